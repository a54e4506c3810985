internal import Formats
internal import RegestaKit

extension TableMappingReader {
  /// What the rows say.
  func statement(
    _ node: YAMLNode,
    _ things: Set<String>,
    _ newRelations: [String: RelationDraft]
  ) throws -> TableMapping.Statement {
    let record = try record(
      node,
      ["claim", "on", "from", "to", "with", "certainty", "denied", "comment", "when"]
    )
    let parts = try record.list("claim")
    guard parts.count == 3 else {
      throw record.error("A claim is [subject, relation, object].", at: record["claim"])
    }
    let subject = try thing(parts[0], things)
    let (choice, form) = try relation(parts[1], newRelations)
    let words = "\(subject) \(form.label)"
    var statement = TableMapping.Statement(
      subject: subject,
      relation: choice,
      object: try object(parts[2], form, things, for: words)
    )
    if form.time == .timeless, let date = record["on"] ?? record["from"] ?? record["to"] {
      throw record.error("\"\(form.label)\" has no time; leave the date out.", at: date)
    }
    statement.on = try record["on"].map { try date($0, for: words + ", on") }
    statement.from = try record["from"].map { try date($0, for: words + ", from") }
    statement.to = try record["to"].map { try date($0, for: words + ", to") }
    for entry in try record.entries("with") {
      let key = YAMLNode.scalar(entry.key, entry.keyPosition)
      let (_, qualifier) = try relation(key, newRelations)
      statement.qualifiers.append(
        (entry.key, try object(entry.value, qualifier, things, for: "\(words), \(qualifier.label)"))
      )
    }
    switch record["certainty"] {
    case nil: break
    case .scalar(let word, _):
      guard ["certain", "likely", "doubtful"].contains(word) else {
        throw record.error(
          "How sure it is, is \"certain\", \"likely\" or \"doubtful\".",
          at: record["certainty"]
        )
      }
      statement.certainty = TableCell(constant: word)
    case .some(let node): statement.certainty = try cell(node, for: words + ", how sure it is")
    }
    statement.isDenied = try record.flag("denied")
    statement.comment = try record.text("comment")
    statement.conditions = try conditions(record)
    return statement
  }

  /// What a relation is like, known or brought by the mapping.
  struct RelationForm {
    var label: String
    var value: Relation.ValueType
    var time: Relation.Nature
  }

  private func relation(
    _ node: YAMLNode,
    _ new: [String: RelationDraft]
  ) throws -> (TableMapping.RelationChoice, RelationForm) {
    guard case .scalar(let key, _) = node else {
      let choice = try cell(node, for: "relation")
      // By its column it can be any; all that a cell can name must go together.
      let keys = choice.values.map { Set($0.values).subtracting([""]) } ?? []
      let forms = try keys.sorted().map { try form($0, new, at: node) }
      let first = forms.first ?? RelationForm(label: "relation", value: .entity, time: .interval)
      return (.cell(choice), first)
    }
    return (.constant(key), try form(key, new, at: node))
  }

  private func form(
    _ key: String,
    _ new: [String: RelationDraft],
    at node: YAMLNode
  ) throws -> RelationForm {
    if let draft = new[key] {
      return RelationForm(label: draft.label, value: draft.value, time: draft.time)
    }
    let vocabulary = reading.vocabulary
    if let known = vocabulary.relations[key] {
      return RelationForm(label: known.label, value: known.value, time: known.time)
    }
    throw NotationRecord.error(
      "There is no relation \"\(key.abridged)\".",
      file.name,
      node.position,
      NotationNames.suggestions(for: key, among: vocabulary.relations.keys.sorted())
    )
  }

  private func thing(_ node: YAMLNode, _ things: Set<String>) throws -> String {
    let name = try NotationRecord.text(node, file: file.name)
    if things.contains(name) { return name }
    throw NotationRecord.error(
      "There is no thing \"\(name.abridged)\" in this mapping.",
      file.name,
      node.position,
      NotationNames.suggestions(for: name, among: things.sorted())
    )
  }

  private func object(
    _ node: YAMLNode,
    _ relation: RelationForm,
    _ things: Set<String>,
    for use: String
  ) throws -> TableMapping.Object {
    switch relation.value {
    case .entity: return .thing(try thing(node, things))
    case .date: return .date(try date(node, for: use))
    case .identifier: return .identifier(try cell(node, for: use))
    case .text: return .text(try cell(node, for: use), language: nil)
    case .name:
      guard case .mapping = node else { return .text(try cell(node, for: use), language: nil) }
      let record = try record(node, Self.cellKeys + ["language"])
      return .text(try cell(record, for: use), language: try record.text("language"))
    case .quantity:
      guard case .mapping = node else {
        return .quantity(try cell(node, for: use), unit: nil)
      }
      let record = try record(node, Self.cellKeys + ["unit"])
      let unit = try record["unit"].map { node -> TableCell in
        // A unit is most often the same for all rows.
        if case .scalar(let text, _) = node, columns.index(of: text) == nil {
          return TableCell(constant: text)
        }
        return try cell(node, for: use + ", the unit")
      }
      return .quantity(try cell(record, for: use), unit: unit)
    case .point:
      guard case .sequence(let items, _) = node, items.count == 2 else {
        throw NotationRecord.error(
          "A point is [latitude, longitude].",
          file.name,
          node.position
        )
      }
      return .point(
        latitude: try cell(items[0], for: use + ", latitude"),
        longitude: try cell(items[1], for: use + ", longitude")
      )
    }
  }
}
