/// What a text has told so far about when it is, for the dates that leave it out.
struct ToldTime: Sendable {
  /// A date as it was told.
  struct Told: Sendable {
    var year: Int
    var month: Int?
    var date: HistoricalDate
    var passage: Int
    var section: Int
    var sentence: Int
    /// It is a year that a passage looks back to, and may go on with to the end of the sentence.
    var isBackground: Bool
    /// It is the end of a stretch of years, somewhere in which the text goes on.
    var isEnd: Bool
  }

  /// The years that a heading names.
  struct Heading: Sendable {
    var years: ClosedRange<Int>
    var month: Int?
    /// It is in the name of something: "Treaty of 1920".
    var isInName: Bool

    init?(_ matches: [ProseMatch]) {
      var found: Heading?
      for match in matches {
        guard let first = match.dates.first, let year = first.astronomicalYear,
          first.role != .from
            || match.dates.count > 1
        else { continue }
        let last = match.dates.last?.astronomicalYear ?? year
        let heading = Heading(
          years: min(year, last)...max(year, last),
          month: match.dates.count == 1 ? first.firstMonth : nil,
          isInName: first.isInName || first.isAttributive
        )
        if found == nil || found?.isInName == true && !heading.isInName { found = heading }
      }
      guard let found else { return nil }
      self = found
    }

    private init(years: ClosedRange<Int>, month: Int?, isInName: Bool) {
      self.years = years
      self.month = month
      self.isInName = isInName
    }
  }

  /// Where a year or a month comes from, and how far it can be trusted.
  struct Source {
    var year: Int
    var month: Int?
    var confidence: Double
    /// Whether it is a date of the same narrative, after which months run on.
    var isNarrative: Bool
  }

  private(set) var headings: [String] = []
  private var heading: Heading?
  private var title: Heading?
  private var section = 0
  private var passage = 0
  private var yearToCome: Int?

  /// The last date that tells when something happened.
  private(set) var last: Told?
  /// The last of these that is one day.
  private(set) var lastDay: Told?
  /// The last date that only describes a thing, or stands aside.
  private var aside: Told?
  private var isAsideNewer = false

  mutating func enter(_ headings: [String], _ dated: [Heading?]) {
    self.headings = headings
    section += 1
    heading = nil
    title = nil
    for (index, found) in dated.enumerated() {
      guard let found else { continue }
      if found.isInName || index == 0 && dated.count > 1 {
        if title == nil || !found.isInName { title = found }
      } else {
        heading = found
      }
    }
  }

  mutating func beginPassage(_ number: Int, yearToCome: Int?) {
    passage = number
    self.yearToCome = yearToCome
  }

  /// Keeps a date for those that follow.
  mutating func note(_ told: Told, isAside: Bool) {
    var told = told
    told.section = section
    told.passage = passage
    guard !isAside else {
      aside = told
      isAsideNewer = true
      return
    }
    isAsideNewer = false
    last = told
    if told.date.isExact { lastDay = told }
  }

  /// What a date without a year takes it from: the sentence, the passage, the section, its heading, the text.
  func source(sentence: Int, fallback: Int?) -> Source? {
    if let aside, isAsideNewer, aside.isBackground, aside.passage == passage,
      aside.sentence == sentence
    {
      return Source(aside, 0.75, isNarrative: false)
    }
    if let last, last.passage == passage {
      return Source(last, last.sentence == sentence ? 0.95 : 0.92, isNarrative: true)
    }
    if let aside, aside.passage == passage, aside.sentence == sentence {
      return Source(aside, 0.75, isNarrative: false)
    }
    if let last, last.section == section, heading.map({ $0.years.contains(last.year) }) ?? true {
      return Source(last, max(0.6, 0.86 - 0.02 * Double(passage - last.passage)), isNarrative: true)
    }
    if let heading {
      let isOne = heading.years.count == 1
      return Source(
        year: heading.years.lowerBound,
        month: heading.month,
        confidence: isOne ? 0.88 : 0.6,
        isNarrative: false
      )
    }
    if let aside, aside.passage == passage { return Source(aside, 0.65, isNarrative: false) }
    if let last, title.map({ !$0.isInName || $0.years.contains(last.year) }) ?? true {
      return Source(last, max(0.4, 0.8 - 0.03 * Double(passage - last.passage)), isNarrative: true)
    }
    if let title {
      return Source(
        year: title.years.lowerBound,
        month: title.month,
        confidence: 0.6,
        isNarrative: false
      )
    }
    if let last { return Source(last, 0.4, isNarrative: true) }
    if let aside { return Source(aside, 0.4, isNarrative: false) }
    return (yearToCome ?? fallback).map {
      Source(year: $0, month: nil, confidence: 0.5, isNarrative: false)
    }
  }

  /// What "the next day", "that month", "two weeks later" count from.
  func reference(for unit: TimeUnit) -> (told: Told, confidence: Double)? {
    guard let last else { return aside.map { ($0, 0.4) } }
    let distance = passage - last.passage
    let whole = last.isEnd ? 0.6 : 1
    let nearness = distance == 0 ? whole : whole * max(0.5, 0.9 - 0.1 * Double(distance))
    guard unit == .day, !last.date.isExact, let lastDay, lastDay.passage == passage,
      last.date.bounds.contains(lastDay.date.earliest)
    else { return (last, nearness) }
    return (lastDay, nearness)
  }
}

extension ToldTime.Source {
  fileprivate init(_ told: ToldTime.Told, _ confidence: Double, isNarrative: Bool) {
    self.init(
      year: told.year,
      month: told.month,
      confidence: told.isEnd ? confidence * 0.7 : confidence,
      isNarrative: isNarrative
    )
  }
}
