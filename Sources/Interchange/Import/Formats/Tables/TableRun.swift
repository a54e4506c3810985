internal import Chronology
internal import Formats
internal import RegestaKit

/// Reads rows by a mapping and tells the importer what they say.
final class TableRun {
  let mapping: TableMapping
  let reading: TableReading
  var importer: Importer { reading.importer }
  private var kindsKnown: [String: String] = [:]
  private var relationsKnown: [String: VocabularyWords.Meaning] = [:]
  private static let capacity = 65_536

  init(_ mapping: TableMapping, _ reading: TableReading) {
    self.mapping = mapping
    self.reading = reading
  }

  /// Makes the kinds and relations that the mapping brings; called once, before the rows.
  func begin(file: String) throws {
    for kind in mapping.kinds { try importer.define(kind) }
    for relation in mapping.relations { try importer.define(relation) }
    if importer.ownSource == nil {
      if let source = mapping.source {
        try importer.beginSource(source)
      } else {
        try importer.beginSource(ofFile: file)
      }
    }
  }

  /// Takes in one row.
  ///
  /// - Throws: What concerns the whole file.
  func add(
    _ row: TableRow,
    _ place: ImportPlace,
    rejected: @escaping (String) -> String?
  ) throws {
    reading.columns.count(row, missing: reading.missing)
    try importer.gather(
      Importer.Record(place: place, rejected: rejected) { try self.take(row) }
    )
    if let fatal = reading.fatal { throw fatal }
  }

  /// What a row says; it can be told again.
  func take(_ row: TableRow) throws {
    let read = try read(row)
    var things: [String: [Entity.ID]] = [:]
    for thing in read.things { things[thing.name] = try entities(of: thing, things) }
    let citations = try citations(of: read)
    for statement in read.statements { try state(statement, things, citations) }
  }

  private func read(_ row: TableRow) throws -> TableRowReading {
    var read = TableRowReading()
    // The parts of a mapping are large, and not worth a copy for a row that they are not of.
    for part in mapping.things.indices where holds(mapping.things[part].conditions, row) {
      let thing = mapping.things[part]
      let found = try found(thing, row)
      if !found.isEmpty { read.things.append(.init(name: thing.name, found: found)) }
    }
    guard !read.things.isEmpty else {
      throw FormatError("The row names nothing: the columns that could are empty.")
    }
    try readCitation(row, into: &read)
    for part in mapping.claims.indices where holds(mapping.claims[part].conditions, row) {
      let statement = mapping.claims[part]
      guard read.has(statement.subject) else { continue }
      if let statement = try self.statement(statement, row, read) {
        read.statements.append(statement)
      }
    }
    return read
  }

  func holds(_ conditions: [TableMapping.Condition], _ row: TableRow) -> Bool {
    conditions.allSatisfy { $0.holds(in: row, reading.missing) }
  }

  // MARK: Citations

  private func readCitation(_ row: TableRow, into read: inout TableRowReading) throws {
    let parts = mapping.locator.filter { !row.isMissing($0, reading.missing) }.map {
      "\(reading.columns.names[$0]) \(row[$0])"
    }
    read.locator = parts.isEmpty ? nil : importer.locator(parts.joined(separator: ", "))
    guard let cites = mapping.cites, importer.ownSource != nil else { return }
    let title = try cites.title?.text(in: row, reading)?.text
    let url = try cites.url?.text(in: row, reading)?.text
    guard let name = title ?? url else { return }
    let author = try cites.author?.text(in: row, reading)?.text
    read.cited = .init(name: name, title: title, url: url, author: author)
  }

  private func citations(of read: TableRowReading) throws -> [CitationDraft] {
    let own = importer.ownCitation(at: read.locator)
    guard let cites = mapping.cites, let cited = read.cited, let table = importer.ownSource else {
      return own
    }
    let mark = "\(cited.name)\u{1F}\(cited.url ?? "")\u{1F}\(cited.author ?? "")"
    let source: Source.ID
    if let known = importer.sources[mark] {
      source = known
    } else {
      let key = Slug.of(cited.name)
      var csl = CSLRecord(id: key, type: cites.type)
      csl.add("title", cited.name)
      if let author = cited.author {
        csl.add("author", people: [CSLRecord.Person(literal: author)])
      }
      csl.add("URL", cited.url)
      source = try importer.source(
        SourceDraft(
          key: key,
          type: cites.type,
          short: cited.name,
          author: cited.author,
          title: cited.name,
          csl: csl.json
        )
      )
      importer.sources[mark] = source
    }
    guard source != table else { return own }
    return [CitationDraft(source, via: table, locator: read.locator)]
  }

  // MARK: Words

  /// The kind that a word means; nil when it means none.
  func knownKind(_ word: String) -> String? {
    if let known = kindsKnown[word] { return known }
    let kind = importer.vocabulary.hasKind(word) ? word : reading.words.kind(word)
    if let kind, kindsKnown.count < Self.capacity { kindsKnown[word] = kind }
    return kind
  }

  /// The kind that a field means.
  func kind(_ word: String, _ row: TableRow, _ column: Int?) throws -> String {
    if let kind = knownKind(word) { return kind }
    throw reading.error(
      "There is no kind \"\(word.abridged)\": say in a mapping which kind it stands for.",
      row,
      column
    )
  }

  /// The relation that a field means.
  func relation(_ word: String, _ row: TableRow, _ column: Int?) throws -> VocabularyWords.Meaning {
    if let known = relationsKnown[word] { return known }
    let meanings = reading.words.meanings(of: word)
    let nearest = meanings.filter { $0.distance == meanings[0].distance }
    guard nearest.count == 1 else {
      let many = nearest.map { "\"\($0.relation)\"" }.joined(separator: ", ")
      throw reading.error(
        nearest.isEmpty
          ? "There is no relation \"\(word.abridged)\": say in a mapping which it stands for."
          : "\"\(word.abridged)\" can be each of \(many): say in a mapping which.",
        row,
        column
      )
    }
    if relationsKnown.count < Self.capacity { relationsKnown[word] = nearest[0] }
    return nearest[0]
  }
}
