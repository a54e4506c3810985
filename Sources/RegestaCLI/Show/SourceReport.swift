internal import RegestaKit

/// A source as `show` prints it: the reference, then what was taken from it, place by place.
struct SourceReport {
  let source: Source
  let behind: [Source]
  /// What was taken from it, in the order of its pages, then of the other places as they were read.
  let extracts: [Extract]
  /// What readers propose out of it; empty unless it was asked for.
  var candidates: [Candidate] = []

  /// One citation of a claim.
  struct Extract {
    var claim: Claim
    var citation: Citation
    /// Cited in this source to another one.
    var isSecondHand: Bool
  }

  init(_ source: Source, in base: KnowledgeBase) throws {
    self.source = source
    behind = try base.sources(behind: source.id)
    let claims = try base.claims(ClaimQuery(source: source.id, includesNames: true))
    let extracts = claims.flatMap { claim in
      let own = claim.citations.filter { $0.source.id == source.id }
      let found = own.isEmpty ? claim.citations.filter { $0.via?.id == source.id } : own
      return found.map {
        Extract(claim: claim, citation: $0, isSecondHand: $0.source.id != source.id)
      }
    }
    self.extracts = Self.inReadingOrder(extracts)
  }

  private static func inReadingOrder(_ extracts: [Extract]) -> [Extract] {
    // A place without a page stands where it was first read.
    var first: [String: Int] = [:]
    for extract in extracts {
      let id = extract.citation.id.rawValue
      first[place(of: extract)] = min(first[place(of: extract)] ?? id, id)
    }
    func order(_ extract: Extract) -> (Int, Int, Int, Int) {
      let page = extract.citation.locator.flatMap { Locator($0).page }
      return (
        extract.isSecondHand ? 1 : 0, page ?? 0, first[place(of: extract)] ?? 0,
        extract.citation.id.rawValue
      )
    }
    return extracts.sorted { order($0) < order($1) }
  }

  private static func place(of extract: Extract) -> String {
    let place = extract.citation.locator ?? "No place given"
    return extract.isSecondHand ? "There cited: \(extract.citation.source.short), \(place)" : place
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
        try report.text(key: "source", "", json: Self.json(source))
        try report.text(key: "depends_on", "", json: .array(behind.map(Self.json)))
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

  private func cells(_ extract: Extract) -> [Cell] {
    [
      Cell(extract.citation.locator), .text(extract.citation.stance.name),
      .text(extract.citation.source.key), Cell(extract.citation.quote),
    ]
  }

  static func json(_ source: Source) -> JSON {
    .object([
      ("id", .integer(Int64(source.id.rawValue))), ("key", .string(source.key)),
      ("type", .string(source.type)), ("name", .string(source.short)),
      ("author", JSON(source.author)), ("title", JSON(source.title)),
      ("volume", JSON(source.volume)), ("issued", JSON(source.issued)),
      ("note", JSON(source.note)), ("reference", .string(source.reference)),
    ])
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
      let here = Self.place(of: extract)
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
