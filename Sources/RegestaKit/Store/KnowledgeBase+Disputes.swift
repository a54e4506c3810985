internal import Names
internal import SQLite

extension KnowledgeBase {
  /// The dispute with this number, with the claims on its sides.
  public func dispute(_ id: Dispute.ID) throws -> Dispute? {
    try read { try disputes(where: "id = \(id.rawValue)").first }
  }

  /// The dispute with this key.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound`, with suggestions.
  public func dispute(named key: String) throws -> Dispute {
    try read {
      if let dispute = try disputes(where: "key = \(key)").first { return dispute }
      let all = try connection.rows("SELECT key, question FROM dispute ORDER BY id") {
        (key: try $0.text(0), question: try $0.text(1))
      }
      let near = Suggestions.rank(key, among: all.map(\.key), limit: 3)
      throw RegestaError(
        .notFound,
        "There is no dispute \"\(key)\".",
        hint: all.isEmpty ? "This base records no disputes." : nil,
        suggestions: near.map { .init("dispute:\($0.text)", detail: all[$0.index].question) }
      )
    }
  }

  /// All disputes, the open ones first, then in the order of recording.
  ///
  /// - Parameter includesWithdrawn: Also those opened by mistake, or undone.
  /// - Returns: Each with the claims on its sides.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func disputes(includesWithdrawn: Bool = false) throws -> [Dispute] {
    try read { try disputes(where: includesWithdrawn ? "1" : "status <> 'withdrawn'") }
  }

  /// The numbers of the disputes in some states, the open ones first, then in the order of recording.
  ///
  /// - Parameters:
  ///   - states: In which states.
  ///   - about: Only those with a claim that speaks of this thing.
  /// - Returns: Their numbers.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func disputeIDs(
    in states: Set<Dispute.State>,
    about: Entity.ID? = nil
  ) throws -> [Dispute.ID] {
    let id = about?.rawValue
    return try read {
      try connection.rows(
        """
        SELECT d.id FROM dispute AS d WHERE d.status IN \(list: states.map(\.rawValue).sorted())
           AND (\(id) IS NULL OR EXISTS (
             SELECT 1 FROM dispute_claim AS dc JOIN claim AS c ON c.id = dc.claim
              WHERE dc.dispute = d.id
                AND (c.subject = \(id) OR c.object = \(id)
                  OR EXISTS (SELECT 1 FROM qualifier AS q
                              WHERE q.claim = c.id AND q.object = \(id)))))
         ORDER BY d.status <> 'open', d.id
        """
      ) { Dispute.ID(try $0.int(0)) }
    }
  }

  private func disputes(where condition: SQL) throws -> [Dispute] {
    var disputes = try connection.rows(
      """
      SELECT id, key, question, status, reason, rule FROM dispute
       WHERE \(condition) ORDER BY status <> 'open', id
      """
    ) { row in
      Dispute(
        id: Dispute.ID(try row.int(0)),
        key: try row.text(1),
        question: try row.text(2),
        status: Dispute.State(rawValue: try row.text(3)) ?? .open,
        reason: try row.optionalText(4),
        rule: try row.optionalText(5),
        sides: []
      )
    }
    for place in disputes.indices {
      disputes[place].sides = try sides(of: disputes[place].id)
    }
    return disputes
  }

  private func sides(of dispute: Dispute.ID) throws -> [[Claim]] {
    let members = try connection.rows(
      """
      SELECT side, claim FROM dispute_claim WHERE dispute = \(dispute.rawValue)
       ORDER BY side, claim
      """
    ) { (side: try $0.int(0), claim: Claim.ID(try $0.int(1))) }
    let claims = try claims(
      ClaimQuery(
        statuses: Set(Status.allCases),
        ids: members.map(\.claim),
        includesNames: true
      )
    )
    let byID = Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0) })
    return Dictionary(grouping: members, by: \.side).sorted { $0.key < $1.key }
      .map { $0.value.compactMap { byID[$0.claim] } }
  }
}
