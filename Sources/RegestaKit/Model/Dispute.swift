/// Claims that cannot all be true: found by rule or by hand, judged by a person.
public struct Dispute: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Dispute>

  public var id: ID
  public var key: String
  /// What is in dispute, as a question.
  public var question: String
  public var status: State
  /// Why it was settled, or is none.
  public var reason: String?
  /// The claims on each side.
  public var sides: [[Claim]]

  /// What has been judged of a dispute.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case open
    case settled
    /// Both may be true.
    case compatible
    /// They speak of different things.
    case notComparable = "not-comparable"
    /// Opened by mistake, or undone.
    case withdrawn
  }

  /// A dispute as a claim names it.
  public struct Reference: Hashable, Sendable {
    public var id: Dispute.ID
    public var key: String
    public var question: String
    public var status: State
    /// The side that the claim is on, from 1.
    public var side: Int
  }
}

/// What a person or a school holds of a claim, and why.
public struct Position: Hashable, Sendable {
  public var holder: Entity
  public var claim: Claim.ID
  public var stance: Stance
  public var reason: String?
  public var source: Source.Reference?
  public var locator: String?

  /// What is held.
  public enum Stance: String, Sendable, Hashable, CaseIterable {
    case holds, rejects, undecided
  }
}
