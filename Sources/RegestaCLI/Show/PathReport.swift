internal import Chronology
internal import JSONForms
internal import RegestaKit

/// Chains between two things as `path` prints them.
struct PathReport {
  let start: Entity
  let goal: Entity
  let paths: [Path]
  let filter: EdgeFilter
  /// How many steps a chain may have.
  let steps: Int
  /// Where there is no chain: those that there would be.
  let ways: [Way]
  /// The keys of the relations that read the same both ways.
  let symmetric: Set<String>

  /// A chain that there would be under another option.
  struct Way {
    /// What to do: "leave out --on", "add --candidates".
    var advice: String
    var path: Path
  }

  private static let columns = [
    Column("chain", "Chain", .integer), Column("step", "Step", .integer), Column("from", "From"),
    Column("relation", "Relation"), Column("to", "To"), Column("from_key", "From key"),
    Column("to_key", "To key"),
  ]

  /// What to change where nothing leads from one thing to another: one thing at a time.
  static func ways(
    from start: Entity,
    to goal: Entity,
    _ filter: EdgeFilter,
    steps: Int,
    in base: KnowledgeBase
  ) throws -> [Way] {
    let obstacles = try base.obstacles(
      from: start.id,
      to: goal.id,
      filter: filter,
      maximumLength: steps
    )
    var ways = obstacles.map {
      Way(advice: "leave out \(EdgeOptions.option(for: $0.part))", path: $0.path)
    }
    func add(_ advice: (Path) -> String, _ filter: EdgeFilter, _ steps: Int) throws {
      let path = try base.paths(
        from: start.id,
        to: goal.id,
        filter: filter,
        maximumLength: steps
      ).first
      if let path { ways.append(Way(advice: advice(path), path: path)) }
    }
    if steps < 20 { try add({ "allow --steps \($0.claims.count)" }, filter, 20) }
    if !filter.includesCandidates {
      var wider = filter
      wider.includesCandidates = true
      try add({ _ in "add --candidates" }, wider, steps)
    }
    return ways
  }

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
        if paths.isEmpty {
          try report.text(key: "without", "", json: .array(ways.map(Self.json)))
        }
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
            ] + table.cells(claim, isPossible: isPossible(claim))
          )
        }
      }
      report.emptyNote = ([nothing] + ways.map(Self.advice)).joined(separator: " ")
    }
  }

  private static func json(_ path: Path) -> JSON {
    .object([
      ("cost", .real(path.cost)),
      ("entities", .array(path.entities.map(ClaimJSON.entity))),
      ("claims", .array(path.claims.map { .integer(Int64($0.id.rawValue)) })),
    ])
  }

  private static func json(_ way: Way) -> JSON {
    .object([("advice", .string(way.advice)), ("chain", json(way.path))])
  }

  private func read(_ claim: Claim, from entity: Entity) -> Claim.Reading {
    claim.read(from: entity.id, isSymmetric: symmetric.contains(claim.relation.key))
  }

  private func isPossible(_ claim: Claim) -> Bool { filter.verdict(on: claim.period) == .possible }

  // MARK: Page

  private func write(on page: inout Page) {
    guard !paths.isEmpty else {
      page.line(StyledText(nothing, .warning))
      for way in ways { page.item("•", StyledText(Self.advice(way))) }
      if ways.isEmpty, !filter.parts.isEmpty {
        page.line("No single option is in the way; leave out more than one of them.")
      }
      return
    }
    var notes = Footnotes()
    for (number, path) in paths.enumerated() {
      page.heading(
        "\(number + 1). \(Self.chain(path))",
        "  " + StyledText(Self.length(path), .faint)
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
          text + ClaimText.marks(of: claim, isPossible: isPossible(claim))
            + notes.marks(for: claim.citations) + "  " + ClaimText.reference(claim)
        )
      }
    }
    notes.print(on: &page)
  }

  private var nothing: String {
    let most = steps == 1 ? "of 1 step" : "of at most \(steps) steps"
    let conditions = filter.words.map { "; " + $0 }.joined()
    return "No chain \(most) is recorded from \(start.label) to \(goal.label)\(conditions)."
  }

  private static func advice(_ way: Way) -> String {
    let advice = way.advice.prefix(1).uppercased() + way.advice.dropFirst()
    return "\(advice), and there is one: \(chain(way.path)) (\(length(way.path)))."
  }

  private static func chain(_ path: Path) -> String {
    path.entities.map(\.label).joined(separator: " → ")
  }

  private static func length(_ path: Path) -> String {
    path.claims.count == 1 ? "1 step" : "\(path.claims.count) steps"
  }
}
