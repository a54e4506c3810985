internal import Names
internal import RegestaKit

/// The vocabulary of one base as questions use it: the words for its kinds and its relations.
struct Lexicon: Sendable {
  private(set) var relations: [String: Relation] = [:]
  private(set) var subjectKinds: [String: [String]] = [:]
  private(set) var objectKinds: [String: [String]] = [:]
  /// By the first word of the phrase.
  private(set) var phrases: [String: [RelationPhrase]] = [:]
  /// Words for kinds, folded, with the keys of the kinds.
  private(set) var kindNouns: [String: [String]] = [:]
  private(set) var longestKindNoun = 1
  private(set) var kinds: [String: Kind] = [:]
  /// Each kind with all that it is a case of, itself included.
  private(set) var kindAncestors: [String: Set<String>] = [:]
  /// All words by which the base can be asked, for slips.
  private(set) var vocabulary: Set<String> = []

  /// Reads the vocabulary of a base.
  init(_ base: KnowledgeBase, words: AskingWords) throws {
    for relation in try base.relations() { relations[relation.key] = relation }
    for kind in try base.kinds() { kinds[kind.key] = kind }
    for key in kinds.keys {
      var at: String? = key
      while let ancestor = at, kindAncestors[key, default: []].insert(ancestor).inserted {
        at = kinds[ancestor]?.parent
      }
    }
    try readKinds(base, words)
    try readPhrases(base, words)
  }

  private mutating func readKinds(_ base: KnowledgeBase, _ words: AskingWords) throws {
    func add(_ text: String, _ kind: String) {
      let folded = NameFolding.fold(text)
      guard !folded.isEmpty else { return }
      if kindNouns[folded]?.contains(kind) != true { kindNouns[folded, default: []].append(kind) }
      longestKindNoun = max(longestKindNoun, folded.words.count)
    }
    for kind in kinds.values.sorted(by: { $0.id < $1.id }) {
      add(kind.label, kind.key)
      add(kind.plural, kind.key)
    }
    let table = try base.sql(
      "SELECT k.key, p.text FROM phrase AS p JOIN kind AS k ON k.id = p.kind ORDER BY p.id"
    )
    for row in table.rows {
      guard let key = row[0].text, let text = row[1].text else { continue }
      add(text, key)
      add(Self.plural(text), key)
    }
    vocabulary.formUnion(kindNouns.keys.flatMap(\.words))
  }

  private mutating func readPhrases(_ base: KnowledgeBase, _ words: AskingWords) throws {
    func isNew(_ phrase: RelationPhrase) -> Bool {
      phrases[phrase.words[0]]?.contains(phrase) != true
    }
    func add(_ relation: String, _ form: RelationPhrase.Form, _ text: String) {
      guard
        let phrase = RelationPhrase(relation: relation, form: form, text: text, words: words),
        isNew(phrase)
      else { return }
      phrases[phrase.words[0], default: []].append(phrase)
      vocabulary.formUnion(phrase.words)
      if form == .noun || form == .objectNoun, let last = phrase.words.last {
        // Of several: the one, and the many.
        let other = words.singular(last) == last ? Self.plural(last) : words.singular(last)
        let texts =
          Array(phrase.words.dropLast()) + [other] + (phrase.preposition.map { [$0] } ?? [])
        if let many = RelationPhrase(
          relation: relation,
          form: form,
          text: texts.joined(separator: " "),
          words: words
        ),
          isNew(many)
        {
          phrases[many.words[0], default: []].append(many)
        }
      }
    }
    let table = try base.sql(
      "SELECT r.key, p.form, p.text FROM phrase AS p JOIN relation AS r ON r.id = p.relation ORDER BY p.id"
    )
    for row in table.rows {
      guard let key = row[0].text, let form = row[1].text.flatMap(RelationPhrase.Form.init),
        let text = row[2].text
      else { continue }
      add(key, form, text)
    }
    for relation in relations.values.sorted(by: { $0.id < $1.id }) where relation.use != .qualifier
    {
      add(relation.key, .label, relation.label)
      if let inverse = relation.inverse { add(relation.key, .inverse, inverse) }
    }
    let sides = try base.sql(
      """
      SELECT r.key, s.side, k.key FROM relation_kind AS s JOIN relation AS r ON r.id = s.relation
        JOIN kind AS k ON k.id = s.kind
      """
    )
    for row in sides.rows {
      guard let key = row[0].text, let kind = row[2].text else { continue }
      if row[1].text == "subject" {
        subjectKinds[key, default: []].append(kind)
      } else {
        objectKinds[key, default: []].append(kind)
      }
    }
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
