internal import Names
internal import RegestaKit

/// Slips of the pen, and what was meant.
extension Interpreter {
  /// Words that neither name anything nor are known, and are one slip from a word that is.
  static func corrected(
    _ words: [Word],
    _ mentions: [Int: [Mention]],
    _ language: AskingWords,
    _ lexicon: Lexicon,
    _ forms: FormTable
  ) -> ([Word], [String: String]) {
    let named = named(mentions)
    var words = words
    var corrections: [String: String] = [:]
    // Most questions have no word that is not known otherwise.
    lazy var known = forms.literals
    for index in words.indices where !named.contains(index) {
      let word = words[index]
      if word.lower.count < 5, !word.isCapital, !word.lower.contains(where: \.isNumber),
        !language.knows(word.lower), !known.contains(word.lower),
        let swapped = Self.swapped(word.lower, language.common)
      {
        corrections[word.text] = swapped
        words[index] = Word(
          text: swapped,
          lower: swapped,
          folded: swapped,
          range: word.range,
          isCapital: false
        )
        continue
      }
      guard word.lower.count >= 5, !word.isCapital || index == 0,
        isStrange(word, language, lexicon, known)
      else { continue }
      let candidates = lexicon.vocabulary.union(language.common).union(known).filter {
        $0.count >= 4
      }
      let near = Suggestions.rank(word.folded, among: candidates.sorted(), limit: 2)
      guard let best = near.first,
        let distance = EditDistance.between(word.folded, best.text, limit: 2),
        distance == 1 || distance == 2 && word.lower.count >= 7
      else { continue }
      corrections[word.text] = best.text
      words[index] = Word(
        text: best.text,
        lower: best.text,
        folded: best.text,
        range: word.range,
        isCapital: false
      )
    }
    return (words, corrections)
  }

  /// Names that are written almost so: "Vilnus", "Lithuana".
  static func misspelt(
    _ words: [Word],
    _ mentions: [Int: [Mention]],
    _ language: AskingWords,
    _ lexicon: Lexicon,
    _ forms: FormTable,
    _ linker: Linker
  ) throws -> [Mention] {
    let named = named(mentions)
    lazy var known = forms.literals
    return try words.indices.compactMap { index in
      guard !named.contains(index), words[index].folded.count >= 5,
        isStrange(words[index], language, lexicon, known)
      else { return nil }
      let things = try linker.misspelt(words[index].folded)
      return things.isEmpty ? nil : Mention(range: index..<index + 1, things: things, how: .name)
    }
  }

  /// The words that name something.
  private static func named(_ mentions: [Int: [Mention]]) -> Set<Int> {
    mentions.values.joined().reduce(into: []) { $0.formUnion($1.range) }
  }

  /// Whether a word is neither of questions nor of the base's kinds and relations.
  private static func isStrange(
    _ word: Word,
    _ language: AskingWords,
    _ lexicon: Lexicon,
    _ known: @autoclosure () -> Set<String>
  ) -> Bool {
    // What costs most is asked last: most words are known before.
    !language.knows(word.lower) && !word.lower.contains(where: \.isNumber)
      && !lexicon.knows(word.folded) && !lexicon.knows(language.lemma(word.lower))
      && !known().contains(word.lower)
  }

  /// A small word with two letters that changed places: "teh", "whne".
  private static func swapped(_ word: String, _ words: Set<String>) -> String? {
    var letters = Array(word)
    for index in letters.indices.dropLast() {
      letters.swapAt(index, index + 1)
      if words.contains(String(letters)) { return String(letters) }
      letters.swapAt(index, index + 1)
    }
    return nil
  }
}
