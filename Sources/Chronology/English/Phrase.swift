/// What one English wording says, before its neighbours and its context fill in what it leaves out.
struct Phrase: Sendable {
  /// Where the wording begins, in UTF-8 bytes.
  var offset: Int
  var kind = Kind.fields
  var bound: Bound?
  var isCirca = false
  var isUncertain = false
  var part: TimePart?
  /// Whether the part is named by its edge: "the end of".
  var isEdge = false
  var mark: CalendarSystem?

  var year: Year?
  var era: Era?
  var month: Lexicon.Month?
  var day: Int?
  var weekday: Weekday?
  /// A number that can be a day or a short year.
  var bare: Bare?

  enum Kind: Sendable {
    /// Nothing but a part, as the first half of "early to mid 1920".
    case empty
    /// Year, month and day, or some of them.
    case fields
    case season(Season)
    case quarter(Int)
    /// The first year's number of ten years.
    case decade(Int)
    /// The first year's number of a hundred years.
    case hundred(Int)
    case century(Int)
    case millennium(Int)
    /// From the first of two to the second.
    indirect case between([Phrase])
    /// One of several.
    indirect case either([Phrase])
    /// The same day in two calendars.
    indirect case dual([Phrase])
    /// So many units after or before something; the neighbouring unit as a whole where `isNeighbour`.
    indirect case offset(Int, TimeUnit, isNeighbour: Bool, from: Phrase?)
    case unknown
  }

  enum Bound: Sendable {
    case before
    case after
    case by
    case since

    var rule: DateRule {
      switch self {
      case .before: .before
      case .after: .after
      case .by: .by
      case .since: .since
      }
    }
  }

  enum Era: Sendable {
    case common
    case beforeCommon
    /// Since the Creation, in the Hebrew calendar.
    case creation
    /// Since the Hijra.
    case hijra
    /// Of the French Republic.
    case republic
  }

  struct Year: Sendable {
    /// The number as written; of a double year, the later one.
    var number: Int
    var digits: Int
    var isDual = false
    var offset: Int
  }

  struct Bare: Sendable {
    var number: Int
    var digits: Int
    var isOrdinal: Bool
    var offset: Int
  }

  /// Whether it names a day, a month, a year or a number at all.
  var isEmptyFields: Bool {
    guard case .fields = kind else { return false }
    return year == nil && month == nil && day == nil && bare == nil
  }

  /// The limit where an edge makes it one of the whole: "before the end of 1920" is no later than 1920.
  var boundOfWhole: Bound? {
    guard isEdge else { return nil }
    switch (bound, part) {
    case (.before, .late): return .by
    case (.after, .early): return .since
    default: return nil
    }
  }

  var doubt: Doubt? {
    switch (isCirca, isUncertain) {
    case (true, true): .both
    case (true, false): .circa
    case (false, true): .uncertain
    case (false, false): nil
    }
  }
}

/// A wording as a whole.
enum Wording: Sendable {
  case one(Phrase)
  case stretch(End, End)

  enum End: Sendable {
    case phrase(Phrase)
    case open
    case unknown
  }
}
