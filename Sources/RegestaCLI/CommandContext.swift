/// What a command works with: its surroundings and the checked global options.
package struct CommandContext {
  package let surroundings: Surroundings
  package let options: GlobalOptions
  package let settings: OutputSettings

  /// - Throws: a failure with status 64 when a global option is wrong.
  package init(_ surroundings: Surroundings, _ options: GlobalOptions) throws(CommandFailure) {
    self.surroundings = surroundings
    self.options = options
    settings = try OutputSettings(
      options,
      terminal: surroundings.terminal,
      environment: surroundings.environment
    )
  }

  /// Where warnings and failures go.
  package var reporter: Reporter {
    Reporter(
      output: surroundings.output,
      errors: surroundings.errors,
      isMachineReadable: settings.format.isJSON,
      isQuiet: settings.isQuiet,
      color: settings.colorsErrors
    )
  }

  /// The base that the command is to open.
  ///
  /// - Throws: a failure with status 66 or 64, see ``DatabaseLocator``.
  package func existingBase() throws(CommandFailure) -> DatabaseLocator.Location {
    try DatabaseLocator(
      environment: surroundings.environment,
      folder: surroundings.workingFolder
    ).existing(option: options.db)
  }

  /// The absolute path of a path from the command line.
  package func path(_ path: String) -> String {
    Platform.path(path, in: surroundings.workingFolder)
  }

  /// Prints a report: rows, and texts beside them, in the format that was asked for.
  ///
  /// The output appears whole or not at all where it goes to a file. If `body` fails before anything
  /// was printed, only the failure is printed.
  ///
  /// - Parameters:
  ///   - schema: the name and version of the shape without `regesta/`, such as `search@1`.
  ///   - title: a line above everything, for people.
  ///   - standardLimit: the rows of the main table when `--limit` is not given; `nil` for all.
  ///   - limitsItself: the command has its own meaning for `--limit`, and hands over what it leaves.
  ///   - body: hands over the rows.
  /// - Throws: what `body` throws, an ``OutputFailure``, or a failure with status 73.
  package func report(
    _ schema: String,
    title: String? = nil,
    standardLimit: Int? = nil,
    limitsItself: Bool = false,
    _ body: (ReportPrinter) throws -> Void
  ) throws {
    let destination = try OutputDestination(self)
    let printer = ReportPrinter(
      to: destination.sink,
      context: self,
      schema: schema,
      title: title,
      limit: limitsItself ? nil : settings.limit.bound(standard: standardLimit)
    )
    do {
      do {
        try body(printer)
        try printer.finish()
      } catch let failure as CommandFailure {
        throw try destination.outlet(of: failure, printer)
      }
      try destination.commit()
    } catch OutputFailure.pagerLeft {
      destination.abandon()
    } catch {
      destination.abandon()
      throw error
    }
  }

  /// Prints a text that is no table, such as help; through the pager when it is long.
  package func print(text: String) throws {
    let destination = try OutputDestination(self)
    do {
      try destination.sink.write(text)
      try destination.commit()
    } catch OutputFailure.pagerLeft {
      destination.abandon()
    } catch {
      destination.abandon()
      throw error
    }
  }
}
