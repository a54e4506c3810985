internal import SQLite
internal import Seed

extension KnowledgeBase {
  /// Proves that the base is what it must be: the file whole, the schema ours, every reference and rule
  /// kept, the history unaltered, and the search indexes in step with the names and passages.
  ///
  /// It looks at one moment of the base, in a copy that is gone afterwards, because SQLite checks a
  /// search index only where it may write; the base itself is not touched.
  ///
  /// - Parameter limit: How many faults each check lists at most.
  /// - Returns: All checks. When the file itself is damaged it is the only one.
  /// - Throws: ``RegestaError`` of kind `busy`, `diskFull` or `damaged`.
  public func soundness(limit: Int = 10) throws -> Soundness {
    try Self.translating(path) {
      let file = Soundness.Check(
        name: "file",
        meaning: "The file is whole, and its indexes fit its tables.",
        faults: try faultsOfFile(limit)
      )
      guard file.faults.isEmpty else { return Soundness(checks: [file]) }
      let copy = try Connection(.temporary, Connection.Options(access: .createIfMissing))
      try connection.backup(to: copy)
      let proof = SoundnessProof(connection: copy, limit: limit)
      var checks = [file]
      checks += try copy.read { try proof.checks() }
      checks.append(try proof.search())
      return Soundness(checks: checks)
    }
  }

  private func faultsOfFile(_ limit: Int) throws -> [String] {
    do {
      let lines = try connection.rows("PRAGMA integrity_check(\(raw: "\(limit)"))") {
        try $0.repairedText(0)
      }
      return lines.filter { $0 != "ok" }
    } catch let error as DatabaseError where error.code == .corrupt {
      return [error.message]
    }
  }
}

/// The checks of a base that is whole as a file.
private struct SoundnessProof {
  let connection: Connection
  let limit: Int

  func checks() throws -> [Soundness.Check] {
    [
      Soundness.Check(
        name: "schema",
        meaning: "Tables, indexes, views and triggers are Regesta's, and no others.",
        faults: try schema()
      ),
      Soundness.Check(
        name: "references",
        meaning: "Whatever a row refers to is there.",
        faults: try references()
      ),
      Soundness.Check(
        name: "rules",
        meaning: "Claims fit their relations, bounds their dates, quotations their passages.",
        faults: try rules()
      ),
      Soundness.Check(
        name: "history",
        meaning: "Every batch holds what it was closed with, and the log tells every change.",
        faults: try BatchChain(connection).broken().prefix(limit).map {
          "batch \($0) does not hold what it was closed with"
        }
      ),
      Soundness.Check(
        name: "trees",
        meaning: "Kinds and relations know all that they are cases of.",
        faults: try trees()
      ),
      Soundness.Check(
        name: "names",
        meaning: "Every name is there to be found, folded as this program folds.",
        faults: try names()
      ),
    ]
  }

  /// Asked of SQLite last and outside a snapshot: it writes, though nothing but the question.
  func search() throws -> Soundness.Check {
    let indexes = ["name_words", "name_trigrams", "passage_words"]
    return Soundness.Check(
      name: "search",
      meaning: "The search indexes hold the words of all names and passages.",
      faults: try indexes.filter { try !isInStep($0) }.map {
        "\($0) is not in step with what it indexes"
      }
    )
  }

  private func isInStep(_ index: String) throws -> Bool {
    do throws(DatabaseError) {
      // Rank 1: compare with the table that is indexed too.
      try connection.run(
        "INSERT INTO \(raw: index) (\(raw: index), rank) VALUES ('integrity-check', 1)"
      )
      return true
    } catch {
      guard error.code == .corrupt else { throw error }
      return false
    }
  }

  private func schema() throws -> [String] {
    let ours = try Connection(.memory, Connection.Options(access: .createIfMissing))
    try ours.execute(Seed.schema)
    let (wanted, found) = (try Self.objects(of: ours), try Self.objects(of: connection))
    let missing = wanted.keys.filter { found[$0] == nil }.map { "the \($0) is missing" }
    let strange = found.keys.filter { wanted[$0] == nil }.map { "the \($0) is not Regesta's" }
    let other = wanted.filter { found[$0.key] != nil && found[$0.key] != $0.value }
      .map { "the \($0.key) is not as Regesta has it" }
    return Array((missing + strange + other).sorted().prefix(limit))
  }

  /// The definitions of a schema by kind and name; the numbers that SQLite's planner keeps are nobody's.
  private static func objects(of connection: Connection) throws -> [String: String] {
    var objects: [String: String] = [:]
    try connection.forEach(
      """
      SELECT type || ' ' || name, ifnull(sql, '') FROM sqlite_schema
       WHERE name NOT GLOB 'sqlite_stat*'
      """
    ) { row in
      objects[try row.text(0)] = try row.text(1)
      return .next
    }
    return objects
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

  private func rules() throws -> [String] {
    try SchemaRule.all.compactMap { rule in
      try rule.firstBreach(in: connection).map { key in
        let row = key.map(\.description).joined(separator: ", ")
        return "\(rule.table) \(row) \(rule.fault)"
      }
    }
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
}
