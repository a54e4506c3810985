/// Where two copies of a base do not go together, and what was made of it.
public struct CopyConflict: Hashable, Sendable {
  /// What sort of conflict it is.
  public var kind: Kind
  /// What it is about, as the command line names it: `claim:7`, `vilnius`, `dispute:who-held`.
  public var thing: String
  /// What both did, and what became of it, in words.
  public var text: String
  /// The dispute that was opened or reopened, by key.
  public var dispute: String?

  /// The sorts of conflict.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Both corrected one claim, each otherwise.
    case corrections
    /// One corrected a claim that the other went on using.
    case corrected
    /// One took back what the other went on using.
    case retracted
    /// What both added excludes each other.
    case contradiction
    /// Both judged one dispute, or one candidate, each otherwise.
    case judgement
    /// Both changed one record, each otherwise.
    case record
    /// Somebody holds one thing in the one copy and another in the other.
    case position
    /// One key is of two things, or one number of two.
    case key
    /// Whether two things are one.
    case identity
  }
}
