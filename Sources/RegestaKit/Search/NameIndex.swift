internal import Names
internal import SQLite

/// The two forms under which a name is kept for searching; see docs/names.md.
enum NameIndex {
  /// Without case, accents and alphabet: "Łossowski" and "Лоссовский" in plain Latin letters.
  static func folded(_ name: String) -> String { NameFolding.fold(name) }

  /// By sound: one or two keys for each word.
  static func sound(_ name: String) -> String { SoundKey.indexText(name) }

  /// The claims that give a name, with whose it is and the name, in their order.
  static let named: SQL = """
    SELECT c.id, c.subject, c.text FROM claim AS c CROSS JOIN relation AS r ON r.id = c.relation
     WHERE r.value = 'name' AND c.text IS NOT NULL ORDER BY c.id
    """

  /// The same with what the index has of each: whose it is, folded, and by sound.
  static let kept: SQL = """
    SELECT c.id, c.subject, c.text, n.entity, n.folded, n.sound
      FROM claim AS c CROSS JOIN relation AS r ON r.id = c.relation
      LEFT JOIN name AS n ON n.claim = c.id
     WHERE r.value = 'name' AND c.text IS NOT NULL ORDER BY c.id
    """

  /// Fills the table of names and all search indexes from the claims and passages of a base that has
  /// none yet, nor the triggers that keep them.
  static func fill(_ connection: Connection) throws {
    var insert = try connection.prepare(
      "INSERT INTO name (claim, entity, folded, sound) VALUES (?, ?, ?, ?)"
    )
    var given = try connection.prepare(named.text)
    while try given.step() {
      let (claim, entity, name) = try given.withRow {
        (try $0.int64(0), try $0.int64(1), try $0.text(2))
      }
      try insert.run(claim, entity, folded(name), sound(name))
    }
    for index in tables + ["passage_words"] {
      try connection.run("INSERT INTO \(raw: index) (\(raw: index)) VALUES ('rebuild')")
      try optimize(index, in: connection)
    }
  }

  /// The tables in which names are looked up.
  static let tables = ["name_words", "name_trigrams"]

  /// Makes one part of the parts of which an index for search consists: what is looked for is looked up in each.
  static func optimize(_ index: String, in connection: Connection) throws {
    try connection.run("INSERT INTO \(raw: index) (\(raw: index)) VALUES ('optimize')")
  }
}
