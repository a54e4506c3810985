/// The names of the global options, known without asking the parser.
///
/// Moving options behind the command happens at each start and must cost nothing; a test holds this
/// table against ``GlobalOptions``.
package enum GlobalOptionTable {
  package static let valued: Set<String> = [
    "--db", "--format", "-f", "--output", "-o", "--fields", "--limit", "--lang", "--color",
    "--timeout",
  ]

  package static let flags: Set<String> = [
    "--json", "--no-color", "--no-pager", "--quiet", "-q", "--verbose", "-v", "--no-input",
  ]

  /// What an argument means to this table.
  package enum Match: Equatable {
    case flag
    /// A value is in the argument itself: `--format=json`.
    case joined
    /// The value is the next argument.
    case valueFollows
    case unknown
  }

  package static func match(_ argument: String) -> Match {
    if flags.contains(argument) { return .flag }
    if valued.contains(argument) { return .valueFollows }
    if let equals = argument.firstIndex(of: "=") {
      return valued.contains(String(argument[..<equals])) ? .joined : .unknown
    }
    // Several short flags in one: -qv.
    let letters = argument.dropFirst()
    let isBundle =
      argument.hasPrefix("-") && letters.count > 1
      && letters.allSatisfy { flags.contains("-\($0)") }
    return isBundle ? .flag : .unknown
  }
}
