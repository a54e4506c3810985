/// The answer to a question about time when dates are known only within bounds.
///
/// Every reading of a date is a choice of one day within its bounds. `certain` means that all readings
/// agree on yes, `possible` that some do, `no` that none does.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// Every reading says yes.
  case certain
  /// Some readings say yes and some say no.
  case possible
  /// No reading says yes.
  case no

  /// The verdict from "all readings" and "some reading"; all implies some.
  public init(all: Bool, some: Bool) {
    self = all ? .certain : some ? .possible : .no
  }

  /// Both hold, as far as can be said: the weaker of the two.
  ///
  /// Two possible things can exclude each other; this treats them as independent.
  public static func && (left: Verdict, right: Verdict) -> Verdict {
    left.strength <= right.strength ? left : right
  }

  /// At least one holds, as far as can be said: the stronger of the two.
  public static func || (left: Verdict, right: Verdict) -> Verdict {
    left.strength >= right.strength ? left : right
  }

  /// The contrary: certain and no change places, possible stays.
  public static prefix func ! (verdict: Verdict) -> Verdict {
    switch verdict {
    case .certain: .no
    case .possible: .possible
    case .no: .certain
    }
  }

  /// Whether some reading says yes: certain or possible.
  public var isPossible: Bool { self != .no }

  private var strength: Int {
    switch self {
    case .no: 0
    case .possible: 1
    case .certain: 2
    }
  }
}
