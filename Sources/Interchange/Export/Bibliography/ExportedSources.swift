internal import Formats
internal import RegestaKit
internal import SQLite

/// The sources of a base as bibliographic records, one after the other; of a part, those that its
/// claims cite.
struct ExportedSources {
  let export: Export

  /// Hands on each source, by key.
  func forEach(_ body: (BibliographyRecord, _ id: Int) throws -> Void) throws {
    let extent = try ExportExtent(export)
    try Self.forEach(in: export.base, where: extent.citesSource("s.id"), body)
  }

  /// Hands on each source of a base of which a condition on `source AS s` is true, by key.
  static func forEach(
    in base: KnowledgeBase,
    where condition: SQL,
    _ body: (BibliographyRecord, _ id: Int) throws -> Void
  ) throws {
    try base.connection.forEach(
      """
      SELECT s.id, s.key, s.type, s.csl, s.short, s.author, s.title, s.volume, d.edtf, d.printed,
             s.language, s.note
        FROM source AS s LEFT JOIN date AS d ON d.id = s.issued
       WHERE s.status = 1 AND \(condition) ORDER BY s.key
      """
    ) { row in
      try body(try record(row), try row.int(0))
      return .next
    }
  }

  /// What the CSL-JSON says, with the key of the base, and from the columns what it leaves out.
  private static func record(_ row: borrowing Row) throws -> BibliographyRecord {
    let key = try row.text(1)
    var record = BibliographyRecord(id: key, type: try row.text(2))
    // What was typed in need not be CSL-JSON; the columns are there in any case.
    var reader = CSLJSONReader(MemorySource(Array(try row.text(3).utf8)))
    if let read = try? reader.next() {
      record.fields = read.fields
      record.roles = read.roles
      record.dates = read.dates
      record.extras = read.extras
    }
    if record.people(as: "author").isEmpty, let author = try row.optionalText(5) {
      let people = author.split(separator: ";").map { person(String($0)) }
      record.roles.insert(.init("author", people), at: 0)
    }
    for (name, text) in [
      ("title", try row.optionalText(6) ?? row.text(4)), ("volume", try row.optionalText(7)),
      ("language", try row.optionalText(10)), ("note", try row.optionalText(11)),
    ] where record[name] == nil {
      if let text { record.fields.append(.init(name, text)) }
    }
    if record.date("issued") == nil, let edtf = try row.optionalText(8) {
      let text = edtf.isEmpty ? try row.text(9) : edtf
      record.dates.append(.init("issued", BibliographyDate(text)))
    }
    return record
  }

  /// "Family, Given" as the column has it; without a comma a name without parts.
  private static func person(_ text: String) -> BibliographyPerson {
    let parts = text.split(separator: ",", maxSplits: 1).map { part in
      String(part.drop { $0 == " " })
    }
    guard parts.count == 2 else {
      return BibliographyPerson(literal: String(text.drop { $0 == " " }))
    }
    return BibliographyPerson(family: parts[0], given: parts[1])
  }

  // MARK: Losses

  /// Tells of all that is no source; first of the places in sources, which belong to claims.
  func reportWhatIsNoSource() throws {
    let extent = try ExportExtent(export)
    let places = try export.base.connection.first(
      """
      SELECT count(*) FROM citation
       WHERE status = 1 AND ifnull(locator, quote) IS NOT NULL AND \(extent.holdsClaim("claim"))
      """
    ) { try $0.int(0) }
    if let places, places > 0 {
      try export.losses.add(
        .notInABibliography,
        "citation",
        nil,
        count: places,
        "pages, sections and quotations: they belong to claims, not to works"
      )
    }
    let claims = try export.base.connection.first(
      "SELECT count(*) FROM claim WHERE status = 1 AND \(extent.holdsClaim("id"))"
    ) { try $0.int(0) }
    if let claims, claims > 0 {
      try export.losses.add(
        .notInABibliography,
        "claim",
        nil,
        count: claims,
        "what the sources say"
      )
    }
    try export.base.connection.forEach(
      "SELECT id, short FROM source WHERE status <> 1 AND \(extent.citesSource("id")) ORDER BY id"
    ) { row in
      try export.losses.add(
        .notKnowledge,
        "source",
        try row.int(0),
        "retracted: \(try row.text(1))"
      )
      return .next
    }
    try export.reportNotKnowledge()
    try export.reportTables(Self.tablesOutside, as: .notInABibliography)
  }

  /// Tells of what a format has no field for.
  func report(_ fields: [String], of record: BibliographyRecord, _ id: Int) throws {
    for field in fields {
      try export.losses.add(.sourceDetail, "source", id, "\(record.id): \(field)")
    }
  }

  private static let tablesOutside: [(table: String, words: String)] = [
    ("entity", "the things that claims are about"),
    ("source_dependence", "which source draws on which"),
    ("passage", "the text of sources"), ("mention", "what is named where in it"),
    ("mention_alternative", "what else is named there, perhaps"),
    ("candidate", "what readers propose"),
    ("dispute", "what is in dispute"), ("position", "who holds what of a claim"),
    ("kind", "the kinds of things"), ("relation", "what can be said of things"),
    ("phrase", "the words by which kinds and relations are asked for"),
    ("question", "questions kept in the base"), ("batch", "who recorded what, and when"),
    ("change", "what was changed"),
  ]
}
