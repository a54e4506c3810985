package import ArgumentParser
internal import Chronology
internal import JSONForms
internal import RegestaKit

/// `info`: what a base holds.
package struct InfoCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Tell what the base holds, how much of it, and what to try next."
  )

  package static let examples = [
    CommandExample("info", "Of the base in this folder."),
    CommandExample("info --json", "The same for a program."),
  ]

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { DescribeBase() }
}

private struct DescribeBase: Action {
  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let location = try context.existingBase()
    let facts = try context.reading { base in
      BaseFacts(
        location: location,
        size: Platform.size(ofFile: location.absolutePath) ?? 0,
        title: try base.meta("title"),
        language: try base.meta("language"),
        census: try base.census(),
        lastBatch: try base.batches().last,
        example: try base.entities(ofKind: "settlement", limit: 1).first
          ?? base.entities(ofKind: "thing", limit: 1).first
      )
    }
    if context.wantsPage {
      var page = Page(context)
      facts.write(on: &page)
      try context.print(text: page.text)
      return .success
    }
    try context.report("info@1") { report in
      if context.holdsObjects { try report.text(key: "base", "", json: facts.json) }
      try report.table([Column("fact", "Fact"), Column("value", "Value")])
      for (fact, value) in facts.rows { try report.row([.text(fact), value]) }
    }
    return .success
  }
}

/// What `info` tells.
private struct BaseFacts {
  let location: DatabaseLocator.Location
  /// In bytes.
  let size: Int
  let title: String?
  let language: String?
  let census: Census
  let lastBatch: Batch?
  /// Something to try the other commands on.
  let example: Entity?

  /// The facts for programs, one a row.
  var rows: [(String, Cell)] {
    [
      ("file", .text(location.path)), ("found_by", .text(location.origin.rawValue)),
      ("title", Cell(title)), ("language", Cell(language)), ("bytes", Cell(size)),
      ("schema", Cell(KnowledgeBase.schemaVersion)),
      ("entities", Cell(census.entities)), ("claims", Cell(census.claims)),
      ("candidates", Cell(census.candidates)), ("names", Cell(census.names)),
      ("identifiers", Cell(census.identifiers)), ("sources", Cell(census.sources)),
      ("citations", Cell(census.citations)), ("passages", Cell(census.passages)),
      ("open_disputes", Cell(census.openDisputes)),
      ("judged_disputes", Cell(census.judgedDisputes)), ("batches", Cell(census.batches)),
      ("kinds", Cell(census.kinds)), ("relations", Cell(census.relations)),
      ("earliest", Cell(census.earliest?.iso)), ("latest", Cell(census.latest?.iso)),
    ]
  }

  var json: JSON {
    func shares(_ shares: [Census.Share]) -> JSON {
      .array(
        shares.map {
          .object([
            ("key", .string($0.key)), ("label", .string($0.label)),
            ("count", .integer(Int64($0.count))),
          ])
        }
      )
    }
    return .object(
      rows.map { (key: $0.0, value: $0.1.json) } + [
        ("top_kinds", shares(census.topKinds)), ("top_sources", shares(census.topSources)),
        ("last_batch", lastBatch.map(ClaimJSON.batch) ?? .null),
      ]
    )
  }

  func write(on page: inout Page) {
    page.line(
      StyledText(title ?? location.path, .heading) + "  "
        + StyledText("\(location.path) · \(bytes) · schema \(KnowledgeBase.schemaVersion)", .faint)
    )
    page.gap()
    page.grid(
      counts.map { [StyledText($0.0, .faint), StyledText($0.1)] }
    )
    list("Kinds", census.topKinds, of: census.entities, on: &page)
    list("Sources", census.topSources, of: nil, on: &page)
    page.heading("Try")
    page.grid(next.map { [StyledText($0.0, .hint), StyledText($0.1, .faint)] })
  }

  private var counts: [(String, String)] {
    var rows: [(String, String)] = [
      ("things", "\(census.entities)"),
      ("names", "\(census.names), and \(census.identifiers) numbers in registers elsewhere"),
      ("claims", claims),
      ("sources", "\(census.sources), cited \(census.citations) times"),
    ]
    if let time { rows.append(("time", time)) }
    if census.passages > 0 { rows.append(("passages", "\(census.passages)")) }
    rows.append(("disputes", "\(census.openDisputes) open, \(census.judgedDisputes) judged"))
    var batches = "\(census.batches)"
    if let last = lastBatch {
      batches += ", the last on \(last.at.prefix(10)) by \(last.who)"
      if let why = last.why { batches += ": \(why)" }
    }
    rows.append(("batches", batches))
    rows.append(("words", "\(census.kinds) kinds, \(census.relations) relations"))
    rows.append(("found by", location.origin.rawValue))
    return rows
  }

  private var claims: String {
    census.candidates == 0
      ? "\(census.claims)" : "\(census.claims), and \(census.candidates) to be reviewed"
  }

  /// The years between which the dated claims lie.
  private var time: String? {
    guard let first = census.earliest, let last = census.latest else { return nil }
    return "\(Self.year(of: first)) to \(Self.year(of: last))"
  }

  private static func year(of day: Day) -> String {
    let year = day.components(in: .gregorian).year
    guard let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year, month: 12, day: 31)
    else { return HistoricalDate(day: day).printed }
    return HistoricalDate(earliest: first, latest: last, rule: .year).printed
  }

  private var bytes: String {
    if size < 1_000 { return "\(size) bytes" }
    if size < 1_000_000 { return "\(size / 1_000) kB" }
    return "\(size / 1_000_000).\(size / 100_000 % 10) MB"
  }

  private func list(
    _ title: String,
    _ shares: [Census.Share],
    of total: Int?,
    on page: inout Page
  ) {
    guard !shares.isEmpty else { return }
    page.heading(title)
    let most = shares.map(\.count).max() ?? 1
    let width = String(most).count
    var rows = shares.map { share in
      [
        StyledText(CellText.pad(String(share.count), to: width, .trailing)),
        StyledText(share.label) + "  " + StyledText(share.key, .faint),
      ]
    }
    if let total {
      let others = total - shares.reduce(0) { $0 + $1.count }
      if others > 0 {
        rows.append([
          StyledText(CellText.pad(String(others), to: width, .trailing)),
          StyledText("of other kinds", .faint),
        ])
      }
    }
    page.grid(rows)
  }

  private var next: [(String, String)] {
    var next: [(String, String)] = []
    if let example {
      next.append(("regesta show \(example.key)", "all that is known of \(example.label)"))
      next.append(("regesta timeline \(example.key)", "in the order of time"))
    } else {
      next.append(("regesta vocab relations", "what can be said of things"))
    }
    if census.openDisputes > 0 {
      next.append(("regesta sql 'SELECT * FROM disputes'", "what is disputed"))
    }
    next.append(("regesta vocab kinds", "what things can be"))
    return next
  }
}
