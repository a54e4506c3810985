internal import Chronology
internal import RegestaKit

extension CandidateQueries {
  // MARK: With something asked for

  func selections(_ operation: Operation, _ match: Form.Match) throws -> [CandidateQuery] {
    let slots = match.slots
    let words = interpreter.words
    var found: [CandidateQuery] = []
    if let noun = slots["noun"], let range = slots["thing"] { return try owners(noun, of: range) }
    let askedRange = slots["asked"] ?? slots["asked-kind"] ?? slots["asked-unit"]
    if let range = slots["asked"] {
      let first = words[range.lowerBound].lower
      // "Where" has forms of its own: a place is seldom an end of what is claimed.
      guard interpreter.language.asked[first] != nil, first != "where" || range.count > 1 else {
        return []
      }
    }
    // Days and years are measured, not counted.
    if operation == .count, let last = slots["asked-kind"]?.last,
      interpreter.language.units[words[last].lower] != nil
    {
      return []
    }
    if let clause = slots["clause"] {
      var gaps =
        try askedRange.map { try self.gaps($0, mustHaveKind: slots["asked"] == nil) }
        ?? (operation == .first || operation == .last ? [(Gap(term: .anything), 1.0, [])] : [])
      var preposition: String?
      if let range = slots["prep"] {
        guard range.count == 1,
          interpreter.language.prepositions[interpreter.words[range.lowerBound].lower] != nil
        else { return [] }
        preposition = interpreter.words[range.lowerBound].lower
      }
      // "What war began": the noun belongs to what is asked for.
      if let range = askedRange, range.count == 1,
        ["what", "which", "whose"].contains(interpreter.words[range.lowerBound].lower),
        !interpreter.mayBeVerb(clause.lowerBound) || interpreter.isBeforeAuxiliary(clause)
          || words[range.lowerBound].lower == "which"
            && interpreter.kindNoun(clause.lowerBound, before: clause.upperBound) != nil
      {
        return found
      }
      if operation == .amount, let range = slots["asked-unit"] {
        guard try isUnit(range) else { return [] }
        gaps = [(Gap(term: .anything), 1, [])]
      }
      for (gap, score, unknown) in gaps {
        var gap = gap
        gap.preposition = preposition
        for reading in try interpreter.clauses(clause, gap: gap).prefix(8) {
          var query = Query(operation, pattern: reading.pattern, asked: reading.asked)
          if operation == .series, let times = try self.series(match) { query.times = times }
          found.append(
            CandidateQuery(
              query: query,
              score: reading.score * (0.6 + 0.4 * score),
              unknown: interpreter.unexplained(clause, reading.explained) + unknown
            )
          )
        }
      }
      if askedRange == nil, operation != .first, operation != .last {
        found += try statements(operation, match)
      }
    } else if let range = slots["thing"] {
      found += try things(operation, match, range: range)
    } else if let range = askedRange {
      found += try things(operation, match, range: range)
    }
    return found
  }

  /// "Whose capital is Warsaw".
  func owners(_ noun: Range<Int>, of range: Range<Int>) throws -> [CandidateQuery] {
    guard let thing = try interpreter.thing(range) else { return [] }
    return interpreter.relationalNouns(noun.lowerBound, before: noun.upperBound)
      .filter { $0.length == noun.count }.map { relational in
        let isSubject = relational.phrase.form == .noun
        let pattern = Pattern(
          relations: [relational.phrase.relation],
          words: interpreter.wording(noun),
          subject: isSubject ? thing.term : .anything,
          object: isSubject ? .anything : thing.term
        )
        return CandidateQuery(
          query: Query(.select, pattern: pattern, asked: isSubject ? .object : .subject),
          score: 0.9 * thing.score,
          unknown: []
        )
      }
  }

  /// "Who", "which gubernyas": what is missing in the clause, with how sure it is.
  func gaps(_ range: Range<Int>, mustHaveKind: Bool) throws -> [(Gap, Double, [Int])] {
    let words = interpreter.words
    var range = range
    if let asked = interpreter.language.asked[words[range.lowerBound].lower] {
      range = range.lowerBound + 1..<range.upperBound
      if range.isEmpty {
        guard !mustHaveKind else { return [] }
        let term: Term =
          asked.isEmpty
          ? .anything
          : .described(
            Term.Description(words: "", kinds: asked, noun: nil, restrictions: [], isOne: false)
          )
        return [(Gap(term: term), 1, [])]
      }
      if words[range.lowerBound].lower == "of" { range = range.lowerBound + 1..<range.upperBound }
    } else if !mustHaveKind {
      return []
    }
    guard !range.isEmpty else { return [] }
    let phrases = try interpreter.phrases(at: range.lowerBound, before: range.upperBound)
      .filter { $0.range.upperBound == range.upperBound && !$0.isName }
    return phrases.prefix(3).map { phrase in
      (Gap(term: phrase.term), phrase.score, interpreter.unexplained(range, phrase.explained))
    }
  }

  /// "Rubles", "soldiers": what amounts are counted in.
  func isUnit(_ range: Range<Int>) throws -> Bool {
    guard range.count <= 3 else { return false }
    let text = interpreter.words[range].map(\.folded).joined(separator: " ")
    return try interpreter.linker.named([text, interpreter.language.singular(text)]).values.joined()
      .contains { interpreter.lexicon.fits($0.entity.kind, ["unit"]) }
  }

  func series(_ match: Form.Match) throws -> [TimeWindow]? {
    guard let first = match.slots["time-a"], let last = match.slots["time-b"],
      let from = try? HistoricalDate(parsing: interpreter.wording(first)),
      let to = try? HistoricalDate(parsing: interpreter.wording(last))
    else { return nil }
    let isMonthly = match.literals.contains { interpreter.words[$0].lower == "month" }
    var windows: [TimeWindow] = []
    var start = from.earliest
    while start <= to.latest, windows.count < 120 {
      let next = start.moved(by: 1, isMonthly ? "month" : "year")
      let end = min(next.advanced(by: -1), to.latest)
      let date = HistoricalDate(earliest: start, latest: end, rule: isMonthly ? .month : .year)
      windows.append(TimeWindow(date, words: date.printed))
      start = next
    }
    return windows.isEmpty ? nil : windows
  }
}
