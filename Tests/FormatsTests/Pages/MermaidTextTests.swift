import Formats
import Testing

@Suite struct MermaidTextTests {
  @Test(arguments: [
    ("Łódź, 14 July", "\"Łódź, 14 July\""), ("say \"x\"", "\"say #34;x#34;\""),
    ("a#b;c", "\"a#35;b#59;c\""), ("<b>&amp;", "\"#60;b#62;#38;amp#59;\""),
    ("one\ntwo", "\"one<br/>two\""), ("1. May", "\"1#46; May\""), ("54.687", "\"54#46;687\""),
    ("- x", "\"#45; x\""), ("`code`", "\"#96;code#96;\""), ("", "\" \""), ("nul\u{0}", "\"nul␀\""),
  ])
  func whatMeansSomethingIsWrittenByItsNumber(text: String, expected: String) {
    #expect(MermaidText.label(text) == expected)
  }

  @Test func aCommentIsOneLineAndNoDirective() {
    #expect(MermaidText.comment("{init: 1}%%\nflowchart") == "%% {init: 1}%% flowchart\n")
    #expect(MermaidText.title("a\n\"b\"") == "\"a \\\"b\\\"\"")
  }
}
