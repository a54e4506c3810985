internal import Chronology
internal import Names
internal import RegestaKit

extension CandidateQueries {
  // MARK: Things

  func things(
    _ operation: Operation,
    _ match: Form.Match,
    range: Range<Int>? = nil
  ) throws -> [CandidateQuery] {
    if let range {
      let phrases = try interpreter.things(range)
      // "What is the Vilnius Region": what bears the name, and no region of Vilnius.
      let isNamed = phrases.contains { $0.isName && $0.score >= 0.95 }
      return phrases.map { phrase in
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
        } else if operation == .first || operation == .last, let held = holding(phrase.term) {
          // "The first foreign minister": the first who was it.
          query.pattern = held
          query.asked = .subject
          query.terms = []
          score = 0.95 * phrase.score
        } else if phrase.isName, operation == .select || operation == .first || operation == .last {
          query.operation = .describe
          score = 0.7 * phrase.score
        } else if isNamed, operation == .select {
          score = 0.6 * phrase.score
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
    var around: Term?
    var score = 1.0
    var time: TimeWindow?
    for name in ["a", "b", "thing", "things"] {
      guard var range = slots[name] else { continue }
      if operation == .path, name == "b" {
        // "Connected with Vilnius in 1920": the time is that of the chain.
        let bare = interpreter.withoutTime(range)
        if bare.upperBound < range.upperBound {
          time = try self.time(bare.upperBound..<range.upperBound)
          range = bare
        }
      }
      guard let phrase = try interpreter.thing(range) else { return [] }
      if name == "b", slots["things"] != nil {
        around = phrase.term
      } else if name == "things", case .all(let several) = phrase.term {
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
    var query = Query(operation, terms: terms)
    query.around = around
    query.time = time
    return [CandidateQuery(query: query, score: 0.9 * score + 0.05, unknown: [])]
  }

  func isDefinite(_ phrase: NounPhrase) -> Bool {
    if case .described(let description) = phrase.term { return !description.kinds.isEmpty }
    return false
  }

  /// The claim that a noun makes, with the rest of what is said of it.
  static func whole(_ relational: NounPhrase.Relational, _ description: Term.Description)
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

  func time(_ range: Range<Int>) throws -> TimeWindow? {
    if let found = interpreter.time(from: range.lowerBound, before: range.upperBound),
      interpreter.unexplained(range, Set(found.range)).isEmpty
    {
      return found.window
    }
    guard let date = try? HistoricalDate(parsing: interpreter.wording(range)) else { return nil }
    return TimeWindow(date, words: interpreter.wording(range))
  }

  /// Who is or was what a term names, where the catalogue has a relation for that: an office.
  private func holding(_ term: Term) -> Pattern? {
    guard case .things = term else { return nil }
    return interpreter.copulaRelations.first { key in
      interpreter.fits(term, interpreter.lexicon.objectKinds[key] ?? [])
    }
    .map { Pattern(relations: [$0], words: "was", subject: .anything, object: term) }
  }

  /// "Page 359 of Čepėnas", "Łossowski, p. 137".
  func source(_ range: Range<Int>) throws -> (SourceReference, Double)? {
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
      // "Brecher and Wilkenfeld", "Brecher & Wilkenfeld": both must be in it.
      if !interpreter.isLoose(index), interpreter.language.prepositions[lower] == nil,
        !interpreter.language.conjunctions.contains(lower)
      {
        rest.append(index)
      }
      index += 1
    }
    guard !rest.isEmpty else { return nil }
    let wanted = rest.map { interpreter.words[$0].folded }.filter { $0 != "vol" && $0 != "volume" }
    func text(_ fields: [String?]) -> String { fields.compactMap(\.self).joined(separator: " ") }
    // A base has thousands, and to cut one into words takes as long as to look through a hundred for the letters.
    let perhaps = try interpreter.base.sources().filter { source in
      let folded = NameFolding.fold(
        text([source.key, source.short, source.author, source.title, source.volume])
      )
      // "didn't" is "did not", whose letters it does not have.
      return wanted.allSatisfy { $0 == "not" || folded.hasUTF8(of: $0) }
    }
    func sources(by fields: (Source) -> [String?]) -> [Source] {
      perhaps.filter { source in
        let words = Set(QuestionText(text(fields(source))).words.map(\.folded))
        return wanted.allSatisfy(words.contains)
      }
    }
    // By whom it is, rather than by a word of its title, which the thing that it treats of may have too.
    var found = sources { [$0.key, $0.short, $0.author, $0.volume] }
    var score = 0.97
    if found.isEmpty {
      found = sources { [$0.key, $0.short, $0.author, $0.title, $0.volume] }
      // Words of a title are likelier those of what it treats of: "the treaty".
      score = 0.7
    }
    guard !found.isEmpty, found.count <= 5 else { return nil }
    return (SourceReference(sources: found, page: page), score)
  }
}
