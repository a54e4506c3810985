package import ArgumentParser

/// What a command line is turned into: something that can be done, by itself testable.
package protocol Action {
  /// Does it.
  ///
  /// - Returns: how the run ends: success, or `negative` for a true answer that is "no".
  /// - Throws: a ``CommandFailure``, an ``OutputFailure``, or an error that
  ///   ``CommandFailureConvertible`` explains; anything else is reported as a fault of the program.
  func perform(in context: CommandContext) throws -> ExitStatus
}

/// A command or a group of commands with examples for its help.
package protocol DocumentedCommand: ParsableCommand {
  /// Examples that work as they stand, the most useful first; short help shows two.
  static var examples: [CommandExample] { get }
}

/// A command that does something. It only parses; what it does is its ``Action``.
package protocol Subcommand: DocumentedCommand {
  var globals: GlobalOptions { get }

  /// Checks the arguments against each other.
  func action() throws -> any Action
}

/// A command whose help depends on what else is on the line, such as the name of a question.
package protocol SelfExplaining: Subcommand {
  /// What shows the help.
  ///
  /// - Parameter arguments: those of the command without the wish for help.
  /// - Returns: nil for the command's own page.
  static func help(for arguments: [String]) -> (any Action)?
}

/// A command that has its own meaning for an option that is global elsewhere.
package protocol ArgumentRewriting: Subcommand {
  /// The arguments as the parser is to see them.
  static func rewritten(_ arguments: [String]) -> [String]
}

/// A command that can begin with something while its arguments are parsed and its base is opened.
package protocol PreparingCommand: Subcommand {
  /// Begins with it, beside all else.
  static func prepare()
}

/// A command line that shows what a command is for.
package struct CommandExample: Equatable, Sendable {
  /// The arguments as typed after `regesta`.
  package var arguments: String
  package var purpose: String

  package init(_ arguments: String, _ purpose: String) {
    self.arguments = arguments
    self.purpose = purpose
  }
}

/// An error of a library that knows how it reads on the command line.
package protocol CommandFailureConvertible: Error {
  var commandFailure: CommandFailure { get }
}
