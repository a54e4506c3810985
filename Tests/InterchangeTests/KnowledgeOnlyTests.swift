import Interchange
import RegestaKit
import SQLite
import Testing

/// Whatever readers propose, what is answered as known stays as it was: beside each claim of the founding
/// article stand its denial and the same of a thing that is only proposed, and nothing counts them.
@Suite struct KnowledgeOnlyTests {
  private static func base(proposing: Bool) throws -> KnowledgeBase {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: true, who: "test")
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let source = try writer.addSource(SourceDraft(key: "read", type: "book", short: "Read"))
      let text = String(repeating: "w", count: 2_000)
      try base.connection.run(
        """
        INSERT INTO passage (source, ordinal, text, sha256, batch)
        VALUES (\(source.rawValue), 1, \(text), \(SHA256.hex(of: text.utf8)),
          \(writer.batch.rawValue))
        """
      )
      if proposing { try propose(in: base, writer.batch) }
    }
    return base
  }

  private static func propose(in base: KnowledgeBase, _ batch: Batch.ID) throws {
    let connection = base.connection
    let last = try connection.first("SELECT max(id) FROM claim") { try $0.int(0) } ?? 0
    let things = try connection.first("SELECT max(id) FROM entity") { try $0.int(0) } ?? 0
    try connection.run(
      """
      INSERT INTO entity (id, key, kind, label, status, batch)
      SELECT id + \(things), 'only-read-' || key, kind, label, 0, \(batch.rawValue) FROM entity
       WHERE merged_into IS NULL
      """
    )
    let columns = """
      relation, text, language, number, number_to, unit, value_date, unknown, start_date, end_date,
      start_min, start_max, end_min, end_max, certainty
      """
    // Names go to the things that are proposed; all else is denied, and said of those things.
    try connection.run(
      """
      INSERT INTO claim (subject, object, denied, status, batch, \(raw: columns))
      SELECT c.subject, c.object, 1 - c.denied, 0, \(batch.rawValue), \(raw: columns)
        FROM claim AS c WHERE c.status = 1 AND c.id <= \(last) ORDER BY c.id
      """
    )
    try connection.run(
      """
      INSERT INTO claim (subject, object, denied, status, batch, \(raw: columns))
      SELECT c.subject + \(things), c.object, c.denied, 0, \(batch.rawValue), \(raw: columns)
        FROM claim AS c WHERE c.status = 1 AND c.id <= \(last) ORDER BY c.id
      """
    )
    try connection.run(
      """
      INSERT INTO claim (subject, object, denied, status, batch, \(raw: columns))
      SELECT c.subject, c.object + \(things), c.denied, 0, \(batch.rawValue), \(raw: columns)
        FROM claim AS c WHERE c.status = 1 AND c.object IS NOT NULL AND c.id <= \(last) ORDER BY c.id
      """
    )
    for sql in [
      """
      INSERT INTO name (claim, entity, folded, sound)
      SELECT c.id, c.subject, n.folded, n.sound FROM claim AS c JOIN claim AS o
          ON o.text = c.text AND o.language = c.language AND o.relation = c.relation AND o.id <= \(last)
        JOIN name AS n ON n.claim = o.id WHERE c.id > \(last) GROUP BY c.id
      """,
      """
      INSERT INTO candidate (claim, passage, start, length, score, reader, batch)
      SELECT c.id, (SELECT max(id) FROM passage), c.id % 1000, 10, 0.9, 'test', \(batch) FROM claim AS c
        JOIN relation AS r ON r.id = c.relation WHERE c.id > \(last) AND r.value <> 'name'
      """,
      """
      INSERT INTO citation (claim, source, locator, batch)
      SELECT c.id, s.id, 'p. 1', \(batch) FROM claim AS c, source AS s
       WHERE c.id > \(last) AND s.id < 4
      """,
      """
      INSERT INTO qualifier (claim, relation, object)
      SELECT c.id, r.id, e.id FROM claim AS c, relation AS r, entity AS e
       WHERE c.id > \(last) AND r.key = 'in-place' AND e.key = 'vilnius'
      """,
    ] { try connection.execute(sql) }
    let count = try connection.first("SELECT count(*) FROM claim WHERE status = 0") {
      try $0.int(0)
    }
    #expect(count ?? 0 > 1_500)
  }

  private func rows(_ base: KnowledgeBase, _ sql: String) throws -> [[Value]] {
    try base.connection.rows(SQL(raw: sql)) { try $0.values() }
  }

  @Test func noViewCountsThem() throws {
    let (known, proposed) = (try Self.base(proposing: false), try Self.base(proposing: true))
    let views = try known.connection.rows(
      """
      SELECT name FROM sqlite_schema WHERE type = 'view'
         AND name NOT IN ('all_claims', 'candidates', 'redirect')
      """
    ) { try $0.text(0) }
    #expect(views.count > 20)
    for view in views {
      let sql = "SELECT * FROM \(view)"
      #expect(
        try rows(known, sql).map(\.description).sorted()
          == rows(proposed, sql).map(\.description).sorted(),
        "\(view)"
      )
    }
    #expect(try rows(proposed, "SELECT count(*) FROM candidates") != [[.integer(0)]])
  }

  @Test func noQuestionAnswersThem() throws {
    let (known, proposed) = (try Self.base(proposing: false), try Self.base(proposing: true))
    // That one is about what is not recorded, and says of each that it is a candidate.
    for question in try known.questions() where question.name != "not-recorded" {
      for example in question.examples + [""] {
        let values = Self.values(of: example)
        let isWhole = question.parameters.allSatisfy { !$0.isRequired || values[$0.name] != nil }
        guard isWhole else { continue }
        let answers = try [known, proposed].map { base in
          try base.answer(question, values).rows.map { $0.map(Self.timeless) }
        }
        #expect(answers[0] == answers[1], "\(question.name) \(example)")
      }
    }
  }

  /// A cell without the second in which its batch was written.
  private static func timeless(_ cell: Table.Cell) -> Table.Cell {
    if case .text(let text) = cell, text.count == 20, text.hasSuffix("Z") { .null } else { cell }
  }

  private static func values(of example: String) -> [String: String] {
    var values: [String: String] = [:]
    var name: String?
    for word in example.split(separator: " ").map(String.init) {
      if word.hasPrefix("--") {
        name = String(word.dropFirst(2))
      } else if let key = name {
        let plain = word.filter { $0 != "\"" && $0 != "'" }
        values[key] = values[key].map { $0 + " " + plain } ?? plain
      }
    }
    return values
  }

  @Test func noCheckAndNoCensusCountsThem() throws {
    let (known, proposed) = (try Self.base(proposing: false), try Self.base(proposing: true))
    let findings = try [known, proposed].map { try $0.findings().map { "\($0)" } }
    #expect(findings[0] == findings[1])
    var censuses = try [known, proposed].map { try $0.census() }
    #expect(censuses[1].candidates > 1_000 && censuses[0].candidates == 0)
    censuses[1].candidates = 0
    #expect(censuses[0] == censuses[1])
    for word in ["Vilnius", "vilna", "Łossowski", "Lith", "Grdno"] {
      #expect(try known.search(word) == proposed.search(word), "\(word)")
    }
    let vilnius = try known.entity(named: "Vilnius")
    let portraits = try [known, proposed].map { "\(try $0.portrait(of: vilnius).statements)" }
    #expect(portraits[0] == portraits[1])
    #expect(try proposed.soundness().checks.flatMap(\.faults) == [])
  }

  @Test func noExportHoldsThem() throws {
    let (known, proposed) = (try Self.base(proposing: false), try Self.base(proposing: true))
    for format in ExportFormats.all where format.name != "jsonl" {
      let files = try [known, proposed].map { base -> String in
        var bytes: [UInt8] = []
        try base.export(format) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
      }
      // Batches go out with the second they were made in, and so does the program's clock.
      let lines = files.map { file in
        file.split(separator: "\n").filter { !$0.contains("T") || !$0.contains("Z") }.count
      }
      #expect(lines[0] == lines[1], "\(format.name)")
      #expect(!files[1].contains("only-read-"), "\(format.name)")
    }
  }
}
