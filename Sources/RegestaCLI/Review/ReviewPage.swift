internal import Interchange
internal import RegestaKit

/// One proposal as a person sees it: the two things side by side, how sure it is, and what speaks against.
struct ReviewPage {
  let number: Int
  let count: Int
  let proposal: Proposal
  let one: ProposalSide
  let other: ProposalSide
  let obstacles: [MergeObstacle]

  init(_ deck: ReviewDeck, _ proposal: Proposal, in base: KnowledgeBase) throws {
    number = deck.number
    count = deck.proposals.count
    self.proposal = proposal
    one = try base.proposalSide(of: proposal.one)
    other = try base.proposalSide(of: proposal.other)
    obstacles = try base.obstacles(merging: proposal.one.id, into: proposal.other.id)
  }

  func text(width: Int, color: Bool) -> String {
    var page = Page(width: width, color: color)
    let score = Int((proposal.score * 100).rounded())
    page.line(
      StyledText("\(number) of \(count)", .heading)
        + StyledText(" · \(score) of 100" + (proposal.why.isEmpty ? "" : ": " + proposal.why))
    )
    page.gap()
    page.sideBySide([Self.lines(one), Self.lines(other)])
    if !obstacles.isEmpty {
      page.gap()
      for obstacle in obstacles {
        page.item(StyledText("▲", .warning), StyledText("Against it: " + obstacle.reason))
      }
    }
    page.gap()
    return "\n" + page.text
  }

  private static func lines(_ side: ProposalSide) -> [StyledText] {
    var lines = [
      StyledText(side.entity.label, .heading) + "  "
        + StyledText("\(side.kind) · \(side.entity.key)", .faint)
    ]
    if let description = side.description { lines.append(StyledText(description)) }
    func add(_ title: String, _ values: [String], limit: Int = 8) {
      guard !values.isEmpty else { return }
      let more = values.count > limit ? ["… \(values.count - limit) more"] : []
      lines.append(
        StyledText(title + " ", .faint)
          + StyledText((values.prefix(limit) + more).joined(separator: "; "))
      )
    }
    add(
      "Names:",
      side.names.map { name in
        let facts = [
          name.language == "und" ? nil : name.language,
          name.role == "preferred-name" ? nil : name.role, name.when,
        ].compactMap { $0 }
        return facts.isEmpty ? name.text : "\(name.text) (\(facts.joined(separator: ", ")))"
      }
    )
    add("Dates:", side.dates)
    add("Numbers:", side.identifiers.map { "\($0.scheme) \($0.text)" })
    add("Sources:", side.sources)
    lines.append(
      StyledText("\(side.claims) \(side.claims == 1 ? "claim" : "claims")", .faint)
    )
    return lines
  }
}
