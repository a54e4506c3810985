/// Claims that cannot all be true: found by rule or by hand, judged by a person.
public struct Dispute: Hashable, Sendable, Identifiable {
  /// The number of a dispute.
  public typealias ID = Identifier<Dispute>

  /// Its number in this base.
  public var id: ID
  /// Its stable key.
  public var key: String
  /// What is in dispute, as a question.
  public var question: String
  /// What has been judged of it.
  public var status: State
  /// Why it was settled, or is none.
  public var reason: String?
  /// The check that found it, by name; nil when it was opened by hand.
  public var rule: String?
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
    /// Its number in this base.
    public var id: Dispute.ID
    /// Its stable key.
    public var key: String
    /// What is in dispute, as a question.
    public var question: String
    /// What has been judged of it.
    public var status: State
    /// The side that the claim is on, from 1.
    public var side: Int
  }
}

/// What a person or a school holds of a claim, and why.
public struct Position: Hashable, Sendable {
  /// The person or school.
  public var holder: Entity
  /// What it is about.
  public var claim: Claim.ID
  /// What is held of it.
  public var stance: Stance
  /// Why.
  public var reason: String?
  /// Where it is held.
  public var source: Source.Reference?
  /// The place in that source, as written.
  public var locator: String?

  /// What is held.
  public enum Stance: String, Sendable, Hashable, CaseIterable {
    case holds, rejects, undecided
  }
}
