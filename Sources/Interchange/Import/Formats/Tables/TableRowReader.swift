internal import Chronology
internal import Formats
internal import RegestaKit

/// Reads what rows say by a mapping. It knows nothing of the base but its vocabulary, so that rows can be read on
/// another thread than the one that tells what they say.
final class TableRowReader {
  let mapping: TableMapping
  let reading: TableReading
  /// The key of the table as a source.
  let sourceKey: String
  private var kindsKnown: [String: String] = [:]
  private var relationsKnown: [String: VocabularyWords.Meaning] = [:]
  private var locators = LocatorMemory()
  private static let capacity = 65_536

  init(_ mapping: TableMapping, _ reading: TableReading, sourceKey: String) {
    self.mapping = mapping
    self.reading = reading
    self.sourceKey = sourceKey
  }

  /// Reads a row as far as that can be done without the base, and counts the values of its columns.
  func read(_ row: TableRow) -> ReadTableRow {
    reading.columns.count(row, missing: reading.missing)
    return ReadTableRow(row, outcome(row))
  }

  /// What a row says, or what is wrong with it.
  func outcome(_ row: TableRow) -> ReadTableRow.Outcome {
    reading.leftOut = []
    do {
      let reading = try contents(row)
      reading.leftOut = self.reading.leftOut
      return self.reading.fatal.map { .fatal($0) } ?? .read(reading)
    } catch {
      return reading.fatal.map { .fatal($0) } ?? .failed(error)
    }
  }

  private func contents(_ row: TableRow) throws -> TableRowReading {
    let read = TableRowReading()
    // The parts of a mapping are large, and not worth a copy for a row that they are not of.
    for part in mapping.things.indices where holds(mapping.things[part].conditions, row) {
      let thing = mapping.things[part]
      let found = try found(thing, row)
      if !found.isEmpty { read.things.append(.init(name: thing.name, found: found)) }
    }
    guard !read.things.isEmpty else {
      throw FormatError("The row names nothing: the columns that could are empty.")
    }
    try readCitation(row, into: read)
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

  private func readCitation(_ row: TableRow, into read: TableRowReading) throws {
    let parts = mapping.locator.filter { !row.isMissing($0, reading.missing) }.map {
      "\(reading.columns.names[$0]) \(row[$0])"
    }
    read.locator = parts.isEmpty ? nil : locators.locator(parts.joined(separator: ", "))
    guard let cites = mapping.cites else { return }
    let title = try cites.title?.text(in: row, reading)?.text
    let url = try cites.url?.text(in: row, reading)?.text
    guard let name = title ?? url else { return }
    let author = try cites.author?.text(in: row, reading)?.text
    read.cited = .init(name: name, title: title, url: url, author: author)
  }

  // MARK: Words

  /// The kind that a word means; nil when it means none.
  func knownKind(_ word: String) -> String? {
    if let known = kindsKnown[word] { return known }
    let kind = reading.vocabulary.hasKind(word) ? word : reading.words.kind(word)
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
