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
      PageParameter("size", .integer(1...1_000), "At most so many disputes."),
      PageParameter("next", .text, "Where the disputes go on."),
    ],
    takesLens: true,
    forms: [.csv],
    schema: "disputes@1"
  )

  private let visit: Visit
  private let about: Entity?
  private let entries: [DisputeEntry]
  private let next: String?

  init(_ visit: Visit) throws {
    self.visit = visit
    let thing = try visit.parameters.entity("about", in: visit.base)
    about = thing
    _ = try visit.parameters.choice("status")
    let chosen = visit.parameters.texts("status")
    let usual = ["found"] + Dispute.State.allCases.map(\.rawValue).filter { $0 != "withdrawn" }
    let states = Set(chosen.isEmpty ? usual : chosen)
    let size = try visit.parameters.integer("size", standard: 100)
    let start = min(max(visit.parameters.text("next").flatMap(Int.init) ?? 0, 0), 1 << 40)
    let recorded = try visit.base.disputeIDs(
      in: Set(states.compactMap { Dispute.State(rawValue: $0) }),
      about: thing?.id
    )
    var entries = try recorded.dropFirst(start).prefix(size).compactMap { id in
      try visit.base.dispute(id).map { try DisputeEntry($0, in: visit.base) }
    }
    // Rules are only run where there is room for what they find.
    var total = recorded.count
    if states.contains("found"), start + size >= recorded.count {
      let found = try Self.contradictions(in: visit).filter { contradiction in
        thing.map { contradiction.speaks(of: $0) } ?? true
      }
      total += found.count
      entries += try found.dropFirst(max(0, start - recorded.count)).prefix(size - entries.count)
        .map { try DisputeEntry($0, in: visit.base) }
    } else if states.contains("found") {
      total += 1
    }
    self.entries = entries
    next = start + size < total ? String(start + size) : nil
  }

  /// What rules find in the time that there is.
  static func contradictions(in visit: Visit) throws -> [Contradiction] {
    let limits = QueryLimits(time: visit.options.queryTime, rows: 10_000)
    return try visit.base.contradictions(limits: limits)
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
    var document = Document(
      "disputes@1",
      columns: Self.columns + table.columns,
      rows: entries.flatMap { Self.rows($0, table) }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
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
      TableView.more(next.map { visit.link.with("next", $0) }, "More disputes")
      notes.list()
    }
  }

  static func heading(_ entry: DisputeEntry) -> String {
    (["open", "found"].contains(entry.status) ? "▲ " : "△ ") + entry.question
  }
}
