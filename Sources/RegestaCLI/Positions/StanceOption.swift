internal import RegestaKit

/// A stance as it is typed.
enum StanceOption {
  static let words = Position.Stance.allCases.map(\.rawValue)

  /// - Throws: a failure with status 64.
  static func stance(_ word: String) throws(CommandFailure) -> Position.Stance {
    if let stance = Position.Stance(rawValue: word) { return stance }
    throw CommandFailure(
      .usage,
      code: "invalid_value",
      "'\(word)' is no stance",
      reason: "it is \(UsageDiagnosis.listed(words))",
      suggestions: Suggester(words).suggestions(for: word).map { Suggestion($0) }
    )
  }
}
