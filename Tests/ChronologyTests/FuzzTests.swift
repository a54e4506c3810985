import TestSupport
import Chronology
import Testing

/// No text makes a reader stop, and none is read into nonsense.
@Suite struct FuzzTests {
  private static let words = [
    "the", "c.", "ca", "before", "after", "between", "and", "or", "to", "from", "since", "until",
    "early", "mid", "late", "first", "half", "quarter", "of", "century", "1920", "12", "7",
    "July", "Aug.", "VII", "IV", "Adar", "II", "Rabi", "al", "-", "–", "/", ".", ",", "(", ")", "[",
    "]", "?", "~", "%", ":", "O.S.", "BCE", "AD", "AH", "winter", "1850s", "19th", "19c", "Q", "1",
    "day", "week", "months", "next", "two", "later", "year", "Monday", "1648/9", "99999999999",
    "always", "unknown", "date", "present", "0", "\u{301}", "é", "🙂", "\0",
  ]

  @Test func wordsInAnyOrder() {
    var random = SplitMix64(seed: 99)
    let reference = try? HistoricalDate(edtf: "1920-04")
    for _ in 0..<6000 {
      let count = random.int(1...9)
      let text = (0..<count).map { _ in random.pick(Self.words) }
        .joined(separator: random.chance(70) ? " " : "")
      check(text, DateContext(reference: random.chance(50) ? reference : nil))
    }
  }

  @Test func anyBytes() {
    var random = SplitMix64(seed: 255)
    for _ in 0..<3000 {
      let bytes = (0..<random.int(0...40)).map { _ in UInt8(random.int(0...255)) }
      check(String(decoding: bytes, as: UTF8.self), .none)
      let signs = Array("0123456789-/.[]{},XYESTZ:+?~% ".utf8)
      let likely = (0..<random.int(0...14)).map { _ in random.pick(signs) }
      check(String(decoding: likely, as: UTF8.self), .none)
    }
  }

  @Test func dateTextsWithOneThingChanged() {
    var random = SplitMix64(seed: 7)
    for item in EnglishTableTests.cases {
      for _ in 0..<10 {
        var text = Array(item.text)
        let index = random.int(0...text.count - 1)
        switch random.int(1...3) {
        case 1: text.remove(at: index)
        case 2: text.insert(random.pick(Array("0123456789-–/. (")), at: index)
        default: text.swapAt(index, random.int(0...text.count - 1))
        }
        check(String(text), .none)
      }
    }
  }

  @Test func longTextsAreRefusedAtOnce() {
    for piece in [
      "a", "9", "(", "between ", "the day after ", "before ", "XXXX,", "[", "1920..", "é",
    ] {
      for count in [50, 1000, 100_000] {
        check(String(repeating: piece, count: count), .none)
      }
    }
    #expect(throws: DateError.self) {
      try EDTF("[" + String(repeating: "1920,", count: 199) + "1920")
    }
  }

  private func check(_ text: String, _ context: DateContext) {
    do {
      let date = try HistoricalDate(parsing: text, context: context)
      #expect(date.earliest <= date.latest, "\(text)")
      #expect((try? HistoricalDate(english: date.printed))?.bounds == date.bounds, "\(text)")
      #expect(date.wording == trimmed(text))
    } catch {
      #expect(!error.message.isEmpty)
      #expect(error.input == text || error.input == trimmed(text))
      #expect((0...text.utf8.count).contains(error.offset))
    }
    if let period = try? Period(parsing: text, context: context) {
      #expect(period.isConsistent, "\(text)")
    }
  }

  private func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
