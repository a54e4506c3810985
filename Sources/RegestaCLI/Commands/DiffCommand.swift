package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `diff A..B`: what the base knew after one batch and after another.
package struct DiffCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what came and what went between two batches.",
    discussion: "Ends with status 1 when the two states differ, as diff does."
  )

  package static let examples = [
    CommandExample("diff 1..2", "From the state after batch 1 to that after batch 2."),
    CommandExample("diff 2", "What batch 2 alone did."),
  ]

  @Argument(help: "Two batches, as 5..7; or one, for what it did.")
  package var batches: String

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    guard let dots = batches.firstRange(of: "..") else {
      let batch = try BatchReference.number(batches)
      return CompareStates(from: Batch.ID(batch.rawValue - 1), to: batch)
    }
    return CompareStates(
      from: try BatchReference.number(String(batches[..<dots.lowerBound])),
      to: try BatchReference.number(String(batches[dots.upperBound...]))
    )
  }
}

private struct CompareStates: Action {
  let from: Batch.ID
  let to: Batch.ID

  private static let columns = [
    Column("change", "Change"), Column("statement", "Statement"), Column("sources", "Sources"),
    Column("claim", "Claim"),
  ]

  func perform(in context: CommandContext) throws -> ExitStatus {
    let difference = try context.reading { base in
      // Before the first batch there is nothing.
      try base.difference(from: from.rawValue == 0 ? nil : from, to: to)
    }
    try context.report("diff@1") { report in
      report.emptyNote = "the two states know the same"
      try report.table(Self.columns)
      for (change, claims) in [("went", difference.removed), ("came", difference.added)] {
        for claim in claims {
          let cells: [Cell] = [
            .text(change), .text(claim.sentence), .list(claim.citations.map { .text($0.printed) }),
            .text("claim:\(claim.id)"),
          ]
          if try !report.row(cells) { return }
        }
      }
    }
    return difference.added.isEmpty && difference.removed.isEmpty ? .success : .negative
  }
}
