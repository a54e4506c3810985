package import ArgumentParser
internal import JSONForms
internal import RegestaKit
internal import RegestaWeb

/// `site`: the pages of the base as a folder of files.
package struct SiteCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Write the pages of the base as a folder of files.",
    discussion: """
      The same pages as `serve` shows, with relative links, without questions and forms: to be put on any web \
      server or read from the disk, and cited. edition.html says of which state of the base they are, and \
      SHA256SUMS has the hash of every file. The same base makes the same files. The folder appears whole \
      or not at all.
      """
  )

  package static let examples = [
    CommandExample("site war-site", "Then open war-site/index.html."),
    CommandExample("site war-site --force", "In the place of an earlier copy."),
  ]

  @Argument(help: "The folder to make.", completion: .directory)
  package var folder: String

  @Flag(help: "Replace a folder that an earlier run made.")
  package var force = false

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { WriteSite(folder: folder, isForced: force) }
}

private struct WriteSite: Action {
  let folder: String
  let isForced: Bool

  func perform(in context: CommandContext) throws -> ExitStatus {
    let base = try context.openBase(at: try context.existingBase())
    let target = try NewFolder(folder, in: context, mayReplace: isForced) { names in
      names.contains("edition.html") && names.contains("SHA256SUMS")
    }
    let bar = ProgressLine(context, "writing")
    defer { bar.end() }
    // Each claim and each thing has a page, and each page a form for programs.
    let census = try base.census()
    let expected = 2 * (census.claims + census.names + census.identifiers + 3 * census.entities)
    var done = 0
    let report: StillSite.Report
    do {
      report = try StillSite(base).write { path, bytes in
        try target.write(path, bytes)
        done += 1
        bar.show(min(done, expected), of: max(expected, 1))
      }
      try target.commit()
    } catch {
      target.discard()
      throw error
    }
    bar.end()
    try context.report("site@1") { printer in
      try printer.table([
        Column("folder", "Folder"), Column("files", "Files", .integer),
        Column("bytes", "Bytes", .integer), Column("state", "State of the base"),
        Column("seal", "Hash of SHA256SUMS"),
      ])
      try printer.row([
        .text(folder), Cell(report.files), Cell(report.bytes), Cell(report.head),
        .text(report.seal),
      ])
    }
    return .success
  }
}
