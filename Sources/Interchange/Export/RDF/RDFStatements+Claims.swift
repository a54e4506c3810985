internal import Chronology
internal import Formats
internal import RegestaKit
internal import SQLite

extension RDFStatements {
  /// Each claim as a node of its own, with the nodes of its dates, qualifiers and citations after it.
  func writeClaims(_ ids: [Claim.ID]) throws {
    let rows = try ClaimRows(of: ids, in: base)
    let query = ClaimQuery(ids: ids, includesNames: true, order: .number)
    for claim in try base.claims(query) { try write(claim, rows) }
  }

  private func write(_ claim: Claim, _ rows: ClaimRows) throws {
    let iri = names.claim(claim.id)
    let node = node(iri)
    try node.add(RDFVocabulary.type, iri: RDFTerms.claim)
    try node.add(RDFProperty.number, RDFLiteral(claim.id.rawValue))
    try node.add(RDFTerms.label, claim.sentence)
    try node.add(RDFTerms.subject, iri: names.entity(claim.subject))
    try node.add(RDFTerms.predicate, iri: names.relation(claim.relation))
    try add(claim.object, to: node)
    if case .text(_, let language?) = claim.object, !language.isLanguageTag {
      try node.add(RDFProperty.language, language)
    }
    try node.add(RDFProperty.polarity, claim.isDenied ? "denied" : "asserted")
    try node.add(RDFProperty.certainty, claim.certainty.name)
    try node.add(RDFProperty.disputed, RDFLiteral(claim.isDisputed))
    if let period = claim.period { try add(period, to: node) }
    if let other = claim.readingOf {
      try node.add(RDFProperty.readingOf, iri: names.claim(other))
    }
    if let other = claim.supersedes {
      try node.add(RDFTerms.wasRevisionOf, iri: names.claim(other))
    }
    try node.add(RDFTerms.comment, claim.comment)
    for index in claim.qualifiers.indices {
      try node.add(RDFProperty.qualifier, iri: "\(iri).qualifier.\(index + 1)")
    }
    try addEvidence(of: claim, to: node)
    if let batch = rows.batches[claim.id.rawValue] {
      try node.add(RDFTerms.wasGeneratedBy, iri: names.name("batch", batch))
    }

    // The nodes that belong to it.
    let inferred = rows.inferred[claim.id.rawValue] ?? []
    if let period = claim.period {
      if let date = period.start.date { try write(date, as: "\(iri).start", inferred.contains(0)) }
      if !period.isInstant, let date = period.end.date {
        try write(date, as: "\(iri).end", inferred.contains(1))
      }
    }
    try writeParts(of: claim.object, as: "\(iri).value", inferred.contains(2))
    for (index, qualifier) in claim.qualifiers.enumerated() {
      let node = self.node("\(iri).qualifier.\(index + 1)")
      try node.add(RDFVocabulary.type, iri: RDFTerms.qualifier)
      try node.add(RDFTerms.predicate, iri: names.relation(qualifier.relation))
      try add(qualifier.value, to: node)
      try writeParts(of: qualifier.value, as: node.iri + ".value", false)
    }
    for citation in claim.citations { try write(citation, rows) }
    try writeGraphs(of: claim)
  }

  // MARK: What is said

  /// The value as one term, and the node of its parts where it has some.
  private func add(_ value: Claim.Value, to node: RDFNode) throws {
    if let term = names.term(value) { try node.add(RDFTerms.object, term) }
    switch value {
    case .date, .quantity: try node.add(RDFProperty.value, iri: node.iri + ".value")
    case .unknown: try node.add(RDFProperty.value, iri: RDFProperty.unknown)
    default: break
    }
  }

  private func writeParts(of value: Claim.Value, as iri: String, _ isInferred: Bool) throws {
    switch value {
    case .date(let date): try write(date, as: iri, isInferred)
    case .quantity(let quantity):
      let node = node(iri)
      try node.add(RDFVocabulary.type, iri: RDFTerms.quantity)
      try node.add(RDFProperty.amount, RDFLiteral(quantity.number))
      try node.add(RDFProperty.upper, quantity.upper.map { RDFLiteral($0) })
      if let unit = quantity.unit { try node.add(RDFProperty.unit, iri: names.entity(unit)) }
      try node.add(RDFProperty.wording, quantity.wording)
    default: break
    }
  }

  private func write(_ date: HistoricalDate, as iri: String, _ isInferred: Bool) throws {
    let node = node(iri)
    try node.add(RDFVocabulary.type, iri: RDFTerms.date)
    try node.add(RDFTerms.label, date.printed)
    try node.add(RDFProperty.earliest, RDFLiteral(date.earliest))
    try node.add(RDFProperty.latest, RDFLiteral(date.latest))
    try node.add(
      RDFProperty.edtf,
      date.edtf.map { RDFLiteral($0, datatype: RDFTerms.edtf) }
    )
    try node.add(RDFProperty.wording, date.wording)
    try node.add(RDFProperty.calendar, date.calendar.rawValue)
    try node.add(RDFProperty.dateRule, date.rule.rawValue)
    if isInferred { try node.add(RDFProperty.inferred, RDFLiteral(true)) }
  }

  // MARK: When

  /// The four bounds, in which questions compute, and the two ends from which they came.
  private func add(_ period: Period, to node: RDFNode) throws {
    let bounds = ClaimBounds(period)
    func add(_ bound: String, _ number: Int) throws {
      try node.add(bound, RDFLiteral(Day(number: number)))
    }
    try add(RDFProperty.startEarliest, bounds.startMin)
    try add(RDFProperty.startLatest, bounds.startMax)
    try add(RDFProperty.endEarliest, bounds.endMin)
    try add(RDFProperty.endLatest, bounds.endMax)
    try node.add(RDFProperty.start, iri: name(of: period.start, as: node.iri + ".start"))
    if !period.isInstant {
      try node.add(RDFProperty.end, iri: name(of: period.end, as: node.iri + ".end"))
    }
  }

  private func name(of end: Period.Endpoint, as iri: String) -> String {
    switch end {
    case .date: iri
    case .open: RDFProperty.open
    case .unknown: RDFProperty.unknown
    }
  }

  // MARK: Who says so

  /// The citations and, in PROV-O's terms, from what the claim was taken: from the source itself, or
  /// from the one through which it is known, whose source is then the primary one.
  private func addEvidence(of claim: Claim, to node: RDFNode) throws {
    var derived: [String] = []
    var primary: [String] = []
    for citation in claim.citations {
      try node.add(RDFProperty.citation, iri: names.citation(citation.id))
      guard citation.stance == .supports else { continue }
      let source = names.source(citation.source)
      if let via = citation.via {
        if !primary.contains(source) { primary.append(source) }
        let other = names.source(via)
        if !derived.contains(other) { derived.append(other) }
      } else if !derived.contains(source) {
        derived.append(source)
      }
    }
    for source in derived { try node.add(RDFTerms.wasDerivedFrom, iri: source) }
    for source in primary { try node.add(RDFTerms.hadPrimarySource, iri: source) }
  }

  private func write(_ citation: Citation, _ rows: ClaimRows) throws {
    let node = node(names.citation(citation.id))
    try node.add(RDFVocabulary.type, iri: RDFTerms.citation)
    try node.add(RDFProperty.number, RDFLiteral(citation.id.rawValue))
    try node.add(RDFProperty.source, iri: names.source(citation.source))
    if let via = citation.via { try node.add(RDFProperty.via, iri: names.source(via)) }
    try node.add(RDFProperty.stance, citation.stance.name)
    try node.add(RDFProperty.locator, citation.locator)
    let place = rows.places[citation.id.rawValue]
    try node.add(RDFProperty.page, place?.page.map { RDFLiteral($0) })
    try node.add(RDFProperty.pageTo, place?.pageTo.map { RDFLiteral($0) })
    try node.add(RDFProperty.folio, place?.folio)
    try node.add(RDFProperty.section, place?.section)
    try node.add(RDFProperty.paragraph, place?.paragraph.map { RDFLiteral($0) })
    try node.add(RDFProperty.paragraphTo, place?.paragraphTo.map { RDFLiteral($0) })
    try node.add(RDFProperty.quote, citation.quote)
    if let batch = place?.batch {
      try node.add(RDFTerms.wasGeneratedBy, iri: names.name("batch", batch))
    }
  }

  /// The direct statement once more in the graph of each source that says so. What a source denies, or
  /// is cited against, it does not say.
  private func writeGraphs(of claim: Claim) throws {
    guard namesGraphs, !claim.isDenied, let object = names.term(claim.object) else { return }
    let (subject, predicate) = (names.entity(claim.subject), names.relation(claim.relation))
    var written: Set<Source.ID> = []
    for citation in claim.citations
    where citation.stance == .supports && written.insert(citation.source.id).inserted {
      try write(subject, predicate, object, inGraphOf: citation.source)
    }
  }
}

/// What the tables hold of a page of claims beyond what `Claim` has: one query for each table.
private struct ClaimRows {
  /// A place in a source, as far as it could be read.
  struct Place {
    var page: Int?
    var pageTo: Int?
    var folio: String?
    var section: String?
    var paragraph: Int?
    var paragraphTo: Int?
    var batch: Int
  }

  var batches: [Int: Int] = [:]
  /// Which of a claim's dates had a part supplied by context: 0 its start, 1 its end, 2 its value.
  var inferred: [Int: [Int]] = [:]
  var places: [Int: Place] = [:]

  init(of claims: [Claim.ID], in base: KnowledgeBase) throws {
    let ids = claims.numberList()
    var (batches, inferred, places) = (batches, inferred, places)
    try base.connection.forEach(
      """
      SELECT c.id, c.batch, ifnull(s.inferred, 0), ifnull(e.inferred, 0), ifnull(v.inferred, 0)
        FROM json_each(\(ids)) AS wanted JOIN claim AS c ON c.id = wanted.value
        LEFT JOIN date AS s ON s.id = ifnull(c.start_date, c.value_date)
        LEFT JOIN date AS e ON e.id = c.end_date LEFT JOIN date AS v ON v.id = c.value_date
      """
    ) { row in
      batches[try row.int(0)] = try row.int(1)
      for date in 0..<3 where try row.bool(2 + date) {
        inferred[try row.int(0), default: []].append(date)
      }
      return .next
    }
    try base.connection.forEach(
      """
      SELECT t.id, t.page, t.page_to, t.folio, t.section, t.paragraph, t.paragraph_to, t.batch
        FROM json_each(\(ids)) AS wanted JOIN citation AS t ON t.claim = wanted.value
       WHERE t.status = 1
      """
    ) { row in
      places[try row.int(0)] = Place(
        page: try row.optionalInt(1),
        pageTo: try row.optionalInt(2),
        folio: try row.optionalText(3),
        section: try row.optionalText(4),
        paragraph: try row.optionalInt(5),
        paragraphTo: try row.optionalInt(6),
        batch: try row.int(7)
      )
      return .next
    }
    (self.batches, self.inferred, self.places) = (batches, inferred, places)
  }
}
