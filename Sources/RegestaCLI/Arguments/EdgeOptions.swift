package import ArgumentParser
package import Chronology
package import RegestaKit

/// The options that say which claims count as steps from one thing to another.
package struct EdgeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only what held on this date, or may have.", valueName: "date"))
  package var on: String?

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

  package init() {}

  package func date() throws(CommandFailure) -> HistoricalDate? {
    try DateOption.date(on, "--on")
  }

  /// The filter of the knowledge base, its relations checked.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` for an unknown relation.
  package func filter(on date: HistoricalDate?, in base: KnowledgeBase) throws -> EdgeFilter {
    func keys(_ texts: [String]) throws -> [String] {
      // A comma between two relations is as good as the option twice.
      try texts.flatMap { $0.split(separator: ",") }.map {
        try base.relation(named: String($0)).key
      }
    }
    return EdgeFilter(on: date, relations: try keys(only), avoiding: try keys(avoid))
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
