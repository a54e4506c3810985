internal import Reading
internal import RegestaKit

extension Interpreter {
  /// A phrase of a relation found in a clause.
  struct PhraseMatch {
    var phrase: RelationPhrase
    var words: Set<Int>
    var start: Int
    var end: Int
    var isPassive: Bool
    /// The end of the phrase where its object stands before it: "de facto".
    var tail: Range<Int>?
    /// Whether it is read from the object to the subject: "ruled by", but not "born in". Kinds decide.
    var readsBackward = false
  }

  /// The relation phrases that begin at a word.
  func matches(_ at: Int, in range: Range<Int>) -> [PhraseMatch] {
    let lower = words[at].lower
    guard !language.articles.contains(lower) else { return [] }
    let before = at > range.lowerBound ? words[at - 1].lower : nil
    let isBehindNounWord =
      before.map {
        (language.articles.contains($0) && $0 != "that")
          || language.prepositions[$0] != nil && $0 != "to"
      } ?? false
    let bare = AskingWords.spelling(lower)
    let known =
      lexicon.phrases(beginningWith: lemma(at))
      + (bare == lemma(at) ? [] : lexicon.phrases(beginningWith: bare))
    return known.flatMap { phrase -> [PhraseMatch] in
      guard phrase.form != .noun, phrase.form != .objectNoun, phrase.words != ["be"] else {
        return []
      }
      if phrase.form == .verb || phrase.form == .label, isBehindNounWord { return [] }
      guard let place = place(of: phrase, at: at, in: range) else { return [] }
      let form = language.form(lower)
      let isParticiple = form?.contains(.participle) ?? false
      let hasBe = (range.lowerBound..<at).contains { lemma($0) == "be" } || isBehindBe(range)
      if phrase.needsBe, !hasBe, !isParticiple { return [] }
      // "The treaty signed by": a participle alone, where nothing else is its subject.
      let hasBy = (at + 1..<range.upperBound).contains { words[$0].lower == "by" }
      let isVerb = phrase.form == .verb || phrase.form == .label && !phrase.needsBe
      let isPassive = isParticiple && isVerb && hasBe
      // "The border proposed by Lithuania", but "who refused the border proposed by Lithuania".
      let mayBePassive = isParticiple && isVerb && !hasBe && hasBy && !isActive(at, range)
      var match = PhraseMatch(
        phrase: phrase,
        words: place.words,
        start: at,
        end: place.end,
        isPassive: isPassive,
        tail: place.tail
      )
      if mayBePassive {
        var passive = match
        passive.isPassive = true
        return [match, passive]
      }
      guard phrase.form == .passive else { return [match] }
      let forward = match
      match.readsBackward = true
      return phrase.preposition == "by" ? [match] : [match, forward]
    }
  }

  /// The words of a phrase that begins at a word, and where what follows it begins; nil where it does not stand there.
  private func place(
    of phrase: RelationPhrase,
    at: Int,
    in range: Range<Int>
  ) -> (words: Set<Int>, end: Int, tail: Range<Int>?)? {
    var indices: Set<Int> = [at]
    var next = at + 1
    for word in phrase.words.dropFirst() {
      while next < range.upperBound, !isForm(next, of: word), isSkippable(next) {
        indices.insert(next)
        next += 1
      }
      guard next < range.upperBound, isForm(next, of: word) else {
        return split(phrase, at: at, in: range)
      }
      indices.insert(next)
      next += 1
    }
    return (indices, next, nil)
  }

  /// "Recognised Lithuania de facto", "put the government in power": the object stands before the end of the phrase.
  private func split(
    _ phrase: RelationPhrase,
    at: Int,
    in range: Range<Int>
  ) -> (words: Set<Int>, end: Int, tail: Range<Int>?)? {
    let rest = phrase.words.dropFirst()
    guard phrase.form == .verb, phrase.preposition == nil, at + 1 + rest.count < range.upperBound
    else { return nil }
    for start in (at + 2)...(range.upperBound - rest.count)
    where zip(start..., rest).allSatisfy({ isForm($0, of: $1) }) {
      let tail = start..<(start + rest.count)
      return (Set(tail).union([at]), at + 1, tail)
    }
    return nil
  }

  /// The auxiliary may stand before the stretch, taken by the form of the question: "when was | Vilnius taken".
  func isBehindBe(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0 else { return false }
    return lemma(range.lowerBound - 1) == "be"
  }

  /// "did", "had", "who": signs that the verb is not passive.
  func isActive(_ at: Int, _ range: Range<Int>) -> Bool {
    let from = max(0, range.lowerBound - 1)
    return (from..<at).contains { ["do", "have"].contains(lemma($0)) }
  }

  func isForm(_ index: Int, of word: String) -> Bool {
    lemma(index) == word || AskingWords.spelling(words[index].lower) == word
  }

  func isSkippable(_ index: Int) -> Bool {
    language.articles.contains(words[index].lower)
      || language.loose.contains(words[index].lower) && words[index].lower != ","
  }
}
