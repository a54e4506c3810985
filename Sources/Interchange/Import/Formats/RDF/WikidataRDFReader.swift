internal import Chronology
internal import Formats
internal import RegestaKit

/// Takes in an item of Wikidata from RDF: its statements are nodes with rank, qualifiers and references.
struct WikidataRDFReader {
  private let rdf: RDFImport
  private let properties: PropertyImporter
  private let id: String
  private let node: String
  private let first: [RDFStage.Row]

  init(
    _ rdf: RDFImport,
    _ properties: PropertyImporter,
    _ id: String,
    _ node: String,
    _ first: [RDFStage.Row]
  ) {
    self.rdf = rdf
    self.properties = properties
    self.id = id
    self.node = node
    self.first = first
  }

  private static let labels: [String: String] = [
    "http://www.w3.org/2000/01/rdf-schema#label": "preferred-name",
    "http://www.w3.org/2004/02/skos/core#prefLabel": "preferred-name",
    "http://schema.org/name": "preferred-name",
    "http://www.w3.org/2004/02/skos/core#altLabel": "alias",
  ]
  private static let description = "http://schema.org/description"

  func read() throws {
    var rows = first
    // All of an item is looked at together: its class and names may stand anywhere.
    while rows.count % 1000 == 0, let last = rows.last?.id, rows.count < 100_000 {
      let more = try rdf.stage.rows(of: node, after: last)
      if more.isEmpty { break }
      rows += more
    }
    let hasStatements = rows.contains { WikidataTerms.property($0.predicate, behind: "") != nil }
    var used: Set<Int> = []
    let subject = StatedSubject(try reference(rows, hasStatements, &used))
    let descriptions = rows.filter { $0.predicate == Self.description }
    let head = rows.filter { used.contains($0.id) }
    let place = ImportPlace(rdf.file, rows.first?.position, record: id)
    try rdf.importer.record(
      place,
      rejected: { [rdf, node] in rdf.rejected($0, node, head) },
      body: { [rdf, id, properties] in
        try rdf.importer.expect("\(id),", ofThing: .init("wikidata", id))
        try subject.resolve(with: rdf.importer)
        let entity = try subject.entity(with: rdf.importer)
        for row in descriptions {
          guard case .literal(let literal) = row.object, let language = literal.language,
            properties.mapping.wants(language), !literal.lexicalForm.isEmpty
          else { continue }
          let tag = properties.mapping.tag(language)
          try rdf.importer.claim(
            ClaimDraft(entity, "described-as", .text(literal.lexicalForm, language: tag))
          )
        }
      }
    )
    guard subject.id != nil || subject.waits else {
      rdf.account.rejected += rows.count
      return
    }
    for row in rows {
      if used.contains(row.id) {
        rdf.account.taken += 1
      } else {
        try read(row, subject, hasStatements)
      }
    }
  }

  private func reference(
    _ rows: [RDFStage.Row],
    _ hasStatements: Bool,
    _ used: inout Set<Int>
  ) throws -> EntityReference {
    let mapping = properties.mapping
    var reference = EntityReference(
      identifiers: [.init("wikidata", id)],
      kind: mapping.fallbackKind
    )
    var kinds: [String] = []
    for row in rows {
      if let role = Self.labels[row.predicate], case .literal(let literal) = row.object,
        let language = literal.language, mapping.wants(language), !literal.lexicalForm.isEmpty
      {
        used.insert(row.id)
        let tag = mapping.tag(language)
        let name = EntityReference.Name(literal.lexicalForm, language: tag, role: role)
        if !reference.names.contains(where: { $0.text == name.text && $0.language == tag }) {
          reference.names.append(name)
        }
      }
      let direct = WikidataTerms.property(row.predicate, behind: "direct/")
      if let direct, case .kind? = mapping.properties[direct]?.role,
        case .iri(let iri) = row.object, let type = WikidataTerms.item(iri),
        let kind = mapping.types[type]
      {
        kinds.append(kind)
        used.insert(row.id)
      }
      if let link = WikidataTerms.property(row.predicate, behind: ""),
        case .kind? = mapping.properties[link]?.role, let statement = row.object.node
      {
        for inner in try rdf.stage.rows(of: statement) {
          guard inner.predicate == WikidataTerms.prop + "statement/" + link,
            case .iri(let iri) = inner.object, let type = WikidataTerms.item(iri),
            let kind = mapping.types[type]
          else { continue }
          kinds.append(kind)
        }
      }
    }
    reference.names =
      reference.names.filter { $0.language == "en" && $0.role != "alias" }
      + reference.names.filter { !($0.language == "en" && $0.role != "alias") }
    for kind in kinds { try properties.define(kind: kind) }
    if var best = kinds.first {
      for kind in kinds where kind != best && rdf.importer.vocabulary.isKind(kind, best) {
        best = kind
      }
      reference.kind = best
    }
    return reference
  }

  // MARK: Statements

  private func read(_ row: RDFStage.Row, _ subject: StatedSubject, _ hasStatements: Bool) throws {
    if Self.labels[row.predicate] != nil || row.predicate == Self.description {
      guard case .literal(let literal) = row.object, let language = literal.language,
        properties.mapping.wants(language)
      else { return rdf.leaveOut(row, "in another language than is wanted") }
      rdf.account.taken += 1
      return
    }
    if let property = WikidataTerms.property(row.predicate, behind: ""),
      let statement = row.object.node
    {
      return try read(statement: statement, property, row, subject)
    }
    if let property = WikidataTerms.property(row.predicate, behind: "direct/") {
      if hasStatements { return rdf.leaveOut(row, "the node of the statement says it") }
      if case .kind? = properties.mapping.properties[property]?.role {
        return rdf.leaveOut(row, "no kind is mapped to it")
      }
      let statement = ForeignStatement(
        property: property,
        value: WikidataRDFNodes.value(row.object),
        locator: "\(id), \(property)"
      )
      let outcome = try properties.take(
        statement,
        of: subject,
        at: ImportPlace(rdf.file, row.position, record: "\(id), \(property)"),
        rejected: { [rdf, node] in rdf.rejected($0, node, [row]) }
      )
      return rdf.account.add(outcome)
    }
    rdf.leaveOut(row)
  }

  private func read(
    statement name: String,
    _ property: String,
    _ link: RDFStage.Row,
    _ subject: StatedSubject
  ) throws {
    if case .kind? = properties.mapping.properties[property]?.role {
      return try readClass(name, property, link)
    }
    let nodes = WikidataRDFNodes(rdf)
    let rows = try rdf.stage.rows(of: name)
    guard var statement = try nodes.statement(rows, property) else {
      return rdf.leaveOut(link, "the statement is not in the file")
    }
    statement.locator = "\(id), \(property)"
    let number = name.split(separator: "/").last.map(String.init) ?? name
    let outcome = try properties.take(
      statement,
      of: subject,
      at: ImportPlace(rdf.file, link.position, record: "\(id), \(property) \(number)"),
      rejected: { [rdf, node] in
        guard let head = rdf.rejected($0, node, [link]),
          let tail = rdf.rejected("of the same statement:", name, rows)
        else { return nil }
        return head + "\n" + tail
      }
    )
    rdf.account.add(outcome)
    for node in try [name] + nodes.parts(rows) {
      try rdf.account.add(outcome, nodes.use(node).count)
    }
  }

  /// The class was read with who the thing is; here its statements are accounted for.
  private func readClass(_ name: String, _ property: String, _ link: RDFStage.Row) throws {
    let nodes = WikidataRDFNodes(rdf)
    let rows = try rdf.stage.rows(of: name)
    let isMapped = rows.contains { row in
      guard row.predicate == WikidataTerms.prop + "statement/" + property,
        case .iri(let iri) = row.object, let type = WikidataTerms.item(iri)
      else { return false }
      return properties.mapping.types[type] != nil
    }
    if !isMapped { properties.leftOut.add(property, "no kind is mapped to the class") }
    let outcome = isMapped ? PropertyImporter.Outcome.taken : .leftOut
    rdf.account.add(outcome)
    for node in try [name] + nodes.parts(rows) {
      try rdf.account.add(outcome, nodes.use(node).count)
    }
  }
}
