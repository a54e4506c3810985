import Formats
import Testing

@Suite("How a table is written")
struct CSVDialectTests {
  static func guess(_ text: String) -> CSVDialectGuess {
    CSVDialectGuess(sample: [UInt8](text.utf8), isWhole: true)
  }

  @Test(
    "The delimiter is the one that cuts all lines alike",
    arguments: [
      ("a,b,c\n1,2,3\n4,5,6\n", ",", 3),
      ("name;value\nx;1,5\ny;2,5\n", ";", 2),
      ("name\tnote\nx\tone, two\ny\tthree\n", "\t", 2),
      ("a|b\n1|2\n", "|", 2),
      ("title,pages\n\"War; peace; and more\",12\n\"x; y\",13\n", ",", 2),
      ("just one column\nVilnius\nKaunas\n", ",", 1),
    ]
  )
  func delimiter(text: String, expected: String, columns: Int) {
    let found = Self.guess(text)
    #expect(found.dialect.delimiter == expected.utf8.first)
    #expect(found.columnCount == columns)
    #expect(found.agreement == 1)
  }

  @Test("Quotes: doubled, with a backslash, after a blank, or none")
  func quoting() throws {
    #expect(Self.guess("a,b\n\"x\"\"y\",1\n").dialect.escape == .doubled)
    let backslash = "a,b\n\"x \\\"y\\\", \\\\z\",1\n"
    #expect(Self.guess(backslash).dialect.escape == .backslash)
    #expect(try CSVReaderTests.rows(backslash)[1] == ["x \"y\", \\z", "1"])
    let blanks = "a, b\n1, \"x, y\"\n2, z\n"
    #expect(try CSVReaderTests.rows(blanks) == [["a", "b"], ["1", "x, y"], ["2", "z"]])
    let none = "a\tb\n5'10\" tall\tx\n\"y\t1\n"
    #expect(Self.guess(none).dialect.quote == nil)
    #expect(try CSVReaderTests.rows(none)[2] == ["\"y", "1"])
  }

  @Test("A header has names; data has numbers, gaps and repetitions")
  func header() {
    #expect(Self.guess("name,year\nVilnius,1920\n").dialect.hasHeader)
    #expect(Self.guess("city,state\nVilnius,Lithuania\n").dialect.hasHeader)
    #expect(!Self.guess("Vilnius,1920\nKaunas,1919\n").dialect.hasHeader)
    #expect(!Self.guess("Vilnius,Lithuania\nKaunas,Lithuania\n").dialect.hasHeader)
    #expect(!Self.guess("a,,c\n1,2,3\n").dialect.hasHeader)
    #expect(!Self.guess("").dialect.hasHeader)
  }

  @Test("A part of a file, cut in a quote or a character, is enough")
  func cut() {
    let rows = (0..<5000).map { "\($0);\"ž, \n\($0)\";ė\n" }.joined()
    let text = "id;note;letter\n" + rows
    for length in [20_000, 20_001, 20_002, 20_003, 20_007] {
      let sample = Array([UInt8](text.utf8).prefix(length))
      let found = CSVDialectGuess(sample: sample, isWhole: false)
      #expect(found.dialect == CSVDialect(delimiter: UInt8(ascii: ";")))
      #expect(found.columnCount == 3)
    }
  }
}
