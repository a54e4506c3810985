internal import JSONForms
internal import RegestaKit

/// A claim as `show` prints it: the sentence, who says so, who disagrees, and how it came here.
struct ClaimReport {
  let claim: Claim
  let batch: Batch?
  let witnesses: Int
  let readings: [Claim]
  let original: Claim?
  let correction: Claim.ID?
  let positions: [Position]
  let disputes: [Dispute]

  init(_ claim: Claim, in base: KnowledgeBase) throws {
    self.claim = claim
    batch = try base.batch(of: claim.id)
    witnesses = try base.witnesses(of: claim.id)
    readings = try base.readings(of: claim.id)
    original = try claim.readingOf.flatMap { try base.claim($0) }
    correction = try base.correction(of: claim.id)
    positions = try base.positions(on: claim.id)
    disputes = try claim.disputes.compactMap { try base.dispute($0.id) }
  }

  func print(in context: CommandContext) throws {
    if context.wantsPage {
      var page = Page(context)
      write(on: &page)
      try context.print(text: page.text)
      return
    }
    try context.report("claim@1", title: context.pageTitle("claim:\(claim.id)")) { report in
      if context.holdsObjects { try writeObjects(to: report) }
      let table = ClaimTable(context)
      try report.table(table.columns)
      try report.row(table.cells(claim))
    }
  }

  private func writeObjects(to report: ReportPrinter) throws {
    let more: [(String, JSON)] = [
      ("claim", ClaimJSON.claim(claim)),
      ("witnesses", .integer(Int64(witnesses))),
      ("readings", .array(readings.map(ClaimJSON.claim))),
      ("superseded_by", ClaimJSON.number(correction?.rawValue)),
      ("positions", .array(positions.map(ClaimJSON.position))),
      ("disputes", .array(disputes.map(ClaimJSON.dispute))),
      ("batch", batch.map(ClaimJSON.batch) ?? .null),
    ]
    for (key, json) in more { try report.text(key: key, "", json: json) }
  }

  // MARK: Page

  private func write(on page: inout Page) {
    page.line(
      StyledText(claim.sentence, .heading) + ClaimText.marks(of: plainClaim) + "  "
        + ClaimText.reference(claim)
    )
    facts(on: &page)
    citations(on: &page)
    related(on: &page)
    var notes = Footnotes()
    for dispute in disputes { DisputeText.write(dispute, on: &page, &notes) }
    if !positions.isEmpty {
      page.heading("Positions")
      for position in positions { page.item("•", PositionText.text(position)) }
    }
    if !disputes.isEmpty { notes.print(on: &page) }
  }

  /// The sentence says already how certain it is.
  private var plainClaim: Claim {
    var plain = claim
    plain.certainty = .certain
    return plain
  }

  private func facts(on page: inout Page) {
    var rows: [[StyledText]] = claim.qualifiers.map {
      [StyledText($0.relation.label, .faint), StyledText($0.value.printed)]
    }
    if let comment = claim.comment {
      rows.append([StyledText("note", .faint), StyledText(comment)])
    }
    rows.append([StyledText("subject", .faint), entity(claim.subject)])
    if let object = claim.object.entity {
      rows.append([StyledText("object", .faint), entity(object)])
    }
    if let correction {
      rows.append([StyledText("superseded by", .faint), StyledText("claim:\(correction)")])
    }
    if let batch {
      let by = "batch:\(batch.id), \(batch.at), by \(batch.who)"
      rows.append([
        StyledText("recorded", .faint), StyledText(by + (batch.why.map { ": \($0)" } ?? "")),
      ])
    }
    page.grid(rows)
  }

  private func entity(_ entity: Entity) -> StyledText {
    StyledText(entity.label) + "  " + StyledText("\(entity.kind) · \(entity.key)", .faint)
  }

  private func citations(on page: inout Page) {
    page.heading(
      "Sources",
      claim.citations.isEmpty
        ? StyledText()
        : "  "
          + StyledText(
            witnesses == 1 ? "1 independent witness" : "\(witnesses) independent witnesses",
            .faint
          )
    )
    if claim.citations.isEmpty {
      page.line(StyledText("Nobody is cited for it.", .warning), indent: 2)
    }
    for citation in claim.citations {
      page.item(
        "•",
        StyledText(citation.printed) + "  " + StyledText("source:\(citation.source.key)", .faint)
      )
      if let quote = citation.quote { page.line(StyledText("“\(quote)”"), indent: 6, hanging: 1) }
    }
  }

  private func related(on page: inout Page) {
    if let original {
      page.heading("The source's own words, of which this is the editor's reading")
      page.item("•", ClaimText.sentence(original) + "  " + ClaimText.reference(original))
    }
    guard !readings.isEmpty else { return }
    page.heading("Read by the editors as")
    for reading in readings {
      page.item("•", StyledText(reading.sentence) + "  " + ClaimText.reference(reading))
      if let why = reading.comment { page.line(StyledText(why, .faint), indent: 6) }
    }
  }
}

/// What somebody holds of a claim, in a line.
enum PositionText {
  static func text(_ position: Position) -> StyledText {
    let verb =
      switch position.stance {
      case .holds: "holds it"
      case .rejects: "rejects it"
      case .undecided: "is undecided"
      }
    var text = StyledText(position.holder.label) + " " + StyledText(verb, .emphasis)
    if let reason = position.reason { text += ": " + StyledText(reason) }
    if let source = position.source {
      let place = position.locator.map { ", \($0)" } ?? ""
      text += " " + StyledText("(\(source.short)\(place))", .faint)
    }
    return text
  }
}
