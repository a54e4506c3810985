internal import RegestaKit
internal import SQLite

/// Makes keys: a name in plain letters, with a number behind it where the key is taken.
struct KeyMaker {
  /// The last number given behind a stem.
  var last = RecordMemory<String, Int>()

  /// A key that no row of a table has.
  ///
  /// - Parameters:
  ///   - text: What it is made of.
  ///   - fallback: What it is made of when the text has no letter that can stand in a key.
  ///   - table: `entity`, `source` or `dispute`.
  ///   - connection: The base.
  /// - Returns: The key.
  /// - Throws: What reading the base throws.
  mutating func key(
    from text: String,
    fallback: String,
    in table: String,
    of connection: Connection
  ) throws -> String {
    var stem = Slug.of(text)
    if stem.isEmpty { stem = Slug.of(fallback) }
    if stem.isEmpty { stem = "thing" }
    let name = "\(table) \(stem)"
    var number = last[name] ?? 1
    // From the last number given, so that thousands of namesakes cost one look each.
    while try Self.isTaken(Self.numbered(stem, number), table, connection) { number += 1 }
    last[name] = number
    return Self.numbered(stem, number)
  }

  private static func numbered(_ stem: String, _ number: Int) -> String {
    number == 1 ? stem : "\(stem)-\(number)"
  }

  private static func isTaken(_ key: String, _ table: String, _ connection: Connection) throws
    -> Bool
  {
    try connection.first("SELECT 1 FROM \(identifier: table) WHERE key = \(key)") { _ in true }
      ?? false
  }
}
