/// Words that stand for one thing in a sentence: "the Polish army", "Prince Casimir Lubomirski", "it".
struct NounPhrase {
  var tokens: Range<Int>
  /// The word that says what it is, the last one of the phrase.
  var head: Int
  /// The name that the phrase ends with.
  var name: NameMention?
  /// Names before the head: "Soviet" of "the Soviet official", "Lithuania" of "Lithuania's parliament".
  var inner: [NameMention] = []
  /// The inner name that owns: "Lithuania's".
  var possessor: NameMention?
  /// Adjectives joined to the last one: "French" of "French and American governments".
  var joined: [NameMention] = []
  /// Phrases that "of" ties to it, by their number.
  var of: [Int] = []
  var isDefinite = false
  /// "its", "his": by its token.
  var possessivePronoun: Int?
  var isPronoun = false
  var isPlural = false
  /// The number before the head: "16 regiments".
  var number: Int?

  /// What kind of thing a phrase stands for, as far as rows and places go.
  enum Rank {
    case agent, person, settlement, place, event, other

    var isAgent: Bool { self == .agent || self == .person }
  }
}

/// A verb with what belongs to it: "would not have been signed".
struct VerbGroup {
  var tokens: Range<Int>
  /// The token of the verb itself.
  var head: Int
  var lemma: String
  var form: Form
  var isPassive = false
  var isNegated = false
  /// "would", "may"; nil for none.
  var modal: String?

  enum Form { case finite, infinitive, gerund, participle }
}

/// A piece of a sentence.
enum Chunk {
  case phrase(Int)
  case verb(Int)
  case preposition(String, Int)
  case conjunction(String)
  case comma
  case subordinator(String)
  case relative(String)
  case open, close
  /// A date, by its number in the sentence.
  case date(Int)
  case adverb(String)
  case noteMark(Int)
  case stop
  case other
}
