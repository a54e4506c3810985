/// The small words of a language and its verbs.
package struct Words: Sendable {
  let determiners: Set<String>
  let possessivePronouns: Set<String>
  let pronouns: Set<String>
  let relativePronouns: Set<String>
  let prepositions: Set<String>
  let subordinators: Set<String>
  let conjunctions: Set<String>
  /// Rows of words that join like "and", by their first: "as well as".
  let joiners: [String: [[String]]]
  let adverbs: Set<String>
  let negations: Set<String>
  package let modals: Set<String>
  /// Each form of the auxiliaries with its dictionary form.
  package let auxiliaries: [String: String]
  let adjectives: Set<String>
  let abbreviations: Set<String>
  let months: Set<String>
  let weekdays: Set<String>
  /// Before a number: about how many, not where. Rows of words, the longest first.
  let approximations: [[String]]
  /// Nouns that are verbs too, and stand bare behind "to".
  let bareNouns: Set<String>
  /// Behind a phrase, and not of it.
  let trailing: Set<String>
  /// Before an office that is held at another time than that told of: "former".
  let untimely: Set<String>
  /// Before a noun: another than the one spoken of.
  let others: Set<String>
  /// Before "of", how much of what follows: "most of the island".
  let quantifiers: Set<String>
  /// Participles that stand behind a number for those of whom they are said: "200 wounded".
  let casualties: Set<String>
  /// Verbs of which nothing is the object: their past is no participle.
  let intransitive: Set<String>
  /// Before an office, and no part of its name.
  let ordinals: Set<String>
  /// Participles that say how the phrase before them is: "numbering".
  let describing: Set<String>
  /// Small words inside the names of persons.
  let nobiliary: Set<String>
  /// What a word makes of the number before it.
  let magnitudes: [String: Double]
  /// "both", "two", "three": how many.
  let counts: [String: Int]
  package private(set) var verbs: VerbForms

  /// Reads the lists of a language.
  package init(language: String) throws {
    let file = try LanguageFile("words", language: language)
    try file.onlyKeys(
      [
        "determiners", "possessive-pronouns", "pronouns", "relative-pronouns", "prepositions",
        "subordinators", "conjunctions", "adverbs", "negations", "modals", "auxiliaries",
        "adjectives", "abbreviations", "months", "weekdays", "approximators", "bare-nouns",
        "trailing", "ordinals", "nobiliary", "magnitudes", "counts", "joiners",
        "untimely", "intransitive", "casualties",
        "quantifiers", "others", "describing",
      ],
      of: file.root
    )
    determiners = try file.words("determiners")
    possessivePronouns = try file.words("possessive-pronouns")
    pronouns = try file.words("pronouns")
    relativePronouns = try file.words("relative-pronouns")
    prepositions = try file.words("prepositions")
    subordinators = try file.words("subordinators")
    conjunctions = try file.words("conjunctions")
    joiners = Dictionary(
      grouping: try file.words("joiners").sorted().map {
        $0.split(separator: " ").map(String.init)
      }.filter { !$0.isEmpty },
      by: { $0[0] }
    )
    adverbs = try file.words("adverbs")
    negations = try file.words("negations")
    modals = try file.words("modals")
    adjectives = try file.words("adjectives")
    abbreviations = try file.words("abbreviations")
    months = try file.words("months")
    weekdays = try file.words("weekdays")
    approximations = try file.words("approximators").map {
      $0.split(separator: " ").map(String.init)
    }
    .sorted { ($1.count, $0.joined()) < ($0.count, $1.joined()) }
    bareNouns = try file.words("bare-nouns")
    trailing = try file.words("trailing")
    describing = try file.words("describing")
    ordinals = try file.words("ordinals")
    untimely = try file.words("untimely")
    others = try file.words("others")
    quantifiers = try file.words("quantifiers")
    casualties = try file.words("casualties")
    intransitive = try file.words("intransitive")
    nobiliary = try file.words("nobiliary")
    magnitudes = try file.pairs("magnitudes").compactMapValues { Double($0) }
    counts = try file.pairs("counts").compactMapValues { Int($0) }
    var auxiliaries: [String: String] = [:]
    if let node = try file.value("auxiliaries", of: file.root) {
      for (lemma, forms) in try file.entries(of: node) {
        for form in try file.texts(forms) { auxiliaries[form] = lemma }
      }
    }
    self.auxiliaries = auxiliaries
    verbs = try Self.verbs(language)
  }

  private static func verbs(_ language: String) throws -> VerbForms {
    let file = try LanguageFile("verbs", language: language)
    try file.onlyKeys(["irregular", "regular"], of: file.root)
    var verbs = VerbForms()
    if let node = try file.value("irregular", of: file.root) {
      for (lemma, value) in try file.entries(of: node) {
        let forms = try file.texts(value)
        guard (2...3).contains(forms.count) else {
          throw file.error("Past and participle are wanted.", at: value)
        }
        verbs.add(lemma, past: forms[0], participles: Array(forms[1...]))
      }
    }
    for line in try file.texts(try file.value("regular", of: file.root)) {
      for lemma in line.split(separator: " ") { verbs.add(String(lemma)) }
    }
    return verbs
  }

  /// Adds a verb that patterns speak of.
  mutating func know(verb lemma: String) {
    if verbs[lemma] == nil { verbs.add(lemma) }
  }
}
