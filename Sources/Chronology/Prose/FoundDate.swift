/// A date found in running text.
///
/// Ranges count Unicode scalars of the passage. A stretch of time ("from 1941 to 1944") is two dates with one
/// ``expression``.
public struct FoundDate: Hashable, Sendable {
  /// The passage, counted from 0 in the order of reading.
  public var passage: Int
  /// The words that ``date`` comes from: "by 1921", "late in 1920", "July 12".
  public var range: Range<Int>
  /// The words, without "by", "before" and "after".
  public var namedRange: Range<Int>
  /// What the words mean; its wording is the text's. Where nothing says in which year, or from what it
  /// counts, its rule is ``DateRule/unknown``.
  public var date: HistoricalDate
  /// The date that is named, without "by", "before" and "after": 1921 of "by 1921".
  public var named: HistoricalDate
  /// What it is to the sentence.
  public var role: Role
  /// Whether the year, the month or the day was supplied by what stands elsewhere.
  public var isInferred: Bool
  /// Whether it is part of what something is called, and need not say when anything happened here: "the
  /// Treaty of 1920", "the 1940 Moscow Peace Treaty".
  public var isInName: Bool
  /// Whether it stands alone in parentheses, as years of a life do.
  public var isInParentheses: Bool
  /// The words that it belongs to with others: the whole of "from 1941 to 1944".
  public var expression: Expression
  /// What it counts from, where that is given by words: "15 months after the end of the war".
  public var anchor: Anchor?
  /// How likely a careful reader would agree, from 0 to 1.
  public var confidence: Double

  /// The words, as they are written.
  public var wording: String { date.wording }
  /// Whether it is known when it is.
  public var isResolved: Bool { date.rule != .unknown }

  /// What a date is to what the sentence tells.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// When something is, at some time of it.
    case point
    /// When something begins: "since 1989", the first of "from 1941 to 1944".
    case from
    /// When something ends: "until March 31", the second of "1941–44".
    case to
    /// Its whole length: "throughout 1920".
    case throughout
    /// A birth: "b. 1900".
    case birth
    /// A death: "d. 1938".
    case death
  }

  /// Words that give one date or more.
  public struct Expression: Hashable, Sendable {
    /// All the words, in Unicode scalars of the passage.
    public var range: Range<Int>
    /// How its dates belong together.
    public var kind: Kind

    /// How dates of one expression belong together.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// There is only one.
      case single
      /// From the first to the second.
      case range
      /// "Between 1238 and 1240": all of the time between, or one day of it.
      case between
      /// "15 and 16 June": each of them.
      case list
      /// "June or July": one of them.
      case alternatives
    }
  }

  /// What a date is counted from, in words that name no date.
  public struct Anchor: Hashable, Sendable {
    /// The words: "the end of the war".
    public var range: Range<Int>
    /// How many units later; negative for earlier. "A few" is several.
    public var offset: ClosedRange<Int>
    /// What is counted.
    public var unit: TimeUnit
    /// Whether the text says "about".
    public var isApproximate: Bool

    /// The date, when it is known when the anchor was.
    ///
    /// - Parameter date: When the event was that the words name.
    /// - Returns: The date so much later, as wide as the words leave it.
    public func date(after date: HistoricalDate) -> HistoricalDate {
      date.shifted(by: offset, unit, approximately: isApproximate)
    }
  }
}

extension FoundDate {
  /// Takes over the day of a date that says the same in other words.
  mutating func takeDay(of other: FoundDate) {
    guard other.isResolved else { return }
    date = other.date.worded(date.wording)
    named = other.named.worded(named.wording)
    confidence = other.confidence
  }
}

extension HistoricalDate {
  /// The date so many units later, where the number itself is not exact.
  func shifted(
    by count: ClosedRange<Int>,
    _ unit: TimeUnit,
    approximately: Bool
  ) -> HistoricalDate {
    let first = shifted(by: count.lowerBound, unit, approximately: approximately)
    guard count.lowerBound < count.upperBound else { return first }
    let last = shifted(by: count.upperBound, unit, approximately: approximately)
    return HistoricalDate(
      earliest: first.earliest,
      latest: last.latest,
      calendar: calendar,
      rule: .offset
    )
  }
}
