internal import Chronology
internal import Formats
internal import RegestaKit

extension NotationFile {
  /// Records the entities that the file defines, without their names.
  func addEntities(
    with recorder: any NotationRecorder,
    names: inout NotationNames
  ) throws {
    for entry in try section("entities") {
      let record = try entityRecord(entry)
      // Where the kind stands the entity is defined; elsewhere more is said of it.
      guard record["kind"] != nil else { continue }
      guard names.entities[entry.key] == nil else {
        throw record.error("The entity \"\(entry.key)\" is given a kind twice.", at: record["kind"])
      }
      names.entities[entry.key] = try locating(entry.keyPosition, recorder, entry.key) {
        try recorder.addEntity(key: entry.key, kind: try record.required("kind"))
      }
    }
  }

  /// Records what the file's entities are called, described as and numbered elsewhere.
  func addNames(with recorder: any NotationRecorder, names: NotationNames) throws {
    for entry in try section("entities") {
      let record = try entityRecord(entry)
      let entity = try names.entity(
        entry.key,
        at: .scalar(entry.key, entry.keyPosition),
        file: name
      )
      var namedIn = try recorder.languages(of: entity)
      for node in try record.list("names") {
        try locating(node.position, recorder, entry.key) {
          try addName(node, to: entity, namedIn: &namedIn, with: recorder, names: names)
        }
      }
      if let description = try record.text("description") {
        try locating(entry.keyPosition, recorder, entry.key) {
          _ = try recorder.addClaim(
            ClaimDraft(entity, "described-as", .text(description, language: "en")),
            isExact: true
          )
        }
      }
      if let ids = record["ids"] {
        guard case .mapping(let entries, _) = ids else {
          throw record.error("\"ids\" is a mapping of relations to identifiers.", at: ids)
        }
        for id in entries {
          _ = try names.relation(id.key, at: .scalar(id.key, id.keyPosition), file: name)
          let text = try NotationRecord.text(id.value, file: name)
          try locating(id.keyPosition, recorder, entry.key) {
            _ = try recorder.addClaim(ClaimDraft(entity, id.key, .text(text)), isExact: true)
          }
        }
      }
    }
  }

  func entityRecord(_ entry: YAMLNode.Entry) throws -> NotationRecord {
    try NotationRecord(
      entry.value,
      file: name,
      keys: ["kind", "description", "names", "ids"]
    )
  }

  /// A name alone is English; the first in each language is the preferred one there.
  private func addName(
    _ node: YAMLNode,
    to entity: Entity.ID,
    namedIn: inout Set<String>,
    with recorder: any NotationRecorder,
    names: NotationNames
  ) throws {
    if case .scalar(let text, _) = node {
      let role = namedIn.insert("en").inserted ? "preferred-name" : "alias"
      try recorder.addName(
        ClaimDraft(entity, role, .text(text, language: "en")),
        isRoleGiven: false,
        citations: []
      )
      return
    }
    let record = try NotationRecord(
      node,
      file: name,
      keys: ["text", "lang", "role", "from", "to", "on", "cite", "note", "comment"]
    )
    let language = try record.text("lang") ?? "en"
    let isFirst = !namedIn.contains(language)
    let role = try Self.relation(forRole: record, isFirst: isFirst)
    if role == "preferred-name" { namedIn.insert(language) }
    let relation = try names.relation(role, at: node, file: name)
    let time = try NotationTime(record, relation: relation)
    let citations = NotationCitations(file: self, names: names)
    try recorder.addName(
      ClaimDraft(
        entity,
        role,
        .text(try record.required("text"), language: language),
        period: time.period,
        isInferred: time.isInferred,
        comment: try record.text("comment")
      ),
      isRoleGiven: record["role"] != nil,
      citations: try citations.drafts(of: record, inheriting: nil)
    )
  }

  private static func relation(forRole record: NotationRecord, isFirst: Bool) throws -> String {
    switch try record.text("role") {
    case nil: return isFirst ? "preferred-name" : "alias"
    case "preferred": return "preferred-name"
    case "former": return "former-name"
    case "as-written": return "name-as-written"
    case "alias": return "alias"
    case "exonym": return "exonym"
    case "demonym": return "demonym"
    default:
      throw record.error(
        "A role is one of: preferred, alias, former, exonym, as-written, demonym.",
        at: record["role"]
      )
    }
  }

  /// Runs `body`; what the base refuses is said with its place in this file.
  ///
  /// The recorder is told the place too, with what the file calls the record that stands there.
  func locating<T>(
    _ position: TextPosition,
    _ recorder: any NotationRecorder,
    _ record: String? = nil,
    _ body: () throws -> T
  ) throws -> T {
    recorder.place = ImportPlace(name, position, record: record)
    do {
      return try KnowledgeBase.explaining(body)
    } catch let error as RegestaError {
      let place = "\(name):"
      if error.kind != .badInput || error.message.hasPrefix(place) { throw error }
      throw RegestaError(
        .badInput,
        "\(name):\(position): \(error.message)",
        hint: error.hint,
        suggestions: error.suggestions
      )
    }
  }
}
