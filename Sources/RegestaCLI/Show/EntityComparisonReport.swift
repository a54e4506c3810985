internal import Chronology
internal import JSONForms
internal import RegestaKit

/// Things side by side as `compare` prints them.
struct EntityComparisonReport: SideBySideReport {
  let comparison: EntityComparison
  let filter: EdgeFilter

  let schema = "compare@1"

  static let columns = [
    Column("relation", "Relation"), Column("value", "Value"), Column("held_by", "Of"),
    Column("of", "Said of"), Column("of_key", "Said of: key"), Column("rival", "Rival", .bool),
  ]

  var isEmpty: Bool { comparison.groups.isEmpty }

  func printHead(to report: ReportPrinter) throws {
    try report.text(
      key: "entities",
      "",
      json: .array(comparison.entities.map(ClaimJSON.entity))
    )
  }

  func printRows(to report: ReportPrinter, _ table: ClaimTable) throws {
    for group in comparison.groups {
      for row in group.rows {
        for (entity, claims) in zip(comparison.entities, row.claims) {
          for claim in claims {
            let cells: [Cell] = [
              .text(Self.link(group)), .text(row.value.printed), .text(holders(row)),
              .text(entity.label), .text(entity.key), .bool(row.hasRival),
            ]
            try report.row(cells + table.cells(claim, isPossible: isPossible(claim)))
          }
        }
      }
    }
  }

  private static func link(_ group: EntityComparison.Group) -> String {
    group.relation.words(isInverse: group.isInverse)
  }

  /// Of whom something is said: "both", "all", or names.
  private func holders(_ row: EntityComparison.Row) -> String {
    let count = comparison.entities.count
    if row.holders.count == count { return count == 2 ? "both" : "all" }
    return row.holders.map { comparison.entities[$0].label }.joined(separator: ", ")
  }

  private func isPossible(_ claim: Claim) -> Bool { filter.verdict(on: claim.period) == .possible }

  // MARK: Page

  func write(on page: inout Page, _ notes: inout Footnotes) {
    for group in comparison.groups {
      page.heading(
        Self.link(group),
        group.differs ? "  " + StyledText("different", .hint) : StyledText()
      )
      page.grid(
        group.rows.map { row in
          [StyledText(holders(row), .faint), text(row, &notes)]
        }
      )
    }
  }

  private func text(_ row: EntityComparison.Row, _ notes: inout Footnotes) -> StyledText {
    var text = StyledText(row.value.printed)
    if row.isDenied { text = StyledText("✗ denied: ", .warning) + text }
    if row.hasRival { text += "  " + StyledText.glued("≠ rival", .warning) }
    let isShared = row.holders.count > 1
    for (entity, claims) in zip(comparison.entities, row.claims) where !claims.isEmpty {
      if isShared { text += "; " + StyledText(entity.label, .faint) }
      for (index, claim) in claims.enumerated() {
        if claim.period != nil {
          text += isShared && index == 0 ? ": " : ", "
          text += StyledText(claim.when ?? "no date", .faint)
        }
        text +=
          ClaimText.marks(of: claim, isPossible: isPossible(claim))
          + notes.marks(for: claim.citations)
      }
    }
    return text
  }

  var title: String {
    ([comparison.entities.map(\.label).joined(separator: " and ")] + filter.words)
      .joined(separator: "; ")
  }

  var nothing: String {
    let names = comparison.entities.map(\.label).joined(separator: " or ")
    return "Nothing is recorded of \(names)" + filter.words.map { "; " + $0 }.joined() + "."
  }
}
