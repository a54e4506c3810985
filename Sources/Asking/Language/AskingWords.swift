internal import Reading
internal import RegestaKit

/// The words of questions in one language, from `seed/asking/LANGUAGE/words.yaml`, with its verbs and its
/// names of powers from `seed/reading/`.
struct AskingWords: Sendable {
  let articles: Set<String>
  /// Left out before anything is read.
  let fillers: Set<String>
  /// Inside a clause, they change nothing.
  let loose: Set<String>
  let pronouns: Set<String>
  let possessives: Set<String>
  let conjunctions: Set<String>
  let negations: Set<String>
  /// "who", "what", with the kinds that fit.
  let asked: [String: [String]]
  let timeNouns: Set<String>
  let amountNouns: Set<String>
  let placeNouns: Set<String>
  let personNouns: Set<String>
  /// What a phrase behind a preposition may be to a claim.
  let prepositions: [String: [String]]
  /// Behind these, what a thing of a claim has to do with the phrase will do.
  let loosePrepositions: Set<String>
  let lightVerbs: Set<String>
  let dateTails: [[String]]
  let leadIns: [[String]]
  /// After "and", another question begins with these.
  let secondQuestions: Set<String>
  let actsFor: [String]
  let datings: [String]
  let begins: [String]
  let ends: [String]
  let places: [String]
  let causes: [String]
  /// Those causes that keep a thing from coming about.
  let hindrances: [String]
  /// Relations whose object's causes are reasons for what they say.
  let bringsAbout: Set<String>
  /// Relations whose object's hindrances are reasons for what they say.
  let givesUp: Set<String>
  /// Relations that end in another's holding of a place, and those that end the holding.
  let takings: [String]
  let leavings: [String]
  /// The relation of holding that they are evidence for.
  let holdings: Set<String>
  let reasons: [String]
  let numbers: [String: Int]
  let units: [String: String]
  /// Each form of an auxiliary with its dictionary form.
  let auxiliaries: [String: String]
  let modals: Set<String>
  let months: Set<String>
  /// Languages by their names, in BCP 47.
  let languages: [String: String]
  private(set) var verbs: VerbForms
  let powers: Powers
  /// Words that questions are made of, whatever the base: slips may be mended to them.
  let common: Set<String>

  /// Reads the words of a language.
  ///
  /// - Throws: a `RegestaError` that says in which file and line something is wrong.
  init(language: String) throws {
    let file = try LanguageFile(path: "seed/asking/\(language)/words.yaml")
    try file.onlyKeys(
      [
        "articles", "fillers", "loose", "possessives", "pronouns", "conjunctions", "negations",
        "asked", "time-nouns", "amount-nouns", "place-nouns", "person-nouns", "prepositions",
        "loose-prepositions", "light-verbs", "second-questions", "lead-ins", "date-tails",
        "acts-for", "datings", "begins", "ends", "places", "causes", "hindrances", "brings-about",
        "gives-up", "reasons", "holdings", "takings", "leavings", "languages", "months", "numbers",
        "units",
      ],
      of: file.root
    )
    articles = try file.words("articles")
    fillers = try file.words("fillers")
    loose = try file.words("loose")
    pronouns = try file.words("pronouns")
    possessives = try file.words("possessives")
    conjunctions = try file.words("conjunctions")
    negations = try file.words("negations")
    asked = try Self.lists("asked", of: file)
    timeNouns = try file.words("time-nouns")
    amountNouns = try file.words("amount-nouns")
    placeNouns = try file.words("place-nouns")
    personNouns = try file.words("person-nouns")
    prepositions = try Self.lists("prepositions", of: file)
    loosePrepositions = try file.words("loose-prepositions")
    lightVerbs = try file.words("light-verbs")
    dateTails = try file.texts(try file.value("date-tails", of: file.root)).map {
      QuestionText($0).allWords
    }
    leadIns = try file.texts(try file.value("lead-ins", of: file.root)).map {
      QuestionText($0).allWords
    }
    secondQuestions = try file.words("second-questions")
    actsFor = try file.texts(try file.value("acts-for", of: file.root))
    datings = try file.texts(try file.value("datings", of: file.root))
    begins = try file.texts(try file.value("begins", of: file.root))
    ends = try file.texts(try file.value("ends", of: file.root))
    places = try file.texts(try file.value("places", of: file.root))
    causes = try file.texts(try file.value("causes", of: file.root))
    reasons = try file.texts(try file.value("reasons", of: file.root))
    hindrances = try file.texts(try file.value("hindrances", of: file.root))
    bringsAbout = try file.words("brings-about")
    givesUp = try file.words("gives-up")
    takings = try file.texts(try file.value("takings", of: file.root))
    leavings = try file.texts(try file.value("leavings", of: file.root))
    holdings = try file.words("holdings")
    languages = try Self.lists("languages", of: file).compactMapValues(\.first)
    months = try file.words("months")
    numbers = try Self.lists("numbers", of: file).compactMapValues { $0.first.flatMap { Int($0) } }
    units = try Self.lists("units", of: file).compactMapValues(\.first)
    let words = try Words(language: language)
    auxiliaries = words.auxiliaries
    modals = words.modals
    verbs = words.verbs
    powers = try Powers(language: language)
    common = Set(asked.keys).union(articles).union(auxiliaries.keys).union(prepositions.keys)
      .union(units.keys).union(timeNouns).union(months)
      .union([
        "happened", "between", "before", "after", "during", "because", "compare", "difference",
      ])
  }

  /// Learns the verbs of phrases, by which a base's relations are asked for.
  mutating func know(verbs phrases: some Sequence<String>) {
    for phrase in phrases {
      guard let verb = phrase.words.first, !verbs.has(verb) else { continue }
      verbs.add(verb)
    }
  }

  private static func lists(_ key: String, of file: LanguageFile) throws -> [String: [String]] {
    guard let node = try file.value(key, of: file.root) else { return [:] }
    var lists: [String: [String]] = [:]
    for (word, value) in try file.entries(of: node) { lists[word] = try file.texts(value) }
    return lists
  }

  /// The dictionary form of a word: of a verb, an auxiliary, or the word itself in one spelling.
  func lemma(_ lower: String) -> String {
    Self.spelling(auxiliaries[lower] ?? verbs[lower]?.lemma ?? lower)
  }

  /// The form of a verb that a word is; nil where it is none.
  func form(_ lower: String) -> VerbForm? { verbs[lower]?.form }

  /// The one of several nouns.
  func singular(_ lower: String) -> String {
    if lower.hasSuffix("ies"), lower.count > 4 { return lower.dropLast(3) + "y" }
    for ending in ["sses", "shes", "ches", "xes"] where lower.hasSuffix(ending) {
      return String(lower.dropLast(2))
    }
    if lower.hasSuffix("s"), !lower.hasSuffix("ss"), !lower.hasSuffix("us"), lower.count > 3 {
      return String(lower.dropLast())
    }
    return lower
  }

  /// British and American spellings made one: "recognize" and "recognise", "favor" and "favour".
  static func spelling(_ word: String) -> String {
    // Nearly every word has one spelling, and this is asked of all words of all relations.
    let may = word.utf8.contains { $0 == UInt8(ascii: "z") || $0 == UInt8(ascii: "u") }
    guard may else { return word }
    var letters = Array(word)
    var index = 0
    while index + 1 < letters.count {
      if letters[index] == "i", letters[index + 1] == "z" { letters[index + 1] = "s" }
      if index + 2 < letters.count, letters[index] == "o", letters[index + 1] == "u",
        letters[index + 2] == "r", index > 2
      {
        letters.remove(at: index + 1)
      }
      index += 1
    }
    return String(letters)
  }
}

extension AskingWords {
  /// Whether it is a word of the language, as far as questions need it.
  func knows(_ lower: String) -> Bool {
    verbs[lower] != nil || auxiliaries[lower] != nil || articles.contains(lower)
      || fillers.contains(lower) || loose.contains(lower) || pronouns.contains(lower)
      || conjunctions.contains(lower) || negations.contains(lower) || modals.contains(lower)
      || asked[lower] != nil || prepositions[lower] != nil || numbers[lower] != nil
      || units[lower] != nil || months.contains(lower) || timeNouns.contains(lower)
      || amountNouns.contains(lower) || placeNouns.contains(lower) || personNouns.contains(lower)
      || common.contains(lower)
  }
}
