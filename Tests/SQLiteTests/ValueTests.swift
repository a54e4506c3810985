import TestSupport
import SQLite
import Testing

/// Values go in and come out as they were.
struct ValueTests {
  /// What tends to break, and what a generator hardly finds.
  static let edges: [Value] = [
    .null, .integer(0), .integer(-1), .integer(.max), .integer(.min), .integer(1 << 53),
    .real(0), .real(.infinity), .real(-.infinity), .real(.greatestFiniteMagnitude),
    .real(.leastNonzeroMagnitude), .real(1), .text(""), .text("\0"), .text("a\0b\0"),
    .text("\u{e9}"), .text("e\u{301}"), .text("Лепель"), .text("🏰"), .text("\u{feff}x"),
    .blob([]), .blob([0]), .blob([0xff, 0, 0xfe]),
  ]

  @Test("Every value comes back the same, with its class", arguments: edges)
  func edge(_ value: Value) throws {
    let connection = try Connection(.memory)
    let read = try connection.first("SELECT \(value), typeof(\(value))") { row in
      (try row.value(0), try row.text(1))
    }
    #expect(read?.0 == value)
    #expect(read?.1 == value.storageClass.rawValue.lowercased())
  }

  @Test("Random values survive a table, through every way of binding", arguments: 1...20)
  func random(_ seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let connection = try Connection(.memory)
    try connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b, c, d)")
    var values: [Value] = []
    var insert = try connection.prepare("INSERT INTO t(a, b, c, d) VALUES (?1, :b, ?3, ?4)")
    for _ in 0..<100 {
      let value = Self.value(&generator)
      values.append(value)
      try insert.bind(value, at: 1)
      try insert.bind(value, named: "b")
      try insert.bind(value as Value?, at: 3)
      try insert.bind(value.databaseValue, at: 4)
      #expect(try insert.run() == 1)
    }
    let rows = try connection.rows("SELECT a, b, c, d FROM t ORDER BY id") { try $0.values() }
    #expect(rows == values.map { [$0, $0, $0, $0] })
    #expect(rows.flatMap { $0 }.map(\.bits) == values.flatMap { [$0, $0, $0, $0] }.map(\.bits))
  }

  @Test("A literal written for a value reads back as that value", arguments: edges)
  func literal(_ value: Value) throws {
    let connection = try Connection(.memory)
    let read = try connection.first("SELECT \(raw: SQLText.literal(value))", as: Value.self)
    #expect(read == value)
    #expect(read?.bits == value.bits)
  }

  @Test("Normal forms are not changed: NFC and NFD stay two texts")
  func normalForms() throws {
    let connection = try Connection(.memory)
    // Swift holds them equal, SQLite and the bytes do not.
    let forms = try connection.first("SELECT hex(\("\u{e9}")), hex(\("e\u{301}"))") {
      [try $0.text(0), try $0.text(1)]
    }
    #expect(forms == ["C3A9", "65CC81"])
  }

  @Test("Minus zero keeps its sign; not-a-number becomes NULL")
  func oddNumbers() throws {
    let connection = try Connection(.memory)
    #expect(try connection.first("SELECT \(-0.0)", as: Double.self)?.sign == .minus)
    #expect(try connection.first("SELECT \(Double.nan)", as: Value.self) == .null)
  }

  @Test("No bytes and no text are not NULL")
  func empty() throws {
    let connection = try Connection(.memory)
    let read = try connection.first("SELECT \([UInt8]()), \(""), \(nil as String?)") {
      [try $0.storageClass(0), try $0.storageClass(1), try $0.storageClass(2)]
    }
    #expect(read == [.blob, .text, .null])
  }

  private static func value(_ generator: inout SplitMix64) -> Value {
    let count = Int.random(in: 0...40, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return .null
    case 1: return .integer(Int64(bitPattern: generator.next() >> (generator.next() & 63)))
    case 2:
      let number = Double(bitPattern: generator.next())
      return .real(number.isNaN ? 0.5 : number)
    case 3: return .blob((0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
    case 4: return edges[Int(generator.next() % UInt64(edges.count))]
    default:
      let scalars = (0..<count).map { _ -> Unicode.Scalar in
        let bound: UInt32 = Bool.random(using: &generator) ? 0x80 : 0x11_0000
        return Unicode.Scalar(UInt32.random(in: 0..<bound, using: &generator)) ?? "\0"
      }
      return .text(String(String.UnicodeScalarView(scalars)))
    }
  }
}

extension Value {
  /// What `==` does not see: the sign of zero and the normal form of texts.
  fileprivate var bits: [UInt8] {
    switch self {
    case .null, .integer: []
    case .real(let value): withUnsafeBytes(of: value.bitPattern) { [UInt8]($0) }
    case .text(let text): [UInt8](text.utf8)
    case .blob(let bytes): bytes
    }
  }
}
