internal import SQLite

// What stands beside claims.

extension ClaimReader {
  /// Adds what stands in other tables: one query for each table, however many claims there are.
  /// `numbers` are those of the claims from the least on, in which order their rows lie.
  func addDetails(to claims: inout [Claim], _ numbers: [Int]) throws {
    var places: [Int: Int] = [:]
    places.reserveCapacity(claims.count)
    for place in claims.indices { places[claims[place].id.rawValue] = place }
    let ids = numbers.numberList()
    try addQualifiers(to: &claims, places, ids)
    try addCitations(to: &claims, places, ids)
    try addDisputes(to: &claims, places, ids)
  }

  private func addQualifiers(to claims: inout [Claim], _ places: [Int: Int], _ ids: String) throws {
    try connection.forEach(
      """
      SELECT q.claim, q.relation, q.object, q.text, q.number, q.number_to, q.unit,
             d.wording, d.calendar, d.earliest, d.latest, d.rule, d.edtf
        FROM json_each(\(ids)) AS wanted
        JOIN qualifier AS q ON q.claim = wanted.value
        LEFT JOIN date AS d ON d.id = q.value_date
       ORDER BY q.claim, q.relation, q.ordinal
      """
    ) { row in
      guard let place = places[try row.int(0)], let relation = try relation(try row.int(1)) else {
        return .next
      }
      let value: Claim.Value
      if let object = try row.optionalInt(2), let entity = try entity(object) {
        value = .entity(entity)
      } else if let date = try KnowledgeBase.date(from: row, at: 7) {
        value = .date(date)
      } else if let number = try row.optionalDouble(4) {
        let upper = try row.optionalDouble(5)
        let unit = try row.optionalInt(6).flatMap(entity)
        value =
          relation.isPoint
          ? .point(latitude: number, longitude: upper ?? 0)
          : .quantity(Quantity(number, to: upper, unit: unit, wording: try row.optionalText(3)))
      } else {
        value = .text(try row.text(3), language: nil)
      }
      claims[place].qualifiers.append(
        Claim.Qualifier(relation: relation.reference, value: value)
      )
      return .next
    }
  }

  private func addCitations(to claims: inout [Claim], _ places: [Int: Int], _ ids: String) throws {
    var isInOrder = true
    try connection.forEach(
      """
      SELECT t.claim, t.id, t.source, t.via, t.stance, t.locator, t.quote, t.note
        FROM json_each(\(ids)) AS wanted
        JOIN citation AS t ON t.claim = wanted.value
       WHERE t.status = 1
      """
    ) { row in
      guard let place = places[try row.int(0)], let source = try source(try row.int(2)) else {
        return .next
      }
      let id = Citation.ID(try row.int(1))
      if let last = claims[place].citations.last, last.id > id { isInOrder = false }
      claims[place].citations.append(
        Citation(
          id: id,
          source: source,
          via: try row.optionalInt(3).flatMap { try self.source($0) },
          stance: Stance(rawValue: try row.int(4)) ?? .supports,
          locator: try row.optionalText(5),
          quote: try row.optionalText(6),
          note: try row.optionalText(7)
        )
      )
      return .next
    }
    // The index gives those of a claim in the order of recording; this is for the day when it does not.
    if !isInOrder {
      for place in claims.indices { claims[place].citations.sort { $0.id < $1.id } }
    }
  }

  private func addDisputes(to claims: inout [Claim], _ places: [Int: Int], _ ids: String) throws {
    try connection.forEach(
      """
      SELECT dc.claim, d.id, d.key, d.question, d.status, dc.side
        FROM json_each(\(ids)) AS wanted
        JOIN dispute_claim AS dc ON dc.claim = wanted.value
        JOIN dispute AS d ON d.id = dc.dispute
       WHERE d.status <> 'withdrawn'
       ORDER BY dc.claim, d.id
      """
    ) { row in
      guard let place = places[try row.int(0)] else { return .next }
      claims[place].disputes.append(
        Dispute.Reference(
          id: Dispute.ID(try row.int(1)),
          key: try row.text(2),
          question: try row.text(3),
          status: Dispute.State(rawValue: try row.text(4)) ?? .open,
          side: try row.int(5)
        )
      )
      return .next
    }
  }
}
