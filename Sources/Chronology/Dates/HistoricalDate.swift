/// A date as a source gives it: one day that lies somewhere between two bounds.
///
/// The wording is kept, the bounds are computed with. Two values are equal when all five parts are;
/// to ask whether they mean the same, use ``hasSameBounds(as:)``.
public struct HistoricalDate: Hashable, Sendable {
  /// The date as the source writes it.
  public let wording: String
  /// The calendar that the source counts in; it is also the one the date is printed in.
  public let calendar: CalendarSystem
  /// The first day it can mean, or ``Day/distantPast``.
  public let earliest: Day
  /// The last day it can mean, or ``Day/distantFuture``.
  public let latest: Day
  /// What produced the bounds.
  public let rule: DateRule
  /// The date in EDTF (ISO 8601-2), where EDTF can say it: always proleptic Gregorian.
  public let edtf: String?

  /// Makes a date from its parts, as they come out of a database or from an importer.
  ///
  /// - Parameters:
  ///   - earliest: One bound; the two are put in order.
  ///   - latest: The other bound.
  ///   - wording: The source's wording; without it, the date as it is printed.
  ///   - calendar: The calendar that the source counts in.
  ///   - rule: What produced the bounds.
  ///   - edtf: The date in EDTF; without it, it is written from the bounds and the rule.
  public init(
    earliest: Day,
    latest: Day,
    wording: String? = nil,
    calendar: CalendarSystem = .gregorian,
    rule: DateRule = .given,
    edtf: String? = nil
  ) {
    let range = min(earliest, latest)...max(earliest, latest)
    self.wording = wording ?? DateText(range: range, calendar: calendar, rule: rule).text
    self.calendar = calendar
    self.earliest = range.lowerBound
    self.latest = range.upperBound
    self.rule = rule
    self.edtf = edtf ?? EDTFText(range: range, rule: rule).text
  }

  /// Makes the date that is exactly one day.
  public init(day: Day, wording: String? = nil, calendar: CalendarSystem = .gregorian) {
    self.init(earliest: day, latest: day, wording: wording, calendar: calendar, rule: .day)
  }

  /// Reads a date in English: "12 July 1920", "late 1919", "c. 1238", "25 October [7 November] 1917".
  ///
  /// `docs/dates.md` lists the forms and what they are read as.
  ///
  /// - Parameters:
  ///   - english: The wording; kept as it is, without white space around it.
  ///   - context: What the text around it says.
  /// - Throws: ``DateError`` with the reason, where the wording is no date, could be two, or leans on
  ///   a context that is not there.
  public init(english: String, context: DateContext = .none) throws(DateError) {
    let reading = try EnglishReader.date(english, context: context)
    self.init(
      earliest: reading.range.lowerBound,
      latest: reading.range.upperBound,
      wording: trimmed(english),
      calendar: reading.calendar,
      rule: reading.rule
    )
  }

  /// Reads a date in EDTF or, where it is none, in English.
  ///
  /// EDTF's years of two or three digits are left to English, where `193` is a year and not a decade, and
  /// `1939/40` ends in 1940 and not in the century 40.
  public init(parsing text: String, context: DateContext = .none) throws(DateError) {
    if let plain = HistoricalDate(plainISO: text) {
      self = plain
      return
    }
    let edtf: EDTF
    do {
      edtf = try EDTF(text)
    } catch let notEDTF {
      do {
        self = try HistoricalDate(english: text, context: context)
        return
      } catch let notEnglish {
        // What looks like EDTF is best explained as EDTF.
        throw EDTF.isLikely(text) ? notEDTF : notEnglish
      }
    }
    self =
      edtf.hasShortYears
      ? try HistoricalDate(english: text, context: context)
      : try HistoricalDate(edtf: text, approximation: context.approximation)
  }

  /// The date in English, never more precise than its bounds: "12 July 1920", "c. 1238", "before 1240".
  ///
  /// Reading it back gives the same bounds. No year 0 is ever printed.
  public var printed: String {
    DateText(range: bounds, calendar: calendar, rule: rule).text
  }

  /// The days that the date can mean, first to last.
  public var bounds: ClosedRange<Day> { earliest...latest }

  /// Whether the date is known to the day.
  public var isExact: Bool { earliest == latest }

  /// Whether two dates can mean the same days, whatever their wording.
  public func hasSameBounds(as other: HistoricalDate) -> Bool {
    bounds == other.bounds
  }

  /// The same date with other words as its source's wording.
  public func worded(_ wording: String) -> HistoricalDate {
    HistoricalDate(
      earliest: earliest,
      latest: latest,
      wording: wording,
      calendar: calendar,
      rule: rule,
      edtf: edtf
    )
  }
}

extension HistoricalDate: CustomStringConvertible {
  /// The date as printed.
  public var description: String { printed }
}

/// A text without white space around it.
func trimmed(_ text: String) -> String {
  let start = text.drop(while: \.isWhitespace)
  guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...end])
}
