internal import Chronology
internal import RegestaKit

extension Interpreter {
  /// Finds the times that are told by an event: "after the treaty was signed", "in the month before the Battle of Warsaw".
  mutating func findAnchors(_ evaluator: Evaluator) throws {
    memory.clear()
    anchors = [:]
    defer { memory.clear() }
    assumedYear = try likelyYear(evaluator)
    for start in words.indices where anchors[start] == nil {
      guard let lead = lead(start) else { continue }
      if let found = try anchored(lead, start: start, evaluator) { anchors[start] = found }
    }
  }

  /// What ties a time to an event.
  private struct Lead {
    var connective: String
    /// How many of which unit from the event: "in the two months after".
    var count: Int?
    var unit: String?
    /// The first word of the event.
    var event: Int
  }

  private func lead(_ start: Int) -> Lead? {
    var at = start
    var count: Int?
    var unit: String?
    let lower = words[at].lower
    if ["in", "within", "during", "on", "for", "the", "a", "an"].contains(lower)
      || language.numbers[lower] != nil
      || Int(lower) != nil
    {
      var number: Int?
      while at < words.count, at < start + 5, language.units[words[at].lower] == nil {
        let word = words[at].lower
        if let value = Int(word) ?? (["a", "an"].contains(word) ? nil : language.numbers[word]) {
          number = value
        }
        guard
          ["in", "within", "during", "on", "for", "the", "a", "an", "first"].contains(word)
            || number != nil
        else { return connective(start).map { Lead(connective: $0, event: start + 1) } }
        at += 1
      }
      guard at + 1 < words.count, let named = language.units[words[at].lower] else {
        return connective(start).map { Lead(connective: $0, event: start + 1) }
      }
      unit = named
      count = number ?? 1
      at += 1
    }
    guard at < words.count, let connective = connective(at) else { return nil }
    if unit != nil, !["after", "before", "following", "since"].contains(connective) { return nil }
    return Lead(connective: connective, count: count, unit: unit, event: at + 1)
  }

  private func connective(_ at: Int) -> String? {
    let lower = words[at].lower
    let all = [
      "after", "before", "since", "until", "till", "during", "following", "when", "while",
      "between", "throughout",
    ]
    return all.contains(lower) ? lower : nil
  }

  private func anchored(
    _ lead: Lead,
    start: Int,
    _ evaluator: Evaluator
  ) throws -> (window: TimeWindow, range: Range<Int>)? {
    guard lead.event < words.count else { return nil }
    // A date is no event; it is read as it stands.
    if date(at: lead.event) { return nil }
    let commas = words.indices.filter { $0 > lead.event && words[$0].lower == "," }
    for end in ([words.count] + commas).sorted(by: >) where end > lead.event {
      if lead.connective == "between" {
        for cut in (lead.event + 1)..<end where words[cut].lower == "and" && cut + 1 < end {
          guard let first = try span(lead.event..<cut, evaluator),
            let last = try span(cut + 1..<end, evaluator)
          else { continue }
          let window = TimeWindow(
            first.first.lowerBound,
            max(first.first.lowerBound, last.last.upperBound),
            words: wording(start..<end),
            anchors: first.claims + last.claims,
            isStrict: true
          )
          return (window, start..<end)
        }
        continue
      }
      // Where the question itself begins with "when", it asks and does not tell.
      if start == 0, ["when", "while"].contains(lead.connective) { return nil }
      guard let span = try span(lead.event..<end, evaluator) else { continue }
      return (window(lead, span, words: wording(start..<end)), start..<end)
    }
    return nil
  }

  private func date(at start: Int) -> Bool {
    let lower = words[start].lower
    if lower.first?.isNumber == true { return true }
    return language.months.contains(lower) && words[start].isCapital
  }

  private func window(_ lead: Lead, _ span: Evaluator.Span, words: String) -> TimeWindow {
    var earliest = Day.distantPast
    var latest = Day.distantFuture
    let end = span.last.upperBound.isFinite ? span.last.upperBound : span.first.upperBound
    switch lead.connective {
    case "after", "following":
      earliest = end.advanced(by: 1)
      if let unit = lead.unit, let count = lead.count { latest = end.moved(by: count, unit) }
    case "since":
      earliest = span.first.lowerBound
      if let unit = lead.unit, let count = lead.count { latest = end.moved(by: count, unit) }
    case "before":
      latest = span.first.lowerBound.advanced(by: -1)
      if let unit = lead.unit, let count = lead.count {
        earliest = span.first.lowerBound.moved(by: -count, unit)
      }
    case "until", "till":
      latest = span.last.upperBound
    default:
      earliest = span.first.lowerBound
      latest = span.last.upperBound
    }
    return TimeWindow(
      earliest,
      max(earliest, latest),
      words: words,
      anchors: span.claims,
      isStrict: lead.connective == "after" || lead.connective == "before"
        || lead.connective == "following"
    )
  }

  /// When the event is that a stretch speaks of.
  func span(_ range: Range<Int>, _ evaluator: Evaluator) throws -> Evaluator.Span? {
    if let date = try? HistoricalDate(parsing: wording(range)) {
      return Evaluator.Span(first: date.bounds, last: date.bounds, claims: [])
    }
    for phrase in try thingsWithoutGuess(range).prefix(4) {
      if let relational = phrase.relational {
        for claim in try evaluator.claims(relational.pattern, limit: 20).claims
        where !claim.isDenied {
          if let span = try evaluator.span(of: claim) { return span }
        }
      }
      for entity in try evaluator.things(phrase.term, limit: 5).entities
      where !lexicon.fits(entity.kind, ["agent", "place", "office"]) {
        if let span = try evaluator.span(of: entity) { return span }
      }
    }
    for reading in try clauses(range, gap: nil).prefix(6)
    where reading.score > 0.55 && unexplained(range, reading.explained).isEmpty
      && (reading.pattern.subject != .anything || reading.pattern.object != .anything)
    {
      for claim in try evaluator.claims(reading.pattern, limit: 20).claims where !claim.isDenied {
        if let span = try evaluator.span(of: claim) { return span }
      }
    }
    return nil
  }

  /// The ways to read all of a stretch as a thing, the best first.
  private func thingsWithoutGuess(_ range: Range<Int>) throws -> [NounPhrase] {
    try phrases(at: range.lowerBound, before: range.upperBound)
      .filter {
        unexplained(range, $0.explained).isEmpty && $0.range.upperBound == range.upperBound
      }
  }

  /// The time after an event.
  func after(_ range: Range<Int>, _ evaluator: Evaluator) throws -> TimeWindow? {
    guard let span = try span(range, evaluator) else { return nil }
    return window(Lead(connective: "after", event: range.lowerBound), span, words: wording(range))
  }

  /// The year in which the base has the most, for a month that is named without one. Years are counted by their
  /// mean length, from the day 1721060 on, which began the year 0: this is to be quick.
  private func likelyYear(_ evaluator: Evaluator) throws -> Int? {
    let years = words.compactMap { word -> Int? in
      word.lower.count == 4 ? Int(word.lower) : nil
    }
    if let year = years.first { return year }
    guard words.contains(where: { language.months.contains($0.lower) && $0.isCapital }) else {
      return nil
    }
    let table = try base.sql(
      """
      SELECT CAST((start_min - 1721060) / 365.2425 AS INTEGER), count(*)
        FROM (SELECT start_min FROM claim WHERE status = 1 AND start_min > -70368744177664
                 AND start_max - start_min < 31 LIMIT 5000)
       GROUP BY 1 ORDER BY 2 DESC LIMIT 1
      """
    )
    return table.rows.first?[0].integer
  }
}

extension Day {
  /// So many units later, by the calendar.
  func moved(by count: Int, _ unit: String) -> Day {
    guard isFinite else { return self }
    let parts = components(in: .gregorian)
    func months(_ number: Int) -> Day {
      let total = parts.year * 12 + parts.month - 1 + number
      let year = total >= 0 ? total / 12 : (total - 11) / 12
      let month = total - year * 12 + 1
      let day = min(parts.day, CalendarSystem.gregorian.daysInMonth(month, year: year))
      return Day(year: year, month: month, day: day) ?? self
    }
    return switch unit {
    case "week": advanced(by: 7 * count)
    case "fortnight": advanced(by: 14 * count)
    case "month": months(count)
    case "year": months(12 * count)
    case "decade": months(120 * count)
    default: advanced(by: count)
    }
  }
}
