internal import Chronology
internal import Formats
internal import RegestaKit
internal import SQLite

/// Takes in what a base of ours gave out as RDF: the kinds and relations that this base lacks, sources,
/// things, and claims with their time, certainty and citations.
///
/// The direct statements, which repeat the claims without all that, and what is derived are passed over:
/// they are taken with the claims.
final class RegestaRDFImport {
  let rdf: RDFImport
  private var keys: [String: String] = [:]
  private static let keysKept = 65_536
  /// The nodes that belong to the claim which is being read, by name.
  var atHand: [String: RegestaNode] = [:]

  init(_ rdf: RDFImport) { self.rdf = rdf }

  var importer: Importer { rdf.importer }

  func run() throws {
    try forEach("Kind") { try self.kind($0) }
    try forEach("Relation") { try self.relation($0) }
    try forEach("Source") { node in
      try self.record(node, called: "source \(node.own("key") ?? node.name)") {
        _ = try self.source(node.name)
      }
    }
    try forEach("Entity") { node in
      try self.record(node, called: node.own("key") ?? node.name) {
        _ = try self.entity(node)
      }
      if let key = node.own("key") { self.remember(key, of: node.name) }
    }
    try forEach("Claim") { try self.claim($0) }
    for (type, what) in [
      ("Dispute", "disputes"), ("Side", "disputes"), ("Position", "positions"),
      ("MergedEntity", "things that were merged into others"),
    ] {
      try forEach(type) { node in
        self.rdf.properties.leftOut.add(
          what,
          "not taken in from RDF: use regesta's own JSON Lines for a whole base"
        )
        try self.account(node, .leftOut)
      }
    }
    try forEach("Base") { try self.leaveOut($0, "facts on the other base") }
    try forEach("Batch") { batch in
      try self.leaveOut(batch, "batches of the other base")
      for property in ["wasAssociatedWith", "used"] {
        for name in batch.nodes(RegestaTerms.prov + property) where try !self.rdf.stage.isDone(name)
        {
          try self.leaveOut(self.node(name), "batches of the other base")
        }
      }
    }
  }

  // MARK: Walking

  private func forEach(_ type: String, _ body: (RegestaNode) throws -> Void) throws {
    var last = 0
    while true {
      let page = try rdf.stage.subjects(ofType: RegestaTerms.own(type), after: last, limit: 500)
      guard let end = page.last?.id else { return }
      for (_, name) in page where try !rdf.stage.isDone(name) { try body(try node(name)) }
      last = end
    }
  }

  func node(_ name: String) throws -> RegestaNode {
    if let node = atHand[name] { return node }
    return RegestaNode(name, try rdf.stage.rows(of: name, limit: 100_000))
  }

  /// Uses up a node and those that belong to it.
  func account(_ node: RegestaNode, _ outcome: PropertyImporter.Outcome, claim: Int = 0) throws {
    guard try rdf.stage.markDone(node.name, claim: claim) else { return }
    rdf.account.add(outcome, node.rows.count)
  }

  private func leaveOut(_ node: RegestaNode, _ what: String) throws {
    rdf.properties.leftOut.add(what, "this base has its own", count: node.rows.count)
    try account(node, .leftOut)
  }

  private func record(
    _ node: RegestaNode,
    called name: String,
    _ body: @escaping () throws -> Void
  ) throws {
    var isDone = false
    try importer.record(
      ImportPlace(rdf.file, node.position, record: name),
      rejected: { [rdf] in rdf.rejected($0, node.name, node.rows) },
      body: {
        try body()
        isDone = true
      }
    )
    try account(node, isDone ? .taken : .rejected)
  }

  // MARK: The vocabulary

  /// The key of a kind, relation, thing or source, by its name in the file.
  func key(_ name: String) throws -> String {
    if let key = keys[name] { return key }
    // What a part of a base does not describe is still named by its key.
    let named = try rdf.stage.rows(of: name, limit: 50).lazy.compactMap { row -> String? in
      guard row.predicate == RegestaTerms.own("key"), case .literal(let literal) = row.object
      else { return nil }
      return literal.lexicalForm
    }.first
    let key =
      named ?? name.split(whereSeparator: { ":/#".contains($0) }).last.map(String.init) ?? name
    remember(key, of: name)
    return key
  }

  private func remember(_ key: String, of name: String) {
    if keys.count >= Self.keysKept { keys.removeAll(keepingCapacity: true) }
    keys[name] = key
  }

  private func kind(_ node: RegestaNode) throws {
    let key = try node.required("key")
    if !importer.vocabulary.hasKind(key) {
      let parent = node.node(RegestaTerms.rdfs + "subClassOf")
      if let parent, parent != node.name, try !importer.vocabulary.hasKind(self.key(parent)) {
        try kind(try self.node(parent))
      }
      let label = node.text(RegestaTerms.rdfs + "label") ?? key
      try importer.define(
        KindDraft(
          key: key,
          parent: try parent.map(self.key) ?? "thing",
          label: label,
          plural: node.own("plural") ?? label + "s",
          description: node.text(RegestaTerms.rdfs + "comment")
        )
      )
    }
    try account(node, .taken)
  }

  private func relation(_ node: RegestaNode) throws {
    let key = try node.required("key")
    if importer.vocabulary.relations[key] == nil {
      var draft = RelationDraft(key: key, label: node.text(RegestaTerms.rdfs + "label") ?? key)
      if let parent = node.node(RegestaTerms.rdfs + "subPropertyOf"), parent != node.name {
        if try importer.vocabulary.relations[self.key(parent)] == nil {
          try relation(try self.node(parent))
        }
        draft.parent = try self.key(parent)
      }
      draft.inverse = node.own("inverseLabel")
      draft.value = node.own("valueType").flatMap(Relation.ValueType.init) ?? .entity
      draft.time = node.own("timeNature").flatMap(Relation.Nature.init) ?? .timeless
      draft.use = node.own("use").flatMap(Relation.Use.init) ?? .claim
      draft.isFunctional = node.flag("functional")
      draft.isInverseFunctional = node.flag("inverseFunctional")
      draft.isSymmetric = node.flag("symmetric")
      draft.isTransitive = node.flag("transitive")
      draft.isAnnotation = node.flag("annotation")
      draft.url = node.own("urlPattern")
      draft.pattern = node.own("pattern")
      draft.description = node.text(RegestaTerms.rdfs + "comment")
      draft.subjectKinds = try node.nodes(RegestaTerms.own("subjectKind")).map(self.key)
      draft.objectKinds = try node.nodes(RegestaTerms.own("objectKind")).map(self.key)
      try importer.define(draft)
    }
    try account(node, .taken)
  }

  // MARK: Things and sources

  /// The entity that a node is.
  func entity(_ node: RegestaNode) throws -> Entity.ID {
    var kind = "thing"
    for type in node.nodes(RDFVocabulary.type) where type != RegestaTerms.own("Entity") {
      let key = try self.key(type)
      if importer.vocabulary.hasKind(key) { kind = key }
    }
    return try importer.entity(
      EntityReference(
        key: try node.required("key"),
        kind: kind,
        isDefinition: node.isA("Entity")
      )
    )
  }

  /// The entity of a name in the file, in a record about something else.
  func entity(named name: String) throws -> Entity.ID {
    try importer.entity(EntityReference(key: try key(name), isDefinition: false))
  }

  /// The source that a node is, with those on which it draws.
  func source(_ name: String) throws -> Source.ID {
    if let known = importer.sources[name] { return known }
    let node = try self.node(name)
    let key = try self.key(name)
    let issued = try node.literal(RegestaTerms.dcterms + "issued").flatMap { literal in
      switch RDFValues.value(literal) {
      case .date(let date): date
      case .text(let text, _): try? .init(parsing: text)
      case .unreadable(let why): throw RegestaError(.badInput, why)
      default: nil
      }
    }
    let csl = node.own("csl") ?? "{}"
    let source = try importer.source(
      SourceDraft(
        key: key,
        type: node.own("cslType") ?? "document",
        short: node.text(RegestaTerms.rdfs + "label") ?? key,
        author: node.text(RegestaTerms.dcterms + "creator"),
        title: node.text(RegestaTerms.dcterms + "title"),
        volume: node.own("volume"),
        issued: issued,
        language: node.text(RegestaTerms.dcterms + "language"),
        entity: try node.node(RegestaTerms.own("work")).map { try entity(named: $0) },
        csl: csl.hasPrefix("{") ? csl : "{}",
        note: node.text(RegestaTerms.rdfs + "comment")
      )
    )
    importer.sources[name] = source
    for other in node.nodes(RegestaTerms.prov + "wasDerivedFrom") where other != name {
      try depend(source, on: try self.source(other))
    }
    return source
  }

  private func depend(_ source: Source.ID, on other: Source.ID) throws {
    let known = try importer.base.connection.first(
      """
      SELECT 1 FROM source_dependence
       WHERE source = \(source.rawValue) AND depends_on = \(other.rawValue)
      """
    ) { _ in true }
    if known == nil, source != other { try importer.writer.addDependence(of: source, on: other) }
  }
}
