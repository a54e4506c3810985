// Unsafe: bytes go to the system as they lie; no buffer outlives its closure.

/// Where the output of one command goes: standard output, a pager before it, or a file.
package final class OutputDestination {
  /// What the writers write to.
  package let sink: any OutputSink
  private let file: FileSink?
  private let pager: PagerSink?
  private let held: HeldSink?

  /// - Throws: a failure with status 73 when the file of `-o` cannot be written.
  package init(_ context: CommandContext) throws(CommandFailure) {
    let settings = context.settings
    let surroundings = context.surroundings
    if let path = settings.outputPath {
      let file = try FileSink(path: path, folder: surroundings.workingFolder)
      (self.file, pager, held, sink) = (file, nil, nil, file)
      return
    }
    file = nil
    let command = PagerPolicy.command(
      format: settings.format,
      terminal: surroundings.terminal,
      environment: surroundings.environment,
      isDisabled: !settings.usesPager
    )
    if let command, let rows = surroundings.terminal.rows {
      let pager = PagerSink(
        command: command,
        screenRows: rows,
        environment: surroundings.environment,
        direct: surroundings.output
      )
      (self.pager, held, sink) = (pager, nil, pager)
    } else if settings.format == .json {
      let held = HeldSink(surroundings.output)
      (pager, self.held, sink) = (nil, held, held)
    } else {
      (pager, held, sink) = (nil, nil, surroundings.output)
    }
  }

  /// Sends everything on its way; the file takes its place, the pager is waited for.
  package func commit() throws(OutputFailure) {
    try held?.release()
    try pager?.finish()
    try file?.commit()
    try sink.flush()
  }

  /// Drops what can be dropped.
  package func abandon() {
    file?.discard()
    try? pager?.finish()
  }

  /// Decides how a failure in mid-report reaches the reader.
  ///
  /// - Returns: the error to throw on: the failure itself when it is still to be reported, or the
  ///   word that it has been.
  package func outlet(of failure: CommandFailure, _ printer: ReportPrinter) throws -> any Error {
    // Nothing is out yet, or what is out will not stay: the failure alone is reported.
    if file != nil || held?.isUntouched == true { return failure }
    try printer.fail(failure)
    try held?.release()
    try pager?.finish()
    try sink.flush()
    return printer.reportsFailures ? ReportedFailure(status: failure.status) : failure
  }
}

/// A failure that the reader has already been told of, inside the output.
package struct ReportedFailure: Error {
  package let status: ExitStatus
}

/// Holds the beginning of a JSON document back, so that an early failure can still replace it.
package final class HeldSink: OutputSink {
  private let target: any OutputSink
  private let limit: Int
  private var held: [UInt8]? = []

  /// - Parameters:
  ///   - target: gets the bytes in the end.
  ///   - limit: how many bytes are held back at most.
  package init(_ target: any OutputSink, limit: Int = 262_144) {
    self.target = target
    self.limit = limit
  }

  /// Whether nothing has been passed on yet.
  package var isUntouched: Bool { held != nil }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
    guard held != nil else { return try target.write(bytes) }
    held?.append(contentsOf: bytes)
    if (held?.count ?? 0) > limit { try release() }
  }

  /// Passes on what is held; from here on everything passes at once.
  package func release() throws(OutputFailure) {
    guard let bytes = held else { return }
    held = nil
    try target.write(bytes)
  }

  package func flush() throws(OutputFailure) {
    if held == nil { try target.flush() }
  }
}
