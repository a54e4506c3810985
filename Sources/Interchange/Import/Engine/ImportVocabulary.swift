public import RegestaKit
internal import Names
internal import SQLite

/// The kinds and relations of a base, as an import looks them up.
public struct ImportVocabulary {
  /// The relations, by key.
  public private(set) var relations: [String: Relation] = [:]
  private var parents: [String: String] = [:]
  private var kindKeys: [Int: String] = [:]
  private var relationIDs: [String: Int] = [:]

  init(_ base: KnowledgeBase) throws {
    for relation in try base.relations() {
      relations[relation.key] = relation
      relationIDs[relation.key] = relation.id.rawValue
    }
    for kind in try base.kinds() {
      parents[kind.key] = kind.parent ?? ""
      kindKeys[kind.id.rawValue] = kind.key
    }
  }

  /// Whether there is such a kind.
  public func hasKind(_ key: String) -> Bool { parents[key] != nil }

  /// A relation, by key.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` with what may have been meant.
  public func relation(_ key: String) throws -> Relation {
    if let relation = relations[key] { return relation }
    throw RegestaError(
      .badInput,
      "There is no relation \"\(key.abridged)\".",
      hint: "See them with: regesta vocab",
      suggestions: NotationNames.suggestions(for: key, among: relations.keys.sorted())
    )
  }

  /// A kind, checked.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` with what may have been meant.
  public func kind(_ key: String) throws -> String {
    if hasKind(key) { return key }
    throw RegestaError(
      .badInput,
      "There is no kind \"\(key.abridged)\".",
      hint: "See them with: regesta vocab",
      suggestions: NotationNames.suggestions(for: key, among: parents.keys.sorted())
    )
  }

  func kindKey(_ id: Int) -> String { kindKeys[id] ?? "thing" }
  func relationID(_ key: String) -> Int { relationIDs[key] ?? 0 }

  /// A kind and all above it, the nearest first.
  public func ancestors(of kind: String) -> [String] {
    var result: [String] = []
    var next: String? = kind
    while let key = next, let parent = parents[key] {
      result.append(key)
      next = parent.isEmpty ? nil : parent
    }
    return result
  }

  /// Whether a kind is another or a case of it.
  public func isKind(_ kind: String, _ other: String) -> Bool {
    ancestors(of: kind).contains(other)
  }

  /// How two kinds go together.
  enum Kinship { case same, line, siblings, strangers }

  func kinship(_ one: String, _ other: String) -> Kinship {
    if one == other { return .same }
    let (above, below) = (ancestors(of: one), ancestors(of: other))
    if above.contains(other) || below.contains(one) { return .line }
    // City and town: both are settlements. Two that share only "place" or "event" are strangers.
    let shared = above.first { below.contains($0) }
    guard let shared, ancestors(of: shared).count > 2 else { return .strangers }
    return .siblings
  }
}
