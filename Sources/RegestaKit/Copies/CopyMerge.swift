internal import SQLite

/// Brings the work of another copy into this one, in one batch.
///
/// What is new there is written here in the order of the tables, each row with what it refers to as it is
/// here; then what was changed there is changed here; then it is told where the two do not go together.
/// Every decision is the same whichever of the two takes the other in, so that both come to say the same.
final class CopyMerge {
  let base: KnowledgeBase
  let mine: Connection
  let theirs: Connection
  let writer: Writer
  let known: CopyKnowledge
  var map: RowMap
  var report: CopyMergeReport

  /// What was changed there.
  private(set) var changes: [(place: CopyChange.Place, change: CopyChange)] = []
  private(set) var changed: [CopyChange.Place: CopyChange] = [:]
  /// The rows that came, by table, with their numbers here.
  private var brought: [String: Set<Int>] = [:]
  /// The rows that both copies added, by table, with their numbers there.
  private var matched: [String: Set<Int>] = [:]
  /// What each of their batches added, for the record.
  private var origins: [Int: [String: [(theirs: Int, mine: Int)]]] = [:]
  private var dates: [Int: Int] = [:]
  private var survivors: [Int: Int] = [:]
  /// Claims of this copy that they went on using.
  var used: Set<Int> = []
  /// Things of mine and things that came under other keys, which may be one.
  var uncertain: [(own: Int, key: String)] = []
  /// Claims that stay although one copy set them aside, why it did, and whether it was this copy.
  var kept: [(claim: Int, reason: String, isMine: Bool)] = []
  /// Whether anything was written, or learnt of what is the same.
  var hasNews = false

  static let datesKept = 20_000

  init(_ base: KnowledgeBase, _ theirs: KnowledgeBase, _ known: CopyKnowledge, _ writer: Writer) {
    self.base = base
    mine = base.connection
    self.theirs = theirs.connection
    self.writer = writer
    self.known = known
    map = known.map
    report = CopyMergeReport(past: known.past)
  }

  /// Does all of it.
  ///
  /// - Throws: ``RegestaError``; what cannot be taken over takes everything back.
  func run() throws {
    changes = try CopyChange.all(in: theirs, after: known.theirsKnown, but: known.theirIdle)
    changed = Dictionary(changes.map { ($0.place, $0.change) }, uniquingKeysWith: { $1 })
    try bringVocabulary()
    try bringEntities()
    try takeSplits()
    try bringSources()
    try bringClaims()
    try bringMentions()
    try bringCandidates()
    try bringCitations()
    try takeChanges(of: ["citation", "mention", "position", "alignment"])
    try bringPositions()
    try bringDisputes()
    try takeClaimStatuses()
    try takeChanges(of: ["candidate", "dispute"])
    try takeFacts()
    try takeIdentities()
    try proposeIdentities()
    try joinTwins()
    try joinPreferredNames()
    try writer.refreshLabels(language: try base.meta("language") ?? "en")
    try openDisputes()
    try writer.setFile(report.batches.isEmpty ? nil : file, hash: fileHash, options: options())
  }

  /// The name and the SHA-256 of the file that comes in.
  var file: String?
  var fileHash: String?

  // MARK: Rows

  /// Their rows of a table that are new to this copy, and were not brought from it.
  ///
  /// Those that came from here, by a merge of theirs, are noted as known.
  func news(in table: CopiedTable, _ body: (Int, Int, [Value]) throws -> Void) throws {
    try theirs.forEach(
      SQL(
        raw: "SELECT id, batch, \(table.list) FROM \(table.name) WHERE batch > ? ORDER BY id",
        arguments: [.integer(Int64(known.theirsKnown))]
      )
    ) { row in
      let (id, batch) = (try row.int(0), try row.int(1))
      if let own = map.number(of: id, in: table.name) {
        origins[batch, default: [:]][table.name, default: []].append((id, own))
      } else {
        try body(id, batch, Array(try row.values().dropFirst(2)))
      }
      return .next
    }
  }

  /// Writes a row of theirs here.
  @discardableResult
  func insert(_ id: Int, _ batch: Int, _ values: [Value], into table: CopiedTable) throws -> Int {
    let marks = Array(repeating: "?", count: values.count + 1).joined(separator: ", ")
    try mine.run(
      SQL(
        raw: "INSERT INTO \(table.name) (\(table.list), batch) VALUES (\(marks))",
        arguments: values + [.integer(Int64(writer.batch.rawValue))]
      )
    )
    let own = Int(mine.lastInsertedRowID)
    brought[table.name, default: []].insert(own)
    note(id, batch, own, in: table.name)
    report.count(table.name, \.added)
    return own
  }

  /// Says that a row which they added is one that was added here.
  func match(_ id: Int, _ batch: Int, with own: Int, in table: String) {
    matched[table, default: []].insert(id)
    note(id, batch, own, in: table)
    report.count(table, \.same)
  }

  private func note(_ id: Int, _ batch: Int, _ own: Int, in table: String) {
    map.pair(id, with: own, in: table)
    origins[batch, default: [:]][table, default: []].append((id, own))
    hasNews = true
  }

  /// Whether a row of this copy came with this merge.
  func isBrought(_ own: Int, in table: String) -> Bool { brought[table]?.contains(own) ?? false }

  /// Whether both copies added a row of theirs, so that neither can have changed what the other had.
  func isMatched(_ id: Int, in table: String) -> Bool { matched[table]?.contains(id) ?? false }

  /// The rows that both added: their numbers there and here.
  func pairsOfMatches(in table: String) throws -> [(Int, Int)] {
    (matched[table] ?? []).sorted().compactMap { id in
      map.number(of: id, in: table).map { (id, $0) }
    }
  }

  func rows(broughtInto table: String) -> [Int] { (brought[table] ?? []).sorted() }

  /// Rows of this copy that they do not know and that say the same, column by column.
  func equals(of values: [Value], in table: CopiedTable) throws -> [Int] {
    let conditions = table.columns.map { "t.\($0.name) IS ?" }.joined(separator: " AND ")
    return try mine.rows(
      SQL(
        raw: """
          SELECT t.id FROM \(table.name) AS t WHERE \(conditions) AND t.batch > ? AND t.batch < ?
           ORDER BY t.id
          """,
        arguments: values + [
          .integer(Int64(known.past.batch.rawValue)), .integer(Int64(writer.batch.rawValue)),
        ]
      )
    ) { try $0.int(0) }.filter { map.number(ofMine: $0, in: table.name) == nil }
  }

  // MARK: What rows refer to

  /// The values of a row of theirs as they are here.
  func translated(_ values: [Value], of table: CopiedTable) throws -> [Value] {
    try zip(values, table.columns).map { value, column in
      guard let other = column.refers, case .integer(let number) = value else { return value }
      return .integer(Int64(try reference(Int(number), to: other)))
    }
  }

  /// The number here of a row of theirs; of a thing, that of what it was merged into.
  func reference(_ id: Int, to table: String) throws -> Int {
    if table == "date" { return try date(id) }
    guard let own = map.number(of: id, in: table) else {
      throw RegestaError(
        .damaged,
        "The other copy speaks of \(table) \(id), which it does not have.",
        hint: "Prove it with: regesta verify FILE"
      )
    }
    return table == "entity" ? try survivor(of: own) : own
  }

  func survivor(of own: Int) throws -> Int {
    if let known = survivors[own] { return known }
    let last = try mine.survivor(of: Entity.ID(own))?.rawValue ?? own
    survivors[own] = last
    return last
  }

  func forgetSurvivors() { survivors = [:] }

  private func date(_ id: Int) throws -> Int {
    if let known = dates[id] { return known }
    let columns = "wording, calendar, earliest, latest, rule, edtf, printed, inferred"
    let values = try theirs.first(
      "SELECT \(raw: columns) FROM date WHERE id = \(id)"
    ) { try $0.values() }
    guard let values else {
      throw RegestaError(.damaged, "The other copy speaks of date \(id), which it does not have.")
    }
    try mine.run(
      SQL(
        raw: """
          INSERT INTO date (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
          """,
        arguments: values
      )
    )
    let own = try mine.first(
      """
      SELECT id FROM date WHERE wording = \(values[0]) AND calendar = \(values[1])
         AND earliest = \(values[2]) AND latest = \(values[3]) AND rule = \(values[4])
         AND edtf = \(values[5]) AND inferred = \(values[7])
      """
    ) { try $0.int(0) }
    guard let own else { throw RegestaError(.refused, "The date \(values[0]) was not kept.") }
    if dates.count >= Self.datesKept { dates.removeAll(keepingCapacity: true) }
    dates[id] = own
    return own
  }

  // MARK: The record

  /// What the batch remembers of the copy, so that it is known when it comes again.
  private func options() throws -> String {
    var foreign: [String] = []
    try theirs.forEach(
      """
      SELECT id, hash, json_object('batch', id, 'hash', hash, 'kind', kind, 'at', at, 'who', who,
             'why', why, 'file', file)
        FROM batch WHERE id > \(known.theirsKnown) ORDER BY id
      """
    ) { row in
      let rows = origins[try row.int(0)] ?? [:]
      foreign.append(
        ForeignBatch(hash: try row.text(1), facts: try row.text(2), rows: rows).json
      )
      return .next
    }
    for batch in known.strange.sorted(by: { $0.hash < $1.hash }) {
      var batch = batch
      batch.rows = batch.rows.mapValues { _ in [] }
      for (table, rows) in known.strange.first(where: { $0.hash == batch.hash })?.rows ?? [:] {
        batch.rows[table] = rows.compactMap { row in
          map.number(of: row.mine, in: table).map { (row.theirs, $0) }
        }
      }
      foreign.append(batch.json)
    }
    let conflicts = try report.conflicts.map { conflict in
      try mine.first(
        """
        SELECT json_object('kind', \(conflict.kind.rawValue), 'thing', \(conflict.thing),
               'text', \(conflict.text), 'dispute', \(conflict.dispute))
        """
      ) { try $0.text(0) } ?? "{}"
    }
    return """
      {"copy":{"past":"\(known.past.hash)","batches":[\(foreign.joined(separator: ","))],\
      "conflicts":[\(conflicts.joined(separator: ","))]}}
      """
  }
}
