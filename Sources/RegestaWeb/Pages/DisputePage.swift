internal import JSONForms
internal import Names
internal import RegestaKit

/// One dispute, recorded or only found by a rule.
struct DisputePage: Page {
  static let outline = PageOutline(
    "/d/{key}",
    "A dispute with the claims on its sides.",
    takesLens: true,
    forms: [.csv],
    schema: "dispute@1"
  )

  private let visit: Visit
  private let entry: DisputeEntry

  init(_ visit: Visit) throws {
    self.visit = visit
    do {
      entry = try DisputeEntry(try visit.base.dispute(named: visit.name), in: visit.base)
      return
    } catch let error as RegestaError where error.kind == .notFound {}
    let all = try DisputesPage.contradictions(in: visit)
    guard let found = all.first(where: { $0.key == visit.name }) else {
      let recorded = try visit.base.disputeIDs(in: Set(Dispute.State.allCases)).prefix(1_000)
        .compactMap { try visit.base.dispute($0) }
      let known = recorded.map { ($0.key, $0.question) } + all.map { ($0.key, $0.question) }
      throw Problem(
        .notFound,
        "There is no dispute \"\(visit.name)\".",
        suggestions: Suggestions.rank(visit.name, among: known.map(\.0), limit: 3).map {
          Problem.Suggestion(
            text: $0.text,
            detail: known[$0.index].1,
            link: visit.link(.dispute($0.text))
          )
        } + [Problem.Suggestion(text: "all disputes", link: Link(.disputes))]
      )
    }
    entry = try DisputeEntry(found, in: visit.base)
  }

  var title: String { entry.question }

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    return Document(
      "dispute@1",
      columns: DisputesPage.columns + table.columns,
      rows: DisputesPage.rows(entry, table)
    )
  }

  func content() -> HTML {
    let notes = Footnotes(visit)
    return .all {
      Tag.p(.class("above")) { Tag.a(.href(visit.link(.disputes))) { "Disputes" } }
      Tag.h1 { DisputesPage.heading(entry) }
      Self.state(entry)
      DisputeSides.whole(entry, visit, notes)
      notes.list()
    }
  }

  static func state(_ entry: DisputeEntry) -> HTML {
    .all {
      Tag.p(.class("faint")) {
        DisputeWords.state(entry.status)
        entry.rule.map { " · by the rule \($0)" }
      }
      if let reason = entry.reason { Tag.p { reason } }
    }
  }
}
