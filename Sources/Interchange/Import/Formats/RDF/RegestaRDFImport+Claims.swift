internal import Chronology
internal import Formats
internal import RegestaKit

extension RegestaRDFImport {
  /// Claims, each with its dates, qualifiers and citations, many to a savepoint.
  func takeClaims() throws {
    var claims: [ToldClaim] = []
    var names: Set<String> = []
    func account() throws {
      try importer.takeGathered()
      for claim in claims { try self.account(claim) }
      claims = []
      names = []
    }
    try forEach("Claim") { node in
      // It is said twice that it is a claim.
      guard names.insert(node.name).inserted else { return }
      let claim = ToldClaim(node, try parts(of: node))
      claims.append(claim)
      try tell(claim)
      if claims.count >= 500 { try account() }
    }
    try account()
  }

  /// A claim with the nodes that belong to it, and what became of it.
  private final class ToldClaim {
    let node: RegestaNode
    let parts: [RegestaNode]
    var isTaken = false
    /// How many statements were used for it.
    var used = 0

    init(_ node: RegestaNode, _ parts: [RegestaNode]) {
      self.node = node
      self.parts = parts
    }

    var all: [RegestaNode] { [node] + parts }
  }

  private func tell(_ told: ToldClaim) throws {
    let (node, parts) = (told.node, told.parts)
    let record = Importer.Record(
      place: ImportPlace(
        rdf.file,
        node.position,
        record: "claim \(node.text(.number) ?? node.name)"
      ),
      rejected: { [rdf] reason in
        let texts = told.all.enumerated().compactMap { index, part in
          rdf.rejected(index == 0 ? reason : "of the same claim:", part.name, part.rows)
        }
        return texts.joined(separator: "\n")
      },
      body: { [self] in
        // What is rolled back with others is told again, and counted again.
        (told.isTaken, told.used) = (false, 0)
        atHand = Dictionary(parts.map { ($0.name, $0) }) { first, _ in first }
        defer { atHand = [:] }
        let claim = try importer.claim(
          try draft(node),
          citations: try citations(node),
          isExact: true
        )
        for (place, part) in told.all.enumerated()
        where try rdf.stage.markDone(part.name, claim: place == 0 ? claim.rawValue : 0) {
          told.used += part.rows.count
        }
        told.isTaken = true
      }
    )
    try importer.gather(record)
  }

  private func account(_ told: ToldClaim) throws {
    if told.isTaken {
      rdf.account.add(.taken, told.used)
    } else {
      for part in told.all { try account(part, .rejected) }
    }
  }

  /// The nodes that belong to a claim: ends, value, qualifiers and theirs, citations.
  private func parts(of node: RegestaNode) throws -> [RegestaNode] {
    var parts: [RegestaNode] = []
    for property in [RegestaProperty.start, .end, .value, .qualifier, .citation] {
      for name in node.nodes(property)
      where !name.hasPrefix(RegestaTerms.namespace) {
        let part = try self.node(name)
        parts.append(part)
        for inner in part.nodes(.value)
        where property == .qualifier && !inner.hasPrefix(RegestaTerms.namespace) {
          parts.append(try self.node(inner))
        }
      }
    }
    return parts
  }

  private func draft(_ node: RegestaNode) throws -> ClaimDraft {
    guard let subject = node.node(.subject),
      let predicate = node.node(.predicate)
    else { throw RegestaError(.badInput, "A claim has rdf:subject and rdf:predicate.") }
    let relation = try importer.vocabulary.relation(try key(predicate))
    var isInferred = false
    var draft = ClaimDraft(
      try entity(named: subject),
      relation.key,
      try object(node, relation, &isInferred)
    )
    draft.period = try period(node, relation, &isInferred)
    draft.isInferred = isInferred
    draft.isDenied = node.text(.polarity) == "denied"
    if let name = node.text(.certainty) {
      guard let certainty = Certainty(name: name) else {
        throw RegestaError(.badInput, "\"\(name.abridged)\" is no certainty.")
      }
      draft.certainty = certainty
    }
    draft.comment = node.text(.comment)
    if let other = node.node(.readingOf) {
      guard let claim = try rdf.stage.claim(of: other) else {
        throw RegestaError(.badInput, "The claim of which this is a reading is not in the file.")
      }
      draft.readingOf = Claim.ID(claim)
    }
    for name in node.nodes(.qualifier) {
      let part = try self.node(name)
      guard let predicate = part.node(.predicate) else {
        throw RegestaError(.badInput, "A qualifier has rdf:predicate.")
      }
      let relation = try importer.vocabulary.relation(try key(predicate))
      var ignored = false
      draft.qualifiers.append(.init(relation.key, try object(part, relation, &ignored)))
    }
    return draft
  }

  private func object(
    _ node: RegestaNode,
    _ relation: Relation,
    _ isInferred: inout Bool
  ) throws -> ClaimDraft.Object {
    let value = node.node(.value)
    if let value, RegestaTerms.isOwn(value, "unknown") { return .unknown }
    let part = try value.map { try self.node($0) }
    let literal = node.literal(.object)
    switch relation.value {
    case .entity:
      guard let object = node.node(.object) else { break }
      return .entity(try entity(named: object))
    case .text, .name, .identifier:
      guard let literal else { break }
      let language = node.text(.language) ?? literal.language
      return .text(
        literal.lexicalForm,
        language: relation.value == .name ? language ?? "und" : language
      )
    case .date:
      if let part {
        if part.flag(.inferred) { isInferred = true }
        return .date(try part.date())
      }
      if let literal, case .date(let date) = RDFValues.value(literal) { return .date(date) }
    case .quantity:
      let digits = part?.text(.amount) ?? literal?.lexicalForm
      guard let digits, let number = Double(digits), number.isFinite else { break }
      return .quantity(
        number,
        to: part?.text(.upper).flatMap(Double.init),
        unit: try part?.node(.unit).map { try entity(named: $0) },
        wording: part?.text(.wording)
      )
    case .point:
      guard let literal, case .point(let latitude, let longitude) = RDFValues.value(literal) else {
        break
      }
      return .point(latitude: latitude, longitude: longitude)
    }
    throw RegestaError(
      .badInput,
      "What is said by \"\(relation.key)\" does not read as \(relation.value.rawValue)."
    )
  }

  private func period(
    _ node: RegestaNode,
    _ relation: Relation,
    _ isInferred: inout Bool
  ) throws -> Period? {
    guard relation.time != .timeless else { return nil }
    func end(_ property: RegestaProperty) throws -> Period.Endpoint? {
      switch node.node(property) {
      case nil: return nil
      case .some(let name) where RegestaTerms.isOwn(name, "open"): return .open
      case .some(let name) where RegestaTerms.isOwn(name, "unknown"): return .unknown
      case .some(let name):
        let part = try self.node(name)
        if part.flag(.inferred) { isInferred = true }
        return .date(try part.date())
      }
    }
    let start = try end(.start)
    let last = try end(.end)
    if relation.time == .instant {
      if case .date(let date)? = start { return .instant(date) }
      return nil
    }
    guard start != nil || last != nil else { return nil }
    let period = Period(start: start ?? .unknown, end: last ?? .unknown)
    guard period.isConsistent else {
      throw RegestaError(.badInput, "The claim ends before it begins.")
    }
    return period
  }

  private func citations(_ node: RegestaNode) throws -> [CitationDraft] {
    try node.nodes(.citation).map { name in
      let part = try self.node(name)
      guard let source = part.node(.source) else {
        throw RegestaError(.badInput, "<\(name.abridged)> cites no rg:source.")
      }
      return CitationDraft(
        try self.source(source),
        via: try part.node(.via).map { try self.source($0) },
        stance: part.text(.stance).flatMap(Stance.init(name:)) ?? .supports,
        locator: part.text(.locator).map(importer.locator),
        quote: part.text(.quote).map { CitationDraft.Quote($0) }
      )
    }
  }
}
