internal import Formats
internal import RegestaKit

extension NotationFile {
  /// The kinds that the file defines.
  func kinds() throws -> [NotationItem<KindDraft>] {
    try section("kinds").map { entry in
      let record = try NotationRecord(
        entry.value,
        file: name,
        keys: ["label", "plural", "parent", "synonyms", "description"]
      )
      let label = try record.required("label")
      let draft = KindDraft(
        key: entry.key,
        parent: try record.text("parent"),
        label: label,
        plural: try record.text("plural") ?? label + "s",
        description: try record.text("description"),
        synonyms: try record.texts("synonyms")
      )
      return NotationItem(draft: draft, key: entry.key, file: self, position: entry.keyPosition)
    }
  }

  /// The relations that the file defines.
  func relations() throws -> [NotationItem<RelationDraft>] {
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
      return NotationItem(draft: draft, key: entry.key, file: self, position: entry.keyPosition)
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

/// A draft with the place where it is written.
struct NotationItem<Draft> {
  var draft: Draft
  var key: String
  var file: NotationFile
  var position: TextPosition

  /// An error at its place.
  func error(_ message: String, _ suggestions: [RegestaError.Suggestion] = []) -> RegestaError {
    NotationRecord.error(message, file.name, position, suggestions)
  }
}

/// Puts children behind their parents, whatever their order in the files.
///
/// `known` are the keys that are in the base already; `what` is what the items are called: "kind".
///
/// - Throws: ``RegestaError`` of kind `badInput`, with file, line and column, when an item is defined
///   twice, its parent is nowhere, or it is, in the end, a case of itself.
func parentsFirst<Draft>(
  _ items: [NotationItem<Draft>],
  known: Set<String>,
  called what: String,
  parent: (Draft) -> String?
) throws -> [NotationItem<Draft>] {
  var byKey: [String: NotationItem<Draft>] = [:]
  for item in items {
    if known.contains(item.key) {
      throw item.error("The base has a \(what) \"\(item.key)\" already.")
    }
    guard byKey.updateValue(item, forKey: item.key) == nil else {
      throw item.error("The \(what) \"\(item.key)\" is defined twice.")
    }
  }
  var done = known
  var result: [NotationItem<Draft>] = []
  for item in items {
    var branch: [NotationItem<Draft>] = []
    var onBranch: Set<String> = []
    var next: NotationItem<Draft>? = item
    while let current = next, !done.contains(current.key) {
      guard onBranch.insert(current.key).inserted else {
        throw current.error("The \(what) \"\(current.key)\" is a case of itself.")
      }
      branch.append(current)
      guard let key = parent(current.draft), !done.contains(key) else { break }
      guard let above = byKey[key] else {
        throw current.error(
          "There is no \(what) \"\(key.abridged)\".",
          NotationNames.suggestions(for: key, among: byKey.keys.sorted() + known.sorted())
        )
      }
      next = above
    }
    for current in branch.reversed() {
      done.insert(current.key)
      result.append(current)
    }
  }
  return result
}
