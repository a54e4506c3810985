internal import Formats
internal import RegestaKit

extension NotationFile {
  /// The kinds that the file defines.
  func kinds() throws -> [KindDraft] {
    try section("kinds").map { entry in
      let record = try NotationRecord(
        entry.value,
        file: name,
        keys: ["label", "plural", "parent", "synonyms", "description"]
      )
      let label = try record.required("label")
      return KindDraft(
        key: entry.key,
        parent: try record.text("parent"),
        label: label,
        plural: try record.text("plural") ?? label + "s",
        description: try record.text("description"),
        synonyms: try record.texts("synonyms")
      )
    }
  }

  /// The relations that the file defines.
  func relations() throws -> [RelationDraft] {
    try section("relations").map { entry in
      let record = try NotationRecord(
        entry.value,
        file: name,
        keys: [
          "label", "inverse", "parent", "subject", "object", "value", "time", "functional",
          "inverse-functional", "symmetric", "transitive", "use", "annotation", "url",
          "pattern", "description", "phrases",
        ]
      )
      var draft = RelationDraft(key: entry.key, label: try record.required("label"))
      draft.inverse = try record.text("inverse")
      draft.parent = try record.text("parent")
      draft.subjectKinds = try record.texts("subject")
      draft.objectKinds = try record.texts("object")
      draft.value = try record.choice("value", of: Relation.ValueType.self) ?? .entity
      draft.time = try record.choice("time", of: Relation.Nature.self) ?? .timeless
      draft.use = try record.choice("use", of: Relation.Use.self) ?? .claim
      draft.isFunctional = try record.flag("functional")
      draft.isInverseFunctional = try record.flag("inverse-functional")
      draft.isSymmetric = try record.flag("symmetric")
      draft.isTransitive = try record.flag("transitive")
      draft.isAnnotation = try record.flag("annotation")
      draft.url = try record.text("url")
      draft.pattern = try record.text("pattern")
      draft.description = try record.text("description")
      if let phrases = record["phrases"] {
        draft.phrases = try self.phrases(phrases)
      }
      if draft.value != .entity, !draft.objectKinds.isEmpty {
        throw record.error("A relation to \(draft.value.rawValue) has no kinds of object.")
      }
      return draft
    }
  }

  private func phrases(_ node: YAMLNode) throws -> [RelationDraft.Phrase] {
    let forms: [(key: String, form: RelationDraft.Phrase.Form)] = [
      ("verbs", .verb), ("passive", .passive), ("nouns", .noun), ("object-nouns", .objectNoun),
      ("synonyms", .synonym), ("cues", .cue),
    ]
    let record = try NotationRecord(node, file: name, keys: forms.map(\.key))
    return try forms.flatMap { pair in
      try record.texts(pair.key).map { RelationDraft.Phrase(pair.form, $0) }
    }
  }
}

/// Puts children behind their parents, whatever their order in the files.
///
/// - Throws: ``RegestaError`` of kind `badInput` when an item is, in the end, a case of itself.
func parentsFirst<T>(
  _ items: [T],
  key: (T) -> String,
  parent: (T) -> String?
) throws -> [T] {
  let byKey = Dictionary(items.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
  var done: Set<String> = []
  var result: [T] = []
  for item in items {
    var branch: [T] = []
    var next: T? = item
    while let current = next, !done.contains(key(current)) {
      guard !branch.contains(where: { key($0) == key(current) }) else {
        throw RegestaError(.badInput, "\"\(key(current))\" is a case of itself.")
      }
      branch.append(current)
      next = parent(current).flatMap { byKey[$0] }
    }
    for current in branch.reversed() {
      done.insert(key(current))
      result.append(current)
    }
  }
  return result
}
