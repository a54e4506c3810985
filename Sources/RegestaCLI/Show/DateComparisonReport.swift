internal import Chronology
internal import JSONForms
internal import RegestaKit

/// Two dates of a thing side by side as `compare --at` prints them.
struct DateComparisonReport: SideBySideReport {
  let comparison: DateComparison

  let schema = "compare-dates@1"

  static let columns = [
    Column("change", "Change"), Column("first", "On the first"), Column("second", "On the second"),
  ]

  var isEmpty: Bool { comparison.items.isEmpty }

  func printHead(to report: ReportPrinter) throws {
    try report.text(key: "entity", "", json: ClaimJSON.entity(comparison.entity))
    try report.text(key: "first", "", json: ClaimJSON.date(comparison.first))
    try report.text(key: "second", "", json: ClaimJSON.date(comparison.second))
  }

  func printRows(to report: ReportPrinter, _ table: ClaimTable) throws {
    for item in comparison.items {
      let cells: [Cell] = [
        Cell(item.change?.rawValue), .text(item.first.rawValue), .text(item.second.rawValue),
      ]
      if try !report.row(cells + table.cells(item.claim)) { break }
    }
  }

  func write(on page: inout Page, _ notes: inout Footnotes) {
    for change in DateComparison.Change.allCases {
      let items = comparison.items.filter { $0.change == change }
      if !items.isEmpty { page.heading(Self.heading(change)) }
      for item in items {
        var text = ClaimText.sentence(item.claim)
        if change == .possible {
          text +=
            "  "
            + StyledText(
              "\(comparison.first.printed): \(item.first.rawValue); "
                + "\(comparison.second.printed): \(item.second.rawValue)",
              .hint
            )
        }
        page.item(
          "•",
          text + notes.marks(for: item.claim.citations) + "  " + ClaimText.reference(item.claim)
        )
      }
    }
  }

  private static func heading(_ change: DateComparison.Change) -> String {
    switch change {
    case .ended: "Ended"
    case .began: "Began"
    case .unchanged: "Unchanged"
    case .possible: "May have held"
    }
  }

  var title: String {
    "\(comparison.entity.label) on \(comparison.first.printed) and on \(comparison.second.printed)"
  }

  var nothing: String {
    "Nothing that lasted is recorded of \(title)."
  }
}
