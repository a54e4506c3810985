internal import Formats
internal import Names
internal import RegestaKit

extension TableMappingReader {
  /// A thing that the rows speak of.
  func thing(
    _ entry: YAMLNode.Entry,
    _ newKinds: Set<String>,
    before: [String]
  ) throws -> TableMapping.Thing {
    let record = try record(
      entry.value,
      [
        "kind", "key", "names", "ids", "links", "dates", "each", "by", "partners-of", "partners",
        "mention", "when",
      ]
    )
    guard !before.contains(entry.key) else {
      throw record.error("The thing \"\(entry.key)\" is described twice.")
    }
    var thing = TableMapping.Thing(name: entry.key, kind: try kind(record, newKinds))
    thing.key = try record["key"].map { try cell($0, for: "key of the \(entry.key)") }
    thing.names = try record.list("names").map { try name($0, of: entry.key) }
    for id in try record.entries("ids") {
      let scheme = try identifierScheme(id.key, at: id.keyPosition)
      thing.identifiers.append((scheme, try cell(id.value, for: "\(scheme) of the \(entry.key)")))
    }
    thing.links = try record.list("links").map { node in
      let link = try self.record(node, Self.cellKeys + ["registers"])
      let registers = try texts(link, "registers")
      for scheme in registers.values {
        _ = try identifierScheme(scheme, at: link["registers"]?.position ?? link.position)
      }
      return (try cell(link, for: "numbers elsewhere of the \(entry.key)"), registers)
    }
    for item in try record.entries("dates") {
      _ = try reading.vocabulary.relation(item.key)
      thing.dates.append((item.key, try date(item.value, for: "\(item.key) of the \(entry.key)")))
    }
    thing.partners = try record["partners"].map {
      try cell($0, for: "partners of the \(entry.key)")
    }
    thing.isMention = try record.flag("mention")
    thing.conditions = try conditions(record)
    try each(record, &thing, before)
    guard
      thing.each != nil || !thing.names.isEmpty || !thing.identifiers.isEmpty || thing.key != nil
    else {
      throw record.error("A thing has \"names\", \"ids\", a \"key\", or is named by \"each\".")
    }
    return thing
  }

  private func each(
    _ record: NotationRecord,
    _ thing: inout TableMapping.Thing,
    _ before: [String]
  ) throws {
    let name = thing.name
    thing.each = try record["each"].map { try cell($0, for: "each of the \(name)") }
    if let scheme = try record.text("by"), scheme != "name" {
      thing.eachScheme = try identifierScheme(scheme, at: record["by"]?.position ?? record.position)
    }
    guard let event = try record.text("partners-of") else { return }
    guard before.contains(event) else {
      throw record.error(
        "\"\(event)\" is no thing described before.",
        at: record["partners-of"]
      )
    }
    thing.partnersOf = event
  }

  private func identifierScheme(_ key: String, at position: TextPosition) throws -> String {
    if reading.words.schemes[key] != nil || isNewRelation(key) { return key }
    throw NotationRecord.error(
      "There is no identifier \"\(key.abridged)\".",
      file.name,
      position,
      NotationNames.suggestions(for: key, among: reading.words.schemes.keys.sorted())
    )
  }

  func isNewRelation(_ key: String) -> Bool {
    (try? file.root.entries("relations").contains { $0.key == key }) == true
  }

  private func kind(
    _ record: NotationRecord,
    _ newKinds: Set<String>
  ) throws -> TableMapping.KindChoice {
    var choice = TableMapping.KindChoice()
    func checked(_ key: String) throws -> String {
      if newKinds.contains(key) || reading.vocabulary.hasKind(key) { return key }
      throw record.error("There is no kind \"\(key.abridged)\".", at: record["kind"])
    }
    switch record["kind"] {
    case nil: break
    case .scalar(let key, _): choice.constant = try checked(key)
    case .sequence(let items, _):
      let keys = try items.map { try checked(try NotationRecord.text($0, file: file.name)) }
      choice.constant = keys.first
      choice.others = Array(keys.dropFirst())
    case .some(let node):
      let kind = try self.record(node, Self.cellKeys + ["default", "words"])
      choice.constant = try kind.text("default").map(checked)
      if kind["column"] != nil { choice.cell = try cell(kind, for: "kind") }
      choice.fallsBack = choice.constant != nil && choice.cell?.values == nil
      for entry in try kind.entries("words") {
        for word in try kind.wordList(entry) {
          choice.byWords.append((NameFolding.fold(word), try checked(entry.key)))
        }
      }
    }
    return choice
  }

  private func name(_ node: YAMLNode, of thing: String) throws -> TableMapping.Name {
    guard case .mapping = node else {
      return TableMapping.Name(cell: try cell(node, for: "name of the \(thing)"))
    }
    let record = try record(node, Self.cellKeys + ["role", "language", "tags"])
    var name = TableMapping.Name(cell: try cell(record, for: "name of the \(thing)"))
    name.language = try record.text("language")
    name.hasTags = try record.flag("tags")
    if let role = try record.text("role") {
      let short = ["preferred": "preferred-name", "former": "former-name"]
      name.role = short[role] ?? (role == "as-written" ? "name-as-written" : role)
      guard reading.vocabulary.relations[name.role ?? ""]?.value == .name else {
        throw record.error("There is no role of names \"\(role.abridged)\".", at: record["role"])
      }
    }
    return name
  }

  /// When a part of the mapping counts.
  func conditions(_ record: NotationRecord) throws -> [TableMapping.Condition] {
    try record.entries("when").map { entry in
      let place = YAMLNode.scalar(entry.key, entry.keyPosition)
      let index = try column(place, for: "condition")
      switch entry.value {
      case .scalar("present", _): return TableMapping.Condition(column: index, test: .present)
      case .scalar("missing", _): return TableMapping.Condition(column: index, test: .missing)
      case .scalar(let text, _): return TableMapping.Condition(column: index, test: .among([text]))
      case .sequence(let items, _):
        let texts = try items.map { try NotationRecord.text($0, file: file.name) }
        return TableMapping.Condition(column: index, test: .among(texts))
      case .mapping:
        let not = try self.record(entry.value, ["not"])
        return TableMapping.Condition(column: index, test: .notAmong(try not.texts("not")))
      }
    }
  }
}

extension NotationRecord {
  /// The texts of one entry: a list, or one.
  fileprivate func wordList(_ entry: YAMLNode.Entry) throws -> [String] {
    guard case .sequence(let items, _) = entry.value else {
      return [try Self.text(entry.value, file: file)]
    }
    return try items.map { try Self.text($0, file: file) }
  }
}
