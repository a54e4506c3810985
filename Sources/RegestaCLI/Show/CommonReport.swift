internal import Chronology
internal import JSONForms
internal import RegestaKit

/// What things have in common as `common` prints it.
struct CommonReport: SideBySideReport {
  let ground: CommonGround
  let filter: EdgeFilter
  /// Nobody said how far to look.
  let mayGoFurther: Bool
  /// The keys of the relations that read the same both ways.
  let symmetric: Set<String>

  let schema = "common@1"

  static let columns = [
    Column("rank", "Rank", .integer), Column("sort", "Sort"), Column("partner", "In common"),
    Column("of", "Of"), Column("link", "Relation"), Column("through", "Through"),
    Column("partner_key", "Key"), Column("of_key", "Of key"), Column("cost", "Cost", .real),
  ]

  var isEmpty: Bool { ground.isEmpty }

  func printHead(to report: ReportPrinter) throws {
    try report.text(
      key: "entities",
      "",
      json: .array(ground.entities.map(ClaimJSON.entity))
    )
    try report.text(
      key: "hubs_passed_over",
      "",
      json: .integer(Int64(ground.hubsPassedOver))
    )
  }

  func printRows(to report: ReportPrinter, _ table: ClaimTable) throws {
    var rank = 0
    for (sort, ties) in [("same", ground.shared), ("mixed", ground.mixed)] {
      for tie in ties {
        rank += 1
        for (entity, claims) in zip(ground.entities, tie.claims) {
          for claim in claims {
            let link = read(claim, from: entity).link
            let lead = cells(rank, sort, tie.partner, entity, link, nil, tie.cost)
            try report.row(lead + table.cells(claim, isPossible: isPossible(claim)))
          }
        }
      }
    }
    for tie in ground.distant {
      rank += 1
      for (place, claims) in tie.claims.enumerated() {
        for (claim, step) in zip(claims, tie.steps) {
          let lead = cells(
            rank,
            "two steps",
            tie.partner,
            ground.entities[place],
            Self.words(step),
            tie.through[place].label,
            tie.cost
          )
          try report.row(lead + table.cells(claim, isPossible: isPossible(claim)))
        }
      }
    }
  }

  private func cells(
    _ rank: Int,
    _ sort: String,
    _ partner: Entity,
    _ entity: Entity,
    _ link: String,
    _ through: String?,
    _ cost: Double
  ) -> [Cell] {
    [
      Cell(rank), .text(sort), .text(partner.label), .text(entity.label), .text(link),
      Cell(through), .text(partner.key), .text(entity.key), .real(cost),
    ]
  }

  private func read(_ claim: Claim, from entity: Entity) -> Claim.Reading {
    claim.read(from: entity.id, isSymmetric: symmetric.contains(claim.relation.key))
  }

  private func isPossible(_ claim: Claim) -> Bool { filter.verdict(on: claim.period) == .possible }

  private static func words(_ step: CommonGround.Step) -> String {
    step.relation.words(isInverse: step.isInverse)
  }

  // MARK: Page

  func write(on page: inout Page, _ notes: inout Footnotes) {
    for tie in ground.shared {
      page.heading(tie.partner.label, "  " + StyledText(link(of: tie), .faint))
      write(tie, on: &page, &notes)
    }
    for tie in ground.mixed {
      page.heading(tie.partner.label, "  " + StyledText("each by a relation of its own", .faint))
      write(tie, on: &page, &notes)
    }
    writeDistant(on: &page, &notes)
  }

  private func link(of tie: CommonGround.Tie) -> String {
    guard let step = tie.step else { return "" }
    return (ground.entities.count == 2 ? "both: " : "all: ") + Self.words(step)
  }

  private func write(
    _ tie: CommonGround.Tie,
    on page: inout Page,
    _ notes: inout Footnotes
  ) {
    for claims in tie.claims {
      for claim in claims { page.item("•", sentence(claim, &notes)) }
    }
  }

  private func writeDistant(on page: inout Page, _ notes: inout Footnotes) {
    let direct = ground.shared.count + ground.mixed.count
    if !ground.distant.isEmpty {
      page.gap()
      let lead = mayGoFurther ? "Little is shared directly (\(direct)); two" : "Two"
      page.line(StyledText("\(lead) steps away:", .hint))
    }
    for tie in ground.distant {
      let steps = tie.steps.map(Self.words).joined(separator: ", then ")
      page.heading(tie.partner.label, "  " + StyledText(steps, .faint))
      for claims in tie.claims {
        page.item(
          "•",
          claims.map { sentence($0, &notes) }.reduce(StyledText()) {
            $0.isEmpty ? $1 : $0 + StyledText(" – ", .faint) + $1
          }
        )
      }
    }
    if ground.hubsPassedOver > 0 {
      page.gap()
      let count = ground.hubsPassedOver
      page.line(
        StyledText(
          "\(count) \(count == 1 ? "neighbour has" : "neighbours have") so many claims that no way was "
            + "looked for through \(count == 1 ? "it" : "them").",
          .hint
        )
      )
    }
  }

  private func sentence(_ claim: Claim, _ notes: inout Footnotes) -> StyledText {
    var plain = claim
    let sentence = claim.sentence
    plain.certainty = .certain
    return StyledText(sentence) + ClaimText.marks(of: plain, isPossible: isPossible(claim))
      + notes.marks(for: claim.citations) + "  " + ClaimText.reference(claim)
  }

  private var names: String {
    let labels = ground.entities.map(\.label)
    guard let last = labels.last, labels.count > 1 else { return labels.joined() }
    return labels.dropLast().joined(separator: ", ") + " and " + last
  }

  var title: String {
    (["What \(names) have in common"] + filter.words).joined(separator: "; ")
  }

  var nothing: String {
    let conditions = filter.words.map { "; " + $0 }.joined()
    let hint = mayGoFurther ? "" : " Look further with --steps 2."
    return "\(names) have nothing in common that is recorded\(conditions).\(hint)"
  }
}
