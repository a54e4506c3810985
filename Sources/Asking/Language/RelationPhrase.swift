/// Words by which a relation is asked for.
struct RelationPhrase: Hashable, Sendable {
  /// The relation's key.
  let relation: String
  let form: Form
  /// The words as they are compared: verbs and auxiliaries in dictionary form, without articles.
  let words: [String]
  /// The preposition that ties the other thing: "of" in "member of", "from" in "withdraw from".
  let preposition: String?
  /// Whether a form of "be" goes before.
  let needsBe: Bool

  /// What part of speech it is, and which way it reads.
  enum Form: String, Hashable, Sendable {
    /// The subject does it to the object.
    case verb
    /// From the object to the subject, or in the passive.
    case passive
    /// What the subject is to the object: "author of".
    case noun
    /// What the object is to the subject: "works of".
    case objectNoun = "object-noun"
    /// The subject ... the object.
    case synonym
    case label
    /// The object ... the subject.
    case inverse
  }

  /// Whether it says what a thing is to another, rather than what one does to the other.
  var isNoun: Bool { form == .noun || form == .objectNoun }

  /// Makes a phrase of its text; nil when it has no words.
  init?(relation: String, form: Form, text: String, words language: borrowing AskingWords) {
    var lemmas: [String] = []
    for word in QuestionText.lowerWords(text) where !language.articles.contains(word) {
      // Nouns stay as they are; "works" is not "work" here.
      let isNoun = form == .noun || form == .objectNoun
      // A verb is given in its dictionary form: "found" is not "find".
      let isGiven = isNoun || form == .verb && lemmas.isEmpty
      lemmas.append(isGiven ? AskingWords.spelling(word) : language.lemma(word))
    }
    var needsBe = false
    if form != .noun, form != .objectNoun, lemmas.first == "be" {
      needsBe = true
      lemmas.removeFirst()
    }
    if lemmas.isEmpty, needsBe { lemmas = ["be"] }
    var preposition: String?
    if lemmas.count > 1, let last = lemmas.last, language.prepositions[last] != nil {
      preposition = last
      lemmas.removeLast()
    }
    guard !lemmas.isEmpty else { return nil }
    self.relation = relation
    self.form = form
    self.words = lemmas
    self.preposition = preposition
    self.needsBe = needsBe
  }
}
