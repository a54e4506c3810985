internal import Names
internal import RegestaKit
internal import SQLite

/// By which words the kinds and relations of a base can be called: its own labels and phrases.
final class VocabularyWords {
  /// A relation as a word means it.
  struct Meaning: Hashable {
    var relation: String
    /// The word names the subject ("party") or reads from the object ("was signed by").
    var isInverse: Bool
    /// How near the word is to the relation: 0 its key, 1 its label, 2 a phrase.
    var distance: Int
  }

  /// What numbers elsewhere look like, by the key of their relation.
  struct Scheme {
    /// What stands before and behind the number in its address.
    var url: (before: String, behind: String)?
    var pattern: Regex<AnyRegexOutput>?
  }

  private var meanings: [String: [Meaning]] = [:]
  private var kinds: [String: String] = [:]
  private(set) var schemes: [String: Scheme] = [:]
  /// The kinds that a relation takes on each side, by its key.
  private(set) var subjectKinds: [String: [String]] = [:]
  private(set) var objectKinds: [String: [String]] = [:]

  init(_ base: KnowledgeBase, _ vocabulary: ImportVocabulary) throws {
    for relation in vocabulary.relations.values.sorted(by: { $0.id < $1.id }) {
      add(relation.key, relation, false, 0)
      addLabel(relation.label, relation, isInverse: false)
      if let inverse = relation.inverse {
        addLabel(inverse, relation, isInverse: !relation.isSymmetric)
      }
      if relation.value == .identifier { schemes[relation.key] = Scheme() }
    }
    try addPhrases(base, vocabulary)
    try addKinds(base)
    try addSides(base)
    try addSchemes(base)
  }

  /// What a word can mean, the nearest first.
  func meanings(of word: String) -> [Meaning] {
    let plain = Self.plain(word)
    var forms = [plain]
    if plain.hasSuffix("ies") { forms.append(plain.dropLast(3) + "y") }
    if plain.hasSuffix("s") { forms.append(String(plain.dropLast())) }
    let found = forms.lazy.compactMap { self.meanings[$0] }.first ?? []
    return found.sorted { $0.distance < $1.distance }
  }

  /// The kind that a word means.
  func kind(_ word: String) -> String? {
    let folded = NameFolding.fold(word)
    if let kind = kinds[folded] { return kind }
    return folded.hasSuffix("s") ? kinds[String(folded.dropLast())] : nil
  }

  /// A number as its scheme writes it, without the address around it; nil when it is none.
  func identifier(_ text: String, of scheme: String) -> String? {
    guard let form = schemes[scheme] else { return text }
    var number = Substring(text)
    if let url = form.url {
      for start in Self.spellings(of: url.before) where number.hasPrefix(start) {
        number = number.dropFirst(start.count)
        if number.hasSuffix(url.behind) { number = number.dropLast(url.behind.count) }
        break
      }
    }
    if form.pattern != nil, number.contains("/") {
      number = number.split(separator: "/").last ?? number
    }
    guard let pattern = form.pattern else { return number.isEmpty ? nil : String(number) }
    return (try? pattern.wholeMatch(in: number)) != nil ? String(number) : nil
  }

  /// Without the small words that labels begin with: "was born" and "born" are one, "is the capital of"
  /// and "capital".
  static func plain(_ text: String) -> String {
    var words = NameFolding.fold(text).split(separator: " ")
    while words.count > 1, let first = words.first, small.contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }

  private static let small: Set<Substring> = ["is", "was", "has", "had", "the", "a", "an"]

  private static func spellings(of start: String) -> [String] {
    var result = [start]
    if start.hasPrefix("https://") { result.append("http://" + start.dropFirst(8)) }
    for form in result where form.contains("://www.") {
      let bare = form.split(separator: "://www.", maxSplits: 1, omittingEmptySubsequences: false)
      if bare.count == 2 { result.append("\(bare[0])://\(bare[1])") }
    }
    return result
  }

  /// A label, and the noun in it, which is said of the other side: what "is the capital of" a state stands
  /// in a column "capital" of states.
  private func addLabel(_ label: String, _ relation: Relation, isInverse: Bool) {
    add(label, relation, isInverse, 1)
    let words = NameFolding.fold(label).split(separator: " ")
    guard words.count > 3, words[0] == "is", ["the", "a", "an"].contains(words[1]),
      words.last == "of", !relation.isSymmetric
    else { return }
    let noun = words.dropFirst(2).dropLast().joined(separator: " ")
    meanings[noun, default: []].append(
      Meaning(relation: relation.key, isInverse: !isInverse, distance: 2)
    )
  }

  private func add(_ text: String, _ relation: Relation, _ isInverse: Bool, _ distance: Int) {
    guard relation.use != .qualifier else { return }
    let word = Self.plain(text)
    guard !word.isEmpty,
      meanings[word]?.contains(where: { $0.relation == relation.key }) != true
    else { return }
    meanings[word, default: []].append(
      Meaning(relation: relation.key, isInverse: isInverse, distance: distance)
    )
  }

  private func addPhrases(_ base: KnowledgeBase, _ vocabulary: ImportVocabulary) throws {
    let phrases = try base.connection.rows(
      """
      SELECT r.key, p.form, p.text FROM phrase AS p JOIN relation AS r ON r.id = p.relation
       ORDER BY p.id
      """
    ) { (relation: try $0.text(0), form: try $0.text(1), text: try $0.text(2)) }
    for phrase in phrases {
      guard let relation = vocabulary.relations[phrase.relation] else { continue }
      switch phrase.form {
      // Who does it: the parties of a treaty.
      case "noun": add(phrase.text, relation, !relation.isSymmetric, 2)
      case "passive":
        add(phrase.text, relation, phrase.text.hasSuffix(" by") && !relation.isSymmetric, 2)
      case "verb", "object-noun", "synonym": add(phrase.text, relation, false, 2)
      default: break
      }
    }
  }

  private func addKinds(_ base: KnowledgeBase) throws {
    let rows = try base.connection.rows(
      """
      SELECT key, key, 0 FROM kind UNION ALL SELECT key, label, 1 FROM kind
      UNION ALL SELECT key, plural, 1 FROM kind
      UNION ALL SELECT k.key, p.text, 2 FROM phrase AS p JOIN kind AS k ON k.id = p.kind
      ORDER BY 3, 1
      """
    ) { (key: try $0.text(0), text: try $0.text(1)) }
    for row in rows {
      let word = NameFolding.fold(row.text)
      if kinds[word] == nil { kinds[word] = row.key }
    }
  }

  private func addSides(_ base: KnowledgeBase) throws {
    let rows = try base.connection.rows(
      """
      SELECT r.key, s.side, k.key FROM relation_kind AS s JOIN relation AS r ON r.id = s.relation
        JOIN kind AS k ON k.id = s.kind ORDER BY r.id, k.id
      """
    ) { (relation: try $0.text(0), side: try $0.text(1), kind: try $0.text(2)) }
    for row in rows {
      if row.side == "subject" {
        subjectKinds[row.relation, default: []].append(row.kind)
      } else {
        objectKinds[row.relation, default: []].append(row.kind)
      }
    }
  }

  private func addSchemes(_ base: KnowledgeBase) throws {
    let rows = try base.connection.rows(
      "SELECT key, url, pattern FROM relation WHERE value = 'identifier'"
    ) { (key: try $0.text(0), url: try $0.optionalText(1), pattern: try $0.optionalText(2)) }
    for row in rows {
      var scheme = Scheme()
      if let url = row.url, let range = url.firstRange(of: "$1") {
        scheme.url = (String(url[..<range.lowerBound]), String(url[range.upperBound...]))
      }
      scheme.pattern = row.pattern.flatMap { try? Regex($0) }
      schemes[row.key] = scheme
    }
  }
}
