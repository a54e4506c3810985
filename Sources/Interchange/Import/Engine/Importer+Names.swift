public import RegestaKit
internal import SQLite

extension Importer {
  /// Records a name of an entity, or cites the claim that has it under whatever role.
  public func addName(_ name: EntityReference.Name, of entity: Entity.ID) throws {
    let names = try names(of: entity)
    let known = names.first {
      $0.text == name.text && ($0.language == name.language || name.language == "und")
    }
    if let known, name.period == nil {
      try cite(known.claim, with: ownCitation())
      return
    }
    let hasPreferred = names.contains {
      $0.role == "preferred-name" && $0.language == name.language && $0.text != name.text
    }
    let role = name.role == "preferred-name" && hasPreferred ? "alias" : name.role
    let text = ClaimDraft.Object.text(name.text, language: name.language)
    try claim(ClaimDraft(entity, role, text, period: name.period))
  }

  /// The claim by which an entity has a name already, under whatever role, unless the file says which; nil
  /// when it has not, or when the name is dated.
  ///
  /// Which of several names is preferred differs from base to base: a preferred name and an alias are one.
  func knownName(_ draft: ClaimDraft, isRoleGiven: Bool) throws -> Claim.ID? {
    guard case .text(let text, let language?) = draft.object, draft.period == nil,
      !draft.isDenied
    else { return nil }
    return try names(of: draft.subject).first { name in
      let roles = [name.role, draft.relation]
      return name.text == text && name.language == language && !name.isDated
        && (!isRoleGiven || roles[0] == roles[1]
          || roles.allSatisfy { $0 == "preferred-name" || $0 == "alias" })
    }?.claim
  }

  /// The role of a new name: an alias where the base prefers another in its language, unless the files
  /// said that one before and say this one now.
  func freeRole(for draft: ClaimDraft) throws -> String {
    guard draft.relation == "preferred-name", case .text(_, let language) = draft.object else {
      return draft.relation
    }
    let rivals = try names(of: draft.subject).filter {
      try $0.role == "preferred-name" && $0.language == language && !isStillToBeSaid($0.claim)
    }
    if rivals.isEmpty { return draft.relation }
    return try claimIfKnown(draft) == nil ? "alias" : draft.relation
  }

  private struct KnownName {
    var claim: Claim.ID
    var text: String
    var language: String
    var role: String
    var isDated: Bool
  }

  private func names(of entity: Entity.ID) throws -> [KnownName] {
    if writer.isUnnamed(entity) { return [] }
    return try base.connection.rows(
      """
      SELECT c.id, c.text, c.language, r.key, c.start_date IS NOT NULL OR c.end_date IS NOT NULL
        FROM name AS n JOIN claim AS c ON c.id = n.claim JOIN relation AS r ON r.id = c.relation
       WHERE n.entity = \(entity.rawValue) AND c.status = 1 AND c.denied = 0
       ORDER BY c.id
      """
    ) { row in
      KnownName(
        claim: Claim.ID(try row.int(0)),
        text: try row.text(1),
        language: try row.text(2),
        role: try row.text(3),
        isDated: try row.bool(4)
      )
    }
  }
}
