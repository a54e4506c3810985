internal import ArgumentParser

/// The command line as a function: arguments in, exit status out.
public enum RegestaMain {
  /// Runs the program with the arguments and the world of this process.
  ///
  /// - Parameter versions: what `--version` is to tell.
  /// - Returns: the status to exit with.
  public static func run(versions: VersionFacts = VersionFacts()) -> Int32 {
    Signals.install()
    let arguments = Array(CommandLine.arguments.dropFirst())
    return run(arguments, in: .process(versions: versions)).rawValue
  }

  /// Runs the program in a world of the caller's own.
  ///
  /// - Parameters:
  ///   - arguments: without the name of the program.
  ///   - surroundings: streams, terminal, environment.
  /// - Returns: how the run ended.
  package static func run(_ arguments: [String], in surroundings: Surroundings) -> ExitStatus {
    do {
      let status = try perform(arguments, in: surroundings)
      try surroundings.output.flush()
      try surroundings.errors.flush()
      return status
    } catch let failure as OutputFailure {
      return end(with: failure, arguments, surroundings)
    } catch let failure as ReportedFailure {
      return failure.status
    } catch {
      // Rows that came before the failure belong before it on a terminal as well.
      try? surroundings.output.flush()
      let failure = CommandFailure(any: error)
      reporter(arguments, surroundings).report(failure)
      return failure.status
    }
  }

  private static func perform(
    _ arguments: [String],
    in surroundings: Surroundings
  ) throws -> ExitStatus {
    if let answer = answerToShell(arguments) {
      try surroundings.output.write(answer + "\n")
      return .success
    }
    let route = try CommandRoute(arguments, root: RegestaCommand.self)
    switch route.wish {
    case .version:
      try VersionReport.print(options(of: route), in: surroundings)
      return .success
    case .shortHelp, .fullHelp:
      if let action = try ownHelp(of: route) {
        let words = route.arguments.filter { $0 != "-h" && $0 != "--help" }
        let globals = (try? route.path.last?.parse(words) as? any Subcommand)?.globals
        let context = try CommandContext(surroundings, globals ?? GlobalOptions.parse([]))
        return try action.perform(in: context)
      }
      let page = HelpPage(path: route.path)
      let width = HelpPage.width(in: surroundings)
      // What else is on the line must not keep anyone from the help they asked for.
      let context = try CommandContext(surroundings, GlobalOptions.parse([]))
      try context.print(
        text: route.wish == .fullHelp ? page.full(width: width) : page.short(width: width)
      )
      return .success
    case .run:
      let command = try parse(route)
      let context = try CommandContext(surroundings, command.globals)
      return try command.action().perform(in: context)
    }
  }

  /// The help of a command that explains what is on its line.
  private static func ownHelp(of route: CommandRoute) throws -> (any Action)? {
    guard let type = route.path.last as? any SelfExplaining.Type else { return nil }
    return type.help(for: route.arguments.filter { $0 != "-h" && $0 != "--help" })
  }

  static func parse(_ route: CommandRoute) throws -> any Subcommand {
    let type = route.path.last ?? RegestaCommand.self
    (type as? any PreparingCommand.Type)?.prepare()
    let arguments =
      (type as? any ArgumentRewriting.Type)?.rewritten(route.arguments) ?? route.arguments
    do {
      // The route has found the command, so only its own arguments are left to parse: going through
      // the root would cost a good part of the start of the program.
      let parsed = try type.parseAsRoot(arguments)
      guard let command = parsed as? any Subcommand else {
        throw CommandFailure(.bug, "'\(route.names.joined(separator: " "))' cannot be run")
      }
      return command
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      let diagnosis = UsageDiagnosis(path: route.names, shape: CommandShape(of: type))
      if let failure = diagnosis.failure(for: arguments) { throw failure }
      throw CommandFailure(
        .usage,
        lowercased(type.message(for: error)),
        hint: (["regesta"] + route.names + ["--help"]).joined(separator: " ")
      )
    }
  }

  /// The options of a line without a command, which the parser never sees.
  private static func options(of route: CommandRoute) throws -> GlobalOptions {
    do {
      return try GlobalOptions.parse(route.arguments)
    } catch {
      let diagnosis = UsageDiagnosis(path: [], shape: CommandShape(of: GlobalOptions.self))
      throw diagnosis.failure(for: route.arguments)
        ?? CommandFailure(.usage, lowercased(GlobalOptions.message(for: error)))
    }
  }

  /// The parser's answer to a request of a completion script, or to the documented request for its
  /// own description of the commands.
  private static func answerToShell(_ arguments: [String]) -> String? {
    guard let first = arguments.first,
      first == "---completion" || first == "--experimental-dump-help"
    else { return nil }
    do {
      _ = try RegestaCommand.parseAsRoot(arguments)
      return nil
    } catch {
      return RegestaCommand.exitCode(for: error) == .success
        ? RegestaCommand.message(for: error) : nil
    }
  }

  private static func lowercased(_ message: String) -> String {
    var text = message.prefix(1).lowercased() + message.dropFirst()
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  // MARK: Failures

  /// A reporter for failures that may come before the options are parsed.
  private static func reporter(
    _ arguments: [String],
    _ surroundings: Surroundings
  ) -> Reporter {
    let early = EarlyOptions(arguments)
    return Reporter(
      output: surroundings.output,
      errors: surroundings.errors,
      isMachineReadable: early.isJSON,
      isQuiet: false,
      color: early.color.allows(
        isTerminal: surroundings.terminal.errorIsTerminal,
        environment: surroundings.environment
      )
    )
  }

  private static func end(
    with failure: OutputFailure,
    _ arguments: [String],
    _ surroundings: Surroundings
  ) -> ExitStatus {
    switch failure {
    case .closed: return .outputClosed
    case .pagerLeft: return .success
    case .failed(let path, let reason):
      let failure = CommandFailure(
        .cannotCreate,
        "cannot write \(path ?? "to standard output")",
        reason: reason
      )
      reporter(arguments, surroundings).report(failure)
      return failure.status
    }
  }
}

extension CommandFailure {
  /// The failure that an error means. An error that nobody explains is a fault of the program.
  package init(any error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let convertible as any CommandFailureConvertible: self = convertible.commandFailure
    default:
      self.init(
        .bug,
        "unexpected fault of this program",
        reason: String(describing: error),
        hint: "please report it, with the command and what `regesta --version` prints"
      )
    }
  }
}

/// The end of the process.
public enum RegestaProcess {
  /// Exits.
  ///
  /// - Parameter status: what the shell will see.
  public static func exit(with status: Int32) -> Never { Platform.exitProcess(status) }
}
