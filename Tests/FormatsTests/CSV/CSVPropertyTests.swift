import TestSupport
import Formats
import Testing

@Suite("Separated values keep what they are given")
struct CSVPropertyTests {
  static let dialects = [
    CSVDialect(hasHeader: false),
    CSVDialect(delimiter: 0x09, hasHeader: false),
    CSVDialect(delimiter: UInt8(ascii: ";"), escape: .backslash, hasHeader: false),
    CSVDialect(delimiter: UInt8(ascii: "|"), skipsLeadingBlanks: true, hasHeader: false),
  ]

  static func table(_ random: inout SplitMix64) -> [[String]] {
    let alphabet: [String] = [
      "a", "é", "ł", "𐍂", "\"", "\"\"", ",", ";", "\t", "|", "\\", "\n", "\r", "\r\n", " ", "'",
      "\u{0}", "\u{FEFF}", "1920",
    ]
    let columns = Int.random(in: 1...5, using: &random)
    return (0..<Int.random(in: 1...6, using: &random)).map { _ in
      (0..<columns).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? ""
        }.joined()
      }
    }
  }

  @Test("Written and read is the same, in every dialect and every size of chunk")
  func roundTrip() throws {
    var random = SplitMix64(seed: 20)
    for _ in 0..<500 {
      let table = Self.table(&random)
      let dialect = try #require(Self.dialects.randomElement(using: &random))
      let end: CSVWriter.LineEnd = Bool.random(using: &random) ? .feed : .returnAndFeed
      var writer = CSVWriter(dialect: dialect, lineEnd: end)
      for row in table { try writer.write(row) }
      let text = String(decoding: writer.drain(), as: UTF8.self)
      let chunk = Int.random(in: 1...20, using: &random)
      // Compared by their bytes: Swift holds some texts for equal that differ in them.
      let read = try CSVReaderTests.rows(text, dialect: dialect, chunk: chunk)
      #expect(read.map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
    }
  }

  @Test("Any text in any chunks gives the same records, or the same error")
  func chunks() {
    var random = SplitMix64(seed: 7)
    let alphabet: [Character] = ["a", ",", "\"", "\n", "\r", "\r\n", "é", "\\", " "]
    for _ in 0..<1000 {
      let count = Int.random(in: 0...25, using: &random)
      let text = String((0..<count).compactMap { _ in alphabet.randomElement(using: &random) })
      let dialect = CSVDialect(
        escape: Bool.random(using: &random) ? .doubled : .backslash,
        hasHeader: false
      )
      func outcome(_ chunk: Int) -> String {
        do throws(FormatError) {
          return "\(try CSVReaderTests.rows(text, dialect: dialect, chunk: chunk))"
        } catch {
          return error.description
        }
      }
      let whole = outcome(.max)
      for chunk in [1, 2, 3, 7] { #expect(outcome(chunk) == whole, "\(text.debugDescription)") }
    }
  }

  @Test("What cannot be written without quotes is refused, and nothing of it written")
  func withoutQuotes() throws {
    var writer = CSVWriter(dialect: CSVDialect(delimiter: 0x09, quote: nil), lineEnd: .feed)
    try writer.write(["a", "say \"b\""])
    let error = formatError { () throws(FormatError) in try writer.write(["x", "y\tz"]) }
    #expect(error?.position == TextPosition(line: 2, column: 1))
    #expect(String(decoding: writer.drain(), as: UTF8.self) == "a\tsay \"b\"\n")
  }

  @Test("Only what must be quoted is")
  func sparing() throws {
    var writer = CSVWriter(lineEnd: .feed)
    try writer.write(["plain", "a,b", "say \"x\"", "", " x", "two\nlines"])
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text == "plain,\"a,b\",\"say \"\"x\"\"\",,\" x\",\"two\nlines\"\n")
  }
}
