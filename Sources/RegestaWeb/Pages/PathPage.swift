internal import Chronology
internal import JSONForms
internal import RegestaKit

/// How two things hang together: the best chains of claims from one to the other.
struct PathPage: Page {
  static let outline = PageOutline(
    "/path",
    "The best chains of claims that lead from one thing to another.",
    parameters: [
      PageParameter("a", .thing, "Where the chains begin."),
      PageParameter("b", .thing, "Where they end."),
      PageParameter("steps", .integer(1...20), "No chain has more steps."),
      PageParameter("count", .integer(1...20), "At most so many chains."),
      PageParameter("avoid", .text, "Not by this relation, by key.", repeats: true),
      PageParameter("disputed", .choice(["no"]), "Without what is disputed."),
    ],
    takesLens: true,
    forms: [.csv],
    schema: "path@1",
    members: ["from", "to", "chains", "without"]
  )

  private let visit: Visit
  private let start: Entity?
  private let goal: Entity?
  private let filter: EdgeFilter
  private let steps: Int
  private let paths: [Path]
  /// The chains that there would be without a part of the filter, where there is none.
  private let obstacles: [(part: EdgeFilter.Part, path: Path)]
  private let symmetric: Set<String>

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    let parameters = visit.parameters
    start = try parameters.entity("a", in: base)
    goal = try parameters.entity("b", in: base)
    steps = try parameters.integer("steps", standard: 8)
    filter = EdgeFilter(
      on: visit.lens.on,
      avoiding: try parameters.texts("avoid").map { try base.relation(named: $0).key },
      includesDisputed: try parameters.choice("disputed") == nil
    )
    symmetric = Set(try base.relations().filter(\.isSymmetric).map(\.key))
    if let start, let goal, start.id == goal.id {
      throw Problem(.badParameter, "The two are the same thing.", hint: "Name another.")
    }
    if let start, let goal {
      paths = try base.paths(
        from: start.id,
        to: goal.id,
        filter: filter,
        count: try parameters.integer("count", standard: 3),
        maximumLength: steps
      )
      obstacles =
        paths.isEmpty
        ? try base.obstacles(from: start.id, to: goal.id, filter: filter, maximumLength: steps) : []
    } else {
      (paths, obstacles) = ([], [])
    }
  }

  var title: String {
    guard let start, let goal else { return "Paths" }
    return "\(start.label) – \(goal.label)"
  }

  // MARK: Programs

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    var rows: [[Cell]] = []
    for (number, path) in paths.enumerated() {
      for (step, claim) in path.claims.enumerated() {
        let (near, far) = (path.entities[step], path.entities[step + 1])
        rows.append(
          [
            Cell(number + 1), Cell(step + 1), .text(near.label),
            .text(read(claim, from: near).link), .text(far.label), .text(near.key),
            .text(far.key),
          ] + table.cells(claim, isPossible: isPossible(claim))
        )
      }
    }
    return Document(
      "path@1",
      [
        ("from", start.map(ClaimJSON.entity) ?? .null),
        ("to", goal.map(ClaimJSON.entity) ?? .null),
        ("chains", .array(paths.map(Self.json))),
        (
          "without",
          .array(
            obstacles.map {
              .object([("part", .string($0.part.rawValue)), ("chain", Self.json($0.path))])
            }
          )
        ),
      ],
      columns: [
        Column("chain", "Chain", .integer), Column("step", "Step", .integer),
        Column("from", "From"), Column("relation", "Relation"), Column("to", "To"),
        Column("from_key", "From key"), Column("to_key", "To key"),
      ] + table.columns,
      rows: rows
    )
  }

  private static func json(_ path: Path) -> JSON {
    .object([
      ("cost", .real(path.cost)), ("entities", .array(path.entities.map(ClaimJSON.entity))),
      ("claims", .array(path.claims.map { .integer(Int64($0.id.rawValue)) })),
    ])
  }

  private func read(_ claim: Claim, from entity: Entity) -> Claim.Reading {
    claim.read(from: entity.id, isSymmetric: symmetric.contains(claim.relation.key))
  }

  private func isPossible(_ claim: Claim) -> Bool { filter.verdict(on: claim.period) == .possible }

  // MARK: People

  func content() -> HTML {
    let notes = Footnotes(visit)
    return .all {
      Tag.h1 {
        if let start, let goal {
          "From "
          ClaimText.entity(start, visit)
          " to "
          ClaimText.entity(goal, visit)
        } else {
          "How is one thing related to another?"
        }
      }
      form
      for (number, path) in paths.enumerated() { chain(path, number, notes) }
      if let start, let goal, paths.isEmpty { nothing(start, goal) }
      notes.list()
    }
  }

  private func chain(_ path: Path, _ number: Int, _ notes: Footnotes) -> HTML {
    Tag.section(.class("chain"), .labelledBy("chain-\(number + 1)")) {
      Tag.h2(.id("chain-\(number + 1)")) {
        for (index, entity) in path.entities.enumerated() {
          if index > 0 { " → " }
          ClaimText.entity(entity, visit)
        }
        Tag.span(.class("faint")) {
          path.claims.count == 1 ? " 1 step" : " \(path.claims.count) steps"
        }
      }
      Tag.ol(.class("claims numbered")) {
        for (step, claim) in path.claims.enumerated() {
          Tag.li { item(claim, from: path.entities[step], to: path.entities[step + 1], notes) }
        }
      }
    }
  }

  private func item(
    _ claim: Claim,
    from near: Entity,
    to far: Entity,
    _ notes: Footnotes
  ) -> HTML {
    let reading = read(claim, from: near)
    // It has no words for the other direction: read as it stands.
    let isWhole = !reading.isInverse && claim.subject.id != near.id
    return .all {
      if isWhole {
        ClaimText.sentence(claim, visit)
      } else {
        ClaimText.entity(near, visit)
        " \(reading.link) "
        ClaimText.entity(far, visit)
        if let when = claim.when { Tag.span(.class("when")) { " (\(when))" } }
      }
      ClaimText.marks(of: claim, isPossible: isPossible(claim), visit)
      notes.marks(for: claim.citations)
      ClaimText.reference(claim, visit)
    }
  }

  private func nothing(_ start: Entity, _ goal: Entity) -> HTML {
    let conditions = filter.words.map { "; " + $0 }.joined()
    return .all {
      Tag.p {
        "No chain of at most \(steps) steps is recorded from \(start.label) to \(goal.label)\(conditions)."
      }
      if !obstacles.isEmpty {
        Tag.p { "There would be one:" }
        Tag.ul(.class("plain")) {
          for obstacle in obstacles {
            Tag.li {
              Tag.a(.href(link(without: obstacle.part))) { "without “\(obstacle.part.rawValue)”" }
              ": " + obstacle.path.entities.map(\.label).joined(separator: " → ")
            }
          }
        }
      }
    }
  }

  private func link(without part: EdgeFilter.Part) -> Link {
    switch part {
    case .on: visit.link.with("on", nil)
    case .avoiding: visit.link.with("avoid", nil)
    default: visit.link.with("disputed", nil)
    }
  }

  private var form: HTML {
    FormParts.form(
      .path,
      keeping: visit.lens.items.filter { $0.name != "on" },
      button: "Find"
    ) {
      FormParts.text(
        "a",
        "From",
        start?.key ?? visit.link["a"],
        placeholder: "a name",
        isThing: true
      )
      FormParts.text("b", "To", goal?.key ?? visit.link["b"], placeholder: "a name", isThing: true)
      FormParts.text("avoid", "Not by", visit.link["avoid"], placeholder: "a relation")
      FormParts.date("on", "On a day", visit.link["on"])
    }
  }
}
