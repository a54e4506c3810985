internal import Names
internal import RegestaKit

/// A name in a sentence.
struct NameMention {
  /// The tokens of the name.
  var tokens: Range<Int>
  var thing: Int
  var score: Double
  /// "Polish" before a noun: of the power, not the power itself.
  var isAdjective = false
  /// "the Poles": the people, and the power where it acts.
  var isPeople = false
  /// The power whose adjective is part of the name: Latvia of "Latvian National Army".
  var power: Int?
  /// The title before the name of a person, by its tokens.
  var title: Range<Int>?
  var alternatives: [Reading.Mention.Alternative] = []
}

/// Finds the names in the sentences of a text, and what they name.
///
/// Names of the base and of the powers come first, the longest match wins; then the form tells: "Treaty of
/// X", "X gubernya", "General Y"; what has no telling form waits for the words around it.
struct NameFinder {
  let language: LanguageData
  let vocabulary: ReadingVocabulary
  /// Words that stand with a capital inside a sentence somewhere in the text.
  var seenCapital: Set<String> = []
  var things = ThingTable()
  /// Adjectives that the text has tied to one of several powers.
  var powerOfAdjective: [String: Int] = [:]
  var known: [String: [ReadingVocabulary.KnownThing]] = [:]

  init(language: LanguageData, vocabulary: ReadingVocabulary) {
    self.language = language
    self.vocabulary = vocabulary
  }

  var powers: Powers { language.powers }
  var forms: NameForms { language.forms }

  // MARK: one sentence

  /// The names in a sentence, in order, none inside another.
  mutating func names(in tokens: [Token], _ sentence: Range<Int>) throws -> [NameMention] {
    var mentions: [NameMention] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let mention = try name(at: index, tokens, sentence) {
        mentions.append(mention)
        index = mention.tokens.upperBound
        if let end = alias(of: mention, after: index, tokens, sentence) { index = end }
      } else {
        index += 1
      }
    }
    distributeHeads(&mentions, tokens, sentence)
    voteByRows(mentions, tokens)
    for mention in mentions { things[mention.thing].count += 1 }
    return mentions
  }

  mutating func name(
    at index: Int,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) throws -> NameMention? {
    let token = tokens[index]
    if token.kind == .number { return numbered(at: index, tokens, sentence) }
    guard token.kind == .word else { return nil }
    if !token.isCapitalised {
      return headOf(at: index, tokens, sentence)
    }
    guard token.tag != .pronoun, token.tag != .determiner || token.lower == "the" else {
      return nil
    }
    let known = try knownName(at: index, tokens, sentence)
    if known?.isAdjective ?? true, let whole = try adjectived(at: index, tokens, sentence) {
      return whole
    }
    if let known { return known }
    guard token.tag == .properNoun || token.tag == .noun || token.tag == .adjective else {
      return nil
    }
    if let mention = headOf(at: index, tokens, sentence) { return mention }
    return try run(at: index, tokens, sentence)
  }
}
