internal import SQLite

/// The checks of a base that is whole as a file.
///
/// It is asked of a copy: a search index can be checked only where it may be written.
struct SoundnessProof {
  private let connection: Connection
  private let limit: Int

  init(_ connection: Connection, limit: Int) {
    self.connection = connection
    self.limit = limit
  }

  /// All of them, in their order.
  func checks() throws -> [Soundness.Check] {
    let schema = try check(
      "schema",
      "Tables, indexes, views and triggers are Regesta's, and no others.",
      try SchemaObjects(of: connection).count(of: "object"),
      try SchemaObjects.faults(of: connection)
    )
    // Of other tables nothing else can be asked.
    guard !schema.faults.contains(where: { $0.hasPrefix("the table ") }) else { return [schema] }
    var checks = try connection.read {
      [
        schema,
        try check(
          "references",
          "Whatever a row refers to is there.",
          try extent("rows", ofTables: StoredTable.all.map(\.name)),
          try references()
        ),
        try check(
          "rules",
          "What the schema asks of every new row holds of all that are there.",
          "\(SchemaRule.all.count) rules",
          try unreadable() + unkept() + rules()
        ),
        try check(
          "history",
          "Every batch holds what it was closed with, and the log tells every change.",
          try extent("batches", ofTables: ["batch"]),
          try BatchChain(connection).broken().map {
            "batch \($0) does not hold what it was closed with"
          }
        ),
        try check(
          "passages",
          "The text of every passage is the one that was read.",
          try extent("passages", ofTables: ["passage"]),
          try passages()
        ),
        try check(
          "trees",
          "Kinds and relations know all that they are cases of.",
          try extent("kinds and relations", ofTables: ["kind", "relation"]),
          try trees()
        ),
        try check(
          "names",
          "Every name is there to be found, folded as this program folds.",
          try extent("names", ofTables: ["name"]),
          try names()
        ),
        try check(
          "labels",
          "Every thing is shown by the name that its claims give it.",
          try extent("things", ofTables: ["entity"]),
          try labels()
        ),
      ]
    }
    // Last and outside a snapshot: SQLite writes for it, though nothing but the question.
    checks.append(
      try check(
        "search",
        "The search indexes hold the words of all names and passages.",
        "\(Self.searchIndexes.count) indexes",
        try Self.searchIndexes.filter { try !isInStep($0) }.map {
          "\($0) is not in step with what it indexes"
        }
      )
    )
    return checks
  }

  private func check(
    _ name: String,
    _ meaning: String,
    _ extent: String,
    _ faults: [String]
  ) throws -> Soundness.Check {
    Soundness.Check(
      name: name,
      meaning: meaning,
      extent: extent,
      faults: Array(faults.prefix(limit))
    )
  }

  private func extent(_ what: String, ofTables tables: [String]) throws -> String {
    var sum = 0
    for table in tables {
      sum +=
        try connection.first("SELECT count(*) FROM \(identifier: table)") { try $0.int(0) } ?? 0
    }
    return "\(sum) \(what)"
  }

  private static let searchIndexes = ["name_words", "name_trigrams", "passage_words"]

  private func isInStep(_ index: String) throws -> Bool {
    do throws(DatabaseError) {
      // Rank 1: compare with the table that is indexed too.
      try connection.run(
        "INSERT INTO \(raw: index) (\(raw: index), rank) VALUES ('integrity-check', 1)"
      )
      return true
    } catch {
      // An index that is not there at all is a fault of the schema.
      guard error.code == .corrupt || error.code == .error else { throw error }
      return false
    }
  }

  private func references() throws -> [String] {
    try connection.rows(
      """
      SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT \(limit)
      """
    ) { row in
      let number = try row.optionalInt64(1).map { " \($0)" } ?? ""
      return "\(try row.text(0))\(number) refers to a \(try row.text(2)) that is not there"
    }
  }

  /// Rows that do not read, of the tables that are in no batch's hash: others would not be what their batch holds.
  private func unreadable() throws -> [String] {
    try ["meta", "phrase", "question"].flatMap { table in
      var faults: [String] = []
      var count = 0
      try connection.forEach("SELECT * FROM \(raw: table)") { row in
        count += 1
        do throws(DecodingError) {
          _ = try row.values()
        } catch {
          faults.append("row \(count) of \(table) holds what is no text")
        }
        return .next
      }
      return faults
    }
  }

  /// The CHECKs that a row does not keep. SQLite's own check of a file knows none where the file is opened for reading.
  private func unkept() throws -> [String] {
    try TableChecks.breaches(in: connection, limit: limit).map(\.inWords)
  }

  private func rules() throws -> [String] {
    try SchemaRule.all.compactMap { rule in
      try rule.firstBreach(in: connection).map { "\(rule.table) \($0.inWords) \(rule.fault)" }
    }
  }

  private func passages() throws -> [String] {
    var faults: [String] = []
    try connection.forEach("SELECT id, text, sha256 FROM passage ORDER BY id") { row in
      if SHA256.hex(of: Array(try row.text(1).utf8)) != (try row.text(2)) {
        faults.append("passage \(try row.int64(0)) has another text than its SHA-256 is of")
      }
      return faults.count < limit ? .next : .stop
    }
    return faults
  }

  private func trees() throws -> [String] {
    try ["kind", "relation"].compactMap { table in
      let differing = try connection.first(
        """
        WITH RECURSIVE up (thing, ancestor) AS (
          SELECT id, id FROM \(raw: table)
          UNION
          SELECT up.thing, t.parent FROM up JOIN \(raw: table) AS t ON t.id = up.ancestor
           WHERE t.parent IS NOT NULL)
        SELECT (SELECT count(*) FROM (SELECT * FROM up EXCEPT SELECT * FROM \(raw: table)_tree))
             + (SELECT count(*) FROM (SELECT * FROM \(raw: table)_tree EXCEPT SELECT * FROM up))
        """
      ) { try $0.int(0) }
      guard let differing, differing > 0 else { return nil }
      return "\(table)_tree has \(differing) rows too many or too few"
    }
  }

  private func names() throws -> [String] {
    // A difference in either direction is found by walking the claims and counting the index.
    var faults: [String] = []
    var count = 0
    try connection.forEach(NameIndex.kept) { row in
      count += 1
      let values = try row.values()
      let text = try row.text(2)
      let wanted = [
        values[1], .text(NameIndex.folded(text)), .text(NameIndex.sound(text)),
      ]
      if Value.order(values[3...], wanted) != .equal {
        faults.append("the name of claim \(try row.int64(0)) is not in the index")
      }
      return faults.count < limit ? .next : .stop
    }
    let all = try connection.first("SELECT count(*) FROM name") { try $0.int(0) } ?? 0
    if faults.isEmpty, all != count {
      faults.append("the index has \(all) names, the claims give \(count)")
    }
    return faults
  }

  private func labels() throws -> [String] {
    let language = try connection.first("SELECT value FROM meta WHERE key = 'language'") {
      try $0.text(0)
    }
    return try connection.rows(
      """
      SELECT e.key, e.label FROM entity AS e
       WHERE e.merged_into IS NULL
         AND e.label IS NOT \(Writer.label(of: "e", language: language ?? "en"))
       ORDER BY e.id LIMIT \(limit)
      """
    ) { "\(try $0.text(0)) is shown as \"\(try $0.text(1))\", which its claims do not give" }
  }
}
