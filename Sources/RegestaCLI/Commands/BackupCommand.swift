package import ArgumentParser
internal import JSONForms
internal import RegestaKit
internal import SQLite

/// `backup`: a copy of the base as it is at one moment.
package struct BackupCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the base to a file, safely while others use it.",
    discussion: """
      The copy is the state of one moment, even while another program writes. It is made beside its \
      place, checked, and only then given its name. Going back is copying the file back.
      """
  )

  package static let examples = [
    CommandExample("backup war-2026.regesta", "A copy beside the base."),
    CommandExample("backup war-2026.regesta --force", "Over an older copy."),
  ]

  @Argument(help: "The file to make.", completion: .file())
  package var file: String

  @Flag(help: "Replace a base that is there already.")
  package var force = false

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { BackUp(file: file, isForced: force) }
}

private struct BackUp: Action {
  let file: String
  let isForced: Bool

  func perform(in context: CommandContext) throws -> ExitStatus {
    let location = try context.existingBase()
    try check(location, context)
    let base = try context.openBase(at: location)
    let target = try target(context)
    let bar = ProgressLine(context, "copying")
    defer { bar.end() }
    var pages = 0
    try target.fill(from: base) { progress in
      pages = progress.totalPages
      bar.show(progress.totalPages - progress.remainingPages, of: progress.totalPages)
    }
    bar.end()
    let size = Platform.size(ofFile: context.path(file)) ?? 0
    try context.report("backup@1") { report in
      try report.table([
        Column("file", "Copy"), Column("of", "Of"), Column("bytes", "Bytes", .integer),
        Column("pages", "Pages", .integer), Column("checked", "Checked", .bool),
      ])
      try report.row([
        .text(file), .text(location.path), Cell(size), Cell(pages), .bool(true),
      ])
    }
    return .success
  }

  private func target(_ context: CommandContext) throws(CommandFailure) -> NewBaseFile {
    do throws(CommandFailure) {
      return try NewBaseFile(file, in: context, mayReplace: isForced)
    } catch {
      guard error.code == "file_exists" else { throw error }
      var failure = error
      failure.hint = "choose another name, or add --force to replace it"
      throw failure
    }
  }

  /// A base is not copied over itself, and what is no base is not replaced even by force: a mistyped
  /// name must not cost anyone a manuscript.
  private func check(
    _ location: DatabaseLocator.Location,
    _ context: CommandContext
  ) throws(CommandFailure) {
    let path = context.path(file)
    guard Platform.kind(ofFile: path) == .regular else { return }
    if Platform.resolved(path) == Platform.resolved(location.absolutePath) {
      throw CommandFailure(
        .usage,
        code: "same_file",
        "\(file) is the base itself",
        hint: "name another file"
      )
    }
    guard isForced, Platform.size(ofFile: path) != 0 else { return }
    do {
      _ = try KnowledgeBase(path: path)
    } catch {
      let kind = (error as? RegestaError)?.kind
      guard kind == .notABase || kind == .fileMissing else { return }
      throw CommandFailure(
        .cannotCreate,
        code: "not_a_base",
        "\(file) is not a base, so it is not replaced",
        hint: "choose another name, or remove the file yourself"
      )
    }
  }
}
