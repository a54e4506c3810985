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
      try self.record(node, called: "source \(node.text(.key) ?? node.name)") {
        _ = try self.source(node.name)
      }
    }
    try forEach("Entity") { node in
      try self.record(node, called: node.text(.key) ?? node.name) {
        _ = try self.entity(node)
      }
      if let key = node.text(.key) { self.remember(key, of: node.name) }
    }
    try takeClaims()
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
      for property in [RegestaProperty.wasAssociatedWith, .used] {
        for name in batch.nodes(property) where try !self.rdf.stage.isDone(name) {
          try self.leaveOut(self.node(name), "batches of the other base")
        }
      }
    }
  }

  // MARK: Walking

  func forEach(_ type: String, _ body: (RegestaNode) throws -> Void) throws {
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
  func account(_ node: RegestaNode, _ outcome: PropertyImporter.Outcome) throws {
    guard try rdf.stage.markDone(node.name) else { return }
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
      guard row.property == .key, case .literal(let literal) = row.object
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
    let key = try node.required(.key)
    if !importer.vocabulary.hasKind(key) {
      let parent = node.node(.subClassOf)
      if let parent, parent != node.name, try !importer.vocabulary.hasKind(self.key(parent)) {
        try kind(try self.node(parent))
      }
      let label = node.text(.label) ?? key
      try importer.define(
        KindDraft(
          key: key,
          parent: try parent.map(self.key) ?? "thing",
          label: label,
          plural: node.text(.plural) ?? label + "s",
          description: node.text(.comment)
        )
      )
    }
    try account(node, .taken)
  }

  private func relation(_ node: RegestaNode) throws {
    let key = try node.required(.key)
    if importer.vocabulary.relations[key] == nil {
      var draft = RelationDraft(key: key, label: node.text(.label) ?? key)
      if let parent = node.node(.subPropertyOf), parent != node.name {
        if try importer.vocabulary.relations[self.key(parent)] == nil {
          try relation(try self.node(parent))
        }
        draft.parent = try self.key(parent)
      }
      draft.inverse = node.text(.inverseLabel)
      draft.value = node.text(.valueType).flatMap(Relation.ValueType.init) ?? .entity
      draft.time = node.text(.timeNature).flatMap(Relation.Nature.init) ?? .timeless
      draft.use = node.text(.use).flatMap(Relation.Use.init) ?? .claim
      draft.isFunctional = node.flag(.functional)
      draft.isInverseFunctional = node.flag(.inverseFunctional)
      draft.isSymmetric = node.flag(.symmetric)
      draft.isTransitive = node.flag(.transitive)
      draft.isAnnotation = node.flag(.annotation)
      draft.url = node.text(.urlPattern)
      draft.pattern = node.text(.pattern)
      draft.description = node.text(.comment)
      draft.subjectKinds = try node.nodes(.subjectKind).map(self.key)
      draft.objectKinds = try node.nodes(.objectKind).map(self.key)
      try importer.define(draft)
    }
    try account(node, .taken)
  }

  // MARK: Things and sources

  /// The entity that a node is.
  func entity(_ node: RegestaNode) throws -> Entity.ID {
    var kind = "thing"
    for type in node.nodes(.type) where type != RegestaTerms.own("Entity") {
      let key = try self.key(type)
      if importer.vocabulary.hasKind(key) { kind = key }
    }
    return try importer.entity(
      EntityReference(
        key: try node.required(.key),
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
    let issued = try node.literal(.issued).flatMap { literal in
      switch RDFValues.value(literal) {
      case .date(let date): date
      case .text(let text, _): try? .init(parsing: text)
      case .unreadable(let why): throw RegestaError(.badInput, why)
      default: nil
      }
    }
    let csl = node.text(.csl) ?? "{}"
    let source = try importer.source(
      SourceDraft(
        key: key,
        type: node.text(.cslType) ?? "document",
        short: node.text(.label) ?? key,
        author: node.text(.creator),
        title: node.text(.title),
        volume: node.text(.volume),
        issued: issued,
        language: node.text(.languageOfSource),
        entity: try node.node(.work).map { try entity(named: $0) },
        csl: csl.hasPrefix("{") ? csl : "{}",
        note: node.text(.comment)
      )
    )
    importer.sources[name] = source
    for other in node.nodes(.wasDerivedFrom) where other != name {
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
