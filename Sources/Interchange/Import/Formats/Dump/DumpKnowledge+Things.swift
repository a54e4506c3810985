internal import RegestaKit
internal import SQLite

extension DumpKnowledge {
  /// Things, each told from the others by its key, its numbers elsewhere, its names and dates; two things
  /// of the dump are never one here.
  func takeEntities() throws {
    try stage.forEachThings { rows in
      for row in rows {
        let id = row.id
        let record = made("entity", id, line: row.line, needing: { entityNeeds("\(id)") }) {
          let reference = try reference(row)
          if let kind = reference.kind { _ = try importer.vocabulary.kind(kind) }
          let entity = try importer.entityToldApart(reference)
          try stage.map("entity", id, to: entity.rawValue)
        }
        try importer.gather(record)
      }
    }
    try importer.takeGathered()
    try stage.noteNumbers()
    // What was merged there stands for what it was merged into.
    try connection.run(
      """
      WITH RECURSIVE line (id, next) AS (
        SELECT rowid, merged_into FROM temp.dump_entity WHERE merged_into IS NOT NULL
        UNION SELECT l.id, e.merged_into FROM line AS l JOIN temp.dump_entity AS e
           ON e.rowid = l.next WHERE e.merged_into IS NOT NULL)
      UPDATE temp.dump_entity SET mapped = (
        SELECT e.mapped FROM line AS l JOIN temp.dump_entity AS e ON e.rowid = l.next
         WHERE l.id = dump_entity.rowid AND e.merged_into IS NULL)
       WHERE merged_into IS NOT NULL
      """
    )
    try leaveOut(
      "things that were taken back",
      "they are no knowledge there",
      count: stage.count("entity", where: "status <> 1")
    )
  }

  private func reference(_ thing: StagedThing) throws -> EntityReference {
    guard let kind = thing.kind else {
      throw RegestaError(.badInput, "The kind of the thing is not in the file.")
    }
    var reference = EntityReference(key: thing.key, kind: kind)
    for mark in thing.marks {
      if mark.value == "date", let date = try date(mark.date) {
        reference.dates.append(EntityReference.Dating(mark.relation, date))
      } else if mark.value == "identifier", let text = mark.text {
        reference.identifiers.append(EntityReference.Identifier(mark.relation, text))
      } else if mark.value == "name", let text = mark.text, mark.relation != "demonym" {
        let language = mark.language ?? "und"
        reference.names.append(EntityReference.Name(text, language: language, role: mark.relation))
      }
    }
    return reference
  }

  /// The rows without which an entity is not known.
  func entityNeeds(_ ids: String) -> [(table: String, condition: String)] {
    let names =
      "subject IN (\(ids)) AND status = 1 AND relation IN "
      + "(SELECT rowid FROM temp.dump_relation WHERE value IN ('name', 'identifier'))"
    return [
      ("entity", "rowid IN (\(ids))"),
      ("kind", "rowid IN (SELECT kind FROM temp.dump_entity WHERE rowid IN (\(ids)))"),
      ("claim", names),
      ("relation", "rowid IN (SELECT relation FROM temp.dump_claim WHERE \(names))"),
    ]
  }

  // MARK: Sources

  func takeSources() throws {
    try stage.forEach("source", where: "status = 1") { id, line in
      try record(
        "source",
        id,
        line: line,
        needing: {
          [("date", "rowid = (SELECT issued FROM temp.dump_source WHERE rowid = \(id))")]
        }
      ) {
        guard let draft = try source(id) else { return }
        let source = try importer.source(draft, shortNames: ["\(draft.short) (\(draft.key))"])
        try stage.map("source", id, to: source.rawValue)
      }
    }
    try leaveOut(
      "sources that were taken back",
      "they are no knowledge there",
      count: stage.count("source", where: "status <> 1")
    )
    try stage.forEach("source_dependence") { id, line in
      try record("source_dependence", id, line: line) {
        let ends = try connection.first(
          """
          SELECT s.mapped, o.mapped FROM temp.dump_source_dependence AS d
            JOIN temp.dump_source AS s ON s.rowid = d.source
            JOIN temp.dump_source AS o ON o.rowid = d.depends_on WHERE d.rowid = \(id)
          """
        ) { (source: try $0.optionalInt(0), other: try $0.optionalInt(1)) }
        guard let source = ends?.source, let other = ends?.other else {
          throw RegestaError(.badInput, "One of the two sources was not taken in.")
        }
        try importer.depend(Source.ID(source), on: Source.ID(other))
      }
    }
    try takePassages()
  }

  private func source(_ id: Int) throws -> SourceDraft? {
    let row = try connection.first(
      """
      SELECT key, type, short, author, title, volume, language, csl, note, issued, entity
        FROM temp.dump_source WHERE rowid = \(id)
      """
    ) { row in
      (
        draft: SourceDraft(
          key: try row.text(0),
          type: try row.text(1),
          short: try row.text(2),
          author: try row.optionalText(3),
          title: try row.optionalText(4),
          volume: try row.optionalText(5),
          language: try row.optionalText(6),
          csl: try row.text(7),
          note: try row.optionalText(8)
        ), issued: try row.optionalInt(9), entity: try row.optionalInt(10)
      )
    }
    guard var draft = row?.draft else { return nil }
    draft.issued = try date(row?.issued)
    draft.entity = try stage.mapped("entity", row?.entity).map(Entity.ID.init(rawValue:))
    return draft
  }

  /// Texts of sources; where the base has another text at the same place, its own stays.
  private func takePassages() throws {
    try stage.forEach("passage") { id, line in
      try record("passage", id, line: line) {
        let row = try connection.first(
          """
          SELECT p.ordinal, p.section, p.paragraph, p.text, p.sha256, s.mapped
            FROM temp.dump_passage AS p JOIN temp.dump_source AS s ON s.rowid = p.source
           WHERE p.rowid = \(id)
          """
        ) { row in
          (
            ordinal: try row.int(0), section: try row.optionalText(1),
            paragraph: try row.optionalInt(2), text: try row.text(3), hash: try row.text(4),
            source: try row.optionalInt(5)
          )
        }
        guard let row, let source = row.source else {
          throw RegestaError(.badInput, "The source of the passage was not taken in.")
        }
        let known = try importer.base.connection.first(
          "SELECT id, text FROM passage WHERE source = \(source) AND ordinal = \(row.ordinal)"
        ) { (id: try $0.int(0), text: try $0.text(1)) }
        if let known {
          if known.text == row.text {
            try stage.map("passage", id, to: known.id)
            try importer.note(.unchanged, "passage", known.id, sentence: row.text.abridged)
          } else {
            try importer.leaveOut("a passage", "the base has another text at its place")
          }
          return
        }
        let passage = try importer.writer.addPassage(
          of: Source.ID(source),
          ordinal: row.ordinal,
          section: row.section,
          paragraph: row.paragraph,
          text: row.text,
          hash: row.hash
        )
        try stage.map("passage", id, to: passage)
        try importer.note(.new, "passage", passage, sentence: row.text.abridged)
      }
    }
  }
}
