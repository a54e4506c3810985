import SQLite
import TestSupport
import Testing

/// Values that are bound one after the other, and their texts, which SQLite does not copy.
@Suite struct ParameterBinderTests {
  private func base(_ columns: String) throws -> Connection {
    let base = try Connection(.memory, Connection.Options(access: .createIfMissing))
    try base.execute("CREATE TABLE t (\(columns))")
    return base
  }

  private func rows(_ base: Connection) throws -> [[Value]] {
    try base.rows("SELECT * FROM t ORDER BY rowid") { try $0.values() }
  }

  @Test("Values of all classes arrive as they were given")
  func classes() throws {
    let base = try base("a, b, c, d, e, f, g, h")
    var insert = try base.prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    try insert.run {
      $0.add(7)
      $0.add(Int64.min)
      $0.add(true)
      $0.add(2.5)
      $0.add("")
      $0.add("a\u{0}b")
      $0.add(Value.blob([0, 255]))
      $0.addNull()
    }
    try insert.run {
      $0.add(Int?.none)
      $0.add(Int?.some(1))
      $0.add(Double?.none)
      $0.add(Double?.some(-1))
      $0.add(String?.none)
      $0.add(String?.some("żółw"))
      $0.add(Value.blob([]))
      $0.add(Value.text("x"))
    }
    #expect(
      try rows(base) == [
        [
          .integer(7), .integer(.min), .integer(1), .real(2.5), .text(""), .text("a\u{0}b"),
          .blob([0, 255]), .null,
        ],
        [.null, .integer(1), .null, .real(-1), .null, .text("żółw"), .blob([]), .text("x")],
      ]
    )
  }

  @Test(
    "Texts by their bytes are those of strings",
    arguments: ["", "Žemaičiai", "a\u{0}b", "long"]
  )
  func bytes(text: String) throws {
    let text = text == "long" ? String(repeating: "żółw ", count: 3_000) : text
    let base = try base("a TEXT, b TEXT, c TEXT")
    var insert = try base.prepare("INSERT INTO t VALUES (?, ?, ?)")
    for _ in 0..<3 {
      try insert.run {
        $0.add(utf8: Array(text.utf8))
        $0.add(text)
        $0.add(utf8: [])
      }
    }
    let row = [Value.text(text), .text(text), .text("")]
    #expect(try rows(base) == [row, row, row])
  }

  /// Texts of any length, among them longer ones than are kept, in rows of which each has other lengths.
  @Test(arguments: [1, 2, 3])
  func texts(seed: UInt64) throws {
    let base = try base("a TEXT, b TEXT, c TEXT")
    var random = SplitMix64(seed: seed)
    var insert = try base.prepare("INSERT INTO t VALUES (?, ?, ?)")
    var written: [[Value]] = []
    for row in 0..<400 {
      let most = [3, 40, 900, 9_000, 20_000][row / 20 % 5]
      let texts = (0..<3).map { column in
        String(repeating: "\(row)ž\(column)", count: Int.random(in: 0...most, using: &random) / 4)
      }
      try insert.run { binder in texts.forEach { binder.add($0) } }
      written.append(texts.map(Value.text))
      // Again, with nothing bound anew.
      if row % 50 == 0 {
        try insert.run()
        written.append(texts.map(Value.text))
      }
    }
    #expect(try rows(base) == written)
  }

  @Test("One value that is bound anew leaves the others as they are")
  func oneAnew() throws {
    let base = try base("a, b, c")
    var insert = try base.prepare("INSERT INTO t VALUES (?, ?, ?)")
    let long = String(repeating: "long ", count: 3_000)
    for _ in 0..<3 {
      try insert.run {
        $0.add("first")
        $0.add(long)
        $0.add("third")
      }
      try insert.bind("second", at: 2)
      try insert.run()
      try insert.bind("1", at: 1)
      try insert.run()
    }
    let once: [[Value]] = [
      [.text("first"), .text(long), .text("third")],
      [.text("first"), .text("second"), .text("third")],
      [.text("1"), .text("second"), .text("third")],
    ]
    #expect(try rows(base) == once + once + once)
  }

  @Test("Too few or too many values write nothing, and leave nothing bound")
  func count() throws {
    struct Mine: Error {}
    let base = try base("a, b")
    var insert = try base.prepare("INSERT INTO t VALUES (?, ?)")
    func few(_ binder: inout ParameterBinder) { binder.add("one") }
    func many(_ binder: inout ParameterBinder) { for _ in 0..<3 { binder.add("text") } }
    func broken(_ binder: inout ParameterBinder) throws {
      binder.add("one")
      throw Mine()
    }
    let missing = #expect(throws: DatabaseError.self) { try insert.run(few) }
    #expect(missing?.extendedCode == .argumentCount)
    #expect(missing?.message.contains("1 values for 2 parameters") == true)
    #expect(throws: DatabaseError.self) { try insert.run(many) }
    #expect(throws: Mine.self) { try insert.run(broken) }
    #expect(throws: DatabaseError.self) { try insert.run("only one") }
    #expect(try rows(base).isEmpty)
    try insert.run()
    #expect(try rows(base) == [[.null, .null]])
  }

  @Test("A statement that goes back to the cache has nothing bound")
  func cached() throws {
    let base = try base("a")
    for _ in 0..<2 {
      var insert = try base.prepare("INSERT INTO t VALUES (?)")
      try insert.run()
      try insert.run { $0.add("text") }
    }
    #expect(try rows(base) == [[.null], [.text("text")], [.null], [.text("text")]])
  }
}
