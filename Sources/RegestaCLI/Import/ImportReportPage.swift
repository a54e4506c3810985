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

  /// What needs a look comes first.
  private static let order: [ImportReport.Outcome] = [
    .readAs, .rejected, .conflicting, .undecided, .corrected, .enriched, .matched, .new, .missing,
    .leftOut,
    .unchanged,
  ]

  func print(in context: CommandContext) throws {
    try context.report("import@1", title: title, limitsItself: true) { printer in
      for outcome in Self.order where report.count(outcome) > 0 {
        try printer.text(key: outcome.rawValue, line(outcome), json: json(outcome))
      }
      printer.emptyNote = "nothing was read"
      try printer.table([
        Column("outcome", "Outcome"), Column("what", "What"), Column("sentence", "Sentence"),
        Column("reason", "Why"), Column("place", "Where"), Column("count", "Count", .integer),
      ])
      for outcome in Self.order {
        for event in report.listed[outcome] ?? [] {
          let id = event.id.map { "\(event.thing):\($0)" } ?? event.thing
          try printer.row([
            .text(outcome.rawValue), .text(id), .text(event.sentence), Cell(event.reason),
            .text(event.place.description), Cell(event.count),
          ])
        }
        let more = events(outcome) - (report.listed[outcome]?.count ?? 0)
        if more > 0 { printer.more(next: nil) }
      }
    }
  }

  /// How many files are named before the others are counted.
  private static let named = 8

  private var title: String {
    let names = report.files.map { "\($0.name) (\($0.format))" }
    let more = names.count - Self.named
    let files =
      more > 1
      ? names.prefix(Self.named).joined(separator: ", ") + " and \(more) more"
      : names.joined(separator: ", ")
    if report.isRestored {
      return isDryRun
        ? "Would be made again of \(files), row by row" : "Made again of \(files), row by row"
    }
    if isDryRun { return "Would be taken in from \(files)" }
    guard let batch = report.batch else { return "Nothing new in \(files); the base is as it was" }
    return "Taken in from \(files) as batch:\(batch)"
  }

  private func line(_ outcome: ImportReport.Outcome) -> String {
    // Of a column the rows are counted; what is wanted here is how many columns there are.
    if outcome == .readAs { return "\(outcome.words): see below" }
    let things = (report.counts[outcome] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let list = things.map { "\($0.value) \(Self.plural($0.key, $0.value))" }.joined(separator: ", ")
    return "\(outcome.words): \(list)"
  }

  private func json(_ outcome: ImportReport.Outcome) -> JSON {
    .object(
      (report.counts[outcome] ?? [:]).sorted { $0.key < $1.key }.map {
        ($0.key, .integer(Int64($0.value)))
      }
    )
  }

  /// How many events there were, of which some stand for several things.
  private func events(_ outcome: ImportReport.Outcome) -> Int {
    report.events[outcome] ?? 0
  }

  private static func plural(_ thing: String, _ count: Int) -> String {
    if count == 1 { return thing }
    switch thing {
    case "entity": return "entities"
    case "proposed entity": return "proposed entities"
    case "batch": return "batches"
    default: return thing + "s"
    }
  }
}
