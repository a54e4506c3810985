internal import RegestaKit

/// Who holds a position, as named on the command line: a thing of the base, or one to be made.
struct HolderReference {
  let name: String
  /// The kind of a holder that the base does not know yet; nil where it must know them.
  let newKind: String?

  /// The holder; made by the writer where it is new.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` or `ambiguous`; a failure with status 64 for what can
  ///   hold nothing.
  func holder(in base: KnowledgeBase, _ writer: Writer) throws -> Entity {
    let found: Entity
    do {
      found = try base.entity(for: name)
    } catch var error as RegestaError where error.kind == .notFound {
      guard let newKind else {
        error.hint = "To make a holder of that name, add: --new person"
        throw error
      }
      return try make(newKind, in: base, writer)
    }
    let kinds = Dictionary(uniqueKeysWithValues: try base.kinds().map { ($0.key, $0) })
    guard kinds.isAgent(found.kind) else {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "\(found.label) is a \(kinds[found.kind]?.label ?? found.kind), and holds nothing",
        hint: "persons, schools and other bodies hold positions"
      )
    }
    return found
  }

  private func make(
    _ kind: String,
    in base: KnowledgeBase,
    _ writer: Writer
  ) throws -> Entity {
    let kinds = Dictionary(uniqueKeysWithValues: try base.kinds().map { ($0.key, $0) })
    guard kinds.isAgent(kind) else {
      let known = kinds.keys.filter(kinds.isAgent).sorted()
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "'\(kind)' is no kind of those who can hold a position",
        hint: "--new person, or --new school",
        suggestions: Suggester(known).suggestions(for: kind).map { Suggestion($0) }
      )
    }
    let language = try base.meta("language") ?? "en"
    let id = try writer.addEntity(named: name, kind: kind, language: language)
    guard let holder = try base.entity(id) else {
      throw CommandFailure(.failed, "the holder '\(name)' was not made")
    }
    return holder
  }
}

extension [String: Kind] {
  /// Whether a kind is one of those who act.
  fileprivate func isAgent(_ key: String) -> Bool {
    var key: String? = key
    while let one = key {
      if one == "agent" { return true }
      key = self[one]?.parent
    }
    return false
  }
}
