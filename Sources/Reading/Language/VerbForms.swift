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

/// The verbs of English with all their forms.
package struct VerbForms: Sendable {
  package private(set) var forms: [String: (lemma: String, form: VerbForm)] = [:]

  /// Adds a verb; what bends irregularly is given with its past and participles: "borne" and "born".
  package mutating func add(_ lemma: String, past: String? = nil, participles: [String] = []) {
    insert(lemma, lemma, .base)
    insert(Self.third(lemma), lemma, .present)
    insert(Self.gerund(lemma), lemma, .gerund)
    if let past {
      insert(past, lemma, .past)
      for participle in participles { insert(participle, lemma, .participle) }
    } else {
      insert(Self.past(lemma), lemma, [.past, .participle])
      // "offered" beside "referred", "traveled" beside "travelled".
      if Self.doubled(lemma) != lemma, Self.syllableCount(Array(lemma)) > 1 {
        insert(lemma + "ed", lemma, [.past, .participle])
        insert(lemma + "ing", lemma, .gerund)
      }
    }
  }

  private mutating func insert(_ form: String, _ lemma: String, _ kind: VerbForm) {
    // The first verb that has a form keeps it: "found" is of "find" and "lay" of "lay".
    guard let known = forms[form] else {
      forms[form] = (lemma, kind)
      return
    }
    if known.lemma == lemma { forms[form] = (lemma, known.form.union(kind)) }
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
