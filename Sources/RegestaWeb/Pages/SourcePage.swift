internal import Chronology
internal import Formats
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// A source: what was taken from it, place by place, and its text with what rests on it.
struct SourcePage: Page {
  static let outline = PageOutline(
    "/s/{key}",
    "A source with what was taken from it, place by place, and its stored text.",
    parameters: [
      PageParameter("size", .integer(1...10_000), "At most so many places and paragraphs."),
      PageParameter("next", .text, "Where the places go on."),
      PageParameter("text", .text, "Where the text goes on: the number of a paragraph."),
    ],
    takesLens: true,
    forms: [.csv] + PageForm.citations,
    schema: "source@1",
    members: ["source", "depends_on"]
  )

  private let visit: Visit
  private let source: Source
  private let behind: [Source]
  private let extracts: [SourceExtract]
  private let total: Int
  private let start: Int
  private let size: Int
  private let textStart: Int

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    do {
      source = try base.source(named: visit.name)
    } catch let error as RegestaError where error.kind == .notFound || error.kind == .ambiguous {
      throw Problem(error) { visit.link(.source($0)) }
    }
    behind = try base.sources(behind: source.id)
    size = try visit.parameters.integer("size", standard: 300)
    start = min(max(visit.parameters.text("next").flatMap(Int.init) ?? 0, 0), 1 << 40)
    let on = visit.lens.on
    extracts = try base.extracts(of: source.id, on: on, range: start..<(start + size))
    total = try base.countExtracts(of: source.id, on: on)
    textStart = max(visit.parameters.text("text").flatMap(Int.init) ?? 0, 0)
  }

  var title: String { source.short }

  var elsewhere: Link? {
    guard source.key != visit.name else { return nil }
    var link = visit.link
    link.address = .source(source.key)
    return link
  }

  private var next: String? { start + size < total ? String(start + size) : nil }

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    var document = Document(
      "source@1",
      [
        ("source", ClaimJSON.source(source)),
        ("depends_on", .array(behind.map { ClaimJSON.source($0) })),
      ],
      columns: [
        Column("place", "Place"), Column("stance", "Stance"),
        Column("cited_source", "Cited source"),
        Column("quote", "Quotation"),
      ] + table.columns,
      rows: extracts.map { extract in
        [
          Cell(extract.citation.locator), .text(extract.citation.stance.name),
          .text(extract.citation.source.key), Cell(extract.citation.quote),
        ] + table.cells(extract.claim)
      }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
  }

  /// The source itself, as a bibliography has it.
  func citations() throws -> [BibliographyRecord] {
    try visit.base.bibliography(of: [source.id])
  }

  func content() throws -> HTML {
    try .all {
      Tag.p(.class("above")) {
        Tag.a(.href(Link(.sources))) { "Sources" }
        Tag.span(.class("faint")) { " · \(source.type) · \(source.key)" }
      }
      Tag.h1 { Tag.bdi { source.title ?? source.short } }
      Tag.p(.class("lead")) { source.reference }
      if let note = source.note { Tag.p { note } }
      if !behind.isEmpty {
        Tag.section {
          Tag.h2 { "Draws on" }
          Tag.ul(.class("plain")) {
            for other in behind {
              Tag.li { Tag.a(.href(visit.link(.source(other.key)))) { other.reference } }
            }
          }
        }
      }
      taken
      try text()
      Citing.section(title: source.reference, link: Link(.source(source.key)), visit)
    }
  }

  private var taken: HTML {
    Tag.section(.labelledBy("taken")) {
      Tag.h2(.id("taken")) {
        "Taken from it"
        Tag.span(.class("faint")) { " \(total)" }
      }
      if total == 0 { Tag.p(.class("faint")) { "Nothing has been taken from it yet." } }
      for place in places {
        Tag.h3 { place.name }
        Tag.ul(.class("claims")) { for extract in place.extracts { Tag.li { item(extract) } } }
      }
      TableView.more(next.map { visit.link.with("next", $0) }, "More places")
    }
  }

  private var places: [(name: String, extracts: [SourceExtract])] {
    var places: [(name: String, extracts: [SourceExtract])] = []
    for extract in extracts {
      if places.last?.name == extract.place {
        places[places.count - 1].extracts.append(extract)
      } else {
        places.append((extract.place, [extract]))
      }
    }
    return places
  }

  private func item(_ extract: SourceExtract) -> HTML {
    .all {
      if extract.citation.stance == .disputes { Tag.span(.class("mark denied")) { "✗ against: " } }
      ClaimText.sentence(extract.claim, visit)
      ClaimText.marks(of: extract.claim, visit)
      ClaimText.reference(extract.claim, visit)
      if let quote = extract.citation.quote { Tag.blockquote { "“\(quote)”" } }
    }
  }

  /// Its paragraphs, as far as they are stored.
  private func text() throws -> HTML {
    let size = min(self.size, 60)
    let passages = try visit.base.passages(of: source.id, after: textStart, limit: size + 1)
    guard !passages.isEmpty else { return .empty }
    return try Tag.section(.class("reader"), .labelledBy("text")) {
      Tag.h2(.id("text")) { "Its text" }
      Tag.p(.class("faint")) {
        "What is underlined is named in the base; what is marked is quoted by a claim, or read as one."
      }
      for (index, passage) in passages.prefix(size).enumerated() {
        if passage.section != nil, index == 0 || passages[index - 1].section != passage.section {
          Tag.h3 { passage.section }
        }
        try Tag.p(.id("p\(passage.ordinal)")) {
          PassageText.whole(passage, try visit.base.spans(in: passage), visit)
        }
      }
      TableView.more(
        passages.count > size
          ? visit.link.with("text", String(passages[size - 1].ordinal)).at("text") : nil,
        "More of the text"
      )
    }
  }
}
