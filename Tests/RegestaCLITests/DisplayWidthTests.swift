import Testing

@testable import RegestaCLI

@Suite struct DisplayWidthTests {
  /// Texts with the cells they take, as `wcswidth` of the Python package wcwidth 0.7 counts them.
  static let hardTexts: [(String, Int)] = [
    ("", 0), ("Vilnius", 7), ("Suwałki", 7), ("Suwałki e\u{301}", 9),
    ("Šiauliai", 8), ("S\u{30C}iauliai", 8), ("ĄČĘĖĮŠŲŪŽ", 9),
    ("A\u{328}C\u{30C}E\u{328}E\u{307}I\u{328}S\u{30C}U\u{328}U\u{304}Z\u{30C}", 9),
    ("Łódź", 4), ("Ło\u{301}dz\u{301}", 4), ("Zażółć gęślą jaźń", 17),
    ("Вільня", 6), ("Минск", 5), ("И\u{306}", 1), ("Їжак", 4), ("І\u{308}жак", 4),
    ("ѣ", 1), ("҃а҃", 1), ("漢字", 4), ("カタカナ", 8), ("ｶﾀｶﾅ", 4), ("ｶﾞ", 2),
    ("한국", 4), ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", 4), ("日本語 text", 11),
    ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇱🇹", 2), ("🇱🇹🇵🇱", 4), ("🇱", 2),
    ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("☎", 1), ("⚔\u{FE0F}", 2),
    ("…", 1), ("—", 1), ("„“", 2), ("a\u{200B}b", 2), ("\u{301}", 0), ("שָׁלוֹם", 4),
    ("العربية", 7), ("ไทย", 3), ("กำ", 2), ("क्षि", 2), ("㈱", 2), ("Ａ", 2), ("①", 1),
    ("🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", 2), ("a\u{20DD}", 1),
    ("│", 1), ("▲", 1), ("s\u{323}\u{307}", 1), ("\u{1B}\u{7F}\u{85}", 0),
  ]

  @Test(arguments: hardTexts)
  func cells(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width, "\(text)")
  }

  @Test func theTableIsSortedAndWithoutOverlap() {
    var last: UInt32 = 0
    for range in DisplayWidth.wideRanges {
      #expect(range.first > last && range.first <= range.last)
      last = range.last
    }
  }

  @Test(arguments: hardTexts)
  func paddingGivesTheWidthAskedFor(text: String, width: Int) {
    for alignment in [CellText.Alignment.leading, .trailing] {
      #expect(DisplayWidth.of(CellText.pad(text, to: 20, alignment)) == 20)
    }
  }

  @Test(arguments: hardTexts)
  func cutTextNeverExceedsItsWidth(text: String, width: Int) {
    for limit in 2...20 {
      let cut = CellText.truncate(text, to: limit)
      #expect(DisplayWidth.of(cut) <= limit)
      #expect(cut == text || cut.hasSuffix("…"))
      if width <= limit { #expect(cut == text) }
    }
  }

  @Test func wrappingKeepsTheWordsAndTheWidth() {
    // The last one holds a line break.
    let text = Self.hardTexts.dropLast().map(\.0).filter { !$0.isEmpty }.joined(separator: " ")
    for width in 2...40 {
      let lines = CellText.wrap(text, to: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
      // Compared by scalars: a mark after a space makes one cluster with it.
      let kept = lines.joined().unicodeScalars.filter { $0 != " " }
      #expect(Array(kept) == text.unicodeScalars.filter { $0 != " " })
    }
  }

  @Test func wrappingBreaksAtSpacesAndKeepsLineBreaks() {
    #expect(CellText.wrap("Polish and Lithuanian", to: 11) == ["Polish and", "Lithuanian"])
    #expect(CellText.wrap("a\n\nb", to: 11) == ["a", "", "b"])
    #expect(CellText.wrap("Suwałki", to: 3) == ["Suw", "ałk", "i"])
    #expect(CellText.wrap("", to: 3) == [""])
  }

  @Test func controlCharactersBecomeVisible() {
    #expect(VisibleText.of("a\u{1B}[31mb\tc\nd", keepsLineBreaks: false) == "a␛[31mb c d")
    #expect(VisibleText.of("a\r\nb", keepsLineBreaks: true) == "a\nb")
    #expect(
      VisibleText.of("x\u{202E}y\u{9B}z\u{7F}", keepsLineBreaks: true) == "x\u{FFFD}y\u{FFFD}z␡"
    )
    #expect(VisibleText.of("Łódź 👨‍👩‍👧", keepsLineBreaks: true) == "Łódź 👨‍👩‍👧")
  }
}
