internal import JSONForms
internal import RegestaKit

/// What every command does that writes positions: one batch, or a dry run of it, and the same report of
/// both.
struct PositionWriting {
  private let writing: WritingOptions
  private let context: CommandContext

  /// What was done about one claim.
  struct Line {
    var holder: Entity
    var stance: String
    var claim: Claim.ID
    /// Whether it was not so before.
    var isNew = true
  }

  init(_ writing: WritingOptions, in context: CommandContext) {
    self.writing = writing
    self.context = context
  }

  /// Writes.
  ///
  /// - Parameters:
  ///   - why: What the log says when no reason was given.
  ///   - body: Writes, and returns what was done.
  /// - Returns: Success.
  /// - Throws: What `body` throws, or a failure to open, to write or to print.
  func run(
    _ why: String,
    _ body: (KnowledgeBase, Writer) throws -> [Line]
  ) throws -> ExitStatus {
    let draft = Batch.Draft(.edit, who: context.who, why: writing.why ?? why)
    let (lines, batch) = try context.writing { base in
      let (lines, batch) = try base.write(draft, isDryRun: writing.dryRun) { writer in
        try body(base, writer).map { line in
          (line, try base.claim(line.claim)?.sentence ?? "")
        }
      }
      return (lines, batch)
    }
    let title = writing.dryRun ? "Would be written" : "Written"
    try context.report("position-written@1", title: context.pageTitle(title)) { report in
      try report.table([
        Column("holder", "Holder"), Column("stance", "Stance"), Column("sentence", "Statement"),
        Column("claim", "Claim", .integer), Column("new", "New", .bool), Column("batch", "Batch"),
      ])
      for (line, sentence) in lines {
        try report.row([
          .text(line.holder.key), .text(line.stance), .text(sentence),
          .integer(Int64(line.claim.rawValue)), .bool(line.isNew),
          Cell(batch.map { "batch:\($0)" }),
        ])
      }
    }
    return .success
  }
}
