package import ArgumentParser

/// Which command a command line names, and its arguments in the order that the parser expects.
///
/// The parser takes an option only behind the command it belongs to. Here the global options that
/// stand before the command are moved behind it, and the words that name a command are checked, so
/// that a mistyped one is answered with the one that was meant.
package struct CommandRoute {
  package enum Wish: Equatable, Sendable {
    case run
    case shortHelp
    case fullHelp
    case version
  }

  package var wish: Wish
  /// The commands from the root (not included) to the one that was named.
  package var path: [any ParsableCommand.Type]
  /// The global options that stood before the command, then its own arguments.
  package var arguments: [String]

  /// The names on the path.
  package var names: [String] { path.map { $0._commandName } }

  /// Finds the command.
  ///
  /// - Throws: a failure with status 64 for an unknown command, or an unknown option before it.
  package init(
    _ arguments: [String],
    root: any ParsableCommand.Type
  ) throws(CommandFailure) {
    var walk = Walk(root: root)
    try walk.run(arguments)
    path = walk.path
    self.arguments = walk.moved + walk.rest
    wish = walk.wish
  }

  private struct Walk {
    var current: any ParsableCommand.Type
    var path: [any ParsableCommand.Type] = []
    var moved: [String] = []
    var rest: [String] = []
    var wish = Wish.run

    init(root: any ParsableCommand.Type) { current = root }

    mutating func run(_ arguments: [String]) throws(CommandFailure) {
      var index = 0
      while index < arguments.count, !current.configuration.subcommands.isEmpty {
        let argument = arguments[index]
        index += 1
        if argument == "--" { break }
        if !argument.hasPrefix("-") || argument == "-" {
          try descend(to: argument)
        } else if noteHelp(argument) {
          continue
        } else if argument == "--version", path.isEmpty {
          wish = .version
        } else {
          try move(argument, arguments, &index)
        }
      }
      if current.configuration.subcommands.isEmpty {
        rest = Array(arguments[index...])
        // Help wins over everything else on the line, but not over what follows `--`.
        for argument in rest.prefix(while: { $0 != "--" }) { _ = noteHelp(argument) }
      } else if wish == .run {
        if !descendToDefault() { wish = .shortHelp }
      }
    }

    private mutating func noteHelp(_ argument: String) -> Bool {
      switch argument {
      case "-h": if wish != .fullHelp { wish = .shortHelp }
      case "--help": wish = .fullHelp
      default: return false
      }
      return true
    }

    private mutating func descend(to word: String) throws(CommandFailure) {
      let commands = current.configuration.subcommands
      guard let next = commands.first(where: { $0._commandName == word }) else {
        let known = commands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        throw CommandRoute.unknownCommand(
          word,
          in: path.map { $0._commandName },
          known: path.isEmpty ? known + ["--version", "--help"] : known
        )
      }
      path.append(next)
      current = next
    }

    /// Goes on to the command that a group stands for when none of its commands is named.
    private mutating func descendToDefault() -> Bool {
      guard let next = current.configuration.defaultSubcommand else { return false }
      path.append(next)
      current = next
      return true
    }

    private mutating func move(
      _ argument: String,
      _ arguments: [String],
      _ index: inout Int
    ) throws(CommandFailure) {
      switch GlobalOptionTable.match(argument) {
      case .flag, .joined:
        moved.append(argument)
      case .valueFollows:
        guard index < arguments.count else { throw UsageDiagnosis.missingValue(argument) }
        moved += [argument, arguments[index]]
        index += 1
      case .unknown where descendToDefault():
        // An option of the command that the group stands for; it reads it itself.
        index -= 1
      case .unknown:
        let known = GlobalOptionTable.flags.union(GlobalOptionTable.valued).sorted()
        var failure = UsageDiagnosis.unknownOption(
          argument,
          known: known + ["--help", "--version"],
          command: []
        )
        if failure.suggestions.isEmpty {
          failure.hint = "options of a single command go behind its name"
        }
        throw failure
      }
    }
  }

  private static func unknownCommand(
    _ word: String,
    in path: [String],
    known: [String]
  ) -> CommandFailure {
    let found = Suggester(known).suggestions(for: word)
    let command = (["regesta"] + path).joined(separator: " ")
    return CommandFailure(
      .usage,
      code: "unknown_command",
      "'\(word)' is not a command of \(command)",
      hint: found.isEmpty ? "\(command) --help" : nil,
      suggestions: found.map { Suggestion("\(command) \($0)") }
    )
  }
}
