package import RegestaKit

extension KnowledgeBase {
  /// The key of the kind meant by a word of the command line: its key, its label or its plural.
  ///
  /// - Throws: a failure with status 3 when there is none, with suggestions.
  package func kindKey(named text: String) throws -> String {
    let all = try kinds()
    if let kind = all.first(where: { $0.key == text || $0.label == text || $0.plural == text }) {
      return kind.key
    }
    throw CommandFailure(
      .notFound,
      code: "unknown_kind",
      "there is no kind '\(text)'",
      hint: "regesta vocab",
      suggestions: Suggester(all.map(\.key)).suggestions(for: text).map { Suggestion($0) }
    )
  }
}
