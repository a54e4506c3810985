import Chronology
import TestSupport
import Testing

/// No text stops the finder, and all that it says of a text is within the text.
@Suite struct ProseHostileTests {
  @Test(arguments: [
    "1", "1920 ", "in 1920 ", "12 July ", "1 and ", "in July and ", "the day after ",
    "two weeks later ",
    "a", "a.", "144,", "[(", "day's ", "1920-", "1/2/1920/", "July\u{300} ", "from 1920 to ",
    "the ",
    "early late mid-", "https://1920.", "\u{202E}1920 ", "🙂", "first half of ", "(b. 1900 ",
  ])
  func longTextsOfOneThing(_ piece: String) {
    let text = String(repeating: piece, count: 40_000 / piece.utf8.count)
    let count = text.unicodeScalars.count
    for found in DateFinder().dates(in: [ProsePassage(text, headings: [text])]) {
      #expect(found.range.upperBound <= count && !found.range.isEmpty)
    }
  }

  @Test func wordsInAnyOrder() {
    let pieces = [
      "the", "c.", "before", "after", "between", "and", "or", "to", "from", "since", "until",
      "early",
      "mid", "late", "first", "half", "of", "century", "centuries", "1920", "12", "7", "28th",
      "July",
      "Aug.", "VII", "-", "–", "/", ".", ",", "(", ")", "[", "]", "O.S.", "N.S.", "BCE", "AD",
      "winter",
      "1850s", "19th", "day", "week", "months", "next", "two", "few", "later", "year", "Monday",
      "in",
      "on", "by", "that", "May", "99999999999", "present", "0", "\u{301}", "é", "🙂", "\0", "\n\n",
      "had",
      "wrote", "Treaty", "men", "born", "†", "’s", "not", "no", "than", "least", "at", "1",
    ]
    var random = SplitMix64(seed: 1651)
    for _ in 0..<4000 {
      let text = (0..<random.int(1...14)).map { _ in random.pick(pieces) }
        .joined(separator: random.chance(80) ? " " : "")
      check(text)
    }
  }

  @Test func anyBytes() {
    var random = SplitMix64(seed: 1410)
    for _ in 0..<2000 {
      let bytes = (0..<random.int(0...60)).map { _ in UInt8(random.int(0...255)) }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func rangesCountUnicodeScalars() throws {
    let text = "🇱🇹 Ša\u{301}rūnas — “še” — left on 12 July 1920.\r\nHe died in 1950."
    let found = DateFinder().dates(in: [ProsePassage(text)])
    #expect(found.map { words($0.range, of: text) } == ["12 July 1920", "1950"])
  }

  private func check(_ text: String) {
    for found in DateFinder().dates(in: [ProsePassage(text, headings: [text])]) {
      #expect(found.wording == words(found.range, of: text))
      #expect(found.named.wording == words(found.namedRange, of: text))
      #expect(found.date.earliest <= found.date.latest)
      #expect((0...1).contains(found.confidence))
      let whole = found.expression.range
      #expect(
        whole.lowerBound <= found.namedRange.lowerBound
          && found.namedRange.upperBound <= whole.upperBound,
        "\(text): \(found)"
      )
      if let anchor = found.anchor { #expect(!words(anchor.range, of: text).isEmpty) }
    }
  }
}
