internal import Chronology
internal import RegestaKit

extension Interpreter {
  /// The longest time that begins at a word: "in July 1920", "from 1919 to 1922", "before 1240".
  func time(from start: Int, before limit: Int) -> (window: TimeWindow, range: Range<Int>)? {
    guard let anchored = anchors[start], anchored.range.upperBound <= limit else {
      return date(from: start, before: limit)
    }
    return (anchored.window, anchored.range)
  }

  private func date(from start: Int, before limit: Int) -> (window: TimeWindow, range: Range<Int>)?
  {
    let lower = words[start].lower
    var bare = start
    var lead: String?
    for preposition in Self.leads where lower == preposition {
      bare = start + 1
      lead = preposition
      if bare < limit, language.articles.contains(words[bare].lower), words[bare].lower == "the" {
        bare += 1
      }
    }
    guard let first = plainDate(bare, before: limit) else { return nil }
    var end = first.range.upperBound
    var window = TimeWindow(first.date, words: wording(start..<end))
    switch lead {
    case "before", "until", "till", "by":
      window = TimeWindow(
        .distantPast,
        lead == "before" ? first.date.earliest.advanced(by: -1) : first.date.latest,
        words: wording(start..<end),
        isStrict: lead == "before"
      )
    case "after":
      window = TimeWindow(
        first.date.latest.advanced(by: 1),
        .distantFuture,
        words: wording(start..<end),
        isStrict: true
      )
    case "since":
      window = TimeWindow(first.date.earliest, .distantFuture, words: wording(start..<end))
    default: break
    }
    if lead == "from" || lead == "between", end + 1 < limit,
      Self.tails.contains(words[end].lower)
    {
      var next = end + 1
      if next < limit, words[next].lower == "the" { next += 1 }
      if let second = plainDate(next, before: limit) {
        end = second.range.upperBound
        window = TimeWindow(first.date.earliest, second.date.latest, words: wording(start..<end))
      }
    } else if lead == "from", !words[first.range].contains(where: { Self.tails.contains($0.lower) })
    {
      // "14 July to 11 September 1920" is one date, and has its end.
      window = TimeWindow(first.date.earliest, .distantFuture, words: wording(start..<end))
    }
    // A bare number is a year only where something says that it is a time.
    if lead == nil, first.range.count == 1, words[bare].lower.count < 4 { return nil }
    return (window, start..<end)
  }

  private static let leads = [
    "in", "on", "at", "during", "of", "by", "before", "after", "since", "until", "till", "from",
    "between",
    "around", "about", "as", "for", "throughout", "within",
  ]

  /// Between the beginning of a time and its end.
  private static let tails: Set = ["to", "until", "till", "and", "through"]

  /// A date without what goes before it, as long as it can be.
  private func plainDate(_ start: Int, before limit: Int) -> (
    date: HistoricalDate, range: Range<Int>
  )? {
    for end in stride(from: min(start + 7, limit), to: start, by: -1) {
      let part = words[start..<end]
      guard part.last?.lower != ",", part.last?.lower != "'s", part.contains(where: isDateWord)
      else { continue }
      let text = wording(start..<end)
      if let date = try? HistoricalDate(parsing: text) { return (date, start..<end) }
      if let year = assumedYear, end - start <= 3,
        part.contains(where: { language.months.contains($0.lower) }),
        let date = try? HistoricalDate(english: "\(text) \(year)")
      {
        return (date, start..<end)
      }
    }
    return nil
  }

  private func isDateWord(_ word: Word) -> Bool {
    word.lower.contains(where: \.isNumber)
      || language.months.contains(word.lower) && (word.lower != "may" || word.isCapital)
  }
}
