public import Formats
internal import Chronology
internal import RegestaKit

/// Reads English: from an article to what it names, when, and what it seems to say.
///
/// No statistics and no network: word lists and patterns from `seed/reading/en/`, and a grammar that is content
/// with finding the partners of each verb. What it does not understand it leaves.
public struct EnglishReader {
  /// What it calls itself in what it proposes.
  public static let name = "regesta-en 1"

  private let language: LanguageData
  private let vocabulary: ReadingVocabulary
  private let tokenizer: Tokenizer
  private let finder: DateFinder

  /// A reader for the kinds, relations and names of a base.
  ///
  /// - Throws: a `RegestaError` when the reading data does not read.
  public init(_ vocabulary: ReadingVocabulary) throws {
    language = try LanguageData("en")
    self.vocabulary = vocabulary
    tokenizer = Tokenizer(abbreviations: language.words.abbreviations)
    finder = DateFinder()
  }

  /// A passage with all that is found in it on the way.
  private struct Page {
    var tokens: [Token]
    var sentences: [Range<Int>]
    var dates: [FoundDate]
    var names: [[NameMention]] = []
  }

  /// Reads an article.
  ///
  /// - Throws: only what looking up names in the base throws.
  public func read(_ article: Article) throws -> Reading {
    var pages = self.pages(article)
    var names = NameFinder(language: language, vocabulary: vocabulary)
    let (small, capital) = Self.cases(pages)
    names.seenCapital = capital
    let tagger = Tagger(words: language.words, seenSmall: small)
    let topic = try topic(of: article, tagger, &names)
    names.things.topic = topic
    for page in pages.indices {
      for sentence in pages[page].sentences {
        tagger.tag(&pages[page].tokens, sentence)
        pages[page].names.append(try names.names(in: pages[page].tokens, sentence))
      }
    }
    names.things.settleKinds()
    return claims(article, pages, names.things, topic)
  }

  private func pages(_ article: Article) -> [Page] {
    var dates = [[FoundDate]](repeating: [], count: article.passages.count)
    let found = finder.dates(
      in: article.passages.map { ProsePassage($0.text, headings: $0.section) }
    )
    for date in found { dates[date.passage].append(date) }
    return article.passages.enumerated().map { number, passage in
      let tokens = tokenizer.tokens(
        of: Array(passage.text.unicodeScalars),
        marks: passage.marks.map(\.range)
      )
      return Page(
        tokens: tokens,
        sentences: SentenceSplitter.sentences(tokens),
        dates: dates[number]
      )
    }
  }

  /// Which words stand small, and which with a capital inside a sentence.
  private static func cases(_ pages: [Page]) -> (small: Set<String>, capital: Set<String>) {
    var small: Set<String> = []
    var capital: Set<String> = []
    for page in pages {
      for sentence in page.sentences {
        for index in sentence where page.tokens[index].kind == .word {
          if !page.tokens[index].isCapitalised {
            small.insert(page.tokens[index].lower)
          } else if index > sentence.lowerBound {
            capital.insert(page.tokens[index].lower)
          }
        }
      }
    }
    return (small, capital)
  }

  /// What the article is about: the thing that its title names.
  private func topic(
    of article: Article,
    _ tagger: Tagger,
    _ names: inout NameFinder
  ) throws -> Int? {
    guard let title = article.title else { return nil }
    var tokens = tokenizer.tokens(of: Array(title.unicodeScalars))
    guard !tokens.isEmpty else { return nil }
    for index in tokens.indices where tokens[index].kind == .word {
      names.seenCapital.insert(tokens[index].lower)
    }
    tagger.tag(&tokens, 0..<tokens.count)
    return try names.names(in: tokens, 0..<tokens.count).first { !$0.isAdjective }?.thing
  }

  // MARK: the second pass

  private func claims(
    _ article: Article,
    _ pages: [Page],
    _ things: ThingTable,
    _ topic: Int?
  ) -> Reading {
    var things = things
    var reading = Reading(reader: Self.name)
    var discourse = Discourse()
    discourse.topic = topic
    var section: [String] = []
    for (number, page) in pages.enumerated() {
      if article.passages[number].section != section {
        section = article.passages[number].section
        discourse.beginSection()
      }
      for date in page.dates where date.isResolved {
        reading.dates.append(
          Reading.DateMention(
            Reading.Span(number, date.range),
            date.date,
            isInferred: date.isInferred,
            score: date.confidence
          )
        )
      }
      for (place, sentence) in page.sentences.enumerated() {
        discourse.beginSentence()
        let names = page.names[place]
        let dates = Self.dates(page.dates, page.tokens, sentence)
        let table = things
        let chunker = Chunker(
          language,
          page.tokens,
          sentence,
          names: names,
          dates: dates.map(\.tokens),
          rank: { rank(of: $0, table) }
        )
        let reader = ClauseReader(
          chunker,
          page.tokens,
          objectControl: language.frames.objectControl,
          attributing: language.frames.attributing.union(language.frames.announcing),
          rank: { number in chunker.phrases[number].name.flatMap { rank(of: $0, table) } }
        )
        var claims = SentenceClaims(
          language: language,
          vocabulary: vocabulary,
          passage: number,
          tokens: page.tokens,
          chunker: chunker,
          clauses: reader.clauses,
          dates: dates.map(\.date),
          things: things,
          discourse: discourse
        )
        claims.readClauses()
        claims.readPhrases()
        things = claims.things
        note(claims, chunker, reader.clauses, &discourse)
        reading.candidates += claims.candidates
        addMentions(claims, chunker, names, page.tokens, number, &reading)
      }
    }
    things.settleKinds()
    reading.things = things.things.map {
      Reading.ReadThing(
        entity: $0.entity,
        names: $0.names,
        kind: $0.kind,
        score: max(0.1, min(0.99, $0.kindScore))
      )
    }
    return Self.tidied(reading)
  }

  private func rank(of name: NameMention, _ things: ThingTable) -> NounPhrase.Rank? {
    let kind = things[name.thing].kind
    if vocabulary.isCase(kind, of: "settlement") { return .settlement }
    if vocabulary.isCase(kind, of: "place") { return .place }
    if vocabulary.isCase(kind, of: "person") { return .person }
    if vocabulary.isCase(kind, of: "agent") { return .agent }
    if vocabulary.isCase(kind, of: "event") { return .event }
    return .other
  }

  private static func dates(
    _ dates: [FoundDate],
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) -> [(date: FoundDate, tokens: Range<Int>)] {
    guard let begin = sentence.first.map({ tokens[$0].range.lowerBound }) else { return [] }
    let end = tokens[sentence.upperBound - 1].range.upperBound
    // Dates and tokens stand in order: two fingers walk along them.
    var place = sentence.lowerBound
    return dates.drop { $0.range.upperBound <= begin }.prefix { $0.range.lowerBound < end }
      .compactMap { date in
        while place < sentence.upperBound, tokens[place].range.upperBound <= date.range.lowerBound {
          place += 1
        }
        var last = place
        while last < sentence.upperBound, tokens[last].range.lowerBound < date.range.upperBound {
          last += 1
        }
        return last > place ? (date, place..<last) : nil
      }
  }

  private func note(
    _ claims: SentenceClaims,
    _ chunker: Chunker,
    _ clauses: [Clause],
    _ discourse: inout Discourse
  ) {
    for candidate in claims.candidates where candidate.relation == "holds-office" {
      if case .thing(let office) = candidate.object {
        discourse.note(office: office, of: candidate.subject)
      }
    }
    let subjects = Set(clauses.flatMap(\.subjects))
    let rows = Set(clauses.filter { $0.subjects.count > 1 }.flatMap(\.subjects))
    for number in chunker.phrases.indices where chunker.phrases[number].name?.isAdjective != true {
      guard let reference = claims.references[number] ?? named(chunker.phrases[number]) else {
        continue
      }
      discourse.note(
        reference.thing,
        isSubject: subjects.contains(number),
        isPlural: reference.isPlural,
        isInRow: rows.contains(number)
      )
    }
  }

  private func named(_ phrase: NounPhrase) -> PhraseThings.Reference? {
    phrase.name.flatMap {
      $0.isAdjective
        ? nil : PhraseThings.Reference(thing: $0.thing, score: $0.score, isPlural: $0.isPeople)
    }
  }

  private func addMentions(
    _ claims: SentenceClaims,
    _ chunker: Chunker,
    _ names: [NameMention],
    _ tokens: [Token],
    _ passage: Int,
    _ reading: inout Reading
  ) {
    func span(_ range: Range<Int>) -> Reading.Span {
      Reading.Span(
        passage,
        tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
      )
    }
    for name in names {
      reading.mentions.append(
        Reading.Mention(
          span(name.tokens),
          thing: name.thing,
          score: name.score,
          alternatives: name.alternatives
        )
      )
    }
    for office in claims.officeMentions {
      reading.mentions.append(
        Reading.Mention(span(office.tokens), thing: office.thing, score: 0.85)
      )
    }
    for (number, reference) in claims.references.sorted(by: { $0.key < $1.key }) {
      let phrase = chunker.phrases[number]
      // "the island of Luzon": the name says it.
      guard phrase.name == nil,
        !phrase.of.contains(where: { chunker.phrases[$0].name?.thing == reference.thing }),
        !phrase.inner.contains(where: { $0.thing == reference.thing }), phrase.joined.isEmpty
      else { continue }
      reading.mentions.append(
        Reading.Mention(
          span(phrase.tokens),
          thing: reference.thing,
          score: reference.score,
          isReference: true
        )
      )
    }
  }

  /// One candidate for each thing said, the surest; things that nothing names or speaks of are left out.
  private static func tidied(_ reading: Reading) -> Reading {
    var reading = reading
    var places: [CandidateKey: [Int]] = [:]
    var kept: [Reading.Candidate] = []
    for candidate in reading.candidates {
      let key = CandidateKey(candidate)
      // What was twice at different times was twice; what is said again without a time is said again.
      let same = (places[key] ?? []).first {
        kept[$0].period == nil || candidate.period == nil
          || isSameTime(kept[$0].period, candidate.period)
      }
      if same == nil, candidate.relation == "holds-office",
        let begun = (places[key] ?? []).last, let whole = term(kept[begun].period, candidate.period)
      {
        // "was appointed in 1930 ... served until 1932": one term.
        kept[begun].period = whole
        continue
      }
      guard let place = same else {
        places[key, default: []].append(kept.count)
        kept.append(candidate)
        continue
      }
      let isBetter =
        precision(candidate, kept[place]) > 0
        || precision(candidate, kept[place]) == 0 && candidate.score > kept[place].score
      if isBetter {
        let notes = kept[place].notes
        kept[place] = candidate
        kept[place].notes = notes + candidate.notes.filter { !notes.contains($0) }
      }
    }
    // A year in a name says nothing where the day is known.
    let dated = Set(kept.filter { $0.pattern != "of a year" && isDated($0.object) }.map(\.subject))
    // "is dated June 1919" says nothing beside "happened in June 1919".
    let told = Set(kept.filter { $0.relation != "dated" }.map { Told($0.subject, $0.object) })
    reading.candidates = kept.filter {
      $0.score >= lowestScore && !($0.pattern == "of a year" && dated.contains($0.subject))
        && !($0.relation == "dated" && told.contains(Told($0.subject, $0.object)))
    }
    return reading
  }

  /// The time from the beginning that one claim gives to the end that the next one gives.
  private static func term(_ begun: Period?, _ ended: Period?) -> Period? {
    guard let begun, let ended, begun.end == .unknown, ended.start == .unknown,
      begun.startLatest <= ended.endEarliest
    else { return nil }
    return Period(start: begun.start, end: ended.end)
  }

  /// Whether a candidate says more exactly than another of its claim when that was: 1, or -1 where it says less.
  private static func precision(_ one: Reading.Candidate, _ other: Reading.Candidate) -> Int {
    guard let left = one.period else { return other.period == nil ? 0 : -1 }
    guard let right = other.period else { return 1 }
    if left == right { return 0 }
    func isInside(_ inner: Period, _ outer: Period) -> Bool {
      inner.startEarliest >= outer.startEarliest && inner.startLatest <= outer.startLatest
        && inner.endEarliest >= outer.endEarliest && inner.endLatest <= outer.endLatest
    }
    return isInside(left, right) ? 1 : isInside(right, left) ? -1 : 0
  }

  private static func isSameTime(_ one: Period?, _ other: Period?) -> Bool {
    one?.startEarliest == other?.startEarliest && one?.endLatest == other?.endLatest
  }

  /// What is less sure than this is noise.
  private static let lowestScore = 0.3

  private static func isDated(_ object: Reading.Object) -> Bool {
    if case .date = object { return true }
    return false
  }

  /// A thing and what is said of it, in whatever relation.
  private struct Told: Hashable {
    var subject: Int
    var object: Reading.Object

    init(_ subject: Int, _ object: Reading.Object) {
      self.subject = subject
      self.object = object
    }
  }

  private struct CandidateKey: Hashable {
    var subject: Int
    var relation: String
    var object: Reading.Object
    var isDenied: Bool
    var modality: Reading.Modality
    var notes: [String]

    init(_ candidate: Reading.Candidate) {
      subject = candidate.subject
      relation = candidate.relation
      object = candidate.object
      isDenied = candidate.isDenied
      modality = candidate.modality
      notes = candidate.attribution == nil ? [] : candidate.notes
    }
  }
}
