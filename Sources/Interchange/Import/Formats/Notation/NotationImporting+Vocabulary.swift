internal import RegestaKit

extension NotationImporting {
  /// A kind of the base is used; one that stands elsewhere in the tree contradicts.
  func has(_ draft: KindDraft) throws -> Bool {
    guard let known = try base.kinds().first(where: { $0.key == draft.key }) else { return false }
    guard known.parent == draft.parent else {
      throw contradiction("kind", draft.key, "a case of \(known.parent ?? "nothing")")
    }
    let same =
      known.label == draft.label && known.plural == draft.plural
      && (draft.description == nil || known.description == draft.description)
    try told("kind", draft.key, isSame: same)
    return true
  }

  /// A relation of the base is used; one of another nature contradicts.
  func has(_ draft: RelationDraft) throws -> Bool {
    guard let known = importer.vocabulary.relations[draft.key] else { return false }
    guard known.value == draft.value, known.time == draft.time, known.parent == draft.parent else {
      throw contradiction(
        "relation",
        draft.key,
        "to \(known.value.rawValue), \(known.time.rawValue), a case of \(known.parent ?? "nothing")"
      )
    }
    let same =
      known.label == draft.label && known.inverse == draft.inverse
      && known.isFunctional == draft.isFunctional && known.isSymmetric == draft.isSymmetric
      && known.isTransitive == draft.isTransitive
      && (draft.description == nil || known.description == draft.description)
    try told("relation", draft.key, isSame: same)
    return true
  }

  func add(_ kind: KindDraft) throws {
    try importer.define(kind)
    try importer.flush()
  }

  func add(_ relation: RelationDraft) throws {
    try importer.define(relation)
    try importer.flush()
  }

  private func contradiction(_ what: String, _ key: String, _ known: String) -> RegestaError {
    RegestaError(
      .badInput,
      "The base has the \(what) \"\(key)\" otherwise: \(known).",
      hint: "Give the \(what) of the file another key, or define it as the base has it."
    )
  }

  private func told(_ what: String, _ key: String, isSame: Bool) throws {
    if isSame {
      try importer.note(.unchanged, what, nil, sentence: key)
    } else {
      try importer.note(
        .leftOut,
        what,
        nil,
        sentence: "other words or properties of the \(what) \"\(key)\"",
        reason: "the base keeps its own"
      )
    }
    try importer.flush()
  }
}
