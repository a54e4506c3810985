internal import Chronology
internal import Formats
internal import RegestaKit
internal import SQLite

/// A base, or a part of it, as nodes and edges, read a page at a time.
struct ExportGraph {
  let export: Export
  private let extent: NetworkExtent
  private let families: [String: KindFamily]
  private let relations: [String: Relation]
  private static let page = 500

  init(_ export: Export) throws {
    self.export = export
    extent = try export.base.extent(
      around: export.scope.centers.map(\.id),
      depth: export.scope.depth,
      filter: export.scope.filter
    )
    families = KindFamily.families(of: try export.base.kinds())
    relations = Dictionary(
      try export.base.relations().map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  var base: KnowledgeBase { export.base }
  var edgeCount: Int { extent.claims.count }
  var entities: [Entity.ID] { extent.entities }
  var isEmpty: Bool { extent.entities.isEmpty }

  /// The family of an entity's kind.
  func family(of entity: Entity) -> KindFamily { families[entity.kind] ?? .thing }

  /// Whether a relation reads the same from both ends.
  func isSymmetric(_ claim: Claim) -> Bool { relations[claim.relation.key]?.isSymmetric ?? false }

  /// What a claim's relation takes for its object.
  func valueType(of claim: Claim) -> Relation.ValueType {
    relations[claim.relation.key]?.value ?? .text
  }

  /// How sure it is that a claim held on the day of the scope; nil without such a day, and for a
  /// claim that has no time.
  func verdict(_ claim: Claim) -> Chronology.Verdict? {
    guard let day = export.scope.filter.on, let period = claim.period else { return nil }
    return ClaimBounds(period).hold(on: day)
  }

  /// What is not plainly so of a claim.
  func marks(of claim: Claim) -> ClaimMarks {
    ClaimMarks(
      isVague: claim.certainty != .certain || verdict(claim) == .possible,
      isDisputed: claim.isDisputed,
      isDenied: claim.isDenied
    )
  }

  /// The title of the base, and which part of it this is.
  func heading() throws -> String {
    let title = try base.meta("title").map { "\($0): " } ?? ""
    return title + export.scope.words
  }

  /// The notices that travel with what is sent out, by their key in the base.
  func notices() throws -> [(key: String, text: String)] {
    try ["title", "owner", "license", "attribution"].compactMap { key in
      try base.meta(key).map { (key, $0) }
    }
  }

  // MARK: Nodes and edges

  /// Each entity with the claims about it that are no edges, names and identifiers among them, in
  /// the order of recording.
  ///
  /// - Parameters:
  ///   - chosen: Only these entities; nil for all.
  ///   - body: Takes an entity and its claims.
  /// - Throws: What reading the base throws, and what `body` throws.
  func forEachNode(
    among chosen: [Entity.ID]? = nil,
    _ body: (Entity, [Claim]) throws -> Void
  ) throws {
    for ids in pages(of: chosen ?? extent.entities) {
      let statements = try statements(about: ids)
      for entity in try base.entities(ids) { try body(entity, statements[entity.id] ?? []) }
    }
  }

  /// Each claim between two entities, in the order of recording.
  func forEachEdge(_ body: (_ claim: Claim, _ object: Entity) throws -> Void) throws {
    for ids in pages(of: extent.claims) {
      for claim in try base.claims(ClaimQuery(ids: ids)).sorted(by: { $0.id < $1.id }) {
        if case .entity(let object) = claim.object { try body(claim, object) }
      }
    }
  }

  /// The claims between each two things that are in one direction, together: things in the order
  /// of recording, claims too.
  func forEachBundle(_ body: ([Claim], _ object: Entity) throws -> Void) throws {
    let numbers = "[" + extent.claims.map(\.description).joined(separator: ",") + "]"
    let order = try base.connection.rows(
      """
      SELECT c.id, c.subject, c.object FROM json_each(\(numbers)) AS wanted
        JOIN claim AS c ON c.id = wanted.value ORDER BY c.subject, c.object, c.id
      """
    ) { (claim: Claim.ID(try $0.int(0)), ends: [try $0.int(1), try $0.int(2)]) }
    var rest = order[...]
    while let first = rest.first {
      let bundle = rest.prefix { $0.ends == first.ends }
      rest = rest.dropFirst(bundle.count)
      let claims = try base.claims(ClaimQuery(ids: bundle.map(\.claim))).sorted { $0.id < $1.id }
      if case .entity(let object)? = claims.first?.object { try body(claims, object) }
    }
  }

  /// The two ends of each claim between two entities, in the order of recording.
  func ends() throws -> [(subject: Entity.ID, object: Entity.ID)] {
    let numbers = "[" + extent.claims.map(\.description).joined(separator: ",") + "]"
    return try base.connection.rows(
      """
      SELECT c.subject, c.object FROM json_each(\(numbers)) AS wanted
        JOIN claim AS c ON c.id = wanted.value ORDER BY c.id
      """
    ) { (subject: Entity.ID(try $0.int(0)), object: Entity.ID(try $0.int(1))) }
  }

  private func statements(about ids: [Entity.ID]) throws -> [Entity.ID: [Claim]] {
    let numbers = "[" + ids.map(\.description).joined(separator: ",") + "]"
    let claims = try base.connection.rows(
      """
      SELECT c.id FROM json_each(\(numbers)) AS wanted JOIN claim AS c ON c.subject = wanted.value
       WHERE c.object IS NULL AND c.status = 1
      """
    ) { Claim.ID(try $0.int(0)) }
    guard !claims.isEmpty else { return [:] }
    let found = try base.claims(ClaimQuery(ids: claims, includesNames: true))
    return Dictionary(grouping: found.sorted { $0.id < $1.id }, by: \.subject.id)
  }

  private func pages<ID>(of ids: [ID]) -> [[ID]] {
    stride(from: 0, to: ids.count, by: Self.page).map { start in
      Array(ids[start..<min(start + Self.page, ids.count)])
    }
  }

  // MARK: Losses

  /// Tells of all that no graph has a place for. A part of a base tells only of itself.
  func reportWhatIsNoGraph() throws {
    guard export.scope.isAll else { return }
    try base.connection.forEach(
      """
      SELECT id, sentence, status FROM all_claims WHERE status <> 'recorded' ORDER BY id
      """
    ) { row in
      try export.losses.add(
        .notKnowledge,
        "claim",
        try row.int(0),
        "\(try row.text(2)): \(try row.text(1))"
      )
      return .next
    }
    for (table, words) in Self.tablesOutside {
      let count = try base.connection.first("SELECT count(*) FROM \(raw: table)") { try $0.int(0) }
      if let count, count > 0 {
        try export.losses.add(.notInAGraph, table, nil, count: count, words)
      }
    }
  }

  private static let tablesOutside: [(table: String, words: String)] = [
    ("source", "full records of sources; edges name them only"),
    ("source_dependence", "which source draws on which"),
    ("passage", "the text of sources"),
    ("mention", "what is named where in the text of sources"),
    ("dispute", "what is in dispute, between which sides; edges say only that they are"),
    ("position", "who holds what of a claim"),
    ("question", "questions kept in the base"),
    ("batch", "who recorded what, and when"),
    ("change", "what was changed"),
    ("phrase", "the words by which kinds and relations are asked for"),
  ]

  /// Tells of a text whose control characters are shown by symbols.
  func reportCharacters(of claim: Claim) throws {
    guard ShownText.of(claim.sentence).isChanged else { return }
    try export.losses.add(.character, "claim", claim.id.rawValue, claim.sentence)
  }
}

extension Claim {
  /// The citations in one line; nil without any.
  var evidence: String? {
    citations.isEmpty ? nil : citations.map(\.printed).joined(separator: " | ")
  }

  /// The qualifiers in one line; nil without any.
  var additions: String? {
    qualifiers.isEmpty
      ? nil
      : qualifiers.map { "\($0.relation.label): \($0.value.printed)" }.joined(separator: " | ")
  }

  /// The date that the claim gives, when its value is one.
  var dateText: String? {
    if case .date(let date) = object, !isDenied { date.printed } else { nil }
  }

  /// What an edge is called: the relation, when, and a word for what is not plainly so.
  var edgeLabel: String {
    var text = relation.label
    if isDenied { text = "not: " + text }
    if isDisputed { text = "▲ " + text }
    return when.map { "\(text)\n\($0)" } ?? text
  }
}
