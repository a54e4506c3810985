internal import SQLite
internal import Seed

/// The definitions in a database's schema, by kind and name.
///
/// The numbers that SQLite's planner keeps are nobody's, and the tables below a search index are the
/// library's own: they differ from one version of it to another.
struct SchemaObjects {
  private let definitions: [String: String]

  init(of connection: Connection) throws {
    var definitions: [String: String] = [:]
    try connection.forEach(
      """
      SELECT type || ' ' || name, ifnull(sql, '') FROM sqlite_schema
       WHERE name NOT GLOB 'sqlite_stat*'
         AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
      """
    ) { row in
      definitions[try row.repairedText(0)] = try row.repairedText(1)
      return .next
    }
    self.definitions = definitions
  }

  /// How many there are, in words.
  func count(of what: String) -> String { "\(definitions.count) \(what)s" }

  /// A number that two schemas share only if they are the same to the letter.
  var fingerprint: String {
    var hash = SHA256()
    for (name, definition) in definitions.sorted(by: { $0.key < $1.key }) {
      hash.update("\(name.utf8.count):\(name)\(definition.utf8.count):\(definition)".utf8)
    }
    return hash.finish()
  }

  /// Where the schema of a database is not that of `schema.sql`.
  static func faults(of connection: Connection) throws -> [String] {
    let ours = try Connection(.memory, Connection.Options(access: .createIfMissing))
    try ours.execute(Seed.schema)
    let wanted = try SchemaObjects(of: ours).definitions
    let found = try SchemaObjects(of: connection).definitions
    let missing = wanted.keys.filter { found[$0] == nil }.map { "the \($0) is missing" }
    let strange = found.keys.filter { wanted[$0] == nil }.map { "the \($0) is not Regesta's" }
    let other = wanted.filter { found[$0.key] != nil && found[$0.key] != $0.value }
      .map { "the \($0.key) is not as Regesta has it" }
    return (missing + strange + other).sorted()
  }
}
