/// An entity that goes by a name, or by one like it.
public struct SearchHit: Hashable, Sendable {
  /// What was found.
  public var entity: Entity
  /// The name that was found.
  public var name: String
  /// How the name was found.
  public var match: Match
  /// From 0 to 1; comparable within one search.
  public var score: Double

  /// How the name was found, surest first.
  public enum Match: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// The same name, or the key.
    case exact
    /// All the words, in another order or among others.
    case words
    /// The beginnings of words.
    case beginning
    /// Words that sound alike.
    case sound
    /// Words that are written alike.
    case similar

    /// Surer before less sure.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The word for it in every output.
    public var name: String {
      switch self {
      case .exact: "exact"
      case .words: "words"
      case .beginning: "beginning"
      case .sound: "sound"
      case .similar: "similar"
      }
    }
  }
}
