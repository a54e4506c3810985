internal import Interchange
internal import JSONForms
internal import RegestaKit

/// Proposals as rows: for `match`, for `review --list`, and as the file that `review --from` reads.
struct ProposalTable {
  static let columns = [
    Column("what", "What"), Column("one", "One"), Column("one_name", "Its name"),
    Column("other", "May be"), Column("other_name", "Its name"), Column("kind", "Kind"),
    Column("score", "Score", .real), Column("why", "Why"), Column("origin", "Found by"),
    Column("verdict", "Verdict"),
  ]

  /// Prints proposals; people get the columns that they can read at once.
  static func print(
    _ proposals: [Proposal],
    empty: String,
    in context: CommandContext
  ) throws {
    let places =
      context.wantsDetails ? Array(columns.indices) : [1, 2, 3, 4, 6, 7]
    try context.report("match@1") { report in
      report.emptyNote = empty
      try report.table(places.map { columns[$0] })
      for proposal in proposals {
        let cells = cells(proposal)
        if try !report.row(places.map { cells[$0] }) { break }
      }
    }
  }

  /// Writes all proposals to a file, in JSON Lines, for somebody to fill in the verdicts.
  static func export(
    _ proposals: [Proposal],
    to path: String,
    in context: CommandContext
  ) throws {
    var options = context.options
    options.output = path
    options.format = .jsonl
    (options.json, options.fields, options.limit) = (false, nil, "all")
    try print(proposals, empty: "", in: CommandContext(context.surroundings, options))
  }

  private static func cells(_ proposal: Proposal) -> [Cell] {
    [
      .text(proposal.what.rawValue), .text(proposal.one.key), .text(proposal.one.label),
      .text(proposal.other.key), .text(proposal.other.label), .text(proposal.one.kind),
      .real((proposal.score * 1_000).rounded() / 1_000), .text(proposal.why),
      .text(proposal.origin.rawValue), .null,
    ]
  }
}
