/// Claims that cannot all be true, as a rule has found them and before anybody has opened a dispute.
public struct Contradiction: Hashable, Sendable {
  /// The key that a dispute of it would have; also how it is named until there is one.
  public var key: String
  /// The rule that found it, by name.
  public var rule: String
  /// What would be in dispute, as a question.
  public var question: String
  /// The claims on each side; two sides or more, of which any two exclude each other.
  public var sides: [[Claim]]
}
