internal import SQLite

extension Writer {
  /// Records a source.
  public func addSource(_ draft: SourceDraft) throws -> Source.ID {
    let gone = try connection.first(
      "SELECT id FROM source WHERE key = \(draft.key) AND status = 3"
    ) { try $0.int(0) }
    if let gone {
      try updateSource(Source.ID(gone), to: draft)
      return Source.ID(gone)
    }
    try guardSource(draft)
    let issued = try draft.issued.map { try addDate($0, isInferred: false) }
    try connection.run(
      """
      INSERT INTO source (key, type, short, author, title, volume, issued, language, entity, csl,
        note, batch)
      VALUES (\(draft.key), \(draft.type), \(draft.short), \(draft.author), \(draft.title),
        \(draft.volume), \(issued), \(draft.language), \(draft.entity?.rawValue), \(draft.csl),
        \(draft.note), \(batch.rawValue))
      """
    )
    return Source.ID(Int(connection.lastInsertedRowID))
  }

  /// Gives a source another record; the log keeps the one it had.
  package func updateSource(_ id: Source.ID, to draft: SourceDraft) throws {
    try guardSource(draft)
    let issued = try draft.issued.map { try addDate($0, isInferred: false) }
    try connection.run(
      """
      UPDATE source SET type = \(draft.type), short = \(draft.short), author = \(draft.author),
        title = \(draft.title), volume = \(draft.volume), issued = \(issued),
        language = \(draft.language), entity = \(draft.entity?.rawValue), csl = \(draft.csl),
        note = \(draft.note), status = 1 WHERE id = \(id.rawValue)
      """
    )
  }

  /// Records that one source draws on another.
  public func addDependence(of source: Source.ID, on other: Source.ID) throws {
    try connection.run(
      """
      INSERT INTO source_dependence (source, depends_on, batch)
      VALUES (\(source.rawValue), \(other.rawValue), \(batch.rawValue))
      """
    )
  }

  /// Records who says a claim, or against it.
  @discardableResult
  public func addCitation(_ draft: CitationDraft, to claim: Claim.ID) throws -> Citation.ID {
    let place = draft.locator
    try guardCitation(draft)
    return try Citation.ID(
      insertions.citation { row in
        row.add(claim.rawValue)
        row.add(draft.source.rawValue)
        row.add(draft.via?.rawValue)
        row.add(draft.stance.rawValue)
        row.add(place?.text)
        row.add(place?.page)
        row.add(place?.pageTo)
        row.add(place?.folio)
        row.add(place?.section)
        row.add(place?.paragraph)
        row.add(place?.paragraphTo)
        row.add(draft.passage)
        row.add(draft.quote?.start)
        row.add(draft.quote?.text)
        row.add(draft.note)
        row.add(batch.rawValue)
      }
    )
  }
}
