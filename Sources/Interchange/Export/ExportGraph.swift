internal import Chronology
internal import RegestaKit

/// A base, or a part of it, as nodes and edges, read a page at a time.
struct ExportGraph {
  let export: Export
  let extent: NetworkExtent
  private let families: [String: KindFamily]
  private let kinds: [String: Kind]
  private let relations: [String: Relation]
  /// Of what is said of one thing alone, only these; nil: all.
  let namedClaims: Set<Claim.ID>?

  init(_ export: Export) throws {
    let (extent, namedClaims) = try export.extent()
    try self.init(export, extent, namedClaims)
  }

  /// The same graph for another reader of the base.
  ///
  /// - Throws: What reading the base throws.
  func read(for export: Export) throws -> ExportGraph {
    try ExportGraph(export, extent, namedClaims)
  }

  private init(_ export: Export, _ extent: NetworkExtent, _ namedClaims: Set<Claim.ID>?) throws {
    self.export = export
    self.extent = extent
    self.namedClaims = namedClaims
    let base = export.base
    let kinds = try base.kinds()
    families = KindFamily.families(of: kinds)
    self.kinds = Dictionary(kinds.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    relations = Dictionary(
      try base.relations().map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  var base: KnowledgeBase { export.base }
  var nodeCount: Int { extent.entities.count }
  var edgeCount: Int { extent.claims.count }
  var entities: [Entity.ID] { extent.entities }
  var isEmpty: Bool { extent.entities.isEmpty }

  /// The family of an entity's kind.
  func family(of entity: Entity) -> KindFamily { families[entity.kind] ?? .thing }

  /// What one thing of the entity's kind is called.
  func kindLabel(of entity: Entity) -> String { kinds[entity.kind]?.label ?? entity.kind }

  /// The keys of an entity's kind and of the kinds above it, the nearest first.
  func kindPath(of entity: Entity) -> [String] {
    var path = [entity.kind]
    while let last = path.last, let parent = kinds[last]?.parent, path.count < 100 {
      path.append(parent)
    }
    return path
  }

  /// Whether a claim's relation is the one of this key, or a case of it.
  func isCase(_ claim: Claim, of relation: String) -> Bool {
    var key: String? = claim.relation.key
    var steps = 0
    while let current = key, steps < 100 {
      if current == relation { return true }
      key = relations[current]?.parent
      steps += 1
    }
    return false
  }

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
      try base.notice(key).map { (key, $0) }
    }
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
  var edgeLabel: String { edgeLabel(when: when) }

  /// What an edge is called, where ``Claim/when`` is known already.
  func edgeLabel(when: String?, separator: String = "\n") -> String {
    var text = relation.label
    if isDenied { text = "not: " + text }
    if isDisputed { text = "▲ " + text }
    return when.map { "\(text)\(separator)\($0)" } ?? text
  }
}
