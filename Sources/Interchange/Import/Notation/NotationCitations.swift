internal import Formats
internal import RegestaKit

/// Reads who says a claim: the place in the file's own source (`at`), the footnotes there (`note`),
/// and whatever else is cited (`cite`).
struct NotationCitations {
  let file: NotationFile
  let names: NotationNames

  /// The citations of a record.
  ///
  /// `group` is the record that it stands in, whose place and footnotes hold unless it has
  /// its own.
  func drafts(of record: NotationRecord, inheriting group: NotationRecord?) throws
    -> [CitationDraft]
  {
    var drafts: [CitationDraft] = []
    let stance = try stance(of: record)
    let main = try source(of: record, group)
    if let main, let at = record["at"] ?? group?["at"] {
      let place = try NotationRecord.text(at, file: file.name)
      drafts.append(
        CitationDraft(
          main,
          stance: stance,
          locator: Locator(place),
          quote: try quote(of: record)
        )
      )
    }
    let notes = try record["note"] != nil ? record.list("note") : group?.list("note") ?? []
    for note in notes {
      if case .scalar("none", _) = note { continue }
      var draft = try citation(note, keys: ["source", "at", "quote", "stance"])
      draft.via = main
      if note.lacks("stance") { draft.stance = stance }
      drafts.append(draft)
    }
    return drafts + (try cited(by: record))
  }

  /// What stands under `cite` alone.
  func cited(by record: NotationRecord) throws -> [CitationDraft] {
    try record.list("cite").map {
      try citation($0, keys: ["source", "at", "quote", "stance", "via"])
    }
  }

  private func citation(_ node: YAMLNode, keys: [String]) throws -> CitationDraft {
    let record = try NotationRecord(node, file: file.name, keys: keys)
    let source: Source.ID
    if let key = record["source"] {
      source = try names.source(
        try NotationRecord.text(key, file: file.name),
        at: key,
        file: file.name
      )
    } else if let main = try file.mainSource(names) {
      source = main
    } else {
      throw record.error("Which source? The file names none of its own.")
    }
    let via = try record["via"].map {
      try names.source(try NotationRecord.text($0, file: file.name), at: $0, file: file.name)
    }
    return CitationDraft(
      source,
      via: via,
      stance: try stance(of: record),
      locator: try record.text("at").map(Locator.init),
      quote: try quote(of: record)
    )
  }

  private func quote(of record: NotationRecord) throws -> CitationDraft.Quote? {
    try record.text("quote").map { CitationDraft.Quote($0) }
  }

  /// The group's source, else the file's.
  private func source(of record: NotationRecord, _ group: NotationRecord?) throws -> Source.ID? {
    guard let node = group?["source"] else { return try file.mainSource(names) }
    return try names.source(
      try NotationRecord.text(node, file: file.name),
      at: node,
      file: file.name
    )
  }

  private func stance(of record: NotationRecord) throws -> Stance {
    guard let text = try record.text("stance") else { return .supports }
    guard let stance = Stance(name: text) else {
      throw record.error("A stance is \"supports\" or \"disputes\".", at: record["stance"])
    }
    return stance
  }
}

extension YAMLNode {
  fileprivate func lacks(_ key: String) -> Bool {
    guard case .mapping(let entries, _) = self else { return true }
    return !entries.contains { $0.key == key }
  }
}

extension NotationFile {
  /// The source that the file reports on.
  func mainSource(_ names: NotationNames) throws -> Source.ID? {
    guard let node = root["source"] else { return nil }
    return try names.source(try NotationRecord.text(node, file: name), at: node, file: name)
  }
}
