internal import Chronology
internal import Formats
internal import RegestaKit
internal import SQLite

/// Tells an importer what the rows of a dump say: the vocabulary, things, sources, claims, judgements.
///
/// What is no knowledge there (candidates, what was superseded or retracted) is none here.
struct DumpKnowledge {
  let stage: DumpStage
  let importer: Importer
  let file: String
  var connection: Connection { stage.connection }

  init(_ stage: DumpStage, _ importer: Importer, file: String) {
    self.stage = stage
    self.importer = importer
    self.file = file
  }

  func take() throws {
    try takeVocabulary()
    try takeEntities()
    try takeSources()
    try takeClaims()
    try takeDisputes()
    try takePositions()
  }

  /// Takes in one row as a record; what it needs goes with it when it is rejected.
  func record(
    _ table: String,
    _ id: Int,
    line: Int,
    needing rows: @escaping () -> [(table: String, condition: String)] = { [] },
    _ body: @escaping () throws -> Void
  ) throws {
    try importer.take(made(table, id, line: line, needing: rows, body))
  }

  /// The same row as a record that is still to be taken in.
  func made(
    _ table: String,
    _ id: Int,
    line: Int,
    needing rows: @escaping () -> [(table: String, condition: String)] = { [] },
    _ body: @escaping () throws -> Void
  ) -> Importer.Record {
    Importer.Record(
      place: ImportPlace(
        file,
        TextPosition(line: line, column: 1),
        record: "\(table) \(id)"
      ),
      rejected: { reason in
        let lines = try? stage.lines(rows() + [(table, "rowid = \(id)")])
        return lines.map { DumpImportFormat.remark(reason) + $0 }
      },
      body: body
    )
  }

  func leaveOut(_ what: String, _ why: String, count: Int) throws {
    guard count > 0 else { return }
    importer.place = ImportPlace(file)
    try importer.leaveOut(what, why, count: count)
  }

  // MARK: The vocabulary

  /// Kinds and relations, parents first.
  private func takeVocabulary() throws {
    for table in ["kind", "relation"] {
      let rows = try connection.rows(
        """
        WITH RECURSIVE line (id, depth) AS (
          SELECT rowid, 0 FROM temp.\(raw: "dump_" + table) AS t WHERE parent IS NULL
             OR NOT EXISTS (SELECT 1 FROM temp.\(raw: "dump_" + table) WHERE rowid = t.parent)
          UNION ALL
          SELECT t.rowid, l.depth + 1 FROM line AS l JOIN temp.\(raw: "dump_" + table) AS t
             ON t.parent = l.id WHERE l.depth < 100)
        SELECT l.id, t.line FROM line AS l JOIN temp.\(raw: "dump_" + table) AS t ON t.rowid = l.id
         ORDER BY l.depth, l.id
        """
      ) { (id: try $0.int(0), line: try $0.int(1)) }
      for row in rows {
        try record(table, row.id, line: row.line) {
          if table == "kind" {
            try importer.define(try kind(row.id))
          } else {
            try importer.define(try relation(row.id))
          }
          try stage.map(table, row.id, to: 1)
        }
      }
    }
  }

  private func kind(_ id: Int) throws -> KindDraft {
    let found = try connection.first(
      """
      SELECT k.key, p.key, k.label, k.plural, k.description FROM temp.dump_kind AS k
        LEFT JOIN temp.dump_kind AS p ON p.rowid = k.parent WHERE k.rowid = \(id)
      """
    ) { row in
      KindDraft(
        key: try row.text(0),
        parent: try row.optionalText(1),
        label: try row.text(2),
        plural: try row.text(3),
        description: try row.optionalText(4)
      )
    }
    var draft = found ?? KindDraft(key: "", label: "", plural: "")
    draft.synonyms = try connection.rows(
      "SELECT text FROM temp.dump_phrase WHERE kind = \(id) ORDER BY rowid"
    ) { try $0.text(0) }
    return draft
  }

  private func relation(_ id: Int) throws -> RelationDraft {
    let found = try connection.first(
      """
      SELECT k.key, p.key, k.label, k.inverse, k.value, k.time, k.use, k.functional,
             k.inverse_functional, k.symmetric, k.transitive, k.annotation, k.url, k.pattern,
             k.description
        FROM temp.dump_relation AS k LEFT JOIN temp.dump_relation AS p ON p.rowid = k.parent
       WHERE k.rowid = \(id)
      """
    ) { row in
      var draft = RelationDraft(key: try row.text(0), label: try row.text(2))
      draft.parent = try row.optionalText(1)
      draft.inverse = try row.optionalText(3)
      draft.value = try known(Relation.ValueType(rawValue: try row.text(4)), "value")
      draft.time = try known(Relation.Nature(rawValue: try row.text(5)), "time")
      draft.use = try known(Relation.Use(rawValue: try row.text(6)), "use")
      draft.isFunctional = try row.bool(7)
      draft.isInverseFunctional = try row.bool(8)
      draft.isSymmetric = try row.bool(9)
      draft.isTransitive = try row.bool(10)
      draft.isAnnotation = try row.bool(11)
      draft.url = try row.optionalText(12)
      draft.pattern = try row.optionalText(13)
      draft.description = try row.optionalText(14)
      return draft
    }
    var draft = found ?? RelationDraft(key: "", label: "")
    let kinds = try connection.rows(
      """
      SELECT r.side, k.key FROM temp.dump_relation_kind AS r
        JOIN temp.dump_kind AS k ON k.rowid = r.kind WHERE r.relation = \(id) ORDER BY r.rowid
      """
    ) { (side: try $0.text(0), kind: try $0.text(1)) }
    draft.subjectKinds = kinds.filter { $0.side == "subject" }.map(\.kind)
    draft.objectKinds = kinds.filter { $0.side == "object" }.map(\.kind)
    draft.phrases = try connection.rows(
      "SELECT form, text, language FROM temp.dump_phrase WHERE relation = \(id) ORDER BY rowid"
    ) { row in
      let form = try known(RelationDraft.Phrase.Form(rawValue: try row.text(0)), "form")
      return RelationDraft.Phrase(form, try row.text(1), language: try row.text(2))
    }
    return draft
  }

  /// A value that must be one of a few.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when it is none of them.
  func known<T>(_ value: T?, _ column: String) throws -> T {
    if let value { return value }
    throw RegestaError(.badInput, "The \"\(column)\" is none that a base can have.")
  }

  /// A date of the dump.
  func date(_ id: Int?) throws -> HistoricalDate? {
    guard let id else { return nil }
    let found = try connection.first(
      "SELECT wording, calendar, earliest, latest, rule, edtf FROM temp.dump_date WHERE rowid = \(id)"
    ) { try KnowledgeBase.date(from: $0, at: 0) }
    guard let date = found ?? nil else { throw Self.noDate(id) }
    return date
  }

  static func noDate(_ id: Int) -> RegestaError {
    RegestaError(.badInput, "The date \(id) that it speaks of is not in the file.")
  }
}
