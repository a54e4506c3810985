internal import RegestaKit

/// Writes what notation files say as it is said: into a base that has nothing of it yet.
final class NotationWriting: NotationRecorder {
  let base: KnowledgeBase
  var place = ImportPlace("")
  private let writer: Writer

  init(_ writer: Writer, of base: KnowledgeBase) {
    self.writer = writer
    self.base = base
  }

  func has(_ kind: KindDraft) -> Bool { false }
  func has(_ relation: RelationDraft) -> Bool { false }
  func add(_ kind: KindDraft) throws { try writer.addKind(kind) }
  func add(_ relation: RelationDraft) throws { try writer.addRelation(relation) }

  func prepare(_ references: [EntityReference]) {}
  func addEntity(key: String, kind: String) throws -> Entity.ID {
    try writer.addEntity(key: key, kind: kind)
  }
  func entity(key: String) -> Entity.ID? { nil }

  func addSource(_ draft: SourceDraft) throws -> Source.ID { try writer.addSource(draft) }
  func addDependence(of source: Source.ID, on other: Source.ID) throws {
    try writer.addDependence(of: source, on: other)
  }
  func source(key: String) -> Source.ID? { nil }

  func languages(of entity: Entity.ID) throws -> Set<String> {
    Set(try base.names(of: entity).filter { $0.role == "preferred-name" }.map(\.language))
  }
  func addName(_ draft: ClaimDraft, isRoleGiven: Bool, citations: [CitationDraft]) throws {
    _ = try addClaim(draft, citations: citations, isExact: true)
  }
  func finishNames() {}

  func addClaim(_ draft: ClaimDraft, citations: [CitationDraft], isExact: Bool) throws -> Claim.ID {
    let claim = try writer.addClaim(draft)
    try cite(claim, with: citations)
    return claim
  }
  func cite(_ claim: Claim.ID, with citations: [CitationDraft]) throws {
    try writer.addCitations(citations, to: claim)
  }

  func addDispute(_ draft: DisputeDraft) throws {
    try writer.addDispute(draft)
  }
  func addPosition(_ draft: PositionDraft) throws {
    try writer.addPosition(draft)
  }
}
