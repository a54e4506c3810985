internal import Names
internal import Reading
internal import RegestaKit

/// Reads one question: its words, and what they may name in a base.
struct Interpreter {
  let base: KnowledgeBase
  let language: AskingWords
  let lexicon: Lexicon
  let linker: Linker
  let question: QuestionText
  /// The words without those that say nothing.
  let words: [Word]
  let mentions: [Int: [Mention]]
  /// What was spoken of last, for "it" and "they".
  private(set) var previous: [Entity]
  /// Slips that were mended: what was typed, and what it was read as.
  let corrections: [String: String]
  /// Whether the question ends with "and when".
  let wantsDate: Bool
  /// Times that are told by an event, by the word where they begin: "after the treaty was signed".
  var anchors: [Int: (window: TimeWindow, range: Range<Int>)] = [:]
  /// Whether a stretch may also stand for what is called almost so.
  var takesLikeness = false
  /// What has been read already.
  private(set) var memory = ReadingMemory()
  /// The year of a month that is named without one.
  var assumedYear: Int?
  /// Whether a month took the assumed year.
  var usesAssumedYear: Bool {
    guard assumedYear != nil else { return false }
    let months = words.indices.filter {
      language.months.contains(words[$0].lower) && words[$0].isCapital
    }
    return !months.isEmpty
      && !words.contains { $0.lower.count == 4 && $0.lower.allSatisfy(\.isNumber) }
  }

  init(
    _ question: QuestionText,
    base: KnowledgeBase,
    language: AskingWords,
    lexicon: Lexicon,
    forms: FormTable,
    previous: [Entity]
  ) throws {
    self.base = base
    self.language = language
    self.lexicon = lexicon
    self.question = question
    self.previous = previous
    linker = Linker(base: base, language: language, lexicon: lexicon)
    var kept = question.words.filter { !language.fillers.contains($0.lower) }
    let tail = language.dateTails.first { tail in
      kept.count > tail.count + 2 && kept.suffix(tail.count).map(\.lower) == tail
    }
    if let tail { kept.removeLast(tail.count) }
    while kept.last?.lower == "," { kept.removeLast() }
    // "Can you tell me who took Vilnius"
    for lead in language.leadIns
    where kept.count > lead.count + 1 && kept.prefix(lead.count).map(\.lower) == lead {
      guard
        language.asked[kept[lead.count].lower] != nil
          || language.secondQuestions.contains(kept[lead.count].lower)
      else { continue }
      kept.removeFirst(lead.count)
      break
    }
    wantsDate = tail != nil
    kept = Self.withTimeBehind(kept, language)
    var mentions = try linker.mentions(in: kept)
    var corrections: [String: String]
    (kept, corrections) = Self.corrected(kept, mentions, language, lexicon, forms)
    if !corrections.isEmpty { mentions = try linker.mentions(in: kept) }
    let names = try Self.misspelt(kept, mentions, language, lexicon, forms, linker)
    for mention in names {
      mentions[mention.range.lowerBound, default: []].append(mention)
      corrections[kept[mention.range.lowerBound].text] = mention.things[0].entity.label
    }
    self.corrections = corrections
    words = kept
    self.mentions = mentions
  }

  /// The same question, where "it" and "they" are what was just spoken of in it.
  func speaking(of things: [Entity]) -> Interpreter {
    var other = self
    other.previous = things
    other.memory = ReadingMemory()
    return other
  }

  /// "As of 1 September 1920, who held it": the time goes behind the question.
  private static func withTimeBehind(_ words: [Word], _ language: AskingWords) -> [Word] {
    guard let first = words.first?.lower,
      ["in", "on", "as", "at", "during", "by", "between", "from"].contains(first),
      let start = words.indices.first(where: { index in
        index > 1
          && (language.asked[words[index].lower] != nil
            || language.secondQuestions.contains(words[index].lower))
      }),
      words[..<start].contains(where: { word in
        word.lower.contains(where: \.isNumber) || language.months.contains(word.lower)
      })
    else { return words }
    var time = Array(words[..<start])
    while time.last?.lower == "," { time.removeLast() }
    // "As of": the date alone.
    if first == "as", time.count > 2, time[1].lower == "of" { time.removeFirst() }
    return Array(words[start...]) + time
  }

  /// Whether a word carries no meaning of its own where a question is read.
  func isLoose(_ index: Int) -> Bool {
    let lower = words[index].lower
    return language.loose.contains(lower) || language.articles.contains(lower)
      || language.modals.contains(lower) || language.negations.contains(lower)
      || ["be", "have", "do"].contains(language.lemma(lower))
  }

  /// Whether a clause may go on here with its verb or an auxiliary.
  func mayBeVerb(_ index: Int) -> Bool {
    let lower = words[index].lower
    return language.auxiliaries[lower] != nil || language.modals.contains(lower)
      || language.form(lower).map { !$0.isDisjoint(with: [.past, .present, .participle]) } ?? false
  }

  /// "Battles were": what may be a verb is none where an auxiliary follows.
  func isBeforeAuxiliary(_ range: Range<Int>) -> Bool {
    guard range.count > 1, language.auxiliaries[words[range.lowerBound].lower] == nil,
      !language.modals.contains(words[range.lowerBound].lower)
    else { return false }
    let next = words[range.lowerBound + 1].lower
    return language.auxiliaries[next] != nil || language.modals.contains(next)
  }

  func lemma(_ index: Int) -> String { language.lemma(words[index].lower) }

  /// The words of a stretch as they were typed.
  func wording(_ range: Range<Int>) -> String {
    guard let first = words[range].first, let last = words[range].last else { return "" }
    let scalars = Array(question.text.unicodeScalars)
    var wording = ""
    wording.unicodeScalars.append(
      contentsOf: scalars[
        first.range.lowerBound..<max(last.range.upperBound, first.range.upperBound)
      ]
    )
    return wording
  }

  /// The words of a stretch that a reading does not account for.
  func unexplained(_ range: Range<Int>, _ explained: Set<Int>) -> [Int] {
    range.filter { !explained.contains($0) && !isLoose($0) && words[$0].lower != "'s" }
  }
}
