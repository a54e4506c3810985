import Formats
import Testing

@Suite("Text for formats without control characters") struct ShownTextTests {
  /// Wherever a character stands in a text of any length, eight bytes at a time or one by one.
  @Test(
    arguments: [
      ("\u{0}", "\u{2400}"), ("\u{8}", "\u{2408}"), ("\u{1F}", "\u{241F}"), ("\u{7F}", "\u{2421}"),
      ("\u{FFFE}", "\u{FFFD}"), ("\u{FFFF}", "\u{FFFD}"), ("\t", "\t"), ("\n", "\n"), ("\r", "\r"),
      ("\u{FEFF}", "\u{FEFF}"), ("\u{80}", "\u{80}"), ("Ž", "Ž"), ("\u{1FFFF}", "\u{1FFFF}"),
    ]
  )
  func symbols(character: String, symbol: String) {
    for filler in ["a", "ł"] {
      for before in 0..<20 {
        for after in 0..<20 {
          let (head, tail) = (
            String(repeating: filler, count: before), String(repeating: filler, count: after)
          )
          let shown = ShownText.of(head + character + tail)
          #expect(shown.text == head + symbol + tail)
          #expect(shown.isChanged == (character != symbol))
        }
      }
    }
  }

  @Test func nothing() {
    #expect(ShownText.of("").text.isEmpty && !ShownText.of("").isChanged)
  }
}
