package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `positions list`: who holds what.
package struct ListPositionsCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List positions; of one holder also what follows from them.",
    discussion: """
      With --of, claims are listed too of which nothing is recorded but that their rejection follows: \
      they stand on the other side of a dispute, or are a reading of what is rejected. That is what \
      --as leaves out.
      """
  )

  package static let examples = [
    CommandExample("positions list --of piotr-lossowski", "One historian's."),
    CommandExample(
      "positions list --stance rejects --json",
      "All that is rejected, for a program."
    ),
  ]

  @Option(
    help: ArgumentHelp("Only this person's or school's.", valueName: "name"),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).entities(prefix) }
  )
  package var of: String?

  @Option(help: ArgumentHelp("Only on this claim.", valueName: "claim"))
  package var on: String?

  @Option(help: "Only these: holds, rejects or undecided.", completion: .list(StanceOption.words))
  package var stance: String?

  @OptionGroup package var exit: ExitOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    ListPositions(
      holder: of,
      claim: try on.map { try ClaimReference.number($0) },
      stance: try stance.map { try StanceOption.stance($0) },
      exit: exit
    )
  }
}

private struct ListPositions: Action {
  let holder: String?
  let claim: Claim.ID?
  let stance: Position.Stance?
  let exit: ExitOptions

  /// A line of the list.
  private struct Line {
    var holder: Entity
    var stance: Position.Stance
    var claim: Claim
    var reason: String?
    /// Where it is said; for what only follows, from what.
    var place: String?
    var isRecorded: Bool
  }

  private static let columns = [
    Column("holder", "Holder"), Column("stance", "Stance"), Column("sentence", "Statement"),
    Column("why", "Why"), Column("where", "Where"), Column("recorded", "Recorded", .bool),
    Column("claim", "Claim", .integer), Column("holder_key", "Holder key"),
  ]

  func perform(in context: CommandContext) throws -> ExitStatus {
    let lines = try context.reading(lines)
    try context.report("positions@1", title: context.pageTitle("Positions")) { report in
      report.emptyNote = "no such position is recorded; regesta positions take NAME holds claim:42"
      try report.table(Self.columns)
      for line in lines {
        let goesOn = try report.row([
          .text(line.holder.label), .text(line.stance.rawValue), .text(line.claim.sentence),
          Cell(line.reason), Cell(line.place), .bool(line.isRecorded),
          .integer(Int64(line.claim.id.rawValue)), .text(line.holder.key),
        ])
        if !goesOn { break }
      }
    }
    return exit.status(isEmpty: lines.isEmpty)
  }

  private func lines(in base: KnowledgeBase) throws -> [Line] {
    let holder = try holder.map { try base.entity(for: $0) }
    var lines: [Line] = []
    for position in try base.positions(of: holder?.id) {
      guard let claim = try base.claim(position.claim) else { continue }
      let place = position.source.map { source in
        source.short + (position.locator.map { ", \($0)" } ?? "")
      }
      lines.append(
        Line(
          holder: position.holder,
          stance: position.stance,
          claim: claim,
          reason: position.reason,
          place: place,
          isRecorded: true
        )
      )
    }
    if let holder { lines += try implied(for: holder, in: base) }
    lines.removeAll { line in
      claim.map { $0 != line.claim.id } ?? false || stance.map { $0 != line.stance } ?? false
    }
    return lines
  }

  /// What somebody rejects without having said so.
  private func implied(for holder: Entity, in base: KnowledgeBase) throws -> [Line] {
    try base.viewpoint(of: holder).rejections.compactMap { rejection in
      let from: String
      switch rejection.ground {
      case .position: return nil
      case .dispute(let key): from = "holds another side of dispute:\(key)"
      case .reading(let claim): from = "rejects claim:\(claim), of which it is a reading"
      }
      guard let claim = try base.claim(rejection.claim) else { return nil }
      return Line(
        holder: holder,
        stance: .rejects,
        claim: claim,
        reason: from,
        place: nil,
        isRecorded: false
      )
    }
  }
}
