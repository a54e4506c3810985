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
    for form in forms.forms(for: interpreter.words) {
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

  func candidates(_ operation: Operation, _ match: Form.Match) throws -> [CandidateQuery] {
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
    case .select, .first, .last, .count, .amount, .total, .series, .sources:
      return limited(try selections(operation, match))
    case .most, .least: return limited(try amounts(operation, match))
    case .age: return limited(try ages(match))
    case .whether, .date, .where, .why, .disputes, .duration, .order:
      return limited(try statements(operation, match))
    case .describe, .timeline, .common, .path, .compare, .network, .world, .cited, .between, .names:
      return limited(try things(operation, match))
    case .canned: return []
    }
  }

  /// A canned question with its parameters.
  func canned(_ name: String, _ match: Form.Match) throws -> [CandidateQuery] {
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

  // MARK: Whole statements

  func statements(_ operation: Operation, _ match: Form.Match) throws -> [CandidateQuery] {
    let slots = match.slots
    var found: [CandidateQuery] = []
    if let first = slots["clause-a"] ?? slots["a"], let second = slots["clause-b"] ?? slots["b"] {
      let isClause = slots["clause-a"] != nil
      for (one, oneScore, oneUnknown) in try events(first, isClause: isClause) {
        let reader = interpreter.hasPronoun(second) ? behind(one) : self
        var others = try reader.events(second, isClause: isClause)
        if let like = try likewise(second, one.pattern) { others.append((like, 0.95, [])) }
        for (other, otherScore, otherUnknown) in others {
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
      if [.date, .duration, .where, .why, .disputes, .amount, .total].contains(operation) {
        found += try things(operation, match, range: clause)
      }
    } else if let thing = slots["thing"] {
      found += try things(operation, match, range: thing)
    } else if operation == .disputes {
      found.append(CandidateQuery(query: Query(.disputes), score: 1, unknown: []))
    }
    return found
  }

  /// "Before it was annexed": with what the first clause is about for "it", where it names something.
  private func behind(_ first: (pattern: Pattern?, term: Term?)) -> CandidateQueries {
    let terms = [first.term, first.pattern?.subject, first.pattern?.object].compactMap { $0 }
    guard let things = terms.lazy.map(\.named).first(where: { !$0.isEmpty }) else { return self }
    return CandidateQueries(
      interpreter: interpreter.speaking(of: things),
      evaluator: evaluator,
      forms: forms,
      questions: questions
    )
  }

  /// "Before Soviet Russia did": the same, done by another.
  private func likewise(_ range: Range<Int>, _ pattern: Pattern?) throws
    -> (pattern: Pattern?, term: Term?)?
  {
    guard var pattern, pattern.subject != .anything, range.count > 1, let last = range.last,
      ["do", "have", "be"].contains(interpreter.lemma(last)),
      let other = try interpreter.thing(range.lowerBound..<last), other.isName
    else { return nil }
    pattern.subject = other.term
    pattern.time = nil
    return (pattern, nil)
  }

  /// What a stretch may be that has a date: a thing, or something claimed.
  ///
  /// If it `isClause`, something must have happened: a state or a person alone has no day.
  func events(
    _ range: Range<Int>,
    isClause: Bool
  ) throws -> [(event: (pattern: Pattern?, term: Term?), score: Double, unknown: [Int])] {
    var found: [(event: (pattern: Pattern?, term: Term?), score: Double, unknown: [Int])] = []
    for thing in try interpreter.things(range).prefix(4) {
      if isClause, thing.relational == nil,
        case .things(let named, _) = thing.term,
        named.allSatisfy({ interpreter.lexicon.fits($0.entity.kind, ["agent", "place", "office"]) })
      {
        continue
      }
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

}
