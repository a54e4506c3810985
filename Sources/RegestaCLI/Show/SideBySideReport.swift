internal import JSONForms
internal import RegestaKit

/// A report that sets things side by side: to people a page of claims with footnotes, to programs a table of them.
protocol SideBySideReport {
  /// The name and version of its shape without `regesta/`.
  var schema: String { get }
  var title: String { get }
  /// Said where there is nothing to show.
  var nothing: String { get }
  var isEmpty: Bool { get }
  /// The columns before those of the claim.
  static var columns: [Column] { get }

  /// Hands over what is of the whole answer, to formats that hold objects.
  func printHead(to report: ReportPrinter) throws
  func printRows(to report: ReportPrinter, _ table: ClaimTable) throws
  func write(on page: inout Page, _ notes: inout Footnotes)
}

extension SideBySideReport {
  func print(in context: CommandContext) throws {
    if context.wantsPage {
      try context.print(text: page(context).text)
      return
    }
    try context.report(schema, title: context.pageTitle(title)) { report in
      report.emptyNote = nothing
      if context.holdsObjects { try printHead(to: report) }
      let table = ClaimTable(context)
      try report.table(Self.columns + table.columns)
      try printRows(to: report, table)
    }
  }

  private func page(_ context: CommandContext) -> Page {
    var page = Page(context)
    guard !isEmpty else {
      page.line(StyledText(nothing, .warning))
      return page
    }
    page.line(StyledText(title, .heading))
    var notes = Footnotes()
    write(on: &page, &notes)
    notes.print(on: &page)
    return page
  }
}

extension Relation.Reference {
  /// How it reads from the subject, or from the object.
  func words(isInverse: Bool) -> String { isInverse ? inverse ?? "← \(label)" : label }
}
