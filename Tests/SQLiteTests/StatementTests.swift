import SQLite
import Testing

/// Statements, their parameters, and the cache they come from.
struct StatementTests {
  @Test("Values are bound by index, by name, and all at once")
  func binding() throws {
    let connection = try Connection(.memory)
    var statement = try connection.prepare("SELECT ?1, :name, @at, $dollar")
    let names = statement.parameterNames
    #expect(names == ["?1", ":name", "@at", "$dollar"])
    try statement.bind(1, at: 1)
    try statement.bind("n", named: "name")
    try statement.bind(2.5, named: "@at")
    try statement.bind(nil as Int?, named: "$dollar")
    #expect(try statement.first { try $0.values() } == [1, "n", 2.5, nil])
    try statement.bind(7, [1, 2] as [UInt8], true, nil as String?)
    #expect(try statement.first { try $0.values() } == [7, .blob([1, 2]), 1, nil])
    #expect(try statement.first { try $0.values() } == [7, .blob([1, 2]), 1, nil])
    statement.clearBindings()
    #expect(try statement.first { try $0.values() } == [nil, nil, nil, nil])
  }

  @Test("A value too many or too few, or for no parameter, is an error")
  func wrongBinding() throws {
    let connection = try Connection(.memory)
    databaseError(.argumentCount) { try connection.run("SELECT '\(1)'") }
    databaseError(.argumentCount) { try connection.run(SQL(raw: "SELECT ?, ?", arguments: [1])) }
    var statement = try connection.prepare("SELECT ?")
    databaseError(.argumentCount) { try statement.bind(all: [1, 2]) }
    databaseError(.argumentCount) { try statement.bind(1, 2) }
    databaseError(.range) { try statement.bind(1, at: 0) }
    databaseError(.range) { try statement.bind(1, at: 2) }
    databaseError(.range) { try statement.bind("x", at: -1) }
    databaseError(.range) { try statement.bind(1.5, at: 1 << 40) }
    databaseError(.noSuchParameter) { try statement.bind(1, named: "x") }
  }

  @Test("A statement tells what it is")
  func description() throws {
    let connection = try townConnection()
    var statement = try connection.prepare("SELECT id, people + ? AS p FROM town -- all")
    try statement.bind(5, at: 1)
    let (isReadOnly, columns) = (statement.isReadOnly, statement.columns)
    let (sql, expandedSQL) = (statement.sql, statement.expandedSQL)
    #expect(isReadOnly)
    #expect(
      columns == [
        .init(name: "id", declaredType: "INTEGER"), .init(name: "p", declaredType: nil),
      ]
    )
    #expect(sql == "SELECT id, people + ? AS p FROM town -- all")
    #expect(expandedSQL.contains("people + 5"))
    let deletes = try connection.prepare("DELETE FROM town").isReadOnly
    #expect(!deletes)
  }

  @Test("One statement is one statement", arguments: ["SELECT 1; SELECT 2", "SELECT 1;;/**/x"])
  func tail(_ sql: String) throws {
    let connection = try Connection(.memory)
    databaseError(.multipleStatements) { _ = try connection.prepare(sql) }
    databaseError(.multipleStatements) { _ = try connection.run(SQL(raw: sql)) }
    #expect(connection.cacheStatistics.count == 0)
  }

  @Test(
    "Space, comments and semicolons after it do not matter",
    arguments: ["SELECT 1;", "SELECT 1 ; ; -- end", "SELECT 1 /* ; SELECT 2 */\n\t", "SELECT 1;/*"]
  )
  func harmlessTail(_ sql: String) throws {
    let connection = try Connection(.memory)
    #expect(try connection.first(SQL(raw: sql), as: Int.self) == 1)
  }

  @Test("No statement is an error", arguments: ["", " ", ";", "-- nothing", "/* nothing"])
  func nothing(_ sql: String) throws {
    let connection = try Connection(.memory)
    databaseError(.noStatement) { _ = try connection.prepare(sql) }
    try connection.execute(sql)
  }

  @Test("SQL is not cut at a NUL")
  func nul() throws {
    let connection = try townConnection()
    let error = databaseError(.nulCharacter) {
      try connection.run("DELETE FROM town \0 WHERE id = 1")
    }
    #expect(error?.offset == 17)
    databaseError(.nulCharacter) { try connection.execute("DELETE FROM town;\0 x") }
    databaseError(.nulCharacter) { try connection.run("SELECT \(identifier: "a\0b")") }
    #expect(try towns(connection).count == 3)
  }

  @Test("The count of changed rows is that of this statement")
  func changes() throws {
    let connection = try townConnection()
    #expect(try connection.run("UPDATE town SET people = 1 WHERE id < 3") == 2)
    #expect(try connection.run("CREATE TABLE other(a)") == 0)
    #expect(try connection.run("DELETE FROM town WHERE id = 99") == 0)
    #expect(try connection.run("INSERT INTO other VALUES (1) RETURNING a") == 1)
    #expect(connection.lastInsertedRowID == 1)
    #expect(try connection.run("SELECT 1") == 0)
  }

  // MARK: Cache

  @Test("A statement is compiled once and found again, with nothing bound")
  func cache() throws {
    let connection = try Connection(.memory)
    do {
      var statement = try connection.prepare("SELECT ?")
      try statement.bind("left over", at: 1)
      _ = try statement.step()
    }
    var statement = try connection.prepare("SELECT ?")
    #expect(try statement.first { try $0.value(0) } == .null)
    #expect(connection.cacheStatistics.hits == 1)
    #expect(connection.cacheStatistics.misses == 1)
  }

  @Test("Two cursors over one text do not disturb each other")
  func twoCursors() throws {
    let connection = try townConnection()
    let sql = "SELECT name FROM town ORDER BY id"
    var outer = try connection.prepare(sql)
    var pairs: [String] = []
    while try outer.step(), pairs.count < 20 {
      let name = try outer.withRow { try $0.text(0) }
      pairs += try connection.rows(SQL(raw: sql)) { "\(name)-\(try $0.text(0))" }
    }
    #expect(pairs.count == 9)
    #expect(Set(pairs).count == 9)
    // The inner cursor was compiled once and then found, although the outer one ran all the time.
    #expect(connection.cacheStatistics.misses == 2)
    #expect(connection.cacheStatistics.count == 1)
  }

  @Test("The least recently used statement goes first")
  func eviction() throws {
    let connection = try Connection(.memory, .init(statementCacheCapacity: 2))
    for sql in ["SELECT 1", "SELECT 2", "SELECT 1", "SELECT 3"] as [SQL] {
      try connection.run(sql)
    }
    #expect(connection.cacheStatistics.count == 2)
    #expect(connection.cacheStatistics.evictions == 1)
    try connection.run("SELECT 1")
    #expect(connection.cacheStatistics.hits == 2)
    try connection.run("SELECT 2")
    #expect(connection.cacheStatistics.misses == 4)
  }

  @Test("More statements in use than the cache holds, and a cache that holds none")
  func smallCache() throws {
    for capacity in 0...2 {
      let connection = try Connection(.memory, .init(statementCacheCapacity: capacity))
      var one = try connection.prepare("SELECT 1")
      var two = try connection.prepare("SELECT 2")
      var three = try connection.prepare("SELECT 3")
      #expect(try one.step() && two.step() && three.step())
      #expect(connection.cacheStatistics.count == capacity)
    }
  }

  @Test("A cached statement sees a changed schema")
  func schemaChange() throws {
    let connection = try townConnection()
    #expect(try connection.first("SELECT * FROM town") { $0.columnCount } == 3)
    try connection.execute("ALTER TABLE town ADD COLUMN river TEXT")
    let columns = try connection.first("SELECT * FROM town") { row in
      (row.columnCount, try row.columnName(3))
    }
    #expect(columns?.0 == 4)
    #expect(columns?.1 == "river")
    #expect(connection.cacheStatistics.hits == 1)
  }

  @Test("A statement that failed is not kept")
  func spoiled() throws {
    let connection = try townConnection()
    let sql: SQL = "INSERT INTO town(name) VALUES (\("Vilna"))"
    databaseError(.constraintUnique) { try connection.run(sql) }
    #expect(connection.cacheStatistics.count == 0)
    databaseError(.constraintUnique) { try connection.run(sql) }
    #expect(connection.cacheStatistics.hits == 0)
    // It can still be used by whoever has it.
    var insert = try connection.prepare("INSERT INTO town(name) VALUES (?)")
    databaseError(.constraintUnique) { try insert.run("Minsk") }
    #expect(try insert.run("Kovno") == 1)
  }

  @Test("A closure that throws or stops leaves no statement running")
  func earlyEnd() throws {
    struct Stop: Error {}
    let connection = try townConnection()
    #expect(throws: Stop.self) {
      try connection.forEach("SELECT id FROM town") { _ in throw Stop() }
    }
    var seen = 0
    try connection.forEach("SELECT id FROM town") { _ in
      seen += 1
      return .stop
    }
    #expect(seen == 1)
    // A running reader would lock the table.
    try connection.execute("DROP TABLE town")
  }

  @Test("A statement keeps its connection open")
  func lifetime() throws {
    weak var weakConnection: Connection?
    func statement() throws -> Statement {
      let connection = try townConnection()
      weakConnection = connection
      return try connection.prepare("SELECT count(*) FROM town")
    }
    do {
      var kept = try statement()
      #expect(weakConnection != nil)
      #expect(try kept.first(as: Int.self) == 3)
    }
    #expect(weakConnection == nil)
  }
}
