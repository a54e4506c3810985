package import ArgumentParser

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The arguments of a command as the parser knows them, for help and for diagnosing errors.
///
/// Read from the parser's own description of the command (what `--experimental-dump-help` prints),
/// so that it cannot differ from what is parsed. It takes a moment, and is only made for help and
/// after an error.
package struct CommandShape: Sendable {
  package struct Argument: Sendable {
    package enum Kind: String, Decodable, Sendable {
      case positional, option, flag
    }

    package var kind: Kind
    /// With their dashes, short ones first; empty for a positional argument.
    package var names: [String]
    package var valueName: String?
    package var isOptional: Bool
    package var isRepeating: Bool
    /// The words allowed as a value; empty when others are allowed too.
    package var values: [String]
    package var abstract: String?
    package var defaultValue: String?
    package var isShown: Bool
    /// Whether it takes whatever follows, options included.
    package var takesEverything: Bool
  }

  package var abstract: String
  package var discussion: String
  package var arguments: [Argument]

  package var positionals: [Argument] { arguments.filter { $0.kind == .positional } }
  package var named: [Argument] { arguments.filter { $0.kind != .positional } }

  package func argument(named name: String) -> Argument? {
    arguments.first { $0.names.contains(name) }
  }

  /// The shape of a command or of a group of options.
  package init(of type: any ParsableArguments.Type) {
    let text = type._dumpHelp()
    let dump = try? JSONDecoder().decode(Dump.self, from: Data(text.utf8))
    abstract = dump?.command.abstract ?? ""
    discussion = dump?.command.discussion ?? ""
    arguments = dump?.command.arguments?.map(Argument.init) ?? []
  }
}

/// The part that is used here of version 0 of the parser's description.
private struct Dump: Decodable {
  struct Command: Decodable {
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: CommandShape.Argument.Kind
    var names: [Name]?
    var valueName: String?
    var isOptional: Bool
    var isRepeating: Bool
    var allValues: [String]?
    var allValueStrings: [String]?
    var abstract: String?
    var defaultValue: String?
    var shouldDisplay: Bool
    var parsingStrategy: String?
  }

  var command: Command
}

extension CommandShape.Argument {
  fileprivate init(_ dump: Dump.Argument) {
    kind = dump.kind
    names = (dump.names ?? [])
      .map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" }
      .sorted { $0.utf8.count < $1.utf8.count }
    valueName = dump.valueName
    isOptional = dump.isOptional
    isRepeating = dump.isRepeating
    values = dump.allValueStrings ?? dump.allValues ?? []
    abstract = dump.abstract
    defaultValue = dump.defaultValue
    isShown = dump.shouldDisplay
    takesEverything = ["allRemainingInput", "allUnrecognized"].contains(dump.parsingStrategy ?? "")
  }
}
