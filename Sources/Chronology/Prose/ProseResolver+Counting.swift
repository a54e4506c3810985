/// Dates that are counted from another.
extension ProseResolver {
  mutating func neighbour(_ date: ProseDate, _ count: Int, _ unit: TimeUnit) -> Resolved? {
    guard let reference = told.reference(for: unit) else { return unknown(date) }
    let word = count > 0 ? "next" : count < 0 ? "previous" : "same"
    let wording = "the \(word) \(unit.rawValue)"
    var context = self.context
    (context.year, context.month, context.reference) = (nil, nil, reference.told.date)
    guard let read = try? HistoricalDate(english: wording, context: context) else { return nil }
    let isVague = unit == .day && !reference.told.date.isExact
    let resolved = counted(read, date.confidence * reference.confidence * (isVague ? 0.6 : 1))
    guard date.part != nil, read.rule == .year || read.rule == .month, let year = resolved.year
    else {
      return resolved
    }
    var whole = date
    whole.kind = .fields
    let month = unit == .month ? resolved.month : nil
    return self.read(whole, year: year, month: month, inferred: reference.confidence)
  }

  func offset(_ date: ProseDate, _ count: ClosedRange<Int>, _ unit: TimeUnit) -> Resolved? {
    guard let reference = told.reference(for: unit) else { return unknown(date) }
    let moved = reference.told.date.shifted(by: count, unit, approximately: date.isCirca)
    return counted(moved, date.confidence * reference.confidence)
  }

  func anchored(
    _ date: ProseDate,
    _ count: ClosedRange<Int>,
    _ unit: TimeUnit,
    _ anchor: FoundDate?,
    _ day: HistoricalDate?
  ) -> Resolved? {
    let known = anchor.flatMap { $0.isResolved ? ($0.named, $0.confidence) : nil }
    guard let (start, confidence) = known ?? day.map({ ($0, 0.75) }) else { return unknown(date) }
    let moved = start.shifted(by: count, unit, approximately: date.isCirca)
    return counted(moved, date.confidence * confidence)
  }

  private func counted(_ found: HistoricalDate, _ confidence: Double) -> Resolved {
    let date =
      found.isExact ? HistoricalDate(day: found.earliest, calendar: found.calendar) : found
    var resolved = Resolved(date: date, named: date, isInferred: true, confidence: confidence)
    guard date.earliest.isFinite, date.latest.isFinite else { return resolved }
    let system: CalendarSystem = date.calendar == .julian ? .julian : .gregorian
    let (first, last) = (date.earliest.components(in: system), date.latest.components(in: system))
    let middle = date.earliest.advanced(by: date.earliest.days(until: date.latest) / 2)
    resolved.year = middle.components(in: system).year
    if first.year == last.year, last.month - first.month < 2 {
      resolved.month = middle.components(in: system).month
    }
    return resolved
  }

  /// "That summer", "the following spring".
  mutating func season(
    _ date: ProseDate,
    _ count: Int,
    _ season: Season,
    _ sentence: Int
  ) -> Resolved? {
    guard let source = told.source(sentence: sentence, fallback: context.year) else {
      return unknown(date)
    }
    var year = source.year
    let first = season.months.first
    if count > 0, first <= source.month ?? 12 { year += 1 }
    if count < 0, first + 2 >= source.month ?? 1 { year -= 1 }
    var named = date
    named.kind = .season(season)
    return read(named, year: year, month: nil, inferred: source.confidence)
  }

  /// The dates among the words that something is counted from.
  mutating func inner(
    _ words: Range<Int>,
    in passage: ReadPassage
  ) -> [FoundDate] {
    // With the word before, which can tell a month from a name, but belongs to no date here.
    let slice = max(0, words.lowerBound - 1)..<words.upperBound
    var grammar = ProseGrammar(tokens: Array(passage.tokens[slice]), vocabulary: vocabulary)
    grammar.floor = 1
    let part = ReadPassage(
      number: passage.number,
      scalars: passage.scalars,
      tokens: grammar.tokens
    )
    guard let match = grammar.matches().first(where: { $0.dates.first?.isPlain == true }) else {
      return []
    }
    return dates(of: match, in: part)
  }
}
