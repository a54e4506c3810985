internal import Interchange
internal import JSONForms
internal import RegestaKit

/// Sends a part of the base out in a format of others.
struct WriteExport: Action {
  let form: ExportForm
  /// A file for what the format cannot hold.
  var lossReport: String?
  /// What lists it, when there is no such file.
  var lossHint = "--loss-report FILE lists them"
  /// Which part is sent out.
  let scope: (KnowledgeBase, CommandContext) throws -> ExportScope

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    if form.isBinary, context.settings.outputPath == nil,
      context.surroundings.terminal.outputIsTerminal
    {
      throw CommandFailure(
        .usage,
        "a picture is nothing for a terminal",
        hint: "name a file: -o picture.\(form.name)"
      )
    }
    let base = try context.openBase(at: try context.existingBase())
    let scope = try scope(base, context)
    let lossFile = try lossReport.map {
      try FileSink(path: $0, folder: context.surroundings.workingFolder)
    }
    let losses = LossReport { loss in try lossFile?.write(loss.line) }
    let file = try context.settings.outputPath.map {
      try FileSink(path: $0, folder: context.surroundings.workingFolder)
    }
    let sink: any OutputSink = file ?? context.surroundings.output
    do {
      let graphviz = form.graphviz(context.surroundings.environment)
      let picture = try graphviz.map { try GraphvizPicture($0, in: context) }
      try base.export(form.format(drawnBy: graphviz), scope: scope, losses: losses) { bytes in
        if let picture { try picture.write(bytes) } else { try sink.write(bytes) }
      }
      try picture?.finish { try sink.write($0) }
      try file?.commit()
      try lossFile?.commit()
      try sink.flush()
    } catch {
      file?.discard()
      lossFile?.discard()
      throw error
    }
    say(losses, context)
    return .success
  }

  private func say(_ losses: LossReport, _ context: CommandContext) {
    guard !losses.isEmpty else { return }
    let place = lossReport.map { "; listed in \($0)" } ?? "; \(lossHint)"
    context.reporter.note("\(form.name) does not hold everything: \(losses.summary)\(place)")
  }
}

extension LossReport.Loss {
  /// The loss as one line of JSON.
  fileprivate var line: String {
    JSON.object([
      ("type", .string("loss")), ("reason", .string(reason.rawValue)), ("item", .string(item)),
      ("id", id.map { .integer(Int64($0)) } ?? .null), ("count", .integer(Int64(count))),
      ("detail", .string(detail)),
    ]).text() + "\n"
  }
}
