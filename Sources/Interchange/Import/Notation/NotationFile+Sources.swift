internal import Chronology
internal import Formats
internal import RegestaKit

extension NotationFile {
  /// Records the sources that the file defines, and how they depend on each other.
  func addSources(
    with recorder: any NotationRecorder,
    names: inout NotationNames
  ) throws {
    var dependences: [(Source.ID, YAMLNode)] = []
    for entry in try section("sources") {
      let record = try NotationRecord(
        entry.value,
        file: name,
        keys: ["type", "short", "author", "editor", "translator", "issued", "accessed"]
          + ["about-entity", "depends-on"] + Self.textFields
      )
      guard names.sources[entry.key] == nil else {
        throw record.error("The source \"\(entry.key)\" is defined twice.")
      }
      let draft = try sourceDraft(entry.key, record, names)
      let id = try locating(entry.keyPosition, recorder, entry.key) {
        try recorder.addSource(draft)
      }
      names.sources[entry.key] = id
      for node in try record.list("depends-on") { dependences.append((id, node)) }
    }
    for (source, node) in dependences {
      let key = try NotationRecord.text(node, file: name)
      let other = try names.source(key, at: node, file: name)
      try locating(node.position, recorder) { try recorder.addDependence(of: source, on: other) }
    }
  }

  /// The fields of CSL that are texts, by CSL's names.
  private static let textFields = [
    "title", "container-title", "collection-title", "volume", "issue", "edition", "page",
    "publisher", "publisher-place", "archive", "archive-place", "call-number", "ISBN", "ISSN",
    "DOI", "URL", "language", "note",
  ]

  private func sourceDraft(
    _ key: String,
    _ record: NotationRecord,
    _ names: NotationNames
  ) throws -> SourceDraft {
    let authors = try record.list("author").map { try person($0) }
    let editors = try record.list("editor").map { try person($0) }
    let title = try record.text("title")
    let issued = try record["issued"].map { try NotationDate($0, file: name) }
    let entity = try record["about-entity"].map {
      try names.entity(try NotationRecord.text($0, file: name), at: $0, file: name)
    }
    let type = try record.required("type")
    var csl = CSLRecord(id: key, type: type)
    csl.add("title", title)
    csl.add("author", people: authors)
    csl.add("editor", people: editors)
    csl.add("translator", people: try record.list("translator").map { try person($0) })
    csl.add("issued", edtf: issued?.date.edtf)
    csl.add(
      "accessed",
      edtf: try record["accessed"].map { try NotationDate($0, file: name) }?.date.edtf
    )
    for field in Self.textFields where field != "title" {
      csl.add(field, try record.text(field))
    }
    let short = try record.text("short") ?? authors.first?.family ?? title ?? key
    return SourceDraft(
      key: key,
      type: type,
      short: short,
      author: authors.isEmpty ? nil : authors.map(\.printed).joined(separator: "; "),
      title: title,
      volume: try record.text("volume"),
      issued: issued?.date,
      language: try record.text("language"),
      entity: entity,
      csl: csl.json,
      note: try record.text("note")
    )
  }

  private func person(_ node: YAMLNode) throws -> CSLRecord.Person {
    if case .scalar(let literal, _) = node { return CSLRecord.Person(literal: literal) }
    let record = try NotationRecord(node, file: name, keys: ["family", "given", "literal"])
    if let literal = try record.text("literal") { return CSLRecord.Person(literal: literal) }
    return CSLRecord.Person(
      family: try record.required("family"),
      given: try record.text("given")
    )
  }
}
