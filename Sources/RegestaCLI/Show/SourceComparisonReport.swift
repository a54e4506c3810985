internal import Chronology
internal import JSONForms
internal import RegestaKit

/// Two sources side by side as `compare --sources` prints them.
struct SourceComparisonReport: SideBySideReport {
  let comparison: SourceComparison
  let about: Entity?
  let on: HistoricalDate?

  let schema = "compare-sources@1"

  static let columns = [
    Column("point", "Point", .integer), Column("standing", "Standing"), Column("source", "Source"),
    Column("stance", "Stance"), Column("source_key", "Source key"), Column("dispute", "Dispute"),
  ]

  var isEmpty: Bool { comparison.points.isEmpty }

  func printHead(to report: ReportPrinter) throws {
    try report.text(key: "about", "", json: about.map(ClaimJSON.entity) ?? .null)
    try report.text(key: "on", "", json: on.map(ClaimJSON.date) ?? .null)
  }

  func printRows(to report: ReportPrinter, _ table: ClaimTable) throws {
    for (number, point) in comparison.points.enumerated() {
      for (source, claims) in zip(comparison.sources, point.claims) {
        for claim in claims {
          let cells: [Cell] = [
            Cell(number + 1), .text(point.standing.rawValue), .text(source.short),
            .text(Self.disputes(claim, source) ? "disputes" : "supports"), .text(source.key),
            Cell(point.dispute?.key),
          ]
          try report.row(cells + table.cells(claim))
        }
      }
    }
  }

  private static func disputes(_ claim: Claim, _ source: Source) -> Bool {
    !claim.citations.contains { $0.source.id == source.id && $0.stance == .supports }
  }

  // MARK: Page

  func write(on page: inout Page, _ notes: inout Footnotes) {
    section("They contradict each other", on: &page, &notes) { $0.standing.isContradiction }
    section("They agree", on: &page, &notes) { $0.standing == .agreed }
    for (place, source) in comparison.sources.enumerated() {
      section("Only \(source.short)", on: &page, &notes) {
        $0.standing == .only && !$0.claims[place].isEmpty
      }
    }
  }

  private func section(
    _ heading: String,
    on page: inout Page,
    _ notes: inout Footnotes,
    where isWanted: (SourceComparison.Point) -> Bool
  ) {
    let points = comparison.points.filter(isWanted)
    guard !points.isEmpty else { return }
    page.heading(heading, "  " + StyledText("\(points.count)", .faint))
    for point in points {
      if point.standing.isContradiction {
        writeContradiction(point, on: &page, &notes)
      } else {
        var seen: Set<Claim.ID> = []
        for claim in point.claims.flatMap(\.self) where seen.insert(claim.id).inserted {
          page.item("•", text(claim, &notes))
        }
      }
    }
  }

  private func writeContradiction(
    _ point: SourceComparison.Point,
    on page: inout Page,
    _ notes: inout Footnotes
  ) {
    page.item("•", StyledText(Self.reason(point), .hint))
    for (source, claims) in zip(comparison.sources, point.claims) {
      for claim in claims {
        let stance = Self.disputes(claim, source) ? " against: " : ": "
        page.item(
          StyledText(source.short + stance, .emphasis),
          text(claim, &notes),
          indent: 4
        )
      }
    }
  }

  private static func reason(_ point: SourceComparison.Point) -> String {
    switch point.standing {
    case .disputed: "the one says it, the other disputes it"
    case .denied: "the one says that it is so, the other that it is not"
    case .rival: point.dispute.map { "\($0.question) (dispute:\($0.key))" } ?? "in dispute"
    case .values: "only one of these can be true"
    case .agreed, .only: ""
    }
  }

  private func text(_ claim: Claim, _ notes: inout Footnotes) -> StyledText {
    ClaimText.sentence(claim) + notes.marks(for: claim.citations) + "  "
      + ClaimText.reference(claim)
  }

  var title: String {
    var text = comparison.sources.map(\.short).joined(separator: " and ")
    if let about { text += "; about \(about.label)" }
    if let on { text += "; what held or may have held on \(on.printed)" }
    return text
  }

  var nothing: String {
    "Neither source is cited for anything: \(title)."
  }
}
