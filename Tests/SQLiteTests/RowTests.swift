import SQLite
import Testing

/// Reading is strict, and says what is wrong.
struct RowTests {
  enum Status: String, ColumnDecodable, Bindable, CaseIterable {
    case open, settled
  }

  struct Town: RowDecodable, Equatable {
    var id: Int64
    var name: String
    var people: Int?

    init(row: borrowing Row) throws {
      id = try row.int64(0)
      name = try row.text(1)
      people = try row.optionalInt(2)
    }
  }

  private func error(
    _ sql: SQL,
    _ read: (borrowing Row) throws -> Void
  ) throws -> SQLite.DecodingError? {
    let connection = try Connection(.memory)
    return #expect(throws: SQLite.DecodingError.self) {
      _ = try connection.first(sql) { row in try read(row) }
    }
  }

  @Test("A wrong class names column, wish, finding and SQL, but not the value")
  func mismatch() throws {
    let error = try error("SELECT 1 AS a, 'secret' AS b") { _ = try $0.int(1) }
    #expect(
      text(error) == """
        expected column 1 ("b") to be INTEGER, found TEXT
        SELECT 1 AS a, 'secret' AS b
        """
    )
    let bound = try self.error("SELECT \("secret") AS b") { _ = try $0.double(0) }
    #expect(!text(bound).contains("secret"))
  }

  @Test("Nothing is converted behind the caller's back")
  func strictness() throws {
    for read: (borrowing Row) throws -> Void in [
      { _ = try $0.int(0) }, { _ = try $0.double(0) }, { _ = try $0.blob(0) },
      { _ = try $0.bool(0) }, { _ = try $0.optionalInt(0) }, { _ = try $0.withBlob(0) { _ in } },
      { _ = try $0.text(1) }, { _ = try $0.int(2) }, { _ = try $0.text(3) },
      { _ = try $0.int(3) }, { _ = try $0.blob(3) }, { _ = try $0.withUTF8(4) { _ in } },
    ] as [(borrowing Row) throws -> Void] {
      _ = try error("SELECT '1', 1, 1.0, NULL, x'31'", read)
    }
  }

  @Test("A double is read from an integer only if it holds it exactly")
  func doubles() throws {
    let connection = try Connection(.memory)
    #expect(try connection.first("SELECT 3", as: Double.self) == 3)
    let wide = try error("SELECT 9007199254740993") { _ = try $0.double(0) }
    guard case .invalidValue(_, "Double") = try #require(wide) else {
      Issue.record("\(String(describing: wide))")
      return
    }
  }

  @Test("A truth value is 0 or 1")
  func bools() throws {
    let connection = try Connection(.memory)
    #expect(try connection.rows("VALUES (0), (1), (NULL)", as: Bool?.self) == [false, true, nil])
    _ = try error("SELECT 2") { _ = try $0.bool(0) }
  }

  @Test("A column that is not there is an error and not NULL", arguments: [-1, 1, 1 << 40, .min])
  func columns(_ column: Int) throws {
    let found = try error("SELECT 1") { _ = try $0.optionalInt(column) }
    guard case .noSuchColumn(_, count: 1) = try #require(found) else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test("Bad UTF-8 is an error, can be repaired, and its bytes can be had")
  func badText() throws {
    let connection = try Connection(.memory)
    let sql: SQL = "SELECT CAST(x'61ff62' AS TEXT)"
    #expect(throws: SQLite.DecodingError.self) { try connection.first(sql, as: String.self) }
    #expect(throws: SQLite.DecodingError.self) { try connection.first(sql, as: Value.self) }
    #expect(try connection.first(sql) { try $0.repairedText(0) } == "a\u{fffd}b")
    #expect(
      try connection.first(sql) { row in try row.withUTF8(0) { [UInt8]($0) } } == [
        0x61, 0xff, 0x62,
      ]
    )
  }

  @Test(
    "Every kind of bad UTF-8 is found, also where its repair is as long as it was",
    arguments: ["ff", "c3", "61c3", "f09f8f", "eda080", "c0af", "f8888080", "e28261", "80"]
  )
  func badTexts(_ hexadecimal: String) throws {
    let connection = try Connection(.memory)
    let sql: SQL = "SELECT CAST(x'\(raw: hexadecimal)' AS TEXT)"
    #expect(throws: SQLite.DecodingError.self) { try connection.first(sql, as: String.self) }
  }

  @Test("Lent bytes are exact")
  func lent() throws {
    let connection = try Connection(.memory)
    let lengths = try connection.first("SELECT \("a\0b"), \([0, 1] as [UInt8]), '', x''") { row in
      [
        try row.withUTF8(0) { $0.count }, try row.withBlob(1) { $0.count },
        try row.withUTF8(2) { $0.count }, try row.withBlob(3) { $0.count },
      ]
    }
    #expect(lengths == [3, 2, 0, 0])
  }

  @Test("Columns by name, without regard to case; the first of two")
  func names() throws {
    let connection = try Connection(.memory)
    let none = try error("SELECT 1, 2, 3") { _ = try $0.get("none", as: Int.self) }
    #expect(text(none).hasPrefix("no column \"none\" among 3"))
    let found = try connection.first("SELECT 1 AS Año, 'x' AS name, 2 AS NAME") { row in
      [
        try row.get("name", as: String.self), try row.get("NAME"), try row.columnName(2),
        "\(try row.get("Año", as: Int.self))",
      ]
    }
    #expect(found == ["x", "x", "NAME", "1"])
  }

  @Test("Types made of rows and columns")
  func types() throws {
    let connection = try townConnection()
    let read = try connection.rows("SELECT id, name, people FROM town ORDER BY id", as: Town.self)
    #expect(read.map(\.name) == ["Vilna", "Minsk", "Grodno"])
    #expect(read.map(\.people) == [128_000, 110_000, nil])
    #expect(try connection.first("SELECT \(Status.settled)", as: Status.self) == .settled)
    #expect(try connection.first("SELECT NULL", as: Status?.self) == .some(nil))
    #expect(try connection.first("SELECT 1 WHERE 0", as: Int?.self) == .none)
    let error = #expect(throws: SQLite.DecodingError.self) {
      try connection.first("SELECT 'lost'", as: Status.self)
    }
    #expect(text(error).hasPrefix("the value of column 0 (\"'lost'\") is no Status"))
  }

  @Test("A row that a statement does not stand on has no columns")
  func noRow() throws {
    let connection = try Connection(.memory)
    var statement = try connection.prepare("SELECT 1")
    #expect(statement.withRow { $0.columnCount } == 0)
    #expect(try statement.step())
    #expect(try statement.withRow { try $0.int(0) } == 1)
    #expect(try !statement.step())
    #expect(throws: SQLite.DecodingError.self) {
      try statement.withRow { row in _ = try row.optionalInt(0) }
    }
  }
}
