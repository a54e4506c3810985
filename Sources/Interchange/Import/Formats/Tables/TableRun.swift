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
  /// The places that are cited, by their words: the same pages are cited again and again.
  private var locatorsKnown: [String: Locator] = [:]
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
    var things: [String: [Entity.ID]] = [:]
    // The parts of a mapping are large, and not worth a copy for a row that they are not of.
    for part in mapping.things.indices where holds(mapping.things[part].conditions, row) {
      let thing = mapping.things[part]
      let found = try entities(thing, row, things)
      if !found.isEmpty { things[thing.name] = found }
    }
    guard !things.isEmpty else {
      throw FormatError("The row names nothing: the columns that could are empty.")
    }
    let citations = try citations(of: row)
    for part in mapping.claims.indices where holds(mapping.claims[part].conditions, row) {
      let statement = mapping.claims[part]
      guard let subjects = things[statement.subject] else { continue }
      try state(statement, of: subjects, row, things, citations)
    }
  }

  func holds(_ conditions: [TableMapping.Condition], _ row: TableRow) -> Bool {
    conditions.allSatisfy { $0.holds(in: row, reading.missing) }
  }

  // MARK: Citations

  private func citations(of row: TableRow) throws -> [CitationDraft] {
    let parts = mapping.locator.filter { !row.isMissing($0, reading.missing) }.map {
      "\(reading.columns.names[$0]) \(row[$0])"
    }
    let locator = parts.isEmpty ? nil : locator(parts.joined(separator: ", "))
    let own = importer.ownCitation(at: locator)
    guard let cites = mapping.cites, let table = importer.ownSource else { return own }
    let title = try cites.title?.text(in: row, reading)?.text
    let url = try cites.url?.text(in: row, reading)?.text
    guard let name = title ?? url else { return own }
    let author = try cites.author?.text(in: row, reading)?.text
    let mark = "\(name)\u{1F}\(url ?? "")\u{1F}\(author ?? "")"
    let source: Source.ID
    if let known = importer.sources[mark] {
      source = known
    } else {
      var csl = CSLRecord(id: Slug.of(name), type: cites.type)
      csl.add("title", name)
      if let author { csl.add("author", people: [CSLRecord.Person(literal: author)]) }
      csl.add("URL", url)
      source = try importer.source(
        SourceDraft(
          key: Slug.of(name),
          type: cites.type,
          short: name,
          author: author,
          title: name,
          csl: csl.json
        )
      )
      importer.sources[mark] = source
    }
    guard source != table else { return own }
    return [CitationDraft(source, via: table, locator: locator)]
  }

  private func locator(_ words: String) -> Locator {
    if let known = locatorsKnown[words] { return known }
    let locator = Locator(words)
    if locatorsKnown.count >= Self.capacity { locatorsKnown.removeAll(keepingCapacity: true) }
    locatorsKnown[words] = locator
    return locator
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
