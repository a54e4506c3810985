internal import RegestaKit
internal import SQLite

/// What the base has that a claim which comes in contradicts.
extension Importer {
  /// The claims that cannot be true together with a new one: its denial, and the other values of a
  /// relation that has one at a time.
  func rivals(
    of draft: ClaimDraft,
    _ relation: Relation,
    _ time: ClaimTime,
    twins: [Twin]
  ) throws -> [Claim.ID] {
    guard draft.status == .recorded, !writer.isUnheard(draft.subject, relation.id) else {
      return []
    }
    if try isLaterThanAll(draft, relation, time) { return [] }
    var rivals: [Claim.ID] = []
    if relation.isFunctional, !draft.isDenied {
      // Twins that did not fit differ in their time; of a date that is the value itself.
      let isDate = relation.value == .date
      rivals += try base.connection.rows(
        """
        SELECT c.id, c.start_min, c.end_max FROM claim AS c
         WHERE c.subject = \(draft.subject.rawValue) AND c.relation = \(relation.id.rawValue)
           AND c.status = 1 AND c.denied = 0 AND \(isDate ? "1" : time.meeting) ORDER BY c.id
        """
      ) { row -> Claim.ID? in
        let id = Claim.ID(try row.int(0))
        guard isDate || !twins.contains(where: { $0.id == id }) else { return nil }
        if isDate { return time.meets(try row.optionalInt(1), try row.optionalInt(2)) ? nil : id }
        return id
      }.compactMap { $0 }
    }
    if case .entity(let object) = draft.object {
      rivals += try base.connection.rows(
        """
        SELECT c.id FROM claim AS c
         WHERE c.subject = \(draft.subject.rawValue) AND c.relation = \(relation.id.rawValue)
           AND c.object = \(object.rawValue) AND c.status = 1 AND c.denied = \(!draft.isDenied)
           AND \(time.meeting) ORDER BY c.id
        """
      ) { Claim.ID(try $0.int(0)) }
    }
    return rivals
  }
}
