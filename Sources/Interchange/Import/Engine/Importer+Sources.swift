internal import Chronology
internal import Formats
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
  @discardableResult
  public func beginSource(ofFile name: String) throws -> Source.ID {
    let stem = ImportFile.stem(of: name)
    var csl = CSLRecord(id: KeyMaker.slug(stem), type: "dataset")
    csl.add("title", stem)
    let key = KeyMaker.slug(stem)
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
  /// A source is the same when its key is, or its DOI, or its ISBN, or all of first author, title, volume
  /// and year. What the base did not know of it is added; what it knows otherwise stays, and is reported.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when the key is malformed.
  public func source(_ draft: SourceDraft) throws -> Source.ID {
    if let known = try knownSource(draft) { return try enrich(known, with: draft) }
    var draft = draft
    let isTaken = try base.connection.first(
      "SELECT 1 FROM source WHERE key = \(draft.key) AND status = 1"
    ) { _ in true }
    if isTaken == true || KeyMaker.slug(draft.key) != draft.key {
      draft.key = try keys.key(
        from: draft.key,
        fallback: draft.title ?? "source",
        in: "source",
        of: base.connection
      )
    }
    let id = try writer.addSource(draft)
    try note(.new, "source", id.rawValue, sentence: "\(draft.short) is a new source (\(draft.key))")
    return id
  }

  // MARK: Below

  private func knownSource(_ draft: SourceDraft) throws -> StoredSource? {
    if let source = try storedSource("s.key = \(draft.key)"), source.isLike(draft) { return source }
    for (name, value) in CSLText.identifiers(in: draft.csl) {
      let member = JSONValue.object(JSONObject([.init(name, .string(value))])).text()
      let found = try storedSource("instr(s.csl, \(String(member.dropFirst().dropLast()))) > 0")
      if let found { return found }
    }
    guard let title = draft.title else { return nil }
    let folded = NameFolding.fold(title)
    return try storedSources("s.title IS NOT NULL AND s.type = \(draft.type)").first {
      NameFolding.fold($0.draft.title ?? "") == folded && $0.isLike(draft)
        && ($0.draft.author.map(NameFolding.fold) == draft.author.map(NameFolding.fold))
        && $0.draft.volume == draft.volume
    }
  }

  private func enrich(_ known: StoredSource, with draft: SourceDraft) throws -> Source.ID {
    let (merged, conflicts) = known.merged(with: draft)
    for conflict in conflicts {
      try note(
        .conflicting,
        "source",
        known.id.rawValue,
        sentence: "\(known.draft.short): \(conflict)",
        reason: "the base keeps what it has"
      )
    }
    if merged != known.draft {
      try writer.updateSource(known.id, to: merged)
      try note(
        .enriched,
        "source",
        known.id.rawValue,
        sentence: "\(known.draft.short) (\(known.draft.key)) is known more fully"
      )
    } else if conflicts.isEmpty {
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

/// A source as the base has it.
private struct StoredSource {
  var id: Source.ID
  var draft: SourceDraft

  /// Whether the two can be one work: neither says another title or another year.
  func isLike(_ other: SourceDraft) -> Bool {
    if let title = draft.title, let theirs = other.title,
      NameFolding.fold(title) != NameFolding.fold(theirs)
    {
      return false
    }
    guard let issued = draft.issued, let theirs = other.issued else { return true }
    return issued.earliest <= theirs.latest && theirs.earliest <= issued.latest
  }

  /// The record with what the other adds, and what the two say differently.
  func merged(with other: SourceDraft) -> (SourceDraft, conflicts: [String]) {
    var merged = draft
    var conflicts: [String] = []
    func fill(_ path: WritableKeyPath<SourceDraft, String?>, _ name: String) {
      guard let theirs = other[keyPath: path] else { return }
      if let mine = draft[keyPath: path] {
        if NameFolding.fold(mine) != NameFolding.fold(theirs) {
          conflicts.append("\(name) \"\(mine)\", the file has \"\(theirs)\"")
        }
      } else {
        merged[keyPath: path] = theirs
      }
    }
    fill(\.author, "author")
    fill(\.title, "title")
    fill(\.volume, "volume")
    fill(\.language, "language")
    if merged.note == nil { merged.note = other.note }
    if merged.issued == nil { merged.issued = other.issued }
    if merged.entity == nil { merged.entity = other.entity }
    merged.csl = CSLText.merged(draft.csl, other.csl)
    return (merged, conflicts)
  }
}
