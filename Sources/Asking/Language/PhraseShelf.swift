internal import Reading
internal import RegestaKit

/// The phrases of all relations of a base, found by their first word.
///
/// They are made when a question has that word: it has ten words, and a base a thousand phrases and more.
final class PhraseShelf {
  private struct Given {
    let relation: String
    let form: RelationPhrase.Form
    let text: String
  }

  private let language: AskingWords
  private let longestArticle: Int
  /// The phrases by the first byte of the word they are found by: cheap to know of each, where the word is not.
  private var given: [UInt8: [Given]] = [:]
  /// Those of one byte by that word, made when a question has a word that begins so.
  private var byWord: [UInt8: [String: [Given]]] = [:]
  private var made: [String: [RelationPhrase]] = [:]
  private var lemmas: [String: String] = [:]

  init(language: AskingWords) {
    self.language = language
    longestArticle = language.articles.lazy.map(\.utf8.count).max() ?? 0
  }

  /// Adds a phrase.
  func add(_ relation: String, _ form: RelationPhrase.Form, _ text: String) {
    guard let initial = initial(form, text) else { return }
    given[initial, default: []].append(Given(relation: relation, form: form, text: text))
  }

  /// The phrases that begin with a word: a verb in its dictionary form, a noun of one or of many.
  subscript(first: String) -> [RelationPhrase] {
    if let known = made[first] { return known }
    var phrases: [RelationPhrase] = []
    for one in shelved(first) {
      for phrase in variants(one)
      where phrase.words[0] == first && !phrases.contains(phrase) {
        phrases.append(phrase)
      }
    }
    made[first] = phrases
    return phrases
  }

  private func shelved(_ first: String) -> [Given] {
    guard let initial = first.utf8.first, let all = given[initial] else { return [] }
    if let known = byWord[initial] { return known[first] ?? [] }
    var shelved: [String: [Given]] = [:]
    for one in all {
      for word in firstWords(one.form, one.text) { shelved[word, default: []].append(one) }
    }
    byWord[initial] = shelved
    return shelved[first] ?? []
  }

  /// All words that stand in phrases: they are no slips.
  private(set) lazy var words: Set<String> = {
    var words: Set<String> = []
    for one in given.values.joined() {
      for word in QuestionText.lowerWords(one.text) where !language.articles.contains(word) {
        let isGiven =
          one.form == .noun || one.form == .objectNoun || one.form == .verb
        words.insert(isGiven ? AskingWords.spelling(word) : lemma(word))
      }
    }
    return words
  }()

  private func phrase(_ given: Given) -> RelationPhrase? {
    RelationPhrase(
      relation: given.relation,
      form: given.form,
      text: given.text,
      words: language
    )
  }

  /// A phrase, and of a noun the one for many, or for one.
  private func variants(_ given: Given) -> [RelationPhrase] {
    guard let phrase = phrase(given) else { return [] }
    guard phrase.isNoun, let last = phrase.words.last else { return [phrase] }
    let texts =
      Array(phrase.words.dropLast()) + [otherNumber(last)] + (phrase.preposition.map { [$0] } ?? [])
    let other = RelationPhrase(
      relation: phrase.relation,
      form: phrase.form,
      text: texts.joined(separator: " "),
      words: language
    )
    return [phrase] + (other.map { [$0] } ?? [])
  }

  private func otherNumber(_ noun: String) -> String {
    language.singular(noun) == noun ? Lexicon.plural(noun) : language.singular(noun)
  }

  /// The first byte of all that ``firstWords(_:_:)`` gives: nouns of one and of many, and the two spellings of a
  /// word, begin alike.
  private func initial(_ form: RelationPhrase.Form, _ text: String) -> UInt8? {
    guard isPlain(text) else { return firstWords(form, text).first?.utf8.first }
    var rest = text.utf8[...]
    guard let first = nextWord(&rest) else { return nil }
    switch form {
    case .noun, .objectNoun, .verb: return first.utf8.first
    case .passive, .synonym, .label, .inverse:
      let lemma = lemma(first)
      guard lemma == "be", let second = nextWord(&rest) else { return lemma.utf8.first }
      return self.lemma(second).utf8.first
    }
  }

  /// The words by which a phrase and its variants are found, without making it.
  private func firstWords(_ form: RelationPhrase.Form, _ text: String) -> [String] {
    let words = beginning(text)
    guard let first = words.first else { return [] }
    switch form {
    case .noun, .objectNoun:
      let spelt = AskingWords.spelling(first)
      let isAlone =
        words.count == 1 || words.count == 2 && language.prepositions[words[1]] != nil
      return isAlone ? [spelt, AskingWords.spelling(otherNumber(spelt))] : [spelt]
    case .verb: return [AskingWords.spelling(first)]
    case .passive, .synonym, .label, .inverse:
      let lemma = lemma(first)
      return lemma == "be" && words.count > 1 ? [self.lemma(words[1])] : [lemma]
    }
  }

  /// The first three words of a phrase, without articles: more is not looked at.
  private func beginning(_ text: String) -> [String] {
    guard isPlain(text) else {
      return QuestionText.lowerWords(text).filter { !language.articles.contains($0) }
    }
    var words: [String] = []
    var rest = text.utf8[...]
    while words.count < 3, let word = nextWord(&rest) { words.append(word) }
    return words
  }

  private func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      byte == UInt8(ascii: " ") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
  }

  /// The next word of a plain text that is no article. By bytes: a base has a thousand phrases, read at each start.
  private func nextWord(_ rest: inout Substring.UTF8View) -> String? {
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
      let word = String(Substring(rest[..<end]))
      rest = rest[end...].dropFirst()
      guard !word.isEmpty else { continue }
      if word.utf8.count > longestArticle || !language.articles.contains(word) { return word }
    }
    return nil
  }

  private func lemma(_ word: String) -> String {
    if let known = lemmas[word] { return known }
    let lemma = language.lemma(word)
    lemmas[word] = lemma
    return lemma
  }
}
