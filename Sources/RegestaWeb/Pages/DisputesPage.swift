internal import JSONForms
internal import RegestaKit

/// Where claims contradict each other: what was opened and judged, and what only a rule has found.
struct DisputesPage: Page {
  static let outline = PageOutline(
    "/disputes",
    "Claims that cannot all be true, with who speaks for each side.",
    parameters: [
      PageParameter("about", .thing, "Only those with a claim about this thing."),
      PageParameter(
        "status",
        .choice(["found"] + Dispute.State.allCases.map(\.rawValue)),
        "Only those in this state.",
        repeats: true
      ),
    ],
    takesLens: true,
    forms: [.csv],
    schema: "disputes@1"
  )

  private let visit: Visit
  private let about: Entity?
  private let entries: [DisputeEntry]

  init(_ visit: Visit) throws {
    self.visit = visit
    about = try visit.parameters.entity("about", in: visit.base)
    _ = try visit.parameters.choice("status")
    let chosen = visit.parameters.texts("status")
    let usual = ["found"] + Dispute.State.allCases.map(\.rawValue).filter { $0 != "withdrawn" }
    let all = try Self.entries(in: visit, states: Set(chosen.isEmpty ? usual : chosen))
    let thing = about
    entries = thing.map { thing in all.filter { $0.speaks(of: thing) } } ?? all
  }

  /// Those recorded, then those that rules find in the time that there is.
  static func entries(in visit: Visit, states: Set<String>) throws -> [DisputeEntry] {
    let base = visit.base
    var entries = try base.disputes(includesWithdrawn: states.contains("withdrawn"))
      .filter { states.contains($0.status.rawValue) }.map { try DisputeEntry($0, in: base) }
    if states.contains("found") {
      let limits = QueryLimits(time: visit.options.queryTime, rows: 10_000)
      entries += try base.contradictions(limits: limits).map { try DisputeEntry($0, in: base) }
    }
    return entries
  }

  var title: String { about.map { "Disputes about \($0.label)" } ?? "Disputes" }

  static let columns = [
    Column("dispute", "Dispute"), Column("status", "Status"), Column("question", "Question"),
    Column("reason", "Reason"), Column("rule", "Rule"), Column("side", "Side"),
    Column("witnesses", "Witnesses", .integer), Column("positions", "Positions", .list),
  ]

  static func rows(_ entry: DisputeEntry, _ table: ClaimTable) -> [[Cell]] {
    entry.sides.enumerated().flatMap { index, side in
      side.claims.map { claim in
        let positions = side.positions.filter { $0.claim == claim.id }
        return [
          .text(entry.key), .text(entry.status), .text(entry.question), Cell(entry.reason),
          Cell(entry.rule), .text(DisputeSides.letter(index)), Cell(side.witnesses),
          .structured(
            positions.map { "\($0.holder.label) \($0.stance.rawValue)" }.joined(separator: " | "),
            .array(positions.map(ClaimJSON.position))
          ),
        ] + table.cells(claim)
      }
    }
  }

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    return Document(
      "disputes@1",
      columns: Self.columns + table.columns,
      rows: entries.flatMap { Self.rows($0, table) }
    )
  }

  func content() -> HTML {
    let notes = Footnotes(visit)
    return .all {
      Tag.h1 { title }
      FormParts.form(.disputes, keeping: visit.lens.items) {
        FormParts.text("about", "About", about?.key ?? "", placeholder: "a name", isThing: true)
        FormParts.choice(
          "status",
          "State",
          visit.link["status"],
          [("", "all but withdrawn")]
            + (["found"] + Dispute.State.allCases.map(\.rawValue)).map { ($0, $0) }
        )
      }
      if entries.isEmpty {
        Tag.p(.class("faint")) {
          "No dispute is recorded, and no rule finds claims that exclude each other."
        }
      }
      for entry in entries {
        Tag.section(.class("dispute")) {
          Tag.h2 { Tag.a(.href(visit.link(.dispute(entry.key)))) { Self.heading(entry) } }
          DisputePage.state(entry)
          DisputeSides.whole(entry, visit, notes)
        }
      }
      notes.list()
    }
  }

  static func heading(_ entry: DisputeEntry) -> String {
    (["open", "found"].contains(entry.status) ? "▲ " : "△ ") + entry.question
  }
}
