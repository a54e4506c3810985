/// The thirteen ways in which two stretches of days can lie to each other (J. F. Allen, 1983).
///
/// Exactly one of them holds in every reading of two periods. Days are whole, so "meets" means that one
/// ends on the day before the other begins.
public enum AllenRelation: String, Sendable, Hashable, CaseIterable {
  /// Ends at least one whole day before the other begins.
  case before
  /// Ends on the day before the other begins.
  case meets
  /// Begins first, ends within the other.
  case overlaps
  /// Begins together, ends first.
  case starts
  /// Lies strictly within the other.
  case during
  /// Begins later, ends together.
  case finishes
  /// The same days.
  case equals
  /// Ends together, begins first.
  case finishedBy = "finished by"
  /// Holds the other strictly within.
  case contains
  /// Begins together, ends later.
  case startedBy = "started by"
  /// Begins within the other, ends later.
  case overlappedBy = "overlapped by"
  /// Begins on the day after the other ends.
  case metBy = "met by"
  /// Begins at least one whole day after the other ends.
  case after

  /// The relation of the other to this one.
  public var inverse: AllenRelation {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[all.count - 1 - index]
  }

  /// What the relation asks of the four ends.
  var inequalities: [DayConstraints.Inequality] {
    switch self {
    case .before: [.from(.end, to: .otherStart, atLeast: 2)]
    case .meets: .from(.end, to: .otherStart, exactly: 1)
    case .overlaps:
      [
        .from(.start, to: .otherStart, atLeast: 1),
        .from(.otherStart, to: .end, atLeast: 0),
        .from(.end, to: .otherEnd, atLeast: 1),
      ]
    case .starts:
      .from(.start, to: .otherStart, exactly: 0) + [.from(.end, to: .otherEnd, atLeast: 1)]
    case .during:
      [.from(.otherStart, to: .start, atLeast: 1), .from(.end, to: .otherEnd, atLeast: 1)]
    case .finishes:
      .from(.end, to: .otherEnd, exactly: 0) + [.from(.otherStart, to: .start, atLeast: 1)]
    case .equals:
      .from(.start, to: .otherStart, exactly: 0) + .from(.end, to: .otherEnd, exactly: 0)
    case .finishedBy, .contains, .startedBy, .overlappedBy, .metBy, .after:
      inverse.inequalities.map(\.exchanged)
    }
  }
}
