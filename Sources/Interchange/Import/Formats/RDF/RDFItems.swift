internal import Formats
internal import RegestaKit

/// The things that nodes are.
struct RDFItems {
  private let rdf: RDFImport

  init(_ rdf: RDFImport) { self.rdf = rdf }

  private var mapping: PropertyMapping { rdf.properties.mapping }

  /// A thing with all that tells who it is, from what is said of it.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - rows: What is said of it.
  ///   - used: Gets the numbers of the statements that this took.
  /// - Returns: The thing.
  /// - Throws: What is no fault of the file.
  func item(_ node: String, _ rows: [RDFStage.Row], _ used: inout Set<Int>) throws -> StatedItem {
    var item = try named(node)
    var kinds: [String] = []
    for row in rows {
      switch (mapping.properties[row.predicate]?.role, row.object) {
      case (.kind?, .iri(let type)):
        guard let kind = mapping.types[type] else { continue }
        kinds.append(kind)
        used.insert(row.id)
      case (.same?, .iri(let other)):
        for identifier in try named(other).identifiers where !item.identifiers.contains(identifier)
        {
          item.identifiers.append(identifier)
        }
        used.insert(row.id)
      case (.claim(let relation)?, .literal(let literal)):
        guard valueType(relation) == .name, !literal.lexicalForm.isEmpty else { continue }
        let tag = literal.language.map(mapping.tag) ?? "und"
        let name = EntityReference.Name(literal.lexicalForm, language: tag, role: relation)
        if !item.names.contains(where: { $0.text == name.text && $0.language == tag }) {
          item.names.append(name)
        }
        used.insert(row.id)
      default: break
      }
    }
    // The name that is to be shown comes first.
    item.names =
      item.names.filter { $0.role == "preferred-name" }
      + item.names.filter { $0.role != "preferred-name" }
    for kind in kinds { try rdf.properties.define(kind: kind) }
    item.kind = kinds.first
    for kind in kinds where kind != item.kind {
      if let best = item.kind, rdf.importer.vocabulary.isKind(kind, best) { item.kind = kind }
    }
    // A node without any name is what is said of it: the same content is the same thing.
    if item.identifiers.isEmpty, item.key == nil, item.names.isEmpty {
      item.key = "node-" + SourceKey.hash(try content(of: node, depth: 0))
    }
    return item
  }

  /// A thing that is only spoken of here.
  func item(mentioned node: String) throws -> StatedItem {
    if let known = rdf.items[node] { return known }
    var used: Set<Int> = []
    let rows = try rdf.stage.rows(of: node)
    // What the file describes elsewhere is made with its name.
    let isThing = !rows.isEmpty && !RDFNodes.isHelper(rows)
    let item =
      isThing || node.hasPrefix("_:") ? try self.item(node, rows, &used) : try named(node)
    if rdf.items.count >= RDFImport.itemsKept { rdf.items.removeAll(keepingCapacity: true) }
    rdf.items[node] = item
    return item
  }

  /// A thing by its IRI: the number elsewhere that the IRI is the address of, else the IRI itself.
  private func named(_ node: String) throws -> StatedItem {
    var item = StatedItem(name: node)
    guard !node.hasPrefix("_:") else { return item }
    for pattern in mapping.identifiers {
      guard let value = pattern.value(in: node) else { continue }
      if pattern.scheme == "key" {
        if Slug.of(value) == value { item.key = value }
      } else {
        item.identifiers = [.init(pattern.scheme, value)]
      }
      if item.key != nil || !item.identifiers.isEmpty { return item }
    }
    try rdf.properties.define("iri")
    item.identifiers = [.init("iri", node)]
    return item
  }

  private func valueType(_ relation: String) -> Relation.ValueType? {
    rdf.importer.vocabulary.relations[relation]?.value ?? mapping.relations[relation]?.value
  }

  // MARK: Lists

  private static let longest = 100_000

  /// The members of a list; nil when the node is none. Its nodes are used up.
  func members(ofList node: String) throws -> [StatedValue]? {
    var next = node
    var values: [StatedValue] = []
    var seen: Set<String> = []
    var isList = false
    while next != RDFVocabulary.nil, seen.count < Self.longest, seen.insert(next).inserted {
      let rows = try rdf.stage.rows(of: next)
      let first = rows.first { $0.predicate == RDFVocabulary.first }
      let rest = rows.first { $0.predicate == RDFVocabulary.rest }
      guard let first, let rest, let following = rest.object.node else { break }
      isList = true
      switch first.object {
      case .literal(let literal): values.append(RDFValues.value(literal))
      case .iri(let iri): values.append(.item(try item(mentioned: iri)))
      case .blankNode(let label):
        let inner = "_:" + label
        let isInnerList = try rdf.stage.rows(of: inner).contains {
          $0.predicate == RDFVocabulary.first
        }
        values.append(
          isInnerList
            ? .unusable("a list within a list") : .item(try item(mentioned: inner))
        )
      }
      if try rdf.stage.markDone(next) {
        for row in rows {
          if row.id == first.id || row.id == rest.id {
            rdf.account.taken += 1
          } else {
            rdf.leaveOut(row, "it is said of a node of a list")
          }
        }
      }
      next = following
    }
    return isList ? values : nil
  }

  // MARK: Nodes without a name

  private static let deepest = 4

  /// All that is said of a node, whatever its label: of two files, or of two readings of one, the same.
  private func content(of node: String, depth: Int) throws -> String {
    guard depth < Self.deepest else { return "…" }
    let lines = try rdf.stage.rows(of: node).map { row in
      let object =
        switch row.object {
        case .iri(let iri): "<\(iri)>"
        case .literal(let literal):
          "\"\(literal.lexicalForm)\"^^\(literal.datatype)@\(literal.language ?? "")"
        case .blankNode(let label):
          "[\(try content(of: "_:" + label, depth: depth + 1))]"
        }
      return "\(row.predicate) \(object)"
    }
    return lines.sorted().joined(separator: "\n")
  }
}
