/// What was proved of a base, check by check.
public struct Soundness: Hashable, Sendable {
  /// In their order.
  public var checks: [Check]

  /// Whether all is as it must be.
  public var isSound: Bool { checks.allSatisfy(\.faults.isEmpty) }

  /// One thing that must be so.
  public struct Check: Hashable, Sendable {
    /// A stable name: `history`.
    public var name: String
    /// What must be so, as a sentence.
    public var meaning: String
    /// What was looked at, counted: `12 batches`.
    public var extent: String
    /// What is not so; none when all is well. At most some are listed.
    public var faults: [String]
  }
}
