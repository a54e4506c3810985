internal import JSONForms
internal import RegestaKit

/// A source as `show` prints it: the reference, then what was taken from it, place by place.
struct SourceReport {
  let source: Source
  let behind: [Source]
  /// What was taken from it, in the order of its pages, then of the other places as they were read.
  let extracts: [SourceExtract]
  /// What readers propose out of it; empty unless it was asked for.
  var candidates: [Candidate] = []

  init(_ source: Source, in base: KnowledgeBase) throws {
    self.source = source
    behind = try base.sources(behind: source.id)
    extracts = try base.extracts(of: source.id)
  }

  private static let columns = [
    Column("place", "Place"), Column("stance", "Stance"), Column("cited_source", "Cited source"),
    Column("quote", "Quotation"),
  ]

  func print(in context: CommandContext) throws {
    if context.wantsPage {
      var page = Page(context)
      write(on: &page, limit: context.settings.limit.bound(standard: nil))
      CandidateText.section(candidates, on: &page)
      try context.print(text: page.text)
      return
    }
    try context.report("source@1", title: context.pageTitle(source.reference)) { report in
      if context.holdsObjects {
        try report.text(key: "source", "", json: ClaimJSON.source(source))
        try report.text(key: "depends_on", "", json: .array(behind.map { ClaimJSON.source($0) }))
        if !candidates.isEmpty {
          try report.text(key: "candidates", "", json: CandidateText.json(candidates))
        }
      }
      let table = ClaimTable(context)
      try report.table(Self.columns + table.columns)
      for extract in extracts where try !report.row(cells(extract) + table.cells(extract.claim)) {
        break
      }
    }
  }

  private func cells(_ extract: SourceExtract) -> [Cell] {
    [
      Cell(extract.citation.locator), .text(extract.citation.stance.name),
      .text(extract.citation.source.key), Cell(extract.citation.quote),
    ]
  }

  private func write(on page: inout Page, limit: Int?) {
    page.line(
      StyledText(source.reference, .heading) + "  "
        + StyledText("\(source.type) · source:\(source.key)", .faint)
    )
    if let note = source.note { page.line(StyledText(note, .faint)) }
    if !behind.isEmpty {
      page.heading("Draws on")
      for other in behind {
        page.item(
          "•",
          StyledText(other.reference) + "  " + StyledText("source:\(other.key)", .faint)
        )
      }
    }
    var place: String?
    for extract in extracts.prefix(limit ?? .max) {
      let here = extract.place
      if here != place { page.heading(here) }
      place = here
      let against = extract.citation.stance == .disputes
      page.item(
        "•",
        (against ? StyledText("✗ against: ", .warning) : StyledText())
          + ClaimText.sentence(extract.claim) + "  " + ClaimText.reference(extract.claim)
      )
      if let quote = extract.citation.quote {
        page.line(StyledText("“\(quote)”"), indent: 6, hanging: 1)
      }
    }
    if let limit, extracts.count > limit {
      page.gap()
      page.line(StyledText("\(extracts.count - limit) more; --limit all prints them", .hint))
    }
    if extracts.isEmpty {
      page.gap()
      page.line(StyledText("Nothing has been taken from it yet.", .faint))
    }
  }
}
