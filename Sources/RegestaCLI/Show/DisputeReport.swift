internal import JSONForms
internal import RegestaKit

/// A dispute as `show` prints it: the question, the sides, who says what and who holds what.
struct DisputeReport {
  let dispute: Dispute
  /// The positions on each claim of it.
  let positions: [Claim.ID: [Position]]

  init(_ dispute: Dispute, in base: KnowledgeBase) throws {
    self.dispute = dispute
    var positions: [Claim.ID: [Position]] = [:]
    for claim in dispute.sides.joined() { positions[claim.id] = try base.positions(on: claim.id) }
    self.positions = positions
  }

  func print(in context: CommandContext) throws {
    if context.wantsPage {
      var page = Page(context)
      write(on: &page)
      try context.print(text: page.text)
      return
    }
    try context.report("dispute@1", title: context.pageTitle(dispute.question)) { report in
      if context.holdsObjects {
        try report.text(key: "dispute", "", json: ClaimJSON.dispute(dispute))
        let held = dispute.sides.joined().flatMap { positions[$0.id] ?? [] }
        try report.text(key: "positions", "", json: .array(held.map(ClaimJSON.position)))
      }
      let table = ClaimTable(context)
      try report.table([Column("side", "Side")] + table.columns)
      for (index, side) in dispute.sides.enumerated() {
        for claim in side {
          try report.row([.text(DisputeText.letter(index))] + table.cells(claim))
        }
      }
    }
  }

  private func write(on page: inout Page) {
    var notes = Footnotes()
    DisputeText.write(dispute, on: &page, &notes)
    for (index, side) in dispute.sides.enumerated() {
      let held = side.flatMap { positions[$0.id] ?? [] }
      guard !held.isEmpty else { continue }
      page.heading("Positions on \(DisputeText.letter(index))")
      for position in held { page.item("•", PositionText.text(position)) }
    }
    notes.print(on: &page)
  }
}
