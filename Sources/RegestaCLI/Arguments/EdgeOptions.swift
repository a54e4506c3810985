package import ArgumentParser
package import Chronology
package import RegestaKit

/// The options that say which claims count as steps from one thing to another.
package struct EdgeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only what held on this date, or may have.", valueName: "date"))
  package var on: String?

  @Option(help: ArgumentHelp("Only what still held then, or may have.", valueName: "date"))
  package var from: String?

  @Option(help: ArgumentHelp("Only what had begun by then, or may have.", valueName: "date"))
  package var to: String?

  @Option(
    help: ArgumentHelp(
      "Only these relations and their cases; may be repeated.",
      valueName: "relation"
    ),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).relations(prefix) }
  )
  package var only: [String] = []

  @Option(
    help: ArgumentHelp(
      "None of these relations and their cases; may be repeated.",
      valueName: "relation"
    ),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).relations(prefix) }
  )
  package var avoid: [String] = []

  @Option(
    help: ArgumentHelp(
      "Nothing of these kinds and those below them; may be repeated.",
      valueName: "kind"
    ),
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).kinds(prefix) }
  )
  package var avoidKind: [String] = []

  @Flag(help: "Leave out what is disputed.")
  package var noDisputed = false

  @Flag(help: "Leave out what is only likely or doubtful, or only may have held.")
  package var certain = false

  package init() {}

  /// The times of the options, read.
  package struct Times: Sendable {
    package var on: HistoricalDate?
    package var from: Day?
    package var to: Day?
  }

  /// - Throws: a failure with status 64 when a date cannot be read, or the end lies before the beginning.
  package func times() throws(CommandFailure) -> Times {
    let (from, to) = try DateOption.span(from: from, to: to)
    return Times(on: try DateOption.date(on, "--on"), from: from, to: to)
  }

  /// The filter of the knowledge base, its relations and kinds checked.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` for an unknown relation, a failure with status 3 for an
  ///   unknown kind.
  package func filter(_ times: Times, in base: KnowledgeBase) throws -> EdgeFilter {
    EdgeFilter(
      on: times.on,
      from: times.from,
      to: times.to,
      relations: try Self.parts(only).map { try base.relation(named: $0).key },
      avoiding: try Self.parts(avoid).map { try base.relation(named: $0).key },
      avoidedKinds: try Self.parts(avoidKind).map { try base.kindKey(named: $0) },
      includesDisputed: !noDisputed,
      includesUncertain: !certain
    )
  }

  /// A comma between two values is as good as the option twice.
  package static func parts(_ texts: [String]) -> [String] {
    texts.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// The option that makes a filter leave out what one of its parts leaves out.
  package static func option(for part: EdgeFilter.Part) -> String {
    switch part {
    case .on: "--on"
    case .span: "--from and --to"
    case .relations: "--only"
    case .avoiding: "--avoid"
    case .kinds: "--kinds"
    case .avoidedKinds: "--avoid-kind"
    case .avoidedEntities: "--not-through"
    case .disputed: "--no-disputed"
    case .uncertain: "--certain"
    }
  }

  /// Checks a number against the range that an option takes.
  package static func check(
    _ number: Int,
    _ option: String,
    _ range: ClosedRange<Int>
  ) throws(CommandFailure) {
    guard range.contains(number) else {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "invalid value '\(number)' for \(option)",
        reason: "it takes a whole number from \(range.lowerBound) to \(range.upperBound)"
      )
    }
  }
}
