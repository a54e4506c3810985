internal import Chronology
internal import Formats
internal import RegestaKit

/// Tells the importer what the rows of a table say.
final class TableRun {
  let mapping: TableMapping
  let reading: TableReading
  let importer: Importer
  private var reader: TableRowReader?

  init(_ mapping: TableMapping, _ reading: TableReading, _ importer: Importer) {
    self.mapping = mapping
    self.reading = reading
    self.importer = importer
  }

  /// Makes the kinds and relations that the mapping brings, and names the source; called once, before the rows.
  ///
  /// - Returns: What reads the rows.
  func begin(file: String) throws -> TableRowReader {
    for kind in mapping.kinds { try importer.define(kind) }
    for relation in mapping.relations { try importer.define(relation) }
    reading.vocabulary = importer.vocabulary
    if importer.ownSource == nil {
      if let source = mapping.source {
        try importer.beginSource(source)
      } else {
        try importer.beginSource(ofFile: file)
      }
    }
    let reader = TableRowReader(mapping, reading, sourceKey: importer.ownSourceKey)
    self.reader = reader
    return reader
  }

  /// Takes in one row.
  ///
  /// - Parameters:
  ///   - row: It, as it was read.
  ///   - place: Where it stands.
  ///   - rejected: Makes the text by which it stands among the rejected ones, with the reason given.
  /// - Throws: What concerns the whole file.
  func add(
    _ row: ReadTableRow,
    _ place: ImportPlace,
    rejected: @escaping (String) -> String?
  ) throws {
    if case .fatal(let error) = row.outcome { throw error }
    try importer.gather(
      Importer.Record(place: place, rejected: rejected) { try self.take(row, row.outcome) }
    )
  }

  /// What a row says; it can be told again.
  private func take(_ row: ReadTableRow, _ outcome: ReadTableRow.Outcome) throws {
    let read: TableRowReading
    switch outcome {
    case .read(let known): read = known
    case .fatal(let error): throw error
    case .failed(is Importer.NotYet) where importer.isFinishing:
      // All rows have been read, and none on another thread any more.
      reading.isAtEnd = true
      guard let again = reader?.outcome(row.row) else { return }
      return try take(row, again)
    case .failed(let error): throw error
    }
    try leaveOut(read)
    var things: [String: [Entity.ID]] = [:]
    for thing in read.things { things[thing.name] = try entities(of: thing, things) }
    let citations = try citations(of: read)
    for statement in read.statements { try state(statement, things, citations) }
  }

  private func leaveOut(_ read: TableRowReading) throws {
    guard !read.leftOut.isEmpty else { return }
    let whole = importer.place
    defer { importer.place = whole }
    for value in read.leftOut {
      importer.place.position = value.position ?? whole.position
      try importer.leaveOut(value.what, value.why)
    }
  }

  // MARK: Telling

  /// The entities that things of a row are; those that other parts of the mapping found come before.
  private func entities(
    of thing: TableRowReading.Thing,
    _ things: [String: [Entity.ID]]
  ) throws -> [Entity.ID] {
    var entities: [Entity.ID] = []
    for found in thing.found {
      if let (name, event) = found.partner, let event = things[event]?.first,
        let partner = try importer.partner(named: name, of: event)
      {
        entities.append(partner)
        continue
      }
      let entity = try importer.entity(found.reference)
      if !entities.contains(entity) { entities.append(entity) }
    }
    return entities
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

  /// Records what was read, of the entities that were found for the parts of the mapping.
  private func state(
    _ statement: TableRowReading.Statement,
    _ things: [String: [Entity.ID]],
    _ citations: [CitationDraft]
  ) throws {
    var draft = statement.draft
    let objects = try objects(statement.object, things)
    if !statement.qualifiers.isEmpty {
      draft.qualifiers = try statement.qualifiers.flatMap { key, object in
        try self.objects(object, things).map { ClaimDraft.Qualifier(key, $0) }
      }
    }
    for subject in things[statement.subject] ?? [] {
      for object in objects {
        (draft.subject, draft.object) = (subject, object)
        if statement.isInverse, case .entity(let other) = object {
          (draft.subject, draft.object) = (other, .entity(subject))
        }
        if draft.object == .entity(draft.subject) { continue }
        try importer.claim(draft, citations: citations)
      }
    }
  }

  private func objects(
    _ object: TableRowReading.Object,
    _ things: [String: [Entity.ID]]
  ) throws -> [ClaimDraft.Object] {
    switch object {
    case .thing(let name): return (things[name] ?? []).map { .entity($0) }
    case .values(let values): return values
    case .quantities(let numbers, let unit):
      let unit = try importer.entity(
        EntityReference(mention: unit, kind: "unit", language: reading.language)
      )
      return numbers.map {
        .quantity($0.value, to: $0.upper, unit: unit, wording: $0.wording)
      }
    }
  }
}
