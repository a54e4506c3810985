import Formats
import Testing

@Suite("Reading separated values")
struct CSVReaderTests {
  static func rows(
    _ text: String,
    dialect: CSVDialect? = nil,
    options: CSVOptions = CSVOptions(),
    chunk: Int = .max
  ) throws(FormatError) -> [[String]] {
    let source = MemorySource(text, chunkSize: chunk)
    var reader = try CSVReader(source, encoding: .utf8, dialect: dialect, options: options)
    var rows = reader.header.map { [$0.names] } ?? []
    while let record = try reader.next() { rows.append(Array(record)) }
    return rows
  }

  static func failure(_ text: String, dialect: CSVDialect = .rfc4180) -> FormatError? {
    formatError { () throws(FormatError) in _ = try rows(text, dialect: dialect) }
  }

  @Test("CR, LF and CR LF end lines, also mixed, wherever a chunk ends")
  func lineEnds() throws {
    let expected = [["a", "b"], ["1", "x\r\ny\rz\n"], ["2", ""], ["3", "q"]]
    let text = "a,b\r1,\"x\r\ny\rz\n\"\r\n2,\n3,q"
    for chunk in 1...12 {
      #expect(try Self.rows(text, dialect: .rfc4180, chunk: chunk) == expected)
      #expect(try Self.rows(text + "\r\n", dialect: .rfc4180, chunk: chunk) == expected)
      #expect(try Self.rows("\u{FEFF}" + text, chunk: chunk) == expected)
    }
  }

  @Test("Fields know their line, column and offset")
  func places() throws {
    let text = "\u{FEFF}name,year\r\n\"Łódź\nand\",1920,\"é\"\"\",x\n"
    var options = CSVOptions()
    options.raggedRecords = .given
    var reader = try CSVReader(MemorySource(text), dialect: .rfc4180, options: options)
    let record = try #require(try reader.next())
    #expect(Array(record) == ["Łódź\nand", "1920", "é\"", "x"])
    #expect(record.number == 1)
    #expect(record.line == 2)
    #expect(record.byteOffset == 3 + 11)
    let places = record.indices.map { record.position(of: $0).description }
    #expect(places == ["2:1", "3:6", "3:11", "3:17"])
    #expect(record.indices.map(record.isQuoted) == [true, false, true, false])
    #expect(record.count != reader.columnCount)
    let length = record.withUTF8(of: 2) { $0.count }
    #expect(length == 3)
  }

  @Test("Lines are counted through quoted fields, whatever ends them", arguments: [1, 2, 100])
  func lineNumbers(chunk: Int) throws {
    let text = "a\r\n\"x\r\ny\rz\n\"\r\n2\r\r3\n\n4"
    var reader = try CSVReader(
      MemorySource(text, chunkSize: chunk),
      encoding: .utf8,
      dialect: .rfc4180
    )
    var lines: [Int] = []
    while let record = try reader.next() { lines.append(record.line) }
    #expect(lines == [2, 6, 7, 8, 9, 10])
  }

  @Test("A quote that is never closed is shown where it was opened")
  func openQuote() {
    let error = Self.failure("a,b\n1,\"x\ny\n2,3\n")
    #expect(error?.position == TextPosition(line: 2, column: 3))
    #expect(error?.byteOffset == 6)
    #expect(error?.message.contains("never closed") == true)
  }

  @Test("Quotes where none may stand")
  func strayQuotes() {
    #expect(Self.failure("a,b\n1,x\"y\"\n")?.position == TextPosition(line: 2, column: 4))
    #expect(Self.failure("a,b\n1,\"x\"y\n")?.position == TextPosition(line: 2, column: 6))
    #expect(Self.failure("a,b\n1, \"x\"\n")?.position == TextPosition(line: 2, column: 4))
  }

  @Test("A ragged record is refused with its place, or given as it is; never filled")
  func ragged() throws {
    #expect(Self.failure("a,b\n1,2\n3\n")?.description.hasPrefix("3:1: This record has 1") == true)
    #expect(Self.failure("a,b\n1,2,3\n")?.position == TextPosition(line: 2, column: 5))
    var options = CSVOptions()
    options.raggedRecords = .given
    let rows = try Self.rows("a,b\n1\n1,2,3\n", dialect: .rfc4180, options: options)
    #expect(rows == [["a", "b"], ["1"], ["1", "2", "3"]])
  }

  @Test("Blank lines are no records of a wide table, and are counted")
  func blankLines() throws {
    var reader = try CSVReader(MemorySource("\n\na,b\n\n1,2\r\n\r\n"))
    #expect(reader.header?.names == ["a", "b"])
    #expect(try reader.next().map { Array($0) } == ["1", "2"])
    #expect(try reader.next() == nil)
    #expect(reader.blankLines == 4)
    #expect(reader.recordCount == 1)
    #expect(try Self.rows("a\n\n\"\"\n", dialect: .rfc4180) == [["a"], [""], [""]])
  }

  @Test("Limits: record and fields")
  func limits() {
    var options = CSVOptions()
    options.maximumRecordBytes = 100
    options.maximumFields = 3
    let long = "a\n\"" + String(repeating: "x\n", count: 200)
    let error = formatError { () throws(FormatError) in
      _ = try Self.rows(long, dialect: .rfc4180, options: options, chunk: 10)
    }
    #expect(error?.position == TextPosition(line: 2, column: 1))
    #expect(error?.message.contains("is the quote closed?") == true)
    for text in ["1,2,3,4\n", "1,2,3,4", "1,2,3,\"4\"", "1,2,3,\"4\",5"] {
      let wide = formatError { () throws(FormatError) in
        _ = try Self.rows(text, dialect: .rfc4180, options: options)
      }
      #expect(wide?.message == "More than 3 fields in a record.", "\(text)")
    }
  }

  @Test("An encoding that is none of UTF-8 is read by its letters")
  func encodings() throws {
    let text = "miasto;państwo;rok\nSuwałki;Polska;1920\nŁódź;Polska;1921\nŻytomierz;Rosja;1919\n"
    for encoding in [TextEncoding.windows1250, .iso8859_2] {
      let bytes = try #require(text.encoded(in: encoding))
      var reader = try CSVReader(MemorySource(bytes))
      #expect(try reader.next().map { Array($0) } == ["Suwałki", "Polska", "1920"])
      #expect(reader.dialect.delimiter == UInt8(ascii: ";"))
    }
  }

  @Test("The header's columns are found by name, or the missing ones are named")
  func header() throws {
    let header = CSVHeader(["name", "year", "name"])
    #expect(header.duplicates == ["name"])
    #expect(try header.indices(of: ["year", "name"]) == [1, 0])
    let error = formatError { () throws(FormatError) in _ = try header.indices(of: ["date"]) }
    #expect(error?.message == "No column “date”; the header has “name”, “year”, “name”.")
    #expect(Self.failure("")?.message.contains("no header") == true)
  }
}
