/// A date in the Extended Date/Time Format, ISO 8601-2:2019, levels 0 to 2: the full value, not only its bounds.
///
/// ```swift
/// let date = try EDTF("2004-06~-11")
/// date.level      // 2
/// date.bounds     // 11 June 2004, one day
/// "\(date)"       // "2004-06~-11"
/// ```
///
/// Bounds are strict: a `~` or `?` does not move them. ``HistoricalDate/init(edtf:approximation:)`` does.
public struct EDTF: Hashable, Sendable {
  /// What is said.
  public let value: Value

  /// What an EDTF text says.
  public enum Value: Hashable, Sendable {
    /// One date, of any precision.
    case date(PartialDate)
    /// A time of a day.
    case dateTime(PartialDate, Time)
    /// From one end to another: `1919/1920`, `1985-04/..`.
    case interval(Endpoint, Endpoint)
    /// One of several dates: `[1667,1760-12..]`.
    case oneOf([Element])
    /// All of several dates: `{1960,1961-12}`.
    case allOf([Element])
  }

  /// An end of an interval.
  public enum Endpoint: Hashable, Sendable {
    /// A date.
    case date(PartialDate)
    /// `..`: the interval has no such end.
    case open
    /// Nothing written: it has one, but it is not known.
    case unknown
  }

  /// A member of a set.
  public enum Element: Hashable, Sendable {
    /// One date.
    case date(PartialDate)
    /// All dates from one to another; without the one, all before; without the other, all after.
    case through(PartialDate?, PartialDate?)
  }

  /// A doubt about a part of a date.
  public enum Qualifier: String, Hashable, Sendable, CaseIterable {
    /// The source is doubtful.
    case uncertain = "?"
    /// The date is an estimate.
    case approximate = "~"
    /// Both.
    case both = "%"
  }

  /// The qualifiers written around one part of a date.
  public struct Qualification: Hashable, Sendable {
    /// The one written before the part, which means this part alone.
    public var own: Qualifier?
    /// The one written after the part, which means it and all parts before it.
    public var group: Qualifier?

    /// Makes a pair of qualifiers.
    public init(own: Qualifier? = nil, group: Qualifier? = nil) {
      self.own = own
      self.group = group
    }
  }

  /// Two digits of a month or a day; nil where one is left open (`X`).
  public struct Digits: Hashable, Sendable {
    /// The tens.
    public var tens: Int?
    /// The ones.
    public var ones: Int?

    /// The number, where both digits are there.
    public var number: Int? {
      guard let tens, let ones else { return nil }
      return tens * 10 + ones
    }

    /// Whether a number is one that the digits can stand for.
    public func matches(_ number: Int) -> Bool {
      number >= 0 && number <= 99
        && (tens ?? number / 10) == number / 10 && (ones ?? number % 10) == number % 10
    }
  }

  /// A year, or the ten or hundred years that share its digits.
  public enum Year: Hashable, Sendable {
    /// Four digits, nil where one is left open, with the number of those that are significant.
    case digits(isNegative: Bool, [Int?], significant: Int?)
    /// A year of more than four digits: `Y170000002`, `Y-17E7`, `Y3388E2S3`.
    case long(significand: Int, exponent: Int?, significant: Int?)
    /// Three digits: the decade of that number; `196` is 1960 to 1969.
    case decade(Int)
    /// Two digits: the century of that number; `19` is 1900 to 1999.
    case century(Int)
  }

  /// A date of any precision.
  public struct PartialDate: Hashable, Sendable {
    /// The year.
    public var year: Year
    /// The month, or the season or part of the year (21 to 41).
    public var month: Digits?
    /// The day of the month.
    public var day: Digits?
    /// The qualifiers of the year.
    public var yearQualification = Qualification()
    /// The qualifiers of the month or season.
    public var monthQualification = Qualification()
    /// The qualifiers of the day.
    public var dayQualification = Qualification()
  }

  /// A time of day with its shift from UTC.
  public struct Time: Hashable, Sendable {
    /// The hour, 0 to 24.
    public var hour: Int
    /// The minute.
    public var minute: Int
    /// The second, where it is given.
    public var second: Int?
    /// The digits of a decimal fraction of the second.
    public var fraction: String?
    /// The shift from UTC.
    public var shift: Shift?

    /// A shift of local time from UTC.
    public enum Shift: Hashable, Sendable {
      /// `Z`: none.
      case utc
      /// So many minutes, as `+02` where the minutes are not written and `+02:00` where they are.
      case minutes(Int, written: Bool)
    }
  }

  /// Takes a value that has been checked.
  init(checked value: Value) {
    self.value = value
  }

  /// Reads a text.
  ///
  /// White space is taken only after the commas of a set.
  ///
  /// - Parameter text: The EDTF text, at most 1,000 bytes.
  /// - Throws: ``DateError`` where the text breaks the format, or names a day that there is not.
  public init(_ text: String) throws(DateError) {
    var parser = EDTFParser(text)
    self.init(checked: try parser.parse())
  }

  /// Whether a text looks so much like EDTF that a fault in it is best explained as one of EDTF: it has no
  /// other signs, and begins with a year.
  static func isLikely(_ text: String) -> Bool {
    let signs = Set("0123456789-/.[]{},XYESTZ:+?~% ")
    let year = text.drop { "[{-~?%./ ".contains($0) }
    let digits = year.prefix { $0.isNumber || $0 == "X" }.count
    return (year.first == "Y" || digits >= 4) && text.allSatisfy { signs.contains($0) }
  }
}
