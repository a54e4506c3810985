import Formats
import Testing

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("a_b *c* [d](e)", #"a\_b \*c\* \[d\](e)"#), ("- item", #"\- item"#), ("1. May", #"1\. May"#),
    ("54.687, 25.28", "54.687, 25.28"), ("a - b", "a - b"), ("<b> &amp;", #"\<b\> \&amp;"#),
    ("one\r\ntwo", "one  two"), ("C:\\x", #"C:\\x"#), ("[^1]", #"\[\^1\]"#), ("nul\u{0}", "nul␀"),
    ("1914", "1914"), ("3)", #"3\)"#),
  ])
  func marksAreEscapedWhereTheyMeanSomething(text: String, expected: String) {
    #expect(MarkdownText.inline(text) == expected)
  }
}
