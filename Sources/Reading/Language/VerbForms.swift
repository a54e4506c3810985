/// What a form of a verb can be.
package struct VerbForm: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let base = VerbForm(rawValue: 1)
  package static let present = VerbForm(rawValue: 2)
  package static let past = VerbForm(rawValue: 4)
  package static let participle = VerbForm(rawValue: 8)
  package static let gerund = VerbForm(rawValue: 16)
}

/// The verbs of English by all their forms.
///
/// Only dictionary forms are kept. What a word may be a form of is found from its ending and proved by making
/// the forms of that verb: a question has ten words, and the list of all forms of all verbs thousands.
package struct VerbForms: Sendable {
  /// A verb as it was given; what bends irregularly has its past and participles: "borne" and "born".
  private struct Verb {
    let lemma: String
    let past: String?
    let participles: [String]
    /// Its place among all that were given.
    let place: Int
  }

  /// By dictionary form.
  private var verbs: [String: [Verb]] = [:]
  /// By each irregular form.
  private var irregular: [String: [Verb]] = [:]
  private var count = 0

  package init() {}

  /// Adds a verb; what bends irregularly is given with its past and participles.
  package mutating func add(_ lemma: String, past: String? = nil, participles: [String] = []) {
    let verb = Verb(lemma: lemma, past: past, participles: participles, place: count)
    count += 1
    verbs[lemma, default: []].append(verb)
    for form in Set([past].compactMap { $0 } + participles) {
      irregular[form, default: []].append(verb)
    }
  }

  /// Whether a verb of this dictionary form was given.
  package func has(_ lemma: String) -> Bool { verbs[lemma] != nil }

  /// The verb that a word is a form of, and which form; nil where it is none.
  ///
  /// The first verb that has a form keeps it: "found" is of "find" and "lay" of "lay".
  package subscript(word: String) -> (lemma: String, form: VerbForm)? {
    var found: [(verb: Verb, form: VerbForm)] = []
    func look(at verbs: [Verb]?) {
      for verb in verbs ?? [] {
        let form = Self.form(word, of: verb)
        if !form.isEmpty { found.append((verb, form)) }
      }
    }
    look(at: irregular[word])
    for stem in Self.stems(of: word) { look(at: verbs[stem]) }
    guard let first = found.min(by: { $0.verb.place < $1.verb.place })?.verb else { return nil }
    // A verb may have been given twice: "hanged" and "hung".
    return (
      first.lemma,
      found.filter { $0.verb.lemma == first.lemma }.reduce(into: VerbForm()) {
        $0.formUnion($1.form)
      }
    )
  }

  /// Which forms of a verb a word is.
  private static func form(_ word: String, of verb: Verb) -> VerbForm {
    var form: VerbForm = []
    if word == verb.lemma { form.insert(.base) }
    if word.hasSuffix("s"), word == third(verb.lemma) { form.insert(.present) }
    if word.hasSuffix("ing") {
      if word == gerund(verb.lemma) || verb.past == nil && isSingle(word, verb.lemma, "ing") {
        form.insert(.gerund)
      }
    }
    if let past = verb.past {
      if word == past { form.insert(.past) }
      if verb.participles.contains(word) { form.insert(.participle) }
    } else if word.hasSuffix("d") {
      if word == past(verb.lemma) || isSingle(word, verb.lemma, "ed") {
        form.formUnion([.past, .participle])
      }
    }
    return form
  }

  /// "offered" beside "referred", "traveled" beside "travelled": a consonant that may stand single.
  private static func isSingle(_ word: String, _ lemma: String, _ ending: String) -> Bool {
    word == lemma + ending && doubled(lemma) != lemma && syllableCount(Array(lemma)) > 1
  }

  /// The dictionary forms that a word may come from, by its ending; most of them are no verbs.
  private static func stems(of word: String) -> [String] {
    var stems = [word]
    func add(without count: Int, _ ending: String = "") {
      stems.append(word.dropLast(count) + ending)
    }
    if word.hasSuffix("s") {
      add(without: 1)
      if word.hasSuffix("es") { add(without: 2) }
      if word.hasSuffix("ies") { add(without: 3, "y") }
    } else if word.hasSuffix("d") {
      // "agreed", "signed", "occurred", "denied".
      add(without: 1)
      if word.hasSuffix("ed") { add(without: 2) }
      if word.hasSuffix("ed"), word.utf8.count > 3 { add(without: 3) }
      if word.hasSuffix("ied") { add(without: 3, "y") }
    } else if word.hasSuffix("ing") {
      // "signing", "taking", "occurring", "dying".
      add(without: 3)
      add(without: 3, "e")
      if word.utf8.count > 4 { add(without: 4) }
      if word.hasSuffix("ying") { add(without: 4, "ie") }
    }
    return stems
  }

  private static let vowels: Set<Character> = ["a", "e", "i", "o", "u"]

  static func third(_ verb: String) -> String {
    if verb.hasSuffix("y"), let before = verb.dropLast().last, !vowels.contains(before) {
      return verb.dropLast() + "ies"
    }
    for ending in ["s", "x", "z", "ch", "sh", "o"] where verb.hasSuffix(ending) {
      return verb + "es"
    }
    return verb + "s"
  }

  static func past(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    if verb.hasSuffix("y"), let before = verb.dropLast().last, !vowels.contains(before) {
      return verb.dropLast() + "ied"
    }
    return doubled(verb) + "ed"
  }

  static func gerund(_ verb: String) -> String {
    if verb.hasSuffix("ie") { return verb.dropLast(2) + "ying" }
    if verb.hasSuffix("e"), !verb.hasSuffix("ee"), verb.count > 2 { return verb.dropLast() + "ing" }
    return doubled(verb) + "ing"
  }

  /// With its last consonant doubled, where English does so: stop, occur, cancel.
  private static func doubled(_ verb: String) -> String {
    let letters = Array(verb)
    guard letters.count >= 3, let last = letters.last, !vowels.contains(last),
      !"wxyh".contains(last), vowels.contains(letters[letters.count - 2]),
      !vowels.contains(letters[letters.count - 3])
    else { return verb }
    let syllables = syllableCount(letters)
    if syllables == 1 || doubling.contains(where: { verb.hasSuffix($0) }) {
      return verb + String(last)
    }
    return verb
  }

  /// Endings that carry the stress, so that the consonant is doubled in verbs of several syllables.
  private static let doubling = [
    "mit", "fer", "cur", "pel", "bel", "gin", "gret", "tal", "trol", "cel", "vel", "set", "quip",
    "dap", "nul", "lot", "rap", "bar",
  ]

  private static func syllableCount(_ letters: [Character]) -> Int {
    var count = 0
    var wasVowel = false
    for letter in letters {
      let isVowel = vowels.contains(letter) || letter == "y"
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    return count
  }
}
