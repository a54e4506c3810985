internal import Chronology
internal import Formats
internal import RegestaKit
internal import SQLite

extension RDFStatements {
  /// Each thing whose number is among these with what it is, what it is called, and the direct statement of every claim about it
  /// that is not denied.
  ///
  /// One walk along the index of claims by subject, so that nothing is sorted or gathered, as long as SQLite is not told
  /// that a column in the middle of it is always the same: then it puts what stands behind in order once more.
  func writeEntities(_ numbers: ClosedRange<Int>) throws {
    let claims: SQL = extent.isAll ? "1" : extent.holdsClaim("c.id")
    var current: EntityNode?
    try base.connection.forEach(
      """
      SELECT e.id, e.key, e.label, k.key, e.batch, m.key,
             r.key, r.value, c.certainty, r.url,
             o.id, o.key, o.label, ok.key,
             c.text, c.language, c.number, c.number_to, u.id, u.key, u.label, uk.key,
             d.wording, d.calendar, d.earliest, d.latest, d.rule, d.edtf, c.unknown
        FROM entity AS e JOIN kind AS k ON k.id = e.kind
        LEFT JOIN entity AS m ON m.id = e.merged_into
        LEFT JOIN claim AS c ON c.subject = e.id AND +c.status = 1 AND +c.denied = 0 AND \(claims)
        LEFT JOIN relation AS r ON r.id = c.relation
        LEFT JOIN entity AS o ON o.id = c.object LEFT JOIN kind AS ok ON ok.id = o.kind
        LEFT JOIN entity AS u ON u.id = c.unit LEFT JOIN kind AS uk ON uk.id = u.kind
        LEFT JOIN date AS d ON d.id = c.value_date
       WHERE e.id BETWEEN \(numbers.lowerBound) AND \(numbers.upperBound)
         AND e.status = 1 AND \(extent.holdsEntity("e.id"))
       ORDER BY e.id, c.relation, c.object, c.start_min, c.end_max, c.status, c.denied, c.id
      """
    ) { row in
      let id = try row.int(0)
      if current?.id != id {
        current = try beginEntity(id, row)
      }
      if try row.optionalText(6) != nil { try current?.add(claim: row, names: names) }
      return .next
    }
  }

  private func beginEntity(_ id: Int, _ row: borrowing Row) throws -> EntityNode {
    let key = try row.text(1)
    let node = node(names.name("entity", key))
    if let other = try row.optionalText(5) {
      try node.add(RDFVocabulary.type, iri: RDFTerms.mergedEntity)
      try node.add(RDFProperty.mergedInto, iri: names.name("entity", other))
    } else {
      try node.add(RDFVocabulary.type, iri: RDFTerms.entity)
    }
    try node.add(RDFVocabulary.type, iri: names.name("kind", try row.text(3)))
    try node.add(RDFProperty.key, key)
    try node.add(RDFTerms.label, try row.text(2))
    try node.add(RDFTerms.wasGeneratedBy, iri: names.name("batch", try row.int(4)))
    return EntityNode(id: id, node: node)
  }
}

/// A thing whose claims come in one after the other, those of one relation together.
private struct EntityNode {
  let id: Int
  let node: RDFNode
  private var relation = ""
  /// What was said of the thing by this relation, so that it is not said twice for two times.
  private var said: Set<RDFTerm> = []
  /// The languages that have their one preferred name, as SKOS allows.
  private var named: Set<String> = []

  init(id: Int, node: RDFNode) {
    self.id = id
    self.node = node
  }

  mutating func add(claim row: borrowing Row, names: RDFNames) throws {
    let key = try row.text(6)
    if key != relation {
      relation = key
      said.removeAll(keepingCapacity: true)
    }
    let type = Relation.ValueType(rawValue: try row.text(7)) ?? .text
    guard let term = names.term(try value(from: row, type)), said.insert(term).inserted else {
      return
    }
    try node.add(names.name("relation", key), term)
    switch (type, term) {
    case (.name, .literal(let name)):
      let isFirst =
        key == "preferred-name" && named.insert(name.language?.lowercased() ?? "").inserted
      try node.add(RDFTerms.skos + (isFirst ? "prefLabel" : "altLabel"), name)
    case (.identifier, .literal(let number)):
      try link(number.lexicalForm, to: key, row)
    default: break
    }
  }

  /// The thing in the register that the identifier is of. Wikidata's items are things themselves; of
  /// other registers we have the address of a record, and what is not certain is only close.
  private func link(_ number: String, to register: String, _ row: borrowing Row) throws {
    let isCertain = try row.int(8) == Certainty.certain.rawValue
    if register == "wikidata", number.isWikidataItem {
      let item = "http://www.wikidata.org/entity/" + number
      let property = isCertain ? RDFTerms.owl + "sameAs" : RDFTerms.skos + "closeMatch"
      try node.add(property, iri: item)
    } else if let pattern = try row.optionalText(9) {
      let address = pattern.replacing("$1", with: number.percentEncoded)
      guard address.isPlainIRI, address.hasPrefix("http") else { return }
      try node.add(RDFTerms.skos + (isCertain ? "exactMatch" : "closeMatch"), iri: address)
    }
  }

  private func value(
    from row: borrowing Row,
    _ type: Relation.ValueType
  ) throws -> Claim.Value {
    if try row.bool(28) { return .unknown }
    if let entity = try Self.entity(from: row, at: 10) { return .entity(entity) }
    if let wording = try row.optionalText(22) {
      let edtf = try row.text(27)
      return .date(
        HistoricalDate(
          earliest: Day(number: try row.int(24)),
          latest: Day(number: try row.int(25)),
          wording: wording,
          calendar: CalendarSystem(rawValue: try row.text(23)) ?? .gregorian,
          rule: DateRule(rawValue: try row.text(26)),
          edtf: edtf.isEmpty ? nil : edtf
        )
      )
    }
    let text = try row.optionalText(14)
    guard let number = try row.optionalDouble(16) else {
      return .text(text ?? "", language: try row.optionalText(15))
    }
    let upper = try row.optionalDouble(17)
    if type == .point { return .point(latitude: number, longitude: upper ?? 0) }
    let unit = try Self.entity(from: row, at: 18)
    return .quantity(Quantity(number, to: upper, unit: unit, wording: text))
  }

  private static func entity(from row: borrowing Row, at column: Int) throws -> Entity? {
    guard let id = try row.optionalInt(column) else { return nil }
    return Entity(
      id: Entity.ID(id),
      key: try row.text(column + 1),
      label: try row.text(column + 2),
      kind: try row.text(column + 3)
    )
  }
}

extension String {
  /// "Q37": only such a text is the name of an item.
  fileprivate var isWikidataItem: Bool {
    hasPrefix("Q") && utf8.count > 1 && utf8.dropFirst().allSatisfy { 0x30...0x39 ~= $0 }
  }
}
