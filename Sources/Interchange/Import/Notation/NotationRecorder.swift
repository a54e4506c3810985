internal import Formats
internal import RegestaKit

/// Takes what notation files say, part by part: straight into an open batch, as the seed is loaded, or
/// through an ``Importer``, which finds what the base has.
protocol NotationRecorder: AnyObject {
  var base: KnowledgeBase { get }
  /// Where what is told next stands.
  var place: ImportPlace { get set }

  /// Whether the base has a kind of that key, which then must be like this one.
  func has(_ kind: KindDraft) throws -> Bool
  func has(_ relation: RelationDraft) throws -> Bool
  func add(_ kind: KindDraft) throws
  func add(_ relation: RelationDraft) throws

  /// Is told of all entities that the files define before any of them is added.
  func prepare(_ references: [EntityReference]) throws
  func addEntity(key: String, kind: String) throws -> Entity.ID
  /// An entity that the files only speak of; nil when there is none.
  func entity(key: String) throws -> Entity.ID?

  func addSource(_ draft: SourceDraft) throws -> Source.ID
  func addDependence(of source: Source.ID, on other: Source.ID) throws
  func source(key: String) throws -> Source.ID?

  /// The languages in which an entity is called by a preferred name already.
  func languages(of entity: Entity.ID) throws -> Set<String>
  /// Records a name; `isRoleGiven` when the file says its role and does not leave it to the order.
  func addName(_ draft: ClaimDraft, isRoleGiven: Bool, citations: [CitationDraft]) throws
  /// No more names come.
  func finishNames() throws

  /// Records a claim; `isExact` when something is said of it elsewhere.
  func addClaim(_ draft: ClaimDraft, citations: [CitationDraft], isExact: Bool) throws -> Claim.ID
  func cite(_ claim: Claim.ID, with citations: [CitationDraft]) throws

  func addDispute(_ draft: DisputeDraft) throws
  func addPosition(_ draft: PositionDraft) throws
}

extension NotationRecorder {
  func addClaim(_ draft: ClaimDraft, isExact: Bool) throws -> Claim.ID {
    try addClaim(draft, citations: [], isExact: isExact)
  }
}

extension NotationFile {
  /// The entities that the file defines, as far as they can be told from others: their first names, their
  /// numbers elsewhere, and the dates that stand in the statements.
  func references(_ names: NotationNames) throws -> [EntityReference] {
    var result: [EntityReference] = []
    let dates = try datings(names)
    for entry in try section("entities") {
      let record = try entityRecord(entry)
      guard let kind = try record.text("kind") else { continue }
      var reference = EntityReference(key: entry.key, kind: kind)
      for node in try record.list("names") {
        if case .scalar(let text, _) = node {
          reference.names.append(EntityReference.Name(text))
        } else if case .mapping(let parts, _) = node,
          case .scalar(let text, _)? = parts.first(where: { $0.key == "text" })?.value
        {
          var language = "en"
          if case .scalar(let tag, _)? = parts.first(where: { $0.key == "lang" })?.value {
            language = tag
          }
          reference.names.append(EntityReference.Name(text, language: language))
        }
      }
      if case .mapping(let ids, _)? = record["ids"] {
        for id in ids {
          guard case .scalar(let text, _) = id.value else { continue }
          reference.identifiers.append(EntityReference.Identifier(id.key, text))
        }
      }
      reference.dates = dates[entry.key] ?? []
      result.append(reference)
    }
    return result
  }

  /// The dates of things that stand in the statements: when they were born, signed, founded. What does not
  /// read is told when the statements are taken in.
  private func datings(_ names: NotationNames) throws -> [String: [EntityReference.Dating]] {
    var dates: [String: [EntityReference.Dating]] = [:]
    for group in try root.list("statements") {
      guard case .mapping(let parts, _) = group,
        case .sequence(let claims, _)? = parts.first(where: { $0.key == "claims" })?.value
      else { continue }
      for claim in claims {
        guard case .mapping(let members, _) = claim,
          case .sequence(let parts, _)? = members.first(where: { $0.key == "claim" })?.value,
          parts.count == 3, case .scalar(let subject, _) = parts[0],
          case .scalar(let relation, _) = parts[1], names.relations[relation]?.value == .date,
          !members.contains(where: { $0.key == "denied" }),
          let date = try? NotationDate(parts[2], file: name).date
        else { continue }
        dates[subject, default: []].append(EntityReference.Dating(relation, date))
      }
    }
    return dates
  }
}
