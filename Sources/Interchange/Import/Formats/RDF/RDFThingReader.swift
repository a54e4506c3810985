internal import Chronology
internal import Formats
internal import RegestaKit

/// Takes in what is said of one subject: who it is in a record of its own, then each statement in one.
final class RDFThingReader {
  private let rdf: RDFImport
  private let node: String
  private var subject: StatedSubject?
  private var headRows: Set<Int> = []
  private var latitude: (row: RDFStage.Row, value: Double)?
  private var longitude: (row: RDFStage.Row, value: Double)?

  init(_ rdf: RDFImport, _ node: String) {
    self.rdf = rdf
    self.node = node
  }

  private var properties: PropertyImporter { rdf.properties }
  private var mapping: PropertyMapping { rdf.properties.mapping }

  /// Finds or makes the thing.
  ///
  /// - Returns: Whether something is said of it that has a place; else nothing is made.
  func begin(_ rows: [RDFStage.Row]) throws -> Bool {
    guard rows.contains(where: { hasPlace($0) }) else { return false }
    var item = try RDFItems(rdf).item(node, rows, &headRows)
    if item.kind == nil { item.kind = mapping.fallbackKind }
    var reference = EntityReference(
      key: item.key,
      identifiers: item.identifiers,
      names: item.names,
      kind: item.kind
    )
    for row in rows {
      guard case .claim(let key)? = mapping.properties[row.predicate]?.role,
        rdf.importer.vocabulary.relations[key]?.value == .date,
        case .literal(let literal) = row.object, case .date(let date) = RDFValues.value(literal)
      else { continue }
      reference.dates.append(.init(key, date))
    }
    if let kind = item.kind { try properties.define(kind: kind) }
    for name in item.names { try properties.define(name.role) }
    for identifier in item.identifiers { try properties.define(identifier.scheme) }
    let subject = StatedSubject(reference)
    let headLines = rows.filter { headRows.contains($0.id) }
    let place = ImportPlace(rdf.file, rows.first?.position, record: shownNode)
    try rdf.importer.record(
      place,
      rejected: { [rdf, node] in rdf.rejected($0, node, headLines) },
      body: { [rdf] in try subject.resolve(with: rdf.importer) }
    )
    if subject.id != nil || subject.waits { self.subject = subject }
    return true
  }

  /// One statement.
  func read(_ row: RDFStage.Row) throws {
    guard let subject else {
      rdf.account.rejected += 1
      return
    }
    if headRows.contains(row.id) {
      rdf.account.taken += 1
      return
    }
    let rule = mapping.properties[row.predicate]
    switch rule?.role {
    case .kind?, .same?, .leaveOut?: return rdf.leaveOut(row, why(rule))
    case .latitude?: return try point(row, isLatitude: true)
    case .longitude?: return try point(row, isLatitude: false)
    case nil where !mapping.definesUnknown && RegestaTerms.relationKey(row.predicate) == nil:
      return rdf.leaveOut(row)
    case .claim?, nil: break
    }
    rdf.account.add(try take(row, subject))
  }

  /// After the last statement: halves of points that have no other half.
  func end() throws {
    for half in [latitude?.row, longitude?.row].compactMap({ $0 }) {
      rdf.leaveOut(half, "a point has latitude and longitude")
    }
  }

  private var shownNode: String { node.hasPrefix("_:") ? "a blank node" : node }

  private func why(_ rule: PropertyRule?) -> String? {
    if case .same? = rule?.role { return "the other is no IRI" }
    return nil
  }

  private func hasPlace(_ row: RDFStage.Row) -> Bool {
    switch mapping.properties[row.predicate]?.role {
    case .kind?:
      guard case .iri(let type) = row.object else { return false }
      return mapping.types[type] != nil
    case .leaveOut?: return false
    case .some: return true
    case nil: break
    }
    return mapping.definesUnknown || RegestaTerms.relationKey(row.predicate) != nil
  }

  // MARK: Statements

  private func take(_ row: RDFStage.Row, _ subject: StatedSubject) throws
    -> PropertyImporter.Outcome
  {
    var values: [StatedValue]
    switch row.object {
    case .literal(let literal): values = [RDFValues.value(literal)]
    case .iri(let iri) where iri == RDFVocabulary.nil: values = [.unusable("an empty list")]
    case .iri(let iri) where iri.contains("/.well-known/genid/"): values = [.some]
    case .iri(let iri): values = [.item(try RDFItems(rdf).item(mentioned: iri))]
    case .blankNode(let label):
      let items = RDFItems(rdf)
      if let members = try items.members(ofList: "_:" + label) {
        values = members
        if values.isEmpty { values = [.unusable("an empty list")] }
      } else {
        values = [.item(try items.item(mentioned: "_:" + label))]
      }
    }
    var outcome = PropertyImporter.Outcome.leftOut
    for value in values {
      var statement = ForeignStatement(property: row.predicate, value: value)
      if let graph = row.graph { statement.graphs = [graph] }
      let one = try properties.take(
        statement,
        of: subject,
        at: ImportPlace(rdf.file, row.position, record: shownNode),
        rejected: { [rdf, node] in rdf.rejected($0, node, [row]) }
      )
      if one == .rejected || one == .taken, outcome != .rejected { outcome = one }
    }
    return outcome
  }

  private func point(_ row: RDFStage.Row, isLatitude: Bool) throws {
    guard case .literal(let literal) = row.object, let value = Double(literal.lexicalForm) else {
      return rdf.leaveOut(row, "it is no number")
    }
    if isLatitude, latitude == nil {
      latitude = (row, value)
    } else if !isLatitude, longitude == nil {
      longitude = (row, value)
    } else {
      return rdf.leaveOut(row, "the point has another already")
    }
    guard let north = latitude, let east = longitude, let subject else { return }
    latitude = nil
    longitude = nil
    let outcome = try properties.take(
      ForeignStatement(
        property: row.predicate,
        value: .point(latitude: north.value, longitude: east.value),
        graphs: [row.graph].compactMap { $0 }
      ),
      of: subject,
      as: PropertyRule(role: .claim("coordinates")),
      at: ImportPlace(rdf.file, row.position, record: shownNode),
      rejected: { [rdf, node] in rdf.rejected($0, node, [north.row, east.row]) }
    )
    rdf.account.add(outcome, 2)
  }
}
