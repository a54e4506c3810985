internal import JSONForms
internal import RegestaKit

/// Disputes as `disputes` prints them: a page for people, a row a claim for everything else.
struct DisputeTable {
  let entries: [DisputeEntry]

  private static let columns = [
    Column("dispute", "Dispute"), Column("status", "Status"), Column("question", "Question"),
    Column("reason", "Reason"), Column("rule", "Rule"), Column("side", "Side"),
    Column("witnesses", "Witnesses", .integer), Column("positions", "Positions", .list),
  ]

  func print(in context: CommandContext) throws {
    if context.wantsPage, !entries.isEmpty {
      var page = Page(context)
      write(on: &page)
      try context.print(text: page.text)
      return
    }
    try context.report("disputes@1", title: context.pageTitle("Disputes")) { report in
      report.emptyNote = "no dispute is recorded, and no rule finds claims that exclude each other"
      let table = ClaimTable(context)
      try report.table(Self.columns + table.columns)
      for entry in entries {
        for (index, side) in entry.sides.enumerated() {
          for claim in side.claims {
            let goesOn = try report.row(cells(entry, side, index, claim) + table.cells(claim))
            if !goesOn { return }
          }
        }
      }
    }
  }

  private func cells(
    _ entry: DisputeEntry,
    _ side: DisputeEntry.Side,
    _ index: Int,
    _ claim: Claim
  ) -> [Cell] {
    let positions = side.positions.filter { $0.claim == claim.id }
    return [
      .text(entry.key), .text(entry.status), .text(entry.question), Cell(entry.reason),
      Cell(entry.rule), .text(DisputeText.letter(index)), Cell(side.witnesses),
      .structured(
        positions.map { "\($0.holder.label) \($0.stance.rawValue)" }.joined(separator: " | "),
        .array(positions.map(ClaimJSON.position))
      ),
    ]
  }

  private func write(on page: inout Page) {
    var notes = Footnotes()
    for entry in entries {
      page.gap()
      let isOpen = ["open", "found"].contains(entry.status)
      page.line(
        (isOpen ? StyledText("▲ ", .warning) : StyledText("△ ", .faint))
          + StyledText(entry.question, .heading) + "  " + StyledText(state(of: entry), .faint)
      )
      if let reason = entry.reason { page.line(StyledText(reason), indent: 2) }
      page.sideBySide(
        entry.sides.enumerated().map { index, side in text(of: side, index, &notes) }
      )
    }
    let found = entries.filter { $0.status == "found" }
    if let first = found.first {
      page.gap()
      page.line(
        StyledText(
          found.count == 1
            ? "1 is only found by a rule; " : "\(found.count) are only found by rules; ",
          .faint
        ) + StyledText("regesta disputes open \(first.key)", .hint)
      )
    }
    notes.print(on: &page)
  }

  private func state(of entry: DisputeEntry) -> String {
    guard let status = Dispute.State(rawValue: entry.status) else {
      return "not opened, found by \(entry.rule ?? "a rule") · \(entry.key)"
    }
    return "\(DisputeText.word(for: status)) · dispute:\(entry.key)"
  }

  private func text(
    of side: DisputeEntry.Side,
    _ index: Int,
    _ notes: inout Footnotes
  ) -> [StyledText] {
    var text: [StyledText] = []
    for claim in side.claims {
      var mark = StyledText()
      if text.isEmpty { mark = StyledText("\(DisputeText.letter(index)). ", .hint) }
      text.append(
        mark + StyledText(claim.sentence) + notes.marks(for: claim.citations) + "  "
          + ClaimText.reference(claim)
          + (claim.status == .recorded
            ? StyledText() : StyledText("  × \(claim.status.name)", .warning))
      )
    }
    text.append(StyledText(side.weight, .faint))
    if let opinions = side.opinions { text.append(StyledText(opinions + ".", .faint)) }
    return text
  }
}
