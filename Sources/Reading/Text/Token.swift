/// A word, a number or a mark of a passage.
struct Token: Sendable {
  /// Its words as they stand there.
  var text: String
  /// The same in small letters.
  var lower: String
  /// Its place in the passage, in Unicode scalars.
  var range: Range<Int>
  var kind: Kind
  /// What it does in its sentence; set by the ``Tagger``.
  var tag: WordClass = .other
  /// The dictionary form of a verb or noun; the word in small letters for everything else.
  var lemma: String

  enum Kind: Sendable {
    case word, number, punctuation
    /// `[1]`: stands for a note.
    case noteMark
  }

  /// Begins with a capital.
  var isCapitalised: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }
  /// Two capitals or more, and no small letter.
  var isAllCapitals: Bool {
    var capitals = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { capitals += 1 }
    }
    return capitals > 1
  }
}

/// What a word does in its sentence.
enum WordClass: Sendable, Equatable {
  case determiner, possessive, adjective, noun, properNoun, number
  case pronoun, relativePronoun
  case preposition, conjunction, subordinator, to
  case adverb, negation
  case auxiliary, modal
  /// "signs", "signed" as what somebody did.
  case finiteVerb
  /// "to sign", "will sign".
  case baseVerb
  /// "signed" after "was", "has"; "taken".
  case participle
  case gerund
  case comma, openBracket, closeBracket, dash, colon, stop, quote
  case noteMark
  case other

  /// Can stand in the middle of a noun phrase or end it.
  var isNominal: Bool {
    switch self {
    case .determiner, .possessive, .adjective, .noun, .properNoun, .number: true
    default: false
    }
  }

  var isVerb: Bool {
    switch self {
    case .finiteVerb, .baseVerb, .participle, .gerund: true
    default: false
    }
  }
}
