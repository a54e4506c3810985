extension Period {
  /// Reads a period in EDTF: an interval with its two ends, or one date as an instant.
  ///
  /// - Throws: ``DateError`` where the text is not EDTF.
  public init(
    edtf text: String,
    approximation: Approximation = .standard
  ) throws(DateError) {
    let edtf = try EDTF(text)
    guard case .interval(let start, let end) = edtf.value else {
      self = .instant(try HistoricalDate(edtf: text, approximation: approximation))
      return
    }
    self.init(
      start: Endpoint(start, approximation: approximation),
      end: Endpoint(end, approximation: approximation)
    )
  }

  /// Reads a period in English: "14 July – 11 September 1920", "1914–18", "since 1918", "until 1940",
  /// "from 1918 to an unknown date"; one date is an instant.
  ///
  /// - Throws: ``DateError`` where the text is no date, or ends before it begins.
  public init(english: String, context: DateContext = .none) throws(DateError) {
    self = try EnglishReader.period(english, context: context)
  }

  /// Reads a period in EDTF or, where it is none, in English; EDTF's years of two or three digits are left
  /// to English.
  public init(parsing text: String, context: DateContext = .none) throws(DateError) {
    let edtf: EDTF
    do {
      edtf = try EDTF(text)
    } catch let notEDTF {
      do {
        self = try Period(english: text, context: context)
        return
      } catch let notEnglish {
        throw EDTF.isLikely(text) ? notEDTF : notEnglish
      }
    }
    self =
      edtf.hasShortYears
      ? try Period(english: text, context: context)
      : try Period(edtf: text, approximation: context.approximation)
  }

  /// The period in English: "from 14 July 1920 to 11 September 1920", "since 1918", "12 July 1920".
  public var printed: String {
    switch (start, end) {
    case (.date(let date), _) where isInstant: date.printed
    case (.open, .open): "always"
    case (.open, _): "until \(end.printed)"
    case (_, .open): "since \(start.printed)"
    default: "from \(start.printed)\(startMark) to \(end.printed)"
    }
  }

  /// A mark at the end would be taken to mean both dates.
  private var startMark: String {
    guard let start = start.date, end.printed.hasSuffix("(Julian)") else { return "" }
    let text = DateText(range: start.bounds, calendar: start.calendar, rule: start.rule)
    return text.isUnmarked ? " (Gregorian)" : ""
  }
}

extension Period: CustomStringConvertible {
  /// The period as printed.
  public var description: String { printed }
}

extension Period.Endpoint {
  fileprivate init(_ end: EDTF.Endpoint, approximation: Approximation) {
    self =
      switch end {
      case .date(let date): .date(HistoricalDate(date, approximation: approximation))
      case .open: .open
      case .unknown: .unknown
      }
  }

  fileprivate var printed: String {
    date?.printed ?? "an unknown date"
  }
}
