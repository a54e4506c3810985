internal import Chronology
internal import RegestaKit

/// What one sentence says: its clauses and phrases held against the patterns.
struct SentenceClaims {
  let language: LanguageData
  let vocabulary: ReadingVocabulary
  let passage: Int
  let tokens: [Token]
  let chunker: Chunker
  let clauses: [Clause]
  /// The dates of the sentence.
  let dates: [FoundDate]
  var things: ThingTable
  let discourse: Discourse

  private(set) var candidates: [Reading.Candidate] = []
  /// What each phrase stands for, once it is known.
  private(set) var references: [Int: PhraseThings.Reference] = [:]
  var asked: Set<Int> = []

  typealias Reference = PhraseThings.Reference
  typealias Slot = ClaimPattern.Slot

  init(
    language: LanguageData,
    vocabulary: ReadingVocabulary,
    passage: Int,
    tokens: [Token],
    chunker: Chunker,
    clauses: [Clause],
    dates: [FoundDate],
    things: ThingTable,
    discourse: Discourse
  ) {
    self.language = language
    self.vocabulary = vocabulary
    self.passage = passage
    self.tokens = tokens
    self.chunker = chunker
    self.clauses = clauses
    self.dates = dates
    self.things = things
    self.discourse = discourse
  }

  var resolver: PhraseThings {
    PhraseThings(
      language: language,
      vocabulary: vocabulary,
      tokens: tokens,
      phrases: chunker.phrases
    )
  }

  // MARK: references

  /// What a phrase stands for, worked out once.
  mutating func reference(_ phrase: Int) -> Reference? {
    if asked.insert(phrase).inserted {
      references[phrase] =
        resolver.reference(to: phrase, &things, before(phrase)) ?? listed(by: phrase)
      if references[phrase]?.pronoun != nil {
        references[phrase]?.isSubject = clauses.contains { $0.subjects.contains(phrase) }
      }
    }
    return references[phrase]
  }

  /// What was spoken of before a phrase, its own sentence included.
  func before(_ phrase: Int) -> Discourse {
    guard
      chunker.phrases[phrase].isPronoun || chunker.phrases[phrase].possessivePronoun != nil
        || chunker.phrases[phrase].isDefinite
        || language.forms.parties.contains(tokens[chunker.phrases[phrase].head].lower)
        || language.forms.people.contains(tokens[chunker.phrases[phrase].head].lower)
    else { return discourse }
    var discourse = discourse
    let subjects = Set(clauses.flatMap(\.subjects))
    for number in 0..<phrase where chunker.phrases[number].name?.isAdjective != true {
      guard
        let name = references[number]
          ?? chunker.phrases[number].name.map({
            Reference(thing: $0.thing, score: $0.score, isPlural: $0.isPeople)
          })
      else { continue }
      discourse.note(name.thing, isSubject: subjects.contains(number), isPlural: name.isPlural)
    }
    if let ahead = ahead(of: phrase) {
      discourse.note(ahead.thing, isSubject: true, isPlural: ahead.isPeople)
    }
    return discourse
  }

  /// "After its defeat, Spain ceded": what stands before the subject and names nothing points at the subject.
  private func ahead(of phrase: Int) -> NameMention? {
    guard chunker.phrases[phrase].possessivePronoun != nil,
      (0..<phrase).allSatisfy({ chunker.phrases[$0].name == nil }),
      let first = clauses.first(where: { chunker.verbs[$0.verb].form == .finite }),
      let subject = first.subjects.first, subject > phrase
    else { return nil }
    return chunker.phrases[subject].name
  }

  /// Settles what a phrase stands for.
  mutating func take(_ reference: Reference, for phrase: Int) {
    asked.insert(phrase)
    references[phrase] = reference
  }

  /// The words of an office, as mentions.
  private(set) var officeMentions: [(tokens: Range<Int>, thing: Int)] = []

  mutating func mentionOffice(_ tokens: Range<Int>, _ thing: Int) {
    officeMentions.append((tokens, thing))
  }

  /// All that was spoken of, the whole sentence included, for pronouns behind the verb.
  var discourseOfPronoun: Discourse {
    var discourse = discourse
    for number in chunker.phrases.indices {
      guard !chunker.phrases[number].isPronoun, let found = references[number] else { continue }
      discourse.note(found.thing, isSubject: false, isPlural: found.isPlural)
    }
    return discourse
  }

  /// A slot's filler: a thing, a date, a number, or words.
  enum Filler {
    case thing(Reference)
    case date(FoundDate)
    case quantity(Double, unit: String?, wording: String)
  }

  // MARK: making claims

  /// How a clause or phrase says what it says.
  struct Manner {
    var isDenied = false
    var modality = Reading.Modality.asserted
    var attribution: String?
    var score = 1.0
    var span: Range<Int>
    var notes: [Int] = []
    var dates: [FoundDate] = []
    /// The dates are those of a clause around.
    var isDateInherited = false
    /// It was so at the date, and who knows since when: an office named in passing.
    var isMeanwhile = false
    var pattern: String
  }

  /// Makes the claims of one pattern out of what fills its slots.
  mutating func make(
    _ pattern: ClaimPattern,
    _ manner: Manner,
    wanted: [Slot: [String]] = [:],
    fillers: (inout SentenceClaims, Slot) -> [Filler]
  ) {
    guard let known = vocabulary.relations[pattern.relation] else { return }
    let subjects = fillers(&self, pattern.subject)
    guard !subjects.isEmpty else { return }
    let objects = dates(pattern.object, manner) ?? fillers(&self, pattern.object)
    guard !objects.isEmpty else { return }
    let qualifiers = pattern.qualifiers.flatMap { relation, slot -> [Reading.Qualifier] in
      fillers(&self, slot).compactMap { filler in
        guard case .thing(let reference) = filler,
          let allowed = vocabulary.relations[relation],
          let thing = fit(reference, allowed.objects, [], &things)
        else { return nil }
        return Reading.Qualifier(relation, .thing(thing.thing))
      }
    }
    for (place, subject) in subjects.enumerated() {
      guard case .thing(let subject) = subject,
        let first = fit(subject, known.subjects, wanted[pattern.subject] ?? [], &things)
          ?? pointed(subject, known.subjects, wanted[pattern.subject] ?? [])
      else { continue }
      for (other, object) in objects.enumerated() {
        if isRow(pattern.object) || pattern.object == pattern.subject, other <= place { continue }
        guard
          let said = self.object(object, known, wanted[pattern.object] ?? [], first.thing)
        else { continue }
        add(pattern, known.relation, first, said, qualifiers, manner)
        if case .date = object { break }
      }
    }
  }

  private func isRow(_ slot: Slot) -> Bool {
    switch slot {
    case .eachSubject, .eachOf: true
    default: false
    }
  }

  /// The dates that a slot of dates takes; nil for other slots.
  private func dates(_ slot: Slot, _ manner: Manner) -> [Filler]? {
    let usable = manner.dates.filter(isUsable)
    switch slot {
    case .date: return Self.joined(usable).map { .date($0) }
    case .start: return usable.filter { $0.role == .from }.map { .date($0) }
    case .end: return usable.filter { $0.role == .to }.map { .date($0) }
    default: return nil
    }
  }

  /// "from 28 to 30 June" as one date, for what takes one.
  static func joined(_ dates: [FoundDate]) -> [FoundDate] {
    guard let from = dates.first(where: { $0.role == .from }),
      let to = dates.first(where: { $0.role == .to }), from.expression == to.expression,
      from.date.earliest <= to.date.latest
    else { return dates }
    var whole = from
    whole.date = HistoricalDate(
      earliest: from.date.earliest,
      latest: to.date.latest,
      calendar: from.date.calendar,
      rule: .span
    )
    whole.role = .point
    return [whole] + dates.filter { $0 != from && $0 != to }
  }

  func isUsable(_ date: FoundDate) -> Bool { date.isResolved && !date.isInName }

  mutating func add(
    _ pattern: ClaimPattern,
    _ relation: Relation,
    _ subject: (thing: Int, score: Double),
    _ object: (object: Reading.Object, score: Double, isInferred: Bool),
    _ qualifiers: [Reading.Qualifier],
    _ manner: Manner
  ) {
    var score = manner.score * (subject.score * object.score).squareRoot()
    var period: Period?
    var isInferred = object.isInferred
    if relation.value != .date, relation.time != .timeless {
      let found = self.period(
        manner.dates.filter(isUsable),
        manner.isMeanwhile ? .instant : relation.time,
        isEnd: pattern.isEnd
      )
      period = found?.period
      if let found {
        isInferred = isInferred || found.isInferred || manner.isDateInherited
        score *= 0.9 + 0.1 * found.confidence
      }
    }
    // Of "severed relations" without a date, the claim that they had any would say the contrary.
    if pattern.isEnd, period == nil { return }
    if manner.isDateInherited, relation.value == .date { score *= 0.9 }
    candidates.append(
      Reading.Candidate(
        subject.thing,
        pattern.relation,
        object.object,
        period: period,
        isInferred: isInferred,
        isDenied: manner.isDenied,
        modality: manner.modality,
        attribution: manner.attribution,
        qualifiers: qualifiers,
        span: Reading.Span(passage, scalars(manner.span)),
        notes: manner.notes.map { label(tokens[$0].text) },
        // Three digits say all that it can mean.
        score: min(0.99, (score * 1000).rounded() / 1000),
        pattern: manner.pattern
      )
    )
  }

  func label(_ mark: String) -> String {
    String(mark.dropFirst().dropLast())
  }

  func scalars(_ range: Range<Int>) -> Range<Int> {
    tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
  }

  /// When a clause's dates say that it was.
  func period(
    _ dates: [FoundDate],
    _ nature: Relation.Nature,
    isEnd: Bool
  ) -> (period: Period, isInferred: Bool, confidence: Double)? {
    let from = dates.first { $0.role == .from || $0.role == .throughout }
    let to = dates.first { $0.role == .to }
    let point = dates.first { $0.role == .point }
    let isInferred = dates.contains { $0.isInferred }
    let confidence = dates.map(\.confidence).min() ?? 1
    switch nature {
    case .instant:
      guard let date = point ?? from ?? to else { return nil }
      return (.instant(date.date), isInferred, confidence)
    case .interval:
      if let from, let to {
        return (Period(start: .date(from.date), end: .date(to.date)), isInferred, confidence)
      }
      if let from {
        return (Period(start: .date(from.date), end: .unknown), isInferred, confidence)
      }
      if let to { return (Period(start: .unknown, end: .date(to.date)), isInferred, confidence) }
      guard let point else { return nil }
      if isEnd { return (Period(start: .unknown, end: .date(point.date)), isInferred, confidence) }
      return (Period(start: .date(point.date), end: .unknown), isInferred, confidence)
    case .timeless: return nil
    }
  }
}
