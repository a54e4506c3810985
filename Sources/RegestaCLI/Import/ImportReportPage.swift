internal import Interchange
internal import JSONForms
internal import RegestaKit

/// The report of an import as it is printed: how many of what, then the first of each, in sentences.
struct ImportReportPage {
  private let report: ImportReport
  private let isDryRun: Bool

  init(_ report: ImportReport, isDryRun: Bool) {
    self.report = report
    self.isDryRun = isDryRun
  }

  func print(in context: CommandContext) throws {
    let title = report.title(isDryRun: isDryRun)
    try context.report("import@1", title: title, limitsItself: true) { printer in
      for outcome in ImportReport.order where report.count(outcome) > 0 {
        try printer.text(
          key: outcome.rawValue,
          report.summary(of: outcome),
          json: json(outcome)
        )
      }
      printer.emptyNote = "nothing was read"
      try printer.table([
        Column("outcome", "Outcome"), Column("what", "What"), Column("sentence", "Sentence"),
        Column("reason", "Why"), Column("place", "Where"), Column("count", "Count", .integer),
      ])
      for outcome in ImportReport.order {
        for event in report.listed[outcome] ?? [] {
          let id = event.id.map { "\(event.thing):\($0)" } ?? event.thing
          try printer.row([
            .text(outcome.rawValue), .text(id), .text(event.sentence), Cell(event.reason),
            .text(event.place.description), Cell(event.count),
          ])
        }
        if report.unlisted(outcome) > 0 { printer.more(next: nil) }
      }
    }
  }

  private func json(_ outcome: ImportReport.Outcome) -> JSON {
    .object(
      (report.counts[outcome] ?? [:]).sorted { $0.key < $1.key }.map {
        ($0.key, .integer(Int64($0.value)))
      }
    )
  }
}
