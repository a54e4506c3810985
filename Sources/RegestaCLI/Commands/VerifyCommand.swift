package import ArgumentParser
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// `verify`: proves that a base is sound, or that two are equal.
package struct VerifyCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that a base is sound, or that two of them are equal.",
    discussion: """
      Of one base: that the file is whole, the schema Regesta's, every reference and rule kept, the \
      history unaltered, passages as they were read, and what follows from the rest in step with it: trees, \
      names, labels, search. Without a name, the base is that of --db. What follows from the rest, repair \
      makes anew.

      Of two: that every row of every table is the same, numbers and history included. With \
      --content only what is known now counts, by keys and in words: claims with their dates and \
      qualifiers, who says them, disputes, positions, vocabulary; not numbers, batches, or what was \
      superseded or taken back.

      Each may also be a dump made by export -f jsonl. Ends with status 1 when something is not as \
      it must be.
      """
  )

  package static let examples = [
    CommandExample("verify", "Whether the base is sound."),
    CommandExample("verify war.regesta war.jsonl", "Whether a dump holds all of the base."),
    CommandExample("verify before.regesta after.regesta --content", "Whether both know the same."),
  ]

  @Argument(help: "One base or dump, or two.", completion: .file())
  package var files: [String] = []

  @Flag(help: "Of two bases: compare what is known, whatever its numbers and history.")
  package var content = false

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    switch files.count {
    case 0, 1:
      guard !content else {
        throw CommandFailure(.usage, "--content compares two bases, and there is one")
      }
      return ProveBase(file: files.first)
    case 2: return ProveEqual(left: files[0], right: files[1], mode: content ? .content : .copies)
    default: throw CommandFailure(.usage, "verify takes one base or two, not \(files.count)")
    }
  }
}

private struct ProveBase: Action {
  let file: String?

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let soundness = try context.baseOrDump(file).soundness()
    try context.report("soundness@1", title: context.pageTitle(title(soundness))) { report in
      try report.table(SoundnessTable.columns)
      for check in soundness.checks where try !report.row(SoundnessTable.cells(of: check)) { break }
    }
    if !soundness.isSound, file.map({ !DumpFile.isDump($0, in: context) }) ?? true {
      context.reporter.note("what follows from the rest can be made anew: regesta repair --dry-run")
    }
    return soundness.isSound ? .success : .negative
  }

  private func title(_ soundness: Soundness) -> String {
    let failed = soundness.checks.count { !$0.faults.isEmpty }
    return failed == 0
      ? "the base is sound" : "the base fails \(failed) of \(soundness.checks.count) checks"
  }
}

private struct ProveEqual: Action {
  let left: String
  let right: String
  let mode: BaseComparison.Mode

  func perform(in context: CommandContext) throws -> ExitStatus {
    guard left != "-" || right != "-" else {
      throw CommandFailure(.usage, "standard input can be read once only")
    }
    let comparison = try context.baseOrDump(left).compare(
      with: try context.baseOrDump(right),
      by: mode
    )
    let what = mode == .copies ? "every row of every table" : "what is known"
    let title = comparison.isEqual ? "the same: \(what)" : "not the same"
    try context.report("verify@1", title: context.pageTitle(title)) { report in
      try report.table([
        Column("part", mode == .copies ? "Table" : "Part"), Column("left", "First", .integer),
        Column("right", "Second", .integer), Column("only_left", "Only in first", .integer),
        Column("only_right", "Only in second", .integer), Column("changed", "Changed", .integer),
      ])
      for section in comparison.sections {
        let goesOn = try report.row([
          .text(section.name), Cell(section.left), Cell(section.right), Cell(section.onlyLeft),
          Cell(section.onlyRight), Cell(section.changed),
        ])
        if !goesOn { break }
      }
      guard !comparison.isEqual else { return }
      try report.table(
        TableHeader(
          key: "differences",
          heading: "The first differences",
          columns: [
            Column("part", mode == .copies ? "Table" : "Part"), Column("row", "Row"),
            Column("column", "Column"), Column("left", "First"), Column("right", "Second"),
          ]
        )
      )
      for section in comparison.sections {
        for difference in section.differences {
          try report.row([
            .text(section.name), .text(difference.row), Cell(difference.column),
            Cell(difference.left), Cell(difference.right),
          ])
        }
      }
    }
    return comparison.isEqual ? .success : .negative
  }
}
