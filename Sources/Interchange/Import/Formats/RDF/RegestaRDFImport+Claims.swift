internal import Chronology
internal import Formats
internal import RegestaKit

extension RegestaRDFImport {
  /// One claim with its dates, qualifiers and citations.
  func claim(_ node: RegestaNode) throws {
    let parts = try parts(of: node)
    atHand = Dictionary(parts.map { ($0.name, $0) }) { first, _ in first }
    defer { atHand = [:] }
    var made: Claim.ID?
    try importer.record(
      ImportPlace(rdf.file, node.position, record: "claim \(node.own("number") ?? node.name)"),
      rejected: { [rdf] reason in
        let texts = ([node] + parts).enumerated().compactMap { index, part in
          rdf.rejected(index == 0 ? reason : "of the same claim:", part.name, part.rows)
        }
        return texts.joined(separator: "\n")
      },
      body: { [self] in
        made = try importer.claim(
          try draft(node),
          citations: try citations(node),
          isExact: true
        )
      }
    )
    let outcome = made == nil ? PropertyImporter.Outcome.rejected : .taken
    try account(node, outcome, claim: made?.rawValue ?? 0)
    for part in parts { try account(part, outcome) }
  }

  /// The nodes that belong to a claim: ends, value, qualifiers and theirs, citations.
  private func parts(of node: RegestaNode) throws -> [RegestaNode] {
    var parts: [RegestaNode] = []
    for property in ["start", "end", "value", "qualifier", "citation"] {
      for name in node.nodes(RegestaTerms.own(property))
      where !name.hasPrefix(RegestaTerms.namespace) {
        let part = try self.node(name)
        parts.append(part)
        for inner in part.nodes(RegestaTerms.own("value"))
        where property == "qualifier" && !inner.hasPrefix(RegestaTerms.namespace) {
          parts.append(try self.node(inner))
        }
      }
    }
    return parts
  }

  private func draft(_ node: RegestaNode) throws -> ClaimDraft {
    guard let subject = node.node(RegestaTerms.rdf + "subject"),
      let predicate = node.node(RegestaTerms.rdf + "predicate")
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
    draft.isDenied = node.own("polarity") == "denied"
    if let name = node.own("certainty") {
      guard let certainty = Certainty(name: name) else {
        throw RegestaError(.badInput, "\"\(name.abridged)\" is no certainty.")
      }
      draft.certainty = certainty
    }
    draft.comment = node.text(RegestaTerms.rdfs + "comment")
    if let other = node.node(RegestaTerms.own("readingOf")) {
      guard let claim = try rdf.stage.claim(of: other) else {
        throw RegestaError(.badInput, "The claim of which this is a reading is not in the file.")
      }
      draft.readingOf = Claim.ID(claim)
    }
    for name in node.nodes(RegestaTerms.own("qualifier")) {
      let part = try self.node(name)
      guard let predicate = part.node(RegestaTerms.rdf + "predicate") else {
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
    let value = node.node(RegestaTerms.own("value"))
    if value == RegestaTerms.own("unknown") { return .unknown }
    let part = try value.map { try self.node($0) }
    let literal = node.literal(RegestaTerms.rdf + "object")
    switch relation.value {
    case .entity:
      guard let object = node.node(RegestaTerms.rdf + "object") else { break }
      return .entity(try entity(named: object))
    case .text, .name, .identifier:
      guard let literal else { break }
      let language = node.own("language") ?? literal.language
      return .text(
        literal.lexicalForm,
        language: relation.value == .name ? language ?? "und" : language
      )
    case .date:
      if let part {
        if part.flag("inferred") { isInferred = true }
        return .date(try part.date())
      }
      if let literal, case .date(let date) = RDFValues.value(literal) { return .date(date) }
    case .quantity:
      let digits = part?.own("amount") ?? literal?.lexicalForm
      guard let digits, let number = Double(digits), number.isFinite else { break }
      return .quantity(
        number,
        to: part?.own("upper").flatMap(Double.init),
        unit: try part?.node(RegestaTerms.own("unit")).map { try entity(named: $0) },
        wording: part?.own("wording")
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
    func end(_ name: String) throws -> Period.Endpoint? {
      switch node.node(RegestaTerms.own(name)) {
      case nil: return nil
      case RegestaTerms.own("open"): return .open
      case RegestaTerms.own("unknown"): return .unknown
      case .some(let name):
        let part = try self.node(name)
        if part.flag("inferred") { isInferred = true }
        return .date(try part.date())
      }
    }
    let start = try end("start")
    let last = try end("end")
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
    try node.nodes(RegestaTerms.own("citation")).map { name in
      let part = try self.node(name)
      guard let source = part.node(RegestaTerms.own("source")) else {
        throw RegestaError(.badInput, "<\(name.abridged)> cites no rg:source.")
      }
      return CitationDraft(
        try self.source(source),
        via: try part.node(RegestaTerms.own("via")).map { try self.source($0) },
        stance: part.own("stance").flatMap(Stance.init(name:)) ?? .supports,
        locator: part.own("locator").map(importer.locator),
        quote: part.own("quote").map { CitationDraft.Quote($0) }
      )
    }
  }
}
