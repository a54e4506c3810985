internal import Formats
internal import RegestaKit
internal import SQLite

/// Takes in a file of RDF: all of it is staged on disk, then taken up subject by subject.
///
/// Every statement is accounted for: taken, left out with a reason, or rejected with one.
final class RDFImport {
  let importer: Importer
  let stage: RDFStage
  let file: String
  /// What other vocabularies' properties are here.
  let properties: PropertyImporter
  /// Statements of Wikidata, when the file has them.
  var wikidata: PropertyImporter?
  var account = RDFAccount()
  private let input: ImportInput
  private let syntax: RDFSyntax
  /// Things that were spoken of, as many as fit.
  var items: [String: StatedItem] = [:]
  static let itemsKept = 16_384
  private var hasHelpers = false

  init(_ input: ImportInput, _ syntax: RDFSyntax, _ importer: Importer) throws {
    self.input = input
    self.syntax = syntax
    self.importer = importer
    file = input.name
    stage = try RDFStage(importer.base.connection)
    properties = try PropertyImporter(importer, try PropertyMapping.for("rdf", input.settings))
  }

  func run() throws {
    try readAll()
    try stage.sort()
    let isOurs = try stage.uses(RegestaTerms.namespace)
    if try stage.uses(WikidataTerms.prop) {
      let mapping = try PropertyMapping.builtIn("wikidata")
      wikidata = try PropertyImporter(importer, mapping)
      if let source = mapping.source { try importer.beginSource(source, isWhole: false) }
    } else if let source = properties.mapping.source {
      try importer.beginSource(source)
    } else if !isOurs {
      // A base of ours brings the sources of its claims; its file says nothing of its own.
      try importer.beginSource(ofFile: input.name)
    }
    if isOurs { try RegestaRDFImport(self).run() }
    properties.graphs = { [self] iri in try source(ofGraph: iri) }
    try forEachSubject { try thing($0) }
    if hasHelpers { try forEachSubject { try leftover($0) } }
    try properties.finish()
    try wikidata?.finish()
    try check()
    try stage.close()
  }

  // MARK: Reading

  private func readAll() throws {
    let reader = RDFFileReader(input.source, syntax, base: "file:///" + Slug.of(file))
    let ahead = input.readAhead(batchesOf: 1) { try reader.next() }
    while let piece = try ahead.next() {
      for line in piece.lines {
        switch line {
        case .statement(let quad, let place): try stage.add(quad, at: place)
        case .wrong(let error, let line):
          try importer.reject(ImportPlace(file, error.position), error.message) {
            RDFImport.rejected($0, [line])
          }
        }
      }
    }
  }

  private func forEachSubject(_ body: (String) throws -> Void) throws {
    var last = ""
    while true {
      let page = try stage.subjects(after: last, limit: 500)
      guard let end = page.last else { return }
      for subject in page { try body(subject) }
      last = end
    }
  }

  /// A fault of ours, not of the file: some statement was passed over.
  private func check() throws {
    guard account.sum == stage.count else {
      throw RegestaError(
        .refused,
        "Of \(stage.count) statements \(account.sum) are accounted for. This is a fault of the program.",
        hint: "Please report it with the file."
      )
    }
  }

  // MARK: Things

  private func thing(_ node: String) throws {
    guard try !stage.isDone(node) else { return }
    var rows = try stage.rows(of: node)
    if node.hasPrefix(RegestaTerms.namespace) {
      for row in rows { leaveOut(row, "it explains the vocabulary") }
      return
    }
    if RDFNodes.isHelper(rows) {
      hasHelpers = true
      return
    }
    if let wikidata, let id = WikidataTerms.item(node), rows.contains(where: { $0.isOfWikidata }) {
      return try WikidataRDFReader(self, wikidata, id, node, rows).read()
    }
    let reader = RDFThingReader(self, node)
    guard try reader.begin(rows) else {
      for row in rows { leaveOut(row) }
      while let last = rows.last?.id, rows.count == 1000 {
        rows = try stage.rows(of: node, after: last)
        for row in rows { leaveOut(row) }
      }
      return
    }
    while let last = rows.last?.id {
      for row in rows { try reader.read(row) }
      guard rows.count == 1000 else { break }
      rows = try stage.rows(of: node, after: last)
    }
    try reader.end()
  }

  /// What describes a statement, a value or a list that nothing speaks of.
  private func leftover(_ node: String) throws {
    guard try !stage.isDone(node) else { return }
    var rows = try stage.rows(of: node)
    guard RDFNodes.isHelper(rows) else { return }
    while let last = rows.last?.id {
      for row in rows {
        account.leftOut += 1
        properties.leftOut.add(
          properties.shown(row.predicate),
          "it describes a statement, a value or a list that no statement speaks of"
        )
      }
      guard rows.count == 1000 else { break }
      rows = try stage.rows(of: node, after: last)
    }
  }

  func leaveOut(_ row: RDFStage.Row, _ why: String? = nil) {
    account.leftOut += 1
    if let why { return properties.leftOut.add(properties.shown(row.predicate), why) }
    if row.predicate == RDFVocabulary.type, case .iri(let type) = row.object {
      return properties.leftOut.add("rdf:type \(properties.shown(type))", "no kind is mapped to it")
    }
    guard let rule = properties.mapping.properties[row.predicate] else {
      return properties.leftOut.add(properties.shown(row.predicate), "no mapping")
    }
    if case .leaveOut(let why) = rule.role {
      return properties.leftOut.add(properties.shown(row.predicate), why)
    }
    properties.leftOut.add(properties.shown(row.predicate), "nothing else is known of its subject")
  }

  // MARK: Rejecting

  /// Statements as N-Quads, with the reason before them as a comment, which a reader passes over.
  func rejected(_ reason: String, _ node: String, _ rows: [RDFStage.Row]) -> String? {
    Self.rejected(reason, rows.compactMap { RDFNodes.line(node, $0, withGraph: syntax == .nQuads) })
  }

  private static func rejected(_ reason: String, _ lines: [String]) -> String? {
    let reason = String(reason.map { $0.isNewline ? " " : $0 })
    return (["# " + reason] + lines).joined(separator: "\n")
  }

  // MARK: Graphs

  /// A graph as a source, as far as the file describes it.
  private func source(ofGraph iri: String) throws -> SourceDraft? {
    let rows = try stage.rows(of: iri, limit: 100)
    func text(_ names: String...) -> String? {
      for row in rows where names.contains(row.predicate) {
        if case .literal(let literal) = row.object, !literal.lexicalForm.isEmpty {
          return literal.lexicalForm
        }
      }
      return nil
    }
    let dc = "http://purl.org/dc/terms/"
    let elements = "http://purl.org/dc/elements/1.1/"
    let title = text(
      dc + "title",
      elements + "title",
      "http://www.w3.org/2000/01/rdf-schema#label",
      "http://schema.org/name"
    )
    guard let title else { return nil }
    let key = SourceKey.key(ofAddress: iri)
    let author = text(dc + "creator", elements + "creator")
    var csl = CSLRecord(id: key, type: "dataset")
    csl.add("title", title)
    if let author { csl.add("author", people: [.init(literal: author)]) }
    csl.add("license", text(dc + "license", dc + "rights"))
    csl.add("URL", iri)
    return SourceDraft(
      key: key,
      type: "dataset",
      short: title,
      author: author,
      title: title,
      csl: csl.json
    )
  }
}

/// How many statements were taken, left out and rejected.
struct RDFAccount {
  var taken = 0
  var leftOut = 0
  var rejected = 0

  var sum: Int { taken + leftOut + rejected }

  mutating func add(_ outcome: PropertyImporter.Outcome, _ count: Int = 1) {
    switch outcome {
    case .taken: taken += count
    case .leftOut: leftOut += count
    case .rejected: rejected += count
    }
  }
}
