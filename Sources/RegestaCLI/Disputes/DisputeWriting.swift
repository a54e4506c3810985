internal import JSONForms
internal import RegestaKit

/// What every command does that writes disputes: one batch, or a dry run of it, and the same report of
/// both.
struct DisputeWriting {
  private let writing: WritingOptions
  private let context: CommandContext

  init(_ writing: WritingOptions, in context: CommandContext) {
    self.writing = writing
    self.context = context
  }

  /// Writes.
  ///
  /// - Parameters:
  ///   - why: What the log says when no reason was given.
  ///   - body: Writes, and returns the keys of the disputes concerned.
  /// - Returns: Success.
  /// - Throws: What `body` throws, or a failure to open, to write or to print.
  func run(
    _ why: String,
    _ body: (KnowledgeBase, Writer) throws -> [String]
  ) throws -> ExitStatus {
    let draft = Batch.Draft(.edit, who: context.who, why: writing.why ?? why)
    let (disputes, batch) = try context.writing { base in
      try base.write(draft, isDryRun: writing.dryRun) { writer in
        try body(base, writer).map { try base.dispute(named: $0) }
      }
    }
    let title = writing.dryRun ? "Would be written" : "Written"
    try context.report("dispute-written@1", title: context.pageTitle(title)) { report in
      try report.table([
        Column("dispute", "Dispute"), Column("status", "Status"), Column("question", "Question"),
        Column("reason", "Reason"), Column("sides", "Sides", .list), Column("batch", "Batch"),
      ])
      for dispute in disputes {
        let sides = dispute.sides.map { side in
          Cell.text(side.map { "claim:\($0.id)" }.joined(separator: ","))
        }
        try report.row([
          .text(dispute.key), .text(dispute.status.rawValue), .text(dispute.question),
          Cell(dispute.reason), .list(sides), Cell(batch.map { "batch:\($0)" }),
        ])
      }
    }
    return .success
  }
}

extension KnowledgeBase {
  /// What rules have found, by its key, with `dispute:` before it or without.
  ///
  /// - Throws: a failure with status 3, with suggestions.
  func contradiction(named text: String) throws -> Contradiction {
    let key = DisputeArgument.plain(text)
    let found = try contradictions()
    if let match = found.first(where: { $0.key == key }) { return match }
    let isRecorded = try disputes(includesWithdrawn: true).contains { $0.key == key }
    throw CommandFailure(
      .notFound,
      isRecorded ? "the dispute '\(key)' is open already" : "no rule has found '\(key)'",
      hint: isRecorded ? "regesta show dispute:\(key)" : "regesta disputes --status found",
      suggestions: Suggester(found.map(\.key)).suggestions(for: key).map { Suggestion($0) }
    )
  }
}

extension Writer {
  /// Opens a dispute of what a rule has found.
  ///
  /// - Returns: Its key.
  func open(
    _ found: Contradiction,
    question: String? = nil,
    key: String? = nil,
    status: Dispute.State = .open,
    reason: String? = nil
  ) throws -> String {
    try openDispute(
      question: question ?? found.question,
      sides: found.sides.map { $0.map(\.id) },
      key: key ?? found.key,
      rule: found.rule,
      status: status,
      reason: reason
    )
  }
}
