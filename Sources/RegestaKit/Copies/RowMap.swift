internal import SQLite

/// Which row of this base a row of another copy is.
struct RowMap {
  /// By table: up to which number both copies have the same rows.
  private(set) var shared: [String: Int] = [:]
  private var mine: [String: [Int: Int]] = [:]
  private var theirs: [String: [Int: Int]] = [:]

  /// Knows what both copies have from their common past.
  init(_ past: CommonPast, in connection: Connection) throws {
    for table in CopiedTable.numbered {
      let last = try connection.first(
        "SELECT max(id) FROM \(raw: table) WHERE batch <= \(past.batch.rawValue)"
      ) { try $0.optionalInt(0) }
      shared[table] = (last ?? nil) ?? 0
    }
  }

  /// The number that a row of theirs has here; nil when it is not here.
  func number(of row: Int, in table: String) -> Int? {
    row <= shared[table] ?? 0 ? row : mine[table]?[row]
  }

  /// The number that a row of mine has there.
  func number(ofMine row: Int, in table: String) -> Int? {
    row <= shared[table] ?? 0 ? row : theirs[table]?[row]
  }

  /// Says that a row of theirs is one of mine. The first word counts.
  mutating func pair(_ row: Int, with own: Int, in table: String) {
    guard row > shared[table] ?? 0, own > shared[table] ?? 0, mine[table]?[row] == nil,
      theirs[table]?[own] == nil
    else { return }
    mine[table, default: [:]][row] = own
    theirs[table, default: [:]][own] = row
  }
}
