internal import Formats
internal import RegestaKit
internal import SQLite

/// A base, or a part of it, as RDF statements in a fixed order: the one mapping behind all the syntaxes.
///
/// Statements on one subject stand together. They come as they are read, a page of things or claims at a time, so
/// that memory does not grow with the base. docs/formats/rdf-vocabulary.md says what each means.
struct RDFStatements {
  let export: Export
  let names: RDFNames
  let extent: ExportExtent
  /// Whether what a source says also goes into a graph of that source's name.
  let namesGraphs: Bool
  private let sink: Sink

  /// Takes a statement: its subject, its predicate and its object, and the graph in which it stands.
  ///
  /// Its parts are lent: to put them together in a value and to take that apart again costs a third of the writing.
  typealias Sink = (String, String, RDFTerm, _ graph: String?) throws -> Void

  /// - Parameters:
  ///   - export: The base, and which part of it.
  ///   - names: How its things are named.
  ///   - extent: What belongs to it.
  ///   - namingGraphs: Whether what a source says also goes into a graph of that source's name.
  ///   - sink: Takes the statements.
  init(
    _ export: Export,
    names: RDFNames,
    extent: ExportExtent,
    namingGraphs: Bool = false,
    sink: @escaping Sink
  ) {
    self.export = export
    self.names = names
    self.extent = extent
    namesGraphs = namingGraphs
    self.sink = sink
  }

  var base: KnowledgeBase { export.base }

  /// What stands before the pages of things and claims.
  func writeBeginning() throws {
    try writeBase()
    try writeBatches()
    try writeKinds()
    try writeRelations()
    try writeSources()
  }

  func write(_ page: ExportExtent.Page) throws {
    switch page {
    case .entities(let numbers): try writeEntities(numbers)
    case .claims(let ids): try writeClaims(ids)
    }
  }

  /// What stands behind the pages; tells of what has no place.
  func writeEnd() throws {
    try writeDisputes()
    try writePositions()
    try export.reportNotKnowledge()
    try reportTables()
  }

  /// Begins the statements on a thing.
  func node(_ iri: String) -> RDFNode { RDFNode(iri: iri, sink: sink) }

  /// Puts a statement into the graph of a source.
  func write(
    _ subject: String,
    _ predicate: String,
    _ object: RDFTerm,
    inGraphOf source: Source.Reference
  ) throws {
    try sink(subject, predicate, object, names.source(source))
  }

  private func writeBase() throws {
    let node = node(names.base)
    try node.add(RDFVocabulary.type, iri: RDFTerms.base)
    try node.add(RDFProperty.version, RDFLiteral(RDFTerms.version))
    try node.add(RDFProperty.scope, export.scope.words)
    for (key, property) in [
      ("title", "title"), ("owner", "creator"), ("license", "license"), ("attribution", "rights"),
      ("language", "language"),
    ] {
      try node.add(RDFTerms.dcterms + property, try base.notice(key))
    }
    for (own, other) in RDFTerms.superclasses {
      try self.node(own).add(RDFTerms.rdfs + "subClassOf", iri: other)
    }
  }

  private static let tablesOutside: [(table: String, words: String)] = [
    ("passage", "the text of sources"),
    ("mention", "what is named where in the text of sources"),
    ("mention_alternative", "what else is named there, perhaps"),
    ("candidate", "what readers propose, and what was decided on it"),
    ("phrase", "the words by which kinds and relations are asked for"),
    ("question", "questions kept in the base"),
    ("change", "what was changed, and what was there before"),
  ]

  private func reportTables() throws {
    try export.reportTables(Self.tablesOutside, as: .notInAGraph)
  }
}

/// A thing of which statements are made.
struct RDFNode {
  let iri: String
  fileprivate let sink: RDFStatements.Sink

  func add(_ predicate: String, _ object: RDFTerm) throws {
    try sink(iri, predicate, object, nil)
  }

  func add(_ predicate: String, iri object: String) throws { try add(predicate, .iri(object)) }

  func add(_ predicate: String, _ literal: RDFLiteral?) throws {
    if let literal { try add(predicate, .literal(literal)) }
  }

  func add(_ predicate: String, _ text: String?) throws {
    try add(predicate, text.map { RDFLiteral($0) })
  }
}
