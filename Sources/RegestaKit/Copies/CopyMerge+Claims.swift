internal import SQLite

/// Claims with their qualifiers, who says them, and what readers say of them.
extension CopyMerge {
  /// Claims that are new there. What both have added in the same words stands once, with the citations of
  /// both; whatever differs stands beside.
  func bringClaims() throws {
    var corrections: [(id: Int, old: Int)] = []
    try news(in: .claim) { id, batch, values in
      let row = try translated(try asAdded(values, id, .claim, "claim"), of: .claim)
      let qualifiers = try self.qualifiers(of: id)
      let reader = try candidate(of: id)
      let old = try theirs.correction(by: id).map { try reference($0, to: "claim") }
      let same = try equal(row, qualifiers, reader).first { try mine.correction(by: $0) == old }
      if let same { return match(id, batch, with: same, in: "claim") }
      var first = row
      // What a reader proposes begins as a proposal; see below.
      if reader != nil, let place = CopiedTable.claim.place(of: "status") { first[place] = 0 }
      let own = try insert(id, batch, first, into: .claim)
      for qualifier in qualifiers { try addQualifier(qualifier, to: own) }
      if case .text(let text) = row[3], case .integer(let subject) = row[0], try isName(own) {
        let entity = Entity.ID(Int(subject))
        try writer.index(name: text, of: entity, claim: Claim.ID(own))
      }
      if let old { corrections.append((own, old)) }
    }
    for correction in corrections {
      try mine.run(
        "UPDATE claim SET supersedes = \(correction.old) WHERE id = \(correction.id)"
      )
    }
  }

  /// The values of a new row as they were when it was added: things were merged since, which is done again
  /// here when all is there.
  func asAdded(
    _ values: [Value],
    _ id: Int,
    _ table: CopiedTable,
    _ item: String
  ) throws -> [Value] {
    zip(values, table.columns).map { value, column in
      let place = CopyChange.Place(item: item, row: id, field: column.name)
      guard column.refers == "entity", let old = changed[place]?.first, let number = Int64(old)
      else { return value }
      return .integer(number)
    }
  }

  private func isName(_ own: Int) throws -> Bool {
    try mine.first(
      """
      SELECT 1 FROM claim AS c JOIN relation AS r ON r.id = c.relation
       WHERE c.id = \(own) AND r.value = 'name'
      """
    ) { _ in true } ?? false
  }

  // MARK: Qualifiers

  private func qualifiers(of id: Int) throws -> [[Value]] {
    try theirs.rows(
      """
      SELECT r.key, \(raw: CopiedTable.qualifier.columns.map { "q." + $0.name }.joined(separator: ", "))
        FROM qualifier AS q JOIN relation AS r ON r.id = q.relation
       WHERE q.claim = \(id) ORDER BY r.key, q.ordinal
      """
    ) { try $0.values() }.map { values in
      var row = Array(values.dropFirst())
      let name = "qualifier \(plain(values[0])) \(plain(row[1]))"
      for (column, field) in [("object", name), ("unit", name + " unit")] {
        let place = CopyChange.Place(item: "claim", row: id, field: field)
        if let index = CopiedTable.qualifier.place(of: column), let old = changed[place]?.first,
          let number = Int64(old)
        {
          row[index] = .integer(number)
        }
      }
      return try translated(row, of: .qualifier)
    }
  }

  private func addQualifier(_ values: [Value], to own: Int) throws {
    let marks = Array(repeating: "?", count: values.count + 1).joined(separator: ", ")
    try mine.run(
      SQL(
        raw: "INSERT INTO qualifier (\(CopiedTable.qualifier.list), claim) VALUES (\(marks))",
        arguments: values + [.integer(Int64(own))]
      )
    )
  }

  private func qualifiers(ofMine own: Int) throws -> Set<[Value]> {
    Set(
      try mine.rows(
        "SELECT \(raw: CopiedTable.qualifier.list) FROM qualifier WHERE claim = \(own)"
      ) { try $0.values() }
    )
  }

  // MARK: What is the same

  /// The claims that were added here too: to the letter, with the same qualifiers, and as much alive.
  private func equal(
    _ values: [Value],
    _ qualifiers: [[Value]],
    _ reader: [Value]?
  ) throws -> [Int] {
    guard let status = CopiedTable.claim.place(of: "status") else { return [] }
    var found: [Int] = []
    if reader == nil {
      // What one of them has taken back or corrected is not what the other says.
      guard [0, 1].contains(values[status]) else { return [] }
      found = try equals(of: values, in: .claim)
    } else {
      // One reader proposes a claim once, whatever became of it.
      for state in 0...3 {
        var other = values
        other[status] = .integer(Int64(state))
        found += try equals(of: other, in: .claim)
      }
    }
    let wanted = Set(qualifiers)
    return try found.filter { own in
      try self.qualifiers(ofMine: own) == wanted && candidate(ofMine: own) == reader
    }
  }

  private static let reading = "start, length, modality, reader, pattern"

  /// What a reader says of a claim that it proposes, as far as it tells two proposals apart.
  private func candidate(of id: Int) throws -> [Value]? {
    let found = try theirs.first(
      "SELECT passage, \(raw: Self.reading) FROM candidate WHERE claim = \(id)"
    ) { (passage: try $0.int(0), values: Array(try $0.values().dropFirst())) }
    return try found.map {
      [.integer(Int64(try reference($0.passage, to: "passage")))] + $0.values
    }
  }

  private func candidate(ofMine own: Int) throws -> [Value]? {
    try mine.first(
      "SELECT passage, \(raw: Self.reading) FROM candidate WHERE claim = \(own)"
    ) { try $0.values() }
  }

  // MARK: Beside claims

  func bringCitations() throws {
    try news(in: .citation) { id, batch, values in
      let row = try translated(values, of: .citation)
      guard case .integer(let claim) = row[0] else { return }
      let isNew = isBrought(Int(claim), in: "claim")
      if !isNew, let own = try equals(of: row, in: .citation).first {
        return match(id, batch, with: own, in: "citation")
      }
      try insert(id, batch, row, into: .citation)
      if !isNew, row.last == 1 { used.insert(Int(claim)) }
    }
  }

  func bringMentions() throws {
    try news(in: .mention) { id, batch, values in
      let row = try translated(values, of: .mention)
      if let own = try equals(of: row, in: .mention).first {
        return match(id, batch, with: own, in: "mention")
      }
      let own = try insert(id, batch, row, into: .mention)
      try theirs.forEach(
        "SELECT entity, score FROM mention_alternative WHERE mention = \(id) ORDER BY entity"
      ) { other in
        let entity = try reference(try other.int(0), to: "entity")
        try mine.run(
          """
          INSERT INTO mention_alternative (mention, entity, score)
          SELECT \(own), \(entity), \(try other.double(1))
           WHERE NOT EXISTS (SELECT 1 FROM mention_alternative
                              WHERE mention = \(own) AND entity = \(entity))
          """
        )
        return .next
      }
    }
  }

  /// Proposals: the claim and the proposal begin open, and get what became of them.
  func bringCandidates() throws {
    try news(in: .candidate) { id, batch, values in
      let row = try translated(values, of: .candidate)
      guard case .integer(let claim) = row[0], case .integer(let theirClaim) = values[0] else {
        return
      }
      if !isBrought(Int(claim), in: "claim") {
        let own = try mine.first("SELECT id FROM candidate WHERE claim = \(claim)") {
          try $0.int(0)
        }
        if let own { match(id, batch, with: own, in: "candidate") }
        return
      }
      let own = try insert(id, batch, row, into: .candidate)
      let state = try theirs.first("SELECT status FROM claim WHERE id = \(theirClaim)") {
        try $0.int(0)
      }
      if let state, state != 0 {
        try writer.setStatus(Status(rawValue: state) ?? .candidate, of: Claim.ID(Int(claim)))
      }
      let outcome = try theirs.first(
        "SELECT outcome, reason, became FROM candidate WHERE id = \(id)"
      ) { (outcome: try $0.text(0), reason: try $0.optionalText(1), became: try $0.optionalInt(2)) }
      guard let outcome, outcome.outcome != "open" else { return }
      try mine.run(
        """
        UPDATE candidate SET outcome = \(outcome.outcome), reason = \(outcome.reason),
          became = \(try outcome.became.map { try reference($0, to: "claim") }) WHERE id = \(own)
        """
      )
    }
  }
}

extension Connection {
  /// The claim that a claim corrects.
  func correction(by claim: Int) throws -> Int? {
    try first("SELECT supersedes FROM claim WHERE id = \(claim)") { try $0.optionalInt(0) } ?? nil
  }
}
