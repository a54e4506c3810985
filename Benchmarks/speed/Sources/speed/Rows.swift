import SQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the data layer costs: the same as c/rows.c, with the library's own layer over SQLite.
struct Rows {
  let path: String
  let count: Int

  private struct Claim: RowDecodable {
    var id, subject, relation, object, start, end, source: Int
    var place, note: String

    init(row: borrowing Row) throws {
      id = try row.int(0)
      subject = try row.int(1)
      relation = try row.int(2)
      object = try row.int(3)
      start = try row.int(4)
      end = try row.int(5)
      source = try row.int(6)
      place = try row.text(7)
      note = try row.text(8)
    }
  }

  private static let pages = ["pä", "ž1", "ł7", "12"]

  func run() throws {
    try insert(into: empty(), isOfStrings: true)
    let base = try empty()
    try insert(into: base, isOfStrings: false)
    try scan(base)
    try decode(base)
    try look(into: base)
  }

  /// A new file with the table.
  private func empty() throws -> Connection {
    unlink(path)
    let options = Connection.Options(access: .create, journalMode: .memory)
    let base = try Connection(.file(path), options)
    try base.execute(
      """
      PRAGMA synchronous = OFF;
      CREATE TABLE claim (id INTEGER PRIMARY KEY, subject INTEGER NOT NULL,
        relation INTEGER NOT NULL, object INTEGER NOT NULL, start INTEGER, end INTEGER,
        source INTEGER NOT NULL, place TEXT NOT NULL, note TEXT NOT NULL)
      """
    )
    return base
  }

  /// As C does it, of bytes; or of a string that is made for each row.
  private func insert(into base: Connection, isOfStrings: Bool) throws {
    var measurement = Measurement(isOfStrings ? "rows-insert-strings" : "rows-insert")
    try measurement.sample {
      try base.write {
        var note: [UInt8] = []
        var insert = try base.prepare("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for id in 1...count {
          let start = 2_378_497 + id % 40_000
          try insert.run {
            $0.add(id)
            $0.add(id * 7919 % 200_000)
            $0.add(id % 60)
            $0.add(id * 104_729 % 200_000)
            $0.add(start)
            $0.add(start + 365)
            $0.add(id % 20_000)
            $0.add(Self.pages[id & 3])
            if isOfStrings {
              $0.add("Łossowski, tom \(id), s. żółw")
            } else {
              Self.write(id, to: &note)
              $0.add(utf8: note)
            }
          }
        }
      }
    }
    measurement.found = count
    measurement.report()
  }

  private static let head = Array("Łossowski, tom ".utf8)
  private static let tail = Array(", s. żółw".utf8)

  /// The note of a claim.
  private static func write(_ id: Int, to note: inout [UInt8]) {
    note.removeAll(keepingCapacity: true)
    note += head
    var first = note.count
    var rest = id
    repeat {
      note.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    // The last digit came first.
    var last = note.count - 1
    while first < last {
      note.swapAt(first, last)
      (first, last) = (first + 1, last - 1)
    }
    note += tail
  }

  private func scan(_ base: Connection) throws {
    var measurement = Measurement("rows-scan")
    for _ in 0..<3 {
      measurement.found = try measurement.sample {
        var sum = 0
        try base.forEach("SELECT id, subject, relation, object, start, \"end\", source FROM claim")
        { row in
          for column in 0..<7 { sum += try row.int(column) }
          return .next
        }
        return sum
      }
    }
    measurement.report()
  }

  private func decode(_ base: Connection) throws {
    var measurement = Measurement("rows-decode")
    for _ in 0..<3 {
      let claims = try measurement.sample {
        try base.rows("SELECT * FROM claim", as: Claim.self)
      }
      measurement.found = claims.count
    }
    measurement.report()
  }

  private func look(into base: Connection) throws {
    let lookups = 100_000
    func look() throws -> Int {
      var point = try base.prepare("SELECT * FROM claim WHERE id = ?")
      var sum = 0
      for index in 0..<lookups {
        try point.bind(1 + index * 7919 % count, at: 1)
        let claim = try point.first(as: Claim.self)
        sum += claim?.id ?? 0
      }
      return sum
    }
    var alone = Measurement("rows-point")
    var together = Measurement("rows-point-read")
    for _ in 0..<5 {
      alone.found = try alone.sample(divide: lookups) { try look() }
      together.found = try together.sample(divide: lookups) { try base.read { try look() } }
    }
    alone.report()
    together.report()
  }
}
