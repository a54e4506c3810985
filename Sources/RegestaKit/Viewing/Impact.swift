/// What would change if a claim or a source were retracted.
public struct Impact: Hashable, Sendable {
  /// The claims that would be no knowledge any more, by number.
  public var lost: [Loss]
  /// The claims that would stand, but on fewer independent witnesses; by number.
  public var weakened: [Weakening]
  /// The disputes, open or judged, that would lose claims, by number.
  public var disputes: [DisputeChange]
  /// The things of which nothing more would be said than their names, by label.
  public var forgotten: [Entity]
  /// The positions that would be on no knowledge, in the order of recording.
  public var positions: [Position]
  /// The sources that would draw on one that was retracted, by short name.
  public var dependents: [Source.Reference]
  /// The canned questions that would be answered differently, by name.
  public var answers: [AnswerChange]
  /// Whether only some of the questions about the things concerned were asked, because there are too many, or
  /// they take too long.
  public var isSampled: Bool

  /// How many claims are told that stand beside a lost one.
  public static let othersKept = 10

  /// A claim that would be no knowledge any more.
  public struct Loss: Hashable, Sendable {
    /// The claim.
    public var claim: Claim
    /// Why it would go.
    public var cause: Cause
    /// What else says the same of a time that the two can share; the first ``Impact/othersKept``. The
    /// answer stands.
    public var echoes: [Claim]
    /// Where nothing says the same: what else is said of the subject by the same relation or a case of
    /// it; the first ``Impact/othersKept``.
    public var rest: [Claim]
  }

  /// Why a claim would go.
  public enum Cause: Hashable, Sendable {
    /// It is the one that is retracted.
    case retracted
    /// No source that is left says it.
    case unsupported
    /// It is the editors' reading of one that goes.
    case reading(of: Claim.ID)
  }

  /// A claim that fewer would speak for.
  public struct Weakening: Hashable, Sendable {
    /// The claim.
    public var claim: Claim
    /// How many independent witnesses it has.
    public var before: Int
    /// How many it would have.
    public var after: Int
  }

  /// A dispute that would lose claims.
  public struct DisputeChange: Hashable, Sendable {
    /// The dispute as it is.
    public var dispute: Dispute
    /// The claims on each side that would be left, side by side as in `dispute`.
    public var left: [[Claim.ID]]
    /// Whether there would be two sides still.
    public var stands: Bool { left.count { !$0.isEmpty } > 1 }
  }

  /// A canned question with another answer.
  public struct AnswerChange: Hashable, Sendable {
    /// The question, by name.
    public var question: String
    /// What it asks.
    public var title: String
    /// With which values, as typed: parameter and value.
    public var values: [String: String]
    /// How many rows the answer has.
    public var before: Int
    /// How many it would have.
    public var after: Int
    /// The rows that would go, each with its texts.
    public var gone: [[String]]
    /// The rows that would come.
    public var come: [[String]]
  }
}
