internal import Chronology
internal import Formats
internal import RegestaKit

extension TableMappingReader {
  /// The source that the table is.
  func source() throws -> SourceDraft? {
    guard let node = file.root["source"] else { return nil }
    let texts = ["publisher", "version", "DOI", "URL", "license", "language", "note"]
    let record = try record(
      node,
      ["key", "type", "title", "short", "author", "issued", "container-title"] + texts
    )
    let title = try record.required("title")
    let key = try record.text("key") ?? Slug.of(title)
    let authors = try record.texts("author").map { CSLRecord.Person(literal: $0) }
    let issued = try record["issued"].map { try NotationDate($0, file: file.name).date }
    var csl = CSLRecord(id: key, type: try record.text("type") ?? "dataset")
    csl.add("title", title)
    csl.add("author", people: authors)
    csl.add("issued", edtf: issued?.edtf)
    csl.add("container-title", try record.text("container-title"))
    for field in texts where field != "note" { csl.add(field, try record.text(field)) }
    return SourceDraft(
      key: key,
      type: csl.type,
      short: try record.text("short") ?? title,
      author: authors.isEmpty ? nil : authors.map(\.printed).joined(separator: "; "),
      title: title,
      issued: issued,
      language: try record.text("language"),
      csl: csl.json,
      note: try record.text("note")
    )
  }

  func citing(_ node: YAMLNode) throws -> TableMapping.Citing {
    let record = try record(node, ["type", "title", "url", "author"])
    var citing = TableMapping.Citing()
    citing.type = try record.text("type") ?? citing.type
    citing.title = try record["title"].map { try cell($0, for: "title of the row's own source") }
    citing.url = try record["url"].map { try cell($0, for: "address of the row's own source") }
    citing.author = try record["author"].map { try cell($0, for: "author of the row's own source") }
    guard citing.title != nil || citing.url != nil else {
      throw record.error("A source has a \"title\" or an \"url\".")
    }
    return citing
  }
}
