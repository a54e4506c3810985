internal import Names
internal import RegestaKit

/// The vocabulary of one base as questions use it: the words for its kinds and its relations.
struct Lexicon {
  /// The words of the language, with the verbs of the base.
  let language: AskingWords
  private(set) var relations: [String: Relation] = [:]
  private(set) var subjectKinds: [String: [String]] = [:]
  private(set) var objectKinds: [String: [String]] = [:]
  private let shelf: PhraseShelf
  /// Words for kinds, folded, with the keys of the kinds.
  private(set) var kindNouns: [String: [String]] = [:]
  private(set) var longestKindNoun = 1
  private(set) var kinds: [String: Kind] = [:]
  /// Each kind with all that it is a case of, itself included.
  private(set) var kindAncestors: [String: Set<String>] = [:]

  /// Makes it of the vocabulary of a base and the words of a language.
  init(_ vocabulary: Vocabulary, words: AskingWords) {
    var language = words
    language.know(verbs: vocabulary.phrases.lazy.filter { $0.form == "verb" }.map(\.text))
    self.language = language
    shelf = PhraseShelf(language: language)
    for relation in vocabulary.relations { relations[relation.key] = relation }
    for kind in vocabulary.kinds { kinds[kind.key] = kind }
    for key in kinds.keys {
      var at: String? = key
      while let ancestor = at, kindAncestors[key, default: []].insert(ancestor).inserted {
        at = kinds[ancestor]?.parent
      }
    }
    take(vocabulary)
  }

  private mutating func take(_ vocabulary: Vocabulary) {
    for kind in vocabulary.kinds {
      add(kind.label, kind.key)
      add(kind.plural, kind.key)
    }
    let kindKeys = Dictionary(uniqueKeysWithValues: vocabulary.kinds.map { ($0.id, $0.key) })
    let relationKeys = Dictionary(
      uniqueKeysWithValues: vocabulary.relations.map { ($0.id, $0.key) }
    )
    for phrase in vocabulary.phrases {
      if let key = phrase.kind.flatMap({ kindKeys[$0] }) {
        add(phrase.text, key)
        add(Self.plural(phrase.text), key)
      } else if let key = phrase.relation.flatMap({ relationKeys[$0] }),
        let form = RelationPhrase.Form(rawValue: phrase.form)
      {
        shelf.add(key, form, phrase.text)
      }
    }
    for relation in vocabulary.relations where relation.use != .qualifier {
      shelf.add(relation.key, .label, relation.label)
      if let inverse = relation.inverse { shelf.add(relation.key, .inverse, inverse) }
    }
    for side in vocabulary.sides {
      guard let relation = relationKeys[side.relation], let kind = kindKeys[side.kind] else {
        continue
      }
      if side.isSubject {
        subjectKinds[relation, default: []].append(kind)
      } else {
        objectKinds[relation, default: []].append(kind)
      }
    }
  }

  /// Adds a word for a kind.
  private mutating func add(_ text: String, _ kind: String) {
    let folded = NameFolding.fold(text)
    guard !folded.isEmpty else { return }
    if kindNouns[folded]?.contains(kind) != true { kindNouns[folded, default: []].append(kind) }
    longestKindNoun = max(longestKindNoun, folded.utf8.count { $0 == UInt8(ascii: " ") } + 1)
  }

  /// The phrases of relations that begin with a word: a verb in its dictionary form, a noun of one or of many.
  func phrases(beginningWith word: String) -> [RelationPhrase] { shelf[word] }

  /// All words by which the base can be asked, for slips.
  var vocabulary: Set<String> { shelf.words.union(kindNouns.keys.flatMap(\.words)) }

  /// Whether a word is one by which the base can be asked.
  func knows(_ word: String) -> Bool {
    kindNouns[word] != nil || !shelf[word].isEmpty || shelf.words.contains(word)
      || kindNouns.keys.contains { $0.words.contains(word) }
  }

  /// Whether something of this kind may stand where these kinds are wanted.
  func fits(_ kind: String, _ wanted: [String]) -> Bool {
    guard !wanted.isEmpty else { return true }
    let ancestors = kindAncestors[kind] ?? []
    return wanted.contains { ancestors.contains($0) }
  }

  /// Whether some thing could be of one of these kinds and of one of those.
  func meet(_ kinds: [String], _ wanted: [String]) -> Bool {
    guard !kinds.isEmpty, !wanted.isEmpty else { return true }
    return kinds.contains { kind in
      fits(kind, wanted) || wanted.contains { fits($0, [kind]) }
    }
  }

  static func plural(_ noun: String) -> String {
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
      return noun.dropLast() + "ies"
    }
    for ending in ["s", "x", "z", "ch", "sh"] where noun.hasSuffix(ending) { return noun + "es" }
    return noun + "s"
  }
}
