/// How the bounds of a date came about; stored with it, so that they can be explained and printed.
///
/// The raw value is a word or words joined by hyphens: `day`, `month`, `late-third`, `circa-5y`,
/// `before-circa-5y`. The set is open: importers may name rules of their own.
public struct DateRule: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The rule as stored.
  public let rawValue: String

  /// Takes a rule by its name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// One day.
  public static let day = DateRule(rawValue: "day")
  /// Some day of a month.
  public static let month = DateRule(rawValue: "month")
  /// Some day of a year.
  public static let year = DateRule(rawValue: "year")
  /// Some day of ten years that share all digits but the last.
  public static let decade = DateRule(rawValue: "decade")
  /// Some day of a hundred years that share all digits but the last two: the 1800s.
  public static let hundred = DateRule(rawValue: "hundred")
  /// Some day of a century, which begins with a year 1: the 19th is 1801 to 1900.
  public static let century = DateRule(rawValue: "century")
  /// Some day of a millennium, which begins with a year 1.
  public static let millennium = DateRule(rawValue: "millennium")
  /// Some day of a season of three whole months.
  public static let season = DateRule(rawValue: "season")
  /// A winter named by one year, which can be the one at its beginning or the one at its end.
  public static let winter = DateRule(rawValue: "winter")
  /// Some day of a quarter of a year.
  public static let quarter = DateRule(rawValue: "quarter")
  /// A year written double, as in 1648/9, where the year began on 25 March.
  public static let dualYear = DateRule(rawValue: "dual-year")
  /// Some day before the named time began.
  public static let before = DateRule(rawValue: "before")
  /// Some day after the named time ended.
  public static let after = DateRule(rawValue: "after")
  /// Some day no later than the end of the named time.
  public static let by = DateRule(rawValue: "by")
  /// Some day no earlier than the beginning of the named time.
  public static let since = DateRule(rawValue: "since")
  /// Some day from the beginning of one named time to the end of another.
  public static let between = DateRule(rawValue: "between")
  /// Some day of a stretch of time that the source gives whole.
  public static let span = DateRule(rawValue: "span")
  /// One of several dates; the bounds enclose them all.
  public static let set = DateRule(rawValue: "set")
  /// Digits left open, as in EDTF's `1560-XX-25`; the bounds enclose all that fit.
  public static let unspecified = DateRule(rawValue: "unspecified")
  /// A guess between bounds that the source gives by how many digits are significant.
  public static let significantDigits = DateRule(rawValue: "significant-digits")
  /// So long before or after another date.
  public static let offset = DateRule(rawValue: "offset")
  /// The bounds were given as such.
  public static let given = DateRule(rawValue: "given")
  /// Nothing is known.
  public static let unknown = DateRule(rawValue: "unknown")

  /// The rule as stored.
  public var description: String { rawValue }
}

extension DateRule {
  /// A part of a longer time, such as `late-third` or `first-half`.
  static func part(_ part: TimePart) -> DateRule {
    DateRule(rawValue: part.rawValue)
  }

  /// The same bounds made wider because the source is not sure of them.
  static func doubtful(_ doubt: Doubt, spread: Spread) -> DateRule {
    DateRule(rawValue: "\(doubt.rawValue)-\(spread)")
  }

  /// A rule put before another, as in `before-circa-5y`.
  func following(_ first: DateRule) -> DateRule {
    DateRule(rawValue: "\(first.rawValue)-\(rawValue)")
  }

  /// The part of a longer time that the rule takes.
  var part: TimePart? { isWholeUnit ? nil : TimePart(rawValue: rawValue) }

  /// Whether it is one of those that most dates have.
  private var isWholeUnit: Bool { self == .day || self == .month || self == .year }

  /// What made the bounds wider, and by how much, where something did; `bound` is what stands before it.
  var doubtful: (bound: DateRule?, doubt: Doubt, spread: Spread)? {
    // Most rules are one word.
    guard !isWholeUnit, rawValue.utf8.contains(UInt8(ascii: "-")) else { return nil }
    for bound in [nil, DateRule.before, .after, .by, .since] {
      let prefix = bound.map { $0.rawValue + "-" } ?? ""
      guard rawValue.hasPrefix(prefix) else { continue }
      let rest = rawValue.dropFirst(prefix.count)
      // The longest name first: "circa-uncertain" begins like "circa".
      for doubt in [Doubt.both, .circa, .uncertain] where rest.hasPrefix(doubt.rawValue + "-") {
        guard let spread = Spread(rest.dropFirst(doubt.rawValue.count + 1)) else { return nil }
        return (bound, doubt, spread)
      }
    }
    return nil
  }
}

/// Why bounds are made wider.
enum Doubt: String {
  /// The source rounds: "c. 1238".
  case circa
  /// The source doubts: "1238?".
  case uncertain
  /// It does both.
  case both = "circa-uncertain"
}

/// A part of a longer time.
enum TimePart: String, CaseIterable {
  case early = "early-third"
  case mid = "mid-third"
  case late = "late-third"
  case firstHalf = "first-half"
  case secondHalf = "second-half"
  case firstQuarter = "first-quarter"
  case secondQuarter = "second-quarter"
  case thirdQuarter = "third-quarter"
  case lastQuarter = "last-quarter"

  /// Which part, from 0, and of how many.
  var share: (index: Int, count: Int) {
    switch self {
    case .early: (0, 3)
    case .mid: (1, 3)
    case .late: (2, 3)
    case .firstHalf: (0, 2)
    case .secondHalf: (1, 2)
    case .firstQuarter: (0, 4)
    case .secondQuarter: (1, 4)
    case .thirdQuarter: (2, 4)
    case .lastQuarter: (3, 4)
    }
  }

  /// The part before the name of the whole, as in "late July 1920".
  var words: String {
    switch self {
    case .early: "early"
    case .mid: "mid"
    case .late: "late"
    case .firstHalf: "first half of"
    case .secondHalf: "second half of"
    case .firstQuarter: "first quarter of"
    case .secondQuarter: "second quarter of"
    case .thirdQuarter: "third quarter of"
    case .lastQuarter: "last quarter of"
    }
  }
}
