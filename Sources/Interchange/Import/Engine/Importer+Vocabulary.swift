public import RegestaKit

extension Importer {
  /// Makes sure that there is a kind, for a mapping that brings its own.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when its parent is not there.
  public func define(_ kind: KindDraft) throws {
    guard !vocabulary.hasKind(kind.key) else { return }
    try writer.addKind(kind)
    try note(.new, "kind", nil, sentence: "\(kind.label) is a new kind (\(kind.key))")
    vocabulary = try ImportVocabulary(base)
  }

  /// Makes sure that there is a relation, for a mapping that brings its own.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when the base has one of the same key that takes another
  ///   kind of value, or lies otherwise in time.
  public func define(_ relation: RelationDraft) throws {
    if let known = vocabulary.relations[relation.key] {
      guard known.value == relation.value, known.time == relation.time else {
        throw RegestaError(
          .badInput,
          "The base has a relation \"\(relation.key)\" already, to \(known.value.rawValue), "
            + "\(known.time.rawValue).",
          hint: "Give the mapping's relation another key."
        )
      }
      return
    }
    try writer.addRelation(relation)
    try note(
      .new,
      "relation",
      nil,
      sentence: "\"\(relation.label)\" is a new relation (\(relation.key))"
    )
    vocabulary = try ImportVocabulary(base)
  }
}
