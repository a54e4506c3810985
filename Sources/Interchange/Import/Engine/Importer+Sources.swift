internal import Chronology
internal import Names
public import RegestaKit
internal import SQLite

extension Importer {
  /// Makes a source the one that says what the file says, unless the file says otherwise.
  ///
  /// - Parameters:
  ///   - draft: The source; one with its key is taken as it is in the base.
  ///   - isWhole: Whether the file is all that the source says. Of a part, such as a few entities of
  ///     Wikidata, it must be told record by record what to compare: ``expect(_:ofThing:)``.
  /// - Returns: Its number.
  /// - Throws: ``RegestaError`` of kind `badInput` when its key is malformed.
  @discardableResult
  public func beginSource(_ draft: SourceDraft, isWhole: Bool = true) throws -> Source.ID {
    let known = try base.connection.first(
      "SELECT id FROM source WHERE key = \(draft.key) AND status = 1"
    ) { Source.ID(try $0.int(0)) }
    isAgain = known != nil
    let id = try known ?? source(draft)
    ownSource = id
    ownSourceKey = draft.key
    if isAgain { try prepareComparison(ofAll: isWhole) }
    return id
  }

  /// Makes the file itself its source, when nothing else is known of where it comes from: a dataset with
  /// the name of the file.
  ///
  /// - Parameter name: The file's name, with or without folders and ending.
  /// - Returns: Its number.
  /// - Throws: What the base refuses.
  @discardableResult
  public func beginSource(ofFile name: String) throws -> Source.ID {
    let stem = ImportFile.stem(of: name)
    var csl = CSLRecord(id: Slug.of(stem), type: "dataset")
    csl.add("title", stem)
    let key = Slug.of(stem)
    return try beginSource(
      SourceDraft(
        key: key.isEmpty ? "file" : key,
        type: "dataset",
        short: stem,
        title: stem,
        csl: csl.json
      )
    )
  }

  /// The source of the base that a record describes, made when there is none.
  ///
  /// A source is the same when its DOI is, or its ISBN, or its key and nothing contradicts it, or all of
  /// author, title, volume and year; ``WorkIdentity`` has the rules. What the base did not know of it is
  /// added; what it knows otherwise stays, and is reported.
  ///
  /// - Parameters:
  ///   - draft: The record.
  ///   - shortNames: What it may be called in short when another source is called as the draft is, the
  ///     best first.
  /// - Returns: Its number.
  /// - Throws: ``RegestaError`` of kind `badInput` when the key is malformed.
  public func source(_ draft: SourceDraft, shortNames: [String] = []) throws -> Source.ID {
    try makeSourceIndex()
    if let known = try knownSource(draft) { return try enrich(known, with: draft) }
    var draft = draft
    let isTaken = try base.connection.first(
      "SELECT 1 FROM source WHERE key = \(draft.key) AND status = 1"
    ) { _ in true }
    if isTaken == true || Slug.of(draft.key) != draft.key {
      draft.key = try keys.key(
        from: draft.key,
        fallback: draft.title ?? "source",
        in: "source",
        of: base.connection
      )
    }
    if !shortNames.isEmpty { draft.short = try freeShortName(of: draft, orElse: shortNames) }
    let id = try writer.addSource(draft)
    try sourceIndex.add(StoredSource(id: id, draft: draft))
    try note(.new, "source", id.rawValue, sentence: "\(draft.short) is a new source (\(draft.key))")
    return id
  }

  /// Records that one source draws on another, unless the base knows.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when the other draws, in the end, on the first.
  public func depend(_ source: Source.ID, on other: Source.ID) throws {
    guard source != other else { return }
    let isKnown = try base.connection.first(
      """
      SELECT 1 FROM source_dependence
       WHERE source = \(source.rawValue) AND depends_on = \(other.rawValue)
      """
    ) { _ in true }
    let sentence = {
      let names = try [source, other].map { id in
        try self.base.connection.first("SELECT short FROM source WHERE id = \(id.rawValue)") {
          try $0.text(0)
        } ?? "source \(id)"
      }
      return "\(names[0]) draws on \(names[1])"
    }
    if isKnown == true {
      try note(.unchanged, "dependence", nil, sentence: try sentence())
    } else {
      try writer.addDependence(of: source, on: other)
      try note(.new, "dependence", nil, sentence: try sentence())
    }
  }

  // MARK: Below

  private var sourceIndex: SourceIndex { SourceIndex(base.connection) }

  private func makeSourceIndex() throws {
    guard !hasSourceIndex else { return }
    try sourceIndex.make { body in
      for source in try storedSources("1") { try body(source) }
    }
    hasSourceIndex = true
    hasNewSourceIndex = true
  }

  private func freeShortName(of draft: SourceDraft, orElse others: [String]) throws -> String {
    for name in [draft.short] + others where try sourceIndex.sources(.short, name).isEmpty {
      return name
    }
    return "\(draft.short) (\(draft.key))"
  }

  private func knownSource(_ draft: SourceDraft) throws -> StoredSource? {
    let work = WorkIdentity(draft)
    let index = sourceIndex
    var numbered = try index.sources(.doi, work.doi)
    for isbn in work.isbns.sorted() { numbered += try index.sources(.isbn, isbn) }
    if let known = try stored(numbered, where: work.sharesNumber) { return known }
    if let source = try storedSource("s.key = \(draft.key)"),
      work.isLike(WorkIdentity(source.draft))
    {
      return source
    }
    // A key that was taken by another work when this one came in: the record has kept its own.
    let sameID = try index.sources(.id, CSLRecord(draft.csl)["id"])
    return try stored(sameID, where: work.isLike)
      ?? stored(index.sources(.title, work.title), where: work.isSame)
  }

  private func stored(_ sources: [Source.ID], where fits: (WorkIdentity) -> Bool) throws
    -> StoredSource?
  {
    for id in sources {
      guard let source = try storedSource("s.id = \(id.rawValue)") else { continue }
      if fits(WorkIdentity(source.draft)) { return source }
    }
    return nil
  }

  private func enrich(_ known: StoredSource, with draft: SourceDraft) throws -> Source.ID {
    let (merged, conflicts) = known.merged(with: draft)
    let name = CSLRecord(draft.csl)["id"] ?? draft.key
    if name != known.draft.key, name != CSLRecord(known.draft.csl)["id"] {
      try note(
        .matched,
        "source",
        known.id.rawValue,
        sentence: "\(name) is \(known.draft.short) (\(known.draft.key))",
        reason: "the same work"
      )
    }
    for conflict in conflicts {
      try note(
        .leftOut,
        "source",
        known.id.rawValue,
        sentence: "\(known.draft.short) (\(known.draft.key)): \(conflict)",
        reason: "the base keeps what it has"
      )
    }
    if merged != known.draft {
      try writer.updateSource(known.id, to: merged)
      try sourceIndex.add(StoredSource(id: known.id, draft: merged))
      try note(
        .enriched,
        "source",
        known.id.rawValue,
        sentence: "\(known.draft.short) (\(known.draft.key)) is known more fully"
      )
    } else {
      try note(
        .unchanged,
        "source",
        known.id.rawValue,
        sentence: "\(known.draft.short) (\(known.draft.key))"
      )
    }
    return known.id
  }

  private func storedSource(_ condition: SQL) throws -> StoredSource? {
    try storedSources(condition + " ORDER BY s.id LIMIT 1").first
  }

  private func storedSources(_ condition: SQL) throws -> [StoredSource] {
    try base.connection.rows(
      """
      SELECT s.id, s.key, s.type, s.short, s.author, s.title, s.volume, s.language, s.entity, s.csl,
             s.note, d.wording, d.calendar, d.earliest, d.latest, d.rule, d.edtf
        FROM source AS s LEFT JOIN date AS d ON d.id = s.issued
       WHERE s.status = 1 AND \(condition)
      """
    ) { row in
      StoredSource(
        id: Source.ID(try row.int(0)),
        draft: SourceDraft(
          key: try row.text(1),
          type: try row.text(2),
          short: try row.text(3),
          author: try row.optionalText(4),
          title: try row.optionalText(5),
          volume: try row.optionalText(6),
          issued: try KnowledgeBase.date(from: row, at: 11),
          language: try row.optionalText(7),
          entity: try row.optionalInt(8).map(Entity.ID.init(rawValue:)),
          csl: try row.text(9),
          note: try row.optionalText(10)
        )
      )
    }
  }
}
