import Formats
import TestSupport
import Testing

@Suite struct XMLFragmentTests {
  /// What each of these is between tags, and inside double quotes.
  private static let characters: [(text: String, content: String, attribute: String)] = [
    ("a", "a", "a"), ("é", "é", "é"), ("ﬀ", "ﬀ", "ﬀ"), ("😀", "😀", "😀"), (" ", " ", " "),
    ("<", "&lt;", "&lt;"), (">", "&gt;", "&gt;"), ("&", "&amp;", "&amp;"), ("=", "=", "="),
    ("\"", "\"", "&quot;"), ("'", "'", "'"), ("\t", "\t", "&#9;"), ("\n", "\n", "&#10;"),
    ("\r", "&#13;", "&#13;"), ("\u{0}", "␀", "␀"), ("\u{1F}", "␟", "␟"), ("\u{7F}", "␡", "␡"),
    ("\u{FFFE}", "\u{FFFD}", "\u{FFFD}"), ("~", "~", "~"),
  ]

  @Test("A text is escaped as its place wants it, wherever in it the character stands")
  func escapes() {
    var random = SplitMix64(seed: 11)
    for length in 0...40 {
      for character in Self.characters {
        // One character among plain ones, at each place with regard to the eight that are looked at together.
        var parts = (0..<length).map { _ in Self.characters[Int.random(in: 0..<5, using: &random)] }
        parts.insert(character, at: Int.random(in: 0...length, using: &random))
        let text = parts.map(\.text).joined()
        let fragment: XMLFragment = "<a b=\"\(attribute: text)\">\(text)</a>"
        let wanted =
          "<a b=\"" + parts.map(\.attribute).joined() + "\">" + parts.map(\.content).joined()
          + "</a>"
        #expect(fragment.bytes == Array(wanted.utf8))
        #expect(XMLText.content(text) == parts.map(\.content).joined())
        #expect(XMLText.attribute(text) == parts.map(\.attribute).joined())
      }
    }
  }

  @Test("Pieces, numbers and XML stand as they are")
  func pieces() {
    let inner: XMLFragment = "<b>\(3)</b>"
    var outer: XMLFragment = "<a x=\"\(0.5)\">\(inner)"
    outer += inner
    outer.append(xml: "</a>")
    #expect(String(decoding: outer.bytes, as: UTF8.self) == "<a x=\"0.5\"><b>3</b><b>3</b></a>")
  }
}
