/// Says what the dates of a text mean, each after those before it.
struct ProseResolver: Sendable {
  var told = ToldTime()
  let context: DateContext
  let vocabulary: DateVocabulary
  private var readings = ReadingCache()
  private(set) var memory = ProseMemory()

  /// A date with what the context did to it.
  struct Resolved {
    var date: HistoricalDate
    var named: HistoricalDate
    var year: Int?
    var month: Int?
    var isInferred = false
    var confidence: Double
  }

  init(context: DateContext, vocabulary: DateVocabulary) {
    self.context = context
    self.vocabulary = vocabulary
  }

  /// The dates of one expression; what cannot be a date, such as 31 June, is left out.
  mutating func dates(of match: ProseMatch, in passage: ReadPassage) -> [FoundDate] {
    var found: [FoundDate] = []
    var before: Resolved?
    guard let first = match.dates.first, let last = match.dates.last else { return [] }
    let start = min(first.limited.lowerBound, first.tokens.lowerBound)
    let whole = passage.range(start..<max(last.tokens.upperBound, start + 1))
    for date in match.dates {
      var anchor: FoundDate.Anchor?
      var inner: [FoundDate] = []
      let resolved: Resolved?
      if case .anchored(let offset, let unit, let words) = date.kind {
        inner = self.inner(words, in: passage)
        anchor = FoundDate.Anchor(
          range: passage.range(words),
          offset: offset,
          unit: unit,
          isApproximate: date.isCirca
        )
        let day = memory.day(of: words, in: passage, vocabulary)
        resolved = anchored(date, offset, unit, inner.first, day)
        if !inner.isEmpty { anchor = nil }
      } else {
        resolved = resolve(date, in: passage, after: match.link == .range ? before : nil)
      }
      guard let resolved else { continue }
      before = resolved
      let range = passage.range(date.limited)
      found.append(
        FoundDate(
          passage: passage.number,
          range: range,
          namedRange: passage.range(date.tokens),
          date: resolved.date.worded(passage.text(range)),
          named: resolved.named.worded(passage.text(passage.range(date.tokens))),
          role: date.role,
          isInferred: resolved.isInferred,
          isInName: date.isInName,
          isInParentheses: date.isInParentheses,
          expression: FoundDate.Expression(range: whole, kind: match.link),
          anchor: anchor,
          confidence: resolved.confidence
        )
      )
      found += inner
      note(date, resolved, in: passage)
    }
    return found
  }

  // MARK: - One date

  private mutating func resolve(
    _ date: ProseDate,
    in passage: ReadPassage,
    after first: Resolved?
  ) -> Resolved? {
    let sentence = passage.tokens[date.tokens.lowerBound].sentence
    switch date.kind {
    case .neighbour(let count, let unit): return neighbour(date, count, unit)
    case .neighbourSeason(let count, let season): return self.season(date, count, season, sentence)
    case .offset(let count, let unit): return offset(date, count, unit)
    case .anchored: return nil
    case .decade, .century, .ambiguous:
      return read(date, year: date.astronomicalYear, month: date.month)
    case .fields, .season, .dual: break
    }
    guard date.lacksYear || date.day != nil && date.month == nil else {
      return read(date, year: date.astronomicalYear, month: date.month)
    }
    if let first, let year = first.year {
      let isBack = (date.firstMonth ?? 12) < (first.month ?? 1)
      let next = date.month == nil ? first.month : date.month
      return read(date, year: isBack ? year + 1 : year, month: next, inferred: 0.95)
    }
    guard let source = told.source(sentence: sentence, fallback: context.year) else {
      return unknown(date)
    }
    guard date.firstMonth != nil else { return dayAlone(date, source) }
    var year = source.year
    var confidence = source.confidence
    if source.isNarrative, let from = source.month, let to = date.firstMonth {
      let start = date.tokens.lowerBound
      let isEarlier = passage.has(.perfect, near: start, before: 14)
      // A narrative runs on: after November, "in March" is of the next year.
      if from - to >= 6, !isEarlier {
        year += 1
        confidence *= 0.9
      } else if to - from >= 6, isEarlier, date.bound == nil {
        year -= 1
        confidence *= 0.6
      }
    }
    return read(date, year: year, month: date.month, inferred: confidence)
  }

  /// "On the 28th": of the month told last, or the next where days run backward.
  private mutating func dayAlone(_ date: ProseDate, _ source: ToldTime.Source) -> Resolved? {
    guard var month = source.month, let day = date.day else { return unknown(date) }
    var year = source.year
    if let last = told.last?.date, last.isExact,
      last.earliest.components(in: .gregorian).day - day > 15
    {
      month += 1
      if month > 12 { (month, year) = (1, year + 1) }
    }
    return read(date, year: year, month: month, inferred: source.confidence * 0.97)
  }

  mutating func read(
    _ date: ProseDate,
    year: Int?,
    month: Int?,
    inferred: Double? = nil
  ) -> Resolved? {
    var wording = ProseWording(date, year: year, month: month)
    guard let named = readings.date(&wording, context) else { return nil }
    var limited = named
    if date.bound != nil {
      wording.isLimited = true
      limited = readings.date(&wording, context) ?? named
    }
    var confidence = date.confidence * (inferred ?? 1)
    if let weekday = date.weekday, named.isExact {
      confidence = named.earliest.weekday == weekday ? max(confidence, 0.9) : confidence * 0.7
    }
    return Resolved(
      date: limited,
      named: named,
      year: year,
      month: month ?? date.firstMonth,
      isInferred: inferred != nil,
      confidence: confidence
    )
  }

  func unknown(_ date: ProseDate) -> Resolved {
    let open = HistoricalDate(earliest: .distantPast, latest: .distantFuture, rule: .unknown)
    return Resolved(date: open, named: open, confidence: 0.1)
  }

  // MARK: - What is remembered

  private mutating func note(_ date: ProseDate, _ resolved: Resolved, in passage: ReadPassage) {
    guard let year = resolved.year, resolved.named.earliest.isFinite else { return }
    let start = date.tokens.lowerBound
    var isAside = date.isInName || date.isAttributive || date.isInParentheses || date.isAside
    var isBackground = false
    memory.note(resolved.named, at: start, in: passage, vocabulary)
    if date.role == .birth || date.role == .death { isAside = true }
    if case .neighbour(0, _) = date.kind, told.last != nil { return }
    if let last = told.last, !resolved.isInferred {
      // "Who had been appointed in 1944", "wrote in 2002": not where the narrative is.
      if year < last.year, passage.has(.perfect, near: start, before: 8) { isAside = true }
      // A year alone, back from a day or a month of the same passage, is looked back to.
      if year < last.year, date.precision == .year, last.month != nil,
        last.passage == passage.number
      {
        isBackground = !isAside
        isAside = true
      }
      if date.month == nil, year > last.year + 25,
        passage.has(.reporting, near: start, before: 10, after: 10)
      {
        isAside = true
      }
    }
    let sentence = passage.tokens[start].sentence
    told.note(
      ToldTime.Told(
        year: year,
        month: resolved.month,
        date: resolved.named,
        passage: passage.number,
        section: 0,
        sentence: sentence,
        isBackground: isBackground,
        isEnd: date.role == .to && date.precision == .year
      ),
      isAside: isAside
    )
  }
}
