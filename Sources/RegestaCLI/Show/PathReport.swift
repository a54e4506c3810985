internal import RegestaKit

/// Chains between two things as `path` prints them.
struct PathReport {
  let start: Entity
  let goal: Entity
  let paths: [Path]
  /// The keys of the relations that read the same both ways.
  let symmetric: Set<String>

  private static let columns = [
    Column("chain", "Chain", .integer), Column("step", "Step", .integer), Column("from", "From"),
    Column("relation", "Relation"), Column("to", "To"), Column("from_key", "From key"),
    Column("to_key", "To key"),
  ]

  func print(in context: CommandContext) throws {
    if context.wantsPage {
      var page = Page(context)
      write(on: &page)
      try context.print(text: page.text)
      return
    }
    let title = context.pageTitle("\(start.label) – \(goal.label)")
    try context.report("path@1", title: title) { report in
      if context.holdsObjects {
        try report.text(key: "from", "", json: ClaimJSON.entity(start))
        try report.text(key: "to", "", json: ClaimJSON.entity(goal))
        try report.text(key: "chains", "", json: .array(paths.map(Self.json)))
      }
      let table = ClaimTable(context)
      try report.table(Self.columns + table.columns)
      for (number, path) in paths.enumerated() {
        for (step, claim) in path.claims.enumerated() {
          let reading = read(claim, from: path.entities[step])
          try report.row(
            [
              Cell(number + 1), Cell(step + 1), .text(path.entities[step].label),
              .text(reading.link), .text(path.entities[step + 1].label),
              .text(path.entities[step].key), .text(path.entities[step + 1].key),
            ] + table.cells(claim)
          )
        }
      }
    }
  }

  private static func json(_ path: Path) -> JSON {
    .object([
      ("cost", .real(path.cost)),
      ("entities", .array(path.entities.map(ClaimJSON.entity))),
      ("claims", .array(path.claims.map { .integer(Int64($0.id.rawValue)) })),
    ])
  }

  private func read(_ claim: Claim, from entity: Entity) -> Claim.Reading {
    claim.read(from: entity.id, isSymmetric: symmetric.contains(claim.relation.key))
  }

  private func write(on page: inout Page) {
    guard !paths.isEmpty else {
      page.line(
        StyledText("No chain is recorded from \(start.label) to \(goal.label).", .warning)
      )
      page.line("Allow more steps (--steps), or leave out --on, --only and --avoid.")
      return
    }
    var notes = Footnotes()
    for (number, path) in paths.enumerated() {
      let steps = path.claims.count
      page.heading(
        "\(number + 1). \(path.entities.map(\.label).joined(separator: " → "))",
        "  " + StyledText("\(steps) \(steps == 1 ? "step" : "steps")", .faint)
      )
      for (step, claim) in path.claims.enumerated() {
        let reading = read(claim, from: path.entities[step])
        var text = StyledText(path.entities[step].label + " ")
        if !reading.isInverse, claim.subject.id != path.entities[step].id {
          // It has no words for the other direction: read as it stands.
          text = StyledText(claim.sentence)
        } else {
          text += StyledText(reading.link, .hint) + StyledText(" " + reading.far)
          if let when = claim.when { text += StyledText(" (\(when))", .faint) }
        }
        page.item(
          StyledText("\(step + 1)", .faint),
          text + ClaimText.marks(of: claim) + notes.marks(for: claim.citations) + "  "
            + ClaimText.reference(claim)
        )
      }
    }
    notes.print(on: &page)
  }
}
