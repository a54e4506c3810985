internal import Chronology
internal import RegestaKit

/// Two dates of a thing side by side as `compare --at` prints them.
struct DateComparisonReport {
  let comparison: DateComparison

  private static let columns = [
    Column("change", "Change"), Column("first", "On the first"), Column("second", "On the second"),
  ]

  func print(in context: CommandContext) throws {
    if context.wantsPage {
      var page = Page(context)
      write(on: &page)
      try context.print(text: page.text)
      return
    }
    try context.report("compare-dates@1", title: context.pageTitle(title)) { report in
      report.emptyNote = nothing
      if context.holdsObjects {
        try report.text(key: "entity", "", json: ClaimJSON.entity(comparison.entity))
        try report.text(key: "first", "", json: ClaimJSON.date(comparison.first))
        try report.text(key: "second", "", json: ClaimJSON.date(comparison.second))
      }
      let table = ClaimTable(context)
      try report.table(Self.columns + table.columns)
      for item in comparison.items {
        let cells: [Cell] = [
          Cell(item.change?.rawValue), .text(item.first.rawValue), .text(item.second.rawValue),
        ]
        if try !report.row(cells + table.cells(item.claim)) { break }
      }
    }
  }

  private func write(on page: inout Page) {
    guard !comparison.items.isEmpty else {
      page.line(StyledText(nothing, .warning))
      return
    }
    page.line(StyledText(title, .heading))
    var notes = Footnotes()
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
    notes.print(on: &page)
  }

  private static func heading(_ change: DateComparison.Change) -> String {
    switch change {
    case .ended: "Ended"
    case .began: "Began"
    case .unchanged: "Unchanged"
    case .possible: "May have held"
    }
  }

  private var title: String {
    "\(comparison.entity.label) on \(comparison.first.printed) and on \(comparison.second.printed)"
  }

  private var nothing: String {
    "Nothing that lasted is recorded of \(title)."
  }
}
