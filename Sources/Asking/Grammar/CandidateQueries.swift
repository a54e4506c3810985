internal import Chronology
internal import RegestaKit

/// One way to read a question.
struct CandidateQuery: Hashable {
  var query: Query
  var score: Double
  /// Words that it does not account for.
  var unknown: [Int]
}

/// All the ways to read a question: each form that fits, with each way to read its parts.
struct CandidateQueries {
  let interpreter: Interpreter
  let evaluator: Evaluator
  let forms: FormTable
  let questions: [Question]

  /// The readings, best first.
  func all() throws -> [CandidateQuery] {
    var found: [CandidateQuery] = []
    for form in forms.forms {
      for match in form.matches(interpreter.words, limit: 24) {
        for var candidate in try form.question.map({ try canned($0, match) })
          ?? candidates(form.operation, match)
        {
          // The more of the question a form names itself, the likelier it is the one that was meant.
          candidate.score += 0.03 * Double(match.literals.count) + form.score - 1
          found.append(candidate)
        }
      }
    }
    var best: [Query: CandidateQuery] = [:]
    for candidate in found {
      if let known = best[candidate.query], known.score >= candidate.score { continue }
      best[candidate.query] = candidate
    }
    // In the order of the table where they are as good, so that the same question is always read the same way.
    var places: [Query: Int] = [:]
    for (place, candidate) in found.enumerated() where places[candidate.query] == nil {
      places[candidate.query] = place
    }
    return best.values.sorted { left, right in
      left.score != right.score
        ? left.score > right.score
        : places[left.query, default: 0] < places[right.query, default: 0]
    }
  }

  private func candidates(_ operation: Operation, _ match: Form.Match) throws -> [CandidateQuery] {
    let slots = match.slots
    var time: TimeWindow?
    if let range = slots["time"] {
      guard let found = try self.time(range) else { return [] }
      time = found
    }
    if let range = slots["after"] {
      guard let found = try interpreter.after(range, evaluator) else { return [] }
      time = found
    }
    func limited(_ candidates: [CandidateQuery]) -> [CandidateQuery] {
      candidates.map { candidate in
        var candidate = candidate
        if let time { candidate.query.time = time }
        return candidate
      }
    }
    switch operation {
    case .select, .first, .last, .count, .amount, .series, .sources:
      return limited(try selections(operation, match))
    case .whether, .date, .where, .why, .disputes, .duration, .order:
      return limited(try statements(operation, match))
    case .describe, .timeline, .common, .path, .compare, .network, .world, .cited, .between, .names:
      return limited(try things(operation, match))
    case .canned: return []
    }
  }

  /// A canned question with its parameters.
  private func canned(_ name: String, _ match: Form.Match) throws -> [CandidateQuery] {
    guard let question = questions.first(where: { $0.name == name }) else { return [] }
    var values: [String: String] = [:]
    var score = 1.0
    for parameter in question.parameters {
      guard let range = match.slots[parameter.name] else {
        if parameter.isRequired { return [] }
        continue
      }
      switch parameter.type {
      case .entity:
        guard let phrase = try interpreter.thing(range),
          let entity = try evaluator.things(phrase.term, limit: 1).entities.first
        else { return [] }
        values[parameter.name] = entity.key
        score = min(score, phrase.score)
      case .kind:
        guard
          let (kinds, length) = interpreter.kindNoun(range.lowerBound, before: range.upperBound),
          length == range.count
        else { return [] }
        values[parameter.name] = kinds[0]
      case .source:
        guard let (reference, found) = try source(range), reference.sources.count == 1 else {
          return []
        }
        values[parameter.name] = reference.sources[0].key
        score = min(score, found)
      case .date:
        guard let time = try time(range) else { return [] }
        values[parameter.name] = "\(time.earliest.iso)/\(time.latest.iso)"
      case .integer, .relation, .text: values[parameter.name] = interpreter.wording(range)
      }
    }
    var query = Query(.canned)
    query.canned = Query.Canned(name: name, values: values)
    return [CandidateQuery(query: query, score: 0.97 * score, unknown: [])]
  }

  // MARK: With something asked for

  private func selections(_ operation: Operation, _ match: Form.Match) throws -> [CandidateQuery] {
    let slots = match.slots
    var found: [CandidateQuery] = []
    if let noun = slots["noun"], let range = slots["thing"] { return try owners(noun, of: range) }
    let askedRange = slots["asked"] ?? slots["asked-kind"] ?? slots["asked-unit"]
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
        !interpreter.mayBeVerb(clause.lowerBound)
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
          if operation == .sources { query.wantsSources = true }
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
  private func owners(_ noun: Range<Int>, of range: Range<Int>) throws -> [CandidateQuery] {
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
  private func gaps(_ range: Range<Int>, mustHaveKind: Bool) throws -> [(Gap, Double, [Int])] {
    let words = interpreter.words
    var range = range
    var kinds: [String]?
    if let asked = interpreter.language.asked[words[range.lowerBound].lower] {
      kinds = asked
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
    _ = kinds
    let phrases = try interpreter.phrases(at: range.lowerBound, before: range.upperBound)
      .filter { $0.range.upperBound == range.upperBound && !$0.isName }
    return phrases.prefix(3).map { phrase in
      (Gap(term: phrase.term), phrase.score, interpreter.unexplained(range, phrase.explained))
    }
  }

  /// "Rubles", "soldiers": what amounts are counted in.
  private func isUnit(_ range: Range<Int>) throws -> Bool {
    let text = interpreter.words[range].map(\.lower).joined(separator: " ")
    let singular = interpreter.language.singular(text)
    return try [text, singular].contains { name in
      try interpreter.linker.similar(name).contains {
        $0.score >= 0.9 && interpreter.lexicon.fits($0.entity.kind, ["unit"])
      }
    }
  }

  private func series(_ match: Form.Match) throws -> [TimeWindow]? {
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

  // MARK: Whole statements

  private func statements(_ operation: Operation, _ match: Form.Match) throws -> [CandidateQuery] {
    let slots = match.slots
    var found: [CandidateQuery] = []
    if let first = slots["clause-a"] ?? slots["a"], let second = slots["clause-b"] ?? slots["b"] {
      for (one, oneScore, oneUnknown) in try events(first) {
        for (other, otherScore, otherUnknown) in try events(second) {
          var query = Query(operation)
          query.pattern = one.pattern
          query.other = other.pattern
          query.terms = [one.term, other.term].map { $0 ?? .anything }
          found.append(
            CandidateQuery(
              query: query,
              score: min(oneScore, otherScore),
              unknown: oneUnknown + otherUnknown
            )
          )
        }
      }
      return found
    }
    if let clause = slots["clause"] ?? slots["clause-a"] ?? slots["a"] {
      var readings = try interpreter.clauses(clause, gap: nil)
      if readings.isEmpty, operation == .disputes || operation == .sources {
        // "Do they agree who attacked first": what is asked for may be missing in it.
        readings = try interpreter.clauses(clause, gap: Gap(term: .anything))
      }
      let lead = match.literals.first.map { interpreter.words[$0].lower }
      for reading in readings.prefix(10) {
        var query = Query(operation, pattern: reading.pattern, asked: reading.asked)
        if operation == .date, lead == "since" || lead == "from" { query.edge = .start }
        if operation == .date, lead == "until" || lead == "till" { query.edge = .end }
        found.append(
          CandidateQuery(
            query: query,
            score: reading.score,
            unknown: interpreter.unexplained(clause, reading.explained)
          )
        )
      }
      // "Where was he born": the place is what is missing.
      if operation == .where {
        let kinds = interpreter.language.asked["where"] ?? []
        let gap = Gap(
          term: .described(
            Term.Description(words: "", kinds: kinds, noun: nil, restrictions: [], isOne: false)
          )
        )
        for reading in try interpreter.clauses(clause, gap: gap).prefix(6)
        where reading.asked == .object {
          found.append(
            CandidateQuery(
              query: Query(operation, pattern: reading.pattern, asked: reading.asked),
              score: reading.score,
              unknown: interpreter.unexplained(clause, reading.explained)
            )
          )
        }
      }
      if [.date, .duration, .where, .why, .disputes, .amount].contains(operation) {
        found += try things(operation, match, range: clause)
      }
    } else if let thing = slots["thing"] {
      found += try things(operation, match, range: thing)
    } else if operation == .disputes {
      found.append(CandidateQuery(query: Query(.disputes), score: 1, unknown: []))
    }
    return found
  }

  /// What a stretch may be that has a date: a thing, or something claimed.
  private func events(
    _ range: Range<Int>
  ) throws -> [(event: (pattern: Pattern?, term: Term?), score: Double, unknown: [Int])] {
    var found: [(event: (pattern: Pattern?, term: Term?), score: Double, unknown: [Int])] = []
    for thing in try interpreter.things(range).prefix(4) {
      let pattern = thing.relational?.pattern
      found.append(((pattern, pattern == nil ? thing.term : nil), thing.score, []))
      if pattern != nil { found.append(((nil, thing.term), thing.score - 0.05, [])) }
    }
    for reading in try interpreter.clauses(range, gap: nil).prefix(4) {
      found.append(
        ((reading.pattern, nil), reading.score, interpreter.unexplained(range, reading.explained))
      )
    }
    return found
  }

  // MARK: Things

  private func things(
    _ operation: Operation,
    _ match: Form.Match,
    range: Range<Int>? = nil
  ) throws -> [CandidateQuery] {
    if let range {
      return try interpreter.things(range).map { phrase in
        let unknown = interpreter.unexplained(range, phrase.explained)
        var query = Query(operation, terms: [phrase.term])
        var score = 0.85 * phrase.score
        if let relational = phrase.relational {
          query.pattern = relational.pattern
          query.asked = relational.isSubject ? .subject : .object
          if case .described(let description) = phrase.term {
            query.pattern = Self.whole(relational, description)
          }
          query.terms = []
          score = 0.95 * phrase.score
        } else if phrase.isName, operation == .select || operation == .first || operation == .last {
          query.operation = .describe
          score = 0.7 * phrase.score
        }
        return CandidateQuery(query: query, score: score, unknown: unknown)
      }
    }
    let slots = match.slots
    if operation == .cited, let first = slots["a"], let second = slots["b"] {
      guard let one = try interpreter.thing(first), let other = try interpreter.thing(second) else {
        return []
      }
      return [
        CandidateQuery(
          query: Query(.between, terms: [one.term, other.term]),
          score: 0.95 * min(one.score, other.score),
          unknown: []
        )
      ]
    }
    if let range = slots["source"] {
      guard let (source, score) = try self.source(range) else { return [] }
      var query = Query(operation)
      query.source = source
      if let about = slots["thing"] {
        guard let phrase = try interpreter.thing(about) else { return [] }
        query.terms = [phrase.term]
      }
      return [CandidateQuery(query: query, score: score, unknown: [])]
    }
    var terms: [Term] = []
    var score = 1.0
    for name in ["a", "b", "thing", "things"] {
      guard let range = slots[name] else { continue }
      guard let phrase = try interpreter.thing(range) else { return [] }
      if name == "things", case .all(let several) = phrase.term {
        terms += several
      } else {
        terms.append(phrase.term)
      }
      score = min(score, phrase.score)
    }
    if operation == .describe,
      let phrase = try slots["thing"].flatMap({ try interpreter.thing($0) }),
      !phrase.isName
    {
      return phrase.relational == nil && !isDefinite(phrase)
        ? [] : try things(.select, match, range: phrase.range)
    }
    if operation == .names, let range = slots["language"] {
      let name = interpreter.words[range].map(\.lower).joined(separator: " ")
      guard let code = interpreter.language.languages[name] else { return [] }
      var query = Query(.names, terms: terms)
      query.language = code
      return [CandidateQuery(query: query, score: 0.95 * score, unknown: [])]
    }
    if operation == .common, terms.count < 2 { return [] }
    let needsTime = operation == .timeline && terms.isEmpty || operation == .world
    if needsTime, slots["time"] == nil, slots["after"] == nil { return [] }
    return [
      CandidateQuery(query: Query(operation, terms: terms), score: 0.9 * score + 0.05, unknown: [])
    ]
  }

  private func isDefinite(_ phrase: NounPhrase) -> Bool {
    if case .described(let description) = phrase.term { return !description.kinds.isEmpty }
    return false
  }

  /// The claim that a noun makes, with the rest of what is said of it.
  private static func whole(_ relational: NounPhrase.Relational, _ description: Term.Description)
    -> Pattern
  {
    var description = description
    description.restrictions.removeAll {
      $0 == .claimed(relational.pattern, isSubject: relational.isSubject)
    }
    var pattern = relational.pattern
    guard !description.restrictions.isEmpty || !description.kinds.isEmpty else { return pattern }
    if relational.isSubject {
      pattern.subject = .described(description)
    } else {
      pattern.object = .described(description)
    }
    return pattern
  }

  private func time(_ range: Range<Int>) throws -> TimeWindow? {
    if let found = interpreter.time(from: range.lowerBound, before: range.upperBound),
      interpreter.unexplained(range, Set(found.range)).isEmpty
    {
      return found.window
    }
    guard let date = try? HistoricalDate(parsing: interpreter.wording(range)) else { return nil }
    return TimeWindow(date, words: interpreter.wording(range))
  }

  /// "Page 359 of Čepėnas", "Łossowski, p. 137".
  private func source(_ range: Range<Int>) throws -> (SourceReference, Double)? {
    var page: Int?
    var rest: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let lower = interpreter.words[index].lower
      let next = index + 1 < range.upperBound ? Int(interpreter.words[index + 1].lower) : nil
      if ["page", "p", "pp", "pages"].contains(lower), let number = next {
        page = number
        index += 2
        continue
      }
      if !interpreter.isLoose(index), interpreter.language.prepositions[lower] == nil {
        rest.append(index)
      }
      index += 1
    }
    guard !rest.isEmpty else { return nil }
    let wanted = rest.map { interpreter.words[$0].folded }
    func sources(by fields: (Source) -> [String?]) throws -> [Source] {
      try interpreter.base.sources().filter { source in
        let text = fields(source).compactMap { $0 }.joined(separator: " ")
        let words = Set(QuestionText(text).words.map(\.folded))
        return wanted.allSatisfy { words.contains($0) || $0 == "vol" || $0 == "volume" }
      }
    }
    // By whom it is, rather than by a word of its title, which the thing that it treats of may have too.
    var found = try sources { [$0.key, $0.short, $0.author, $0.volume] }
    var score = 0.97
    if found.isEmpty {
      found = try sources { [$0.key, $0.short, $0.author, $0.title, $0.volume] }
      score = 0.8
    }
    guard !found.isEmpty, found.count <= 5 else { return nil }
    return (SourceReference(sources: found, page: page), score)
  }
}
