import SQLite
import Testing

/// Functions, aggregates and collations written in Swift.
struct FunctionTests {
  struct Refusal: Error, CustomStringConvertible {
    var description: String { "I will not" }
  }

  /// Joins texts, and refuses one.
  struct Join: Aggregate {
    var parts: [String] = []

    mutating func step(_ arguments: borrowing FunctionArguments) throws {
      let part = try arguments.text(0)
      if part == "refuse" { throw Refusal() }
      parts.append(part)
    }

    func result() throws -> String {
      if parts.contains("late") { throw Refusal() }
      return parts.joined(separator: "+")
    }
  }

  @Test("A function gets every value and returns every value", arguments: ValueTests.edges)
  func values(_ value: Value) throws {
    let connection = try Connection(.memory)
    try connection.addFunction("same", argumentCount: 1) { try $0.value(0) }
    let read = try connection.first("SELECT same(\(value)), typeof(same(\(value)))") { row in
      (try row.value(0), try row.text(1))
    }
    #expect(read?.0 == value)
    #expect(read?.1 == value.storageClass.rawValue.lowercased())
  }

  @Test("Arguments are read strictly, and their number is free if wanted")
  func arguments() throws {
    let connection = try Connection(.memory)
    try connection.addFunction("many", argumentCount: nil) { arguments in
      var sum = 0
      for index in 0..<arguments.count where try !arguments.isNull(index) {
        sum += try arguments.int(index)
      }
      return sum
    }
    #expect(try connection.first("SELECT many(), many(1, NULL, 2)") { try $0.values() } == [0, 3])
    let error = databaseError(.error) { try connection.run("SELECT many(1, '2')") }
    #expect(error?.message == #"expected argument 1 ("many") to be INTEGER, found TEXT"#)
    try connection.addFunction("lacking", argumentCount: 1) { try $0.double(1) }
    let lacking = databaseError(.error) { try connection.run("SELECT lacking(1)") }
    #expect(lacking?.message == "no column 1 among 1")
    try connection.addFunction("length16", argumentCount: 1) { arguments in
      try arguments.withUTF8(0) { $0.count }
    }
    #expect(try connection.first("SELECT length16(\("a\0é"))", as: Int.self) == 4)
  }

  @Test("An error thrown in a function is the error of the statement")
  func errors() throws {
    let connection = try townConnection()
    try connection.addFunction("refuse", argumentCount: 0) { _ -> Int? in throw Refusal() }
    #expect(
      databaseError(.error) { try connection.run("SELECT refuse()") }?.message == "I will not"
    )
    try connection.addFunction("coded", argumentCount: 0) { _ -> Int? in
      throw DatabaseError(.constraintFunction, "a\0b")
    }
    databaseError(.constraintFunction) { try connection.run("UPDATE town SET people = coded()") }
    // Replacing a function releases the old one.
    try connection.addFunction("refuse", argumentCount: 0) { _ in 1 }
    #expect(try connection.first("SELECT refuse()", as: Int.self) == 1)
  }

  @Test("Names and counts that cannot be are refused")
  func refused() throws {
    let connection = try Connection(.memory)
    databaseError(.nulCharacter) { try connection.addFunction("a\0b", argumentCount: 0) { _ in 1 } }
    databaseError(.invalidOption) { try connection.addFunction("a", argumentCount: 128) { _ in 1 } }
    databaseError(.misuse) {
      try connection.addFunction(String(repeating: "x", count: 300), argumentCount: 0) { _ in 1 }
    }
    databaseError(.nulCharacter) {
      try connection.addCollation("a\0b") { (_: String, _: String) in .same }
    }
  }

  @Test("What a function holds is let go with the connection, or when it is replaced or refused")
  func lifetime() throws {
    final class Token { var count = 0 }
    weak var first: Token?
    weak var second: Token?
    do {
      let connection = try Connection(.memory)
      do {
        let (one, two) = (Token(), Token())
        (first, second) = (one, two)
        try connection.addFunction("f", argumentCount: 0) { _ in one.count }
        try connection.addAggregate("g", argumentCount: 0) { [two] () -> Join in
          two.count += 1
          return Join()
        }
        try connection.addCollation("c") { [two] (_: String, _: String) in
          two.count += 1
          return .same
        }
      }
      #expect(first != nil && second != nil)
      try connection.addFunction("f", argumentCount: 0) { _ in 1 }
      #expect(first == nil)
    }
    #expect(second == nil)
  }

  @Test("Flags are what SQLite sees: only an innocuous function runs in a view")
  func flags() throws {
    let connection = try townConnection()
    try connection.addFunction("plain", argumentCount: 0) { _ in 1 }
    try connection.addFunction("mild", argumentCount: 0, flags: [.innocuous]) { _ in 1 }
    try connection.addFunction("direct", argumentCount: 0, flags: [.directOnly]) { _ in 1 }
    for name in ["plain", "mild", "direct"] {
      try connection.run("CREATE VIEW \(identifier: name) AS SELECT \(raw: name)()")
    }
    #expect(try connection.first("SELECT * FROM mild", as: Int.self) == 1)
    databaseError(.error) { try connection.run("SELECT * FROM plain") }
    databaseError(.error) { try connection.run("SELECT * FROM direct") }
    // An index takes only a function that always gives the same.
    try connection.addFunction("fixed", argumentCount: 1, flags: [.deterministic, .innocuous]) {
      try $0.int(0)
    }
    try connection.addFunction("loose", argumentCount: 1, flags: [.innocuous]) { try $0.int(0) }
    try connection.run("CREATE INDEX one ON town(fixed(id))")
    databaseError(.error) { try connection.run("CREATE INDEX two ON town(loose(id))") }
  }

  @Test("An aggregate has a state for each group, and a result for no rows")
  func aggregate() throws {
    let connection = try Connection(.memory)
    try connection.addAggregate("join_all", argumentCount: 1) { Join() }
    let groups = try connection.rows(
      """
      WITH t(g, s) AS (VALUES (1, 'a'), (2, 'x'), (1, 'b'), (2, 'y'))
      SELECT join_all(s) FROM t GROUP BY g ORDER BY g
      """,
      as: String.self
    )
    #expect(groups == ["a+b", "x+y"])
    #expect(try connection.first("SELECT join_all('x') WHERE 0", as: String.self) == "")
  }

  @Test("An error in an aggregate ends the statement", arguments: ["refuse", "late"])
  func aggregateError(_ word: String) throws {
    let connection = try Connection(.memory)
    try connection.addAggregate("join_all", argumentCount: 1) { Join() }
    let error = databaseError(.error) {
      try connection.run("WITH t(s) AS (VALUES ('a'), (\(word)), ('b')) SELECT join_all(s) FROM t")
    }
    #expect(error?.message == "I will not")
    #expect(try connection.first("SELECT join_all('a')", as: String.self) == "a")
  }

  @Test("A collation orders and compares")
  func collation() throws {
    let connection = try Connection(.memory)
    try connection.addCollation("by_length") { (left: String, right: String) in
      left.count < right.count ? .ascending : left.count > right.count ? .descending : .same
    }
    let sorted = try connection.rows(
      "WITH t(s) AS (VALUES ('ccc'), ('é'), ('bb'), ('')) SELECT s FROM t ORDER BY s COLLATE by_length",
      as: String.self
    )
    #expect(sorted == ["", "é", "bb", "ccc"])
    #expect(try connection.first("SELECT 'ab' = 'xy' COLLATE by_length", as: Bool.self) == true)
    databaseError(.error) { try connection.run("SELECT 1 ORDER BY 'a' COLLATE nowhere") }
  }
}
