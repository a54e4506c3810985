internal import Chronology
internal import Formats
internal import RegestaKit

/// Takes in one entity: who it is in a record of its own, then each statement in one.
struct WikidataReader {
  private let properties: PropertyImporter
  private let file: String
  private let entity: JSONValue
  private let position: TextPosition

  init(_ properties: PropertyImporter, file: String, _ found: WikidataEntities.Found) {
    self.properties = properties
    self.file = file
    entity = found.value
    position = found.position
  }

  private var importer: Importer { properties.importer }
  private var mapping: PropertyMapping { properties.mapping }

  func read() throws {
    guard let id = entity["id"]?.string, entity.object != nil else {
      return try reject(entity["id"]?.string, "It is no entity of Wikidata: it has no \"id\".")
    }
    if entity["missing"] != nil {
      properties.leftOut.add("entities", "Wikidata has none with this number")
      return
    }
    guard WikidataValue.isItem(id) else {
      if let type = entity["type"]?.string, type != "item" {
        properties.leftOut.add("entities of the type \(type.abridged)", "they are no things")
        return
      }
      return try reject(id, "\"\(id.abridged)\" is no number of an item.")
    }
    let statements: [(property: String, all: [JSONValue])]
    switch entity["claims"] {
    case .object(let claims)?:
      statements = claims.members.map { ($0.name, $0.value.array ?? [$0.value]) }
    case nil, .null?: statements = []
    case .array(let list)? where list.isEmpty: statements = []
    case .some(let other):
      return try reject(id, "\"claims\" must be an object, not \(other.typeName).")
    }
    let subject = StatedSubject(try reference(id, statements))
    let all = entity
    let record = ImportPlace(file, position, record: id)
    try importer.record(record, rejected: { Self.rejected(all, $0) }) { [importer] in
      // A rejected statement that comes in again is not all that is said of the thing.
      if all["_rejected"] == nil { try importer.expect("\(id),", ofThing: .init("wikidata", id)) }
      try subject.resolve(with: importer)
      try describe(subject)
    }
    guard subject.id != nil || subject.waits else { return }
    for (property, list) in statements {
      for statement in list { try read(statement, property, id, subject) }
    }
    if let links = entity["sitelinks"]?.object, !links.members.isEmpty {
      properties.leftOut.add(
        "links to pages of Wikimedia",
        "no mapping",
        count: links.members.count
      )
    }
  }

  private func reject(_ id: String?, _ reason: String) throws {
    let all = entity
    try importer.reject(ImportPlace(file, position, record: id), reason) { Self.rejected(all, $0) }
  }

  private static func rejected(_ entity: JSONValue, _ reason: String) -> String? {
    guard var object = entity.object else { return nil }
    object.members.removeAll { $0.name == "_rejected" }
    object.members.append(.init("_rejected", .string(reason)))
    return JSONValue.object(object).text()
  }

  // MARK: Who it is

  private func reference(
    _ id: String,
    _ statements: [(property: String, all: [JSONValue])]
  ) throws -> EntityReference {
    var reference = EntityReference(
      identifiers: [.init("wikidata", id)],
      names: names(),
      kind: mapping.fallbackKind
    )
    var kinds: [(kind: String, rank: ForeignStatement.Rank)] = []
    for (property, list) in statements {
      guard let rule = mapping.properties[property] else { continue }
      for statement in list {
        guard let snak = statement["mainsnak"] else { continue }
        let rank = ForeignStatement.Rank(rawValue: statement["rank"]?.string ?? "") ?? .normal
        switch (rule.role, WikidataValue.value(ofSnak: snak)) {
        case (.kind, .item(let item)):
          guard rank != .deprecated, let kind = mapping.types[item.name] else {
            let why = rank == .deprecated ? "deprecated" : "no kind is mapped to it"
            properties.leftOut.add("\(property) \(item.name)", why)
            continue
          }
          kinds.append((kind, rank))
        case (.kind, _): properties.leftOut.add(property, "it names no class")
        case (.claim(let relation), .text(let number, _)) where rank != .deprecated:
          if importer.vocabulary.relations[relation]?.value == .identifier, !number.isEmpty {
            reference.knownBy.append(.init(relation, number))
          }
        case (.claim(let relation), .date(let date)) where rank != .deprecated:
          if importer.vocabulary.relations[relation]?.value == .date {
            reference.dates.append(.init(relation, date))
          }
        default: break
        }
      }
    }
    if let kind = try kind(of: kinds) { reference.kind = kind }
    return reference
  }

  /// Of several kinds the one that says most: a case of another before it, else the first; what is ranked
  /// higher comes first.
  private func kind(of kinds: [(kind: String, rank: ForeignStatement.Rank)]) throws -> String? {
    let ordered = kinds.filter { $0.rank == .preferred } + kinds.filter { $0.rank != .preferred }
    for item in ordered { try properties.define(kind: item.kind) }
    guard var best = ordered.first?.kind else { return nil }
    for other in ordered.map(\.kind)
    where other != best && importer.vocabulary.isKind(other, best) {
      best = other
    }
    return best
  }

  /// Labels, then aliases, in the languages that are wanted; the language of the base's labels first.
  private func names() -> [EntityReference.Name] {
    var names: [EntityReference.Name] = []
    var others = 0
    func add(_ value: JSONValue, role: String) {
      guard let text = value["value"]?.string, let language = value["language"]?.string else {
        return
      }
      guard mapping.wants(language) else {
        others += 1
        return
      }
      guard !text.isEmpty else { return }
      let name = EntityReference.Name(text, language: mapping.tag(language), role: role)
      if !names.contains(where: { $0.text == text && $0.language == name.language }) {
        names.append(name)
      }
    }
    let labels = entity["labels"]?.object?.members ?? []
    for label in labels where label.name == "en" { add(label.value, role: "preferred-name") }
    for label in labels where label.name != "en" { add(label.value, role: "preferred-name") }
    for aliases in entity["aliases"]?.object?.members ?? [] {
      for alias in aliases.value.array ?? [] { add(alias, role: "alias") }
    }
    if others > 0 {
      properties.leftOut.add(
        "labels and aliases",
        "in other languages than are wanted",
        count: others
      )
    }
    return names
  }

  private func describe(_ subject: StatedSubject) throws {
    let id = try subject.entity(with: importer)
    var others = 0
    for member in entity["descriptions"]?.object?.members ?? [] {
      guard let text = member.value["value"]?.string, !text.isEmpty else { continue }
      guard mapping.wants(member.name) else {
        others += 1
        continue
      }
      try importer.claim(
        ClaimDraft(id, "described-as", .text(text, language: mapping.tag(member.name)))
      )
    }
    if others > 0 {
      properties.leftOut.add("descriptions", "in other languages than are wanted", count: others)
    }
  }

  // MARK: What is said of it

  private func read(
    _ json: JSONValue,
    _ property: String,
    _ id: String,
    _ subject: StatedSubject
  ) throws {
    if case .kind? = mapping.properties[property]?.role { return }
    let number = json["id"]?.string.map { " \($0)" } ?? ""
    let place = ImportPlace(file, position, record: "\(id), \(property)\(number)")
    let rejected: (String) -> String? = { reason in
      let statement = JSONObject([
        .init("type", .string("item")), .init("id", .string(id)),
        .init("claims", .object(JSONObject([.init(property, .array([json]))]))),
        .init("_rejected", .string(reason)),
      ])
      return JSONValue.object(statement).text()
    }
    guard let snak = json["mainsnak"] else {
      return try importer.reject(place, "The statement has no \"mainsnak\".", rejected: rejected)
    }
    guard let rank = ForeignStatement.Rank(rawValue: json["rank"]?.string ?? "normal") else {
      return try importer.reject(
        place,
        "\"\((json["rank"]?.string ?? "").abridged)\" is no rank.",
        rejected: rejected
      )
    }
    let statement = ForeignStatement(
      property: property,
      value: WikidataValue.value(ofSnak: snak),
      rank: rank,
      qualifiers: Self.parts(json["qualifiers"], json["qualifiers-order"]),
      references: (json["references"]?.array ?? []).map {
        Self.parts($0["snaks"], $0["snaks-order"])
      },
      locator: "\(id), \(property)"
    )
    _ = try properties.take(statement, of: subject, at: place, rejected: rejected)
  }

  /// Snaks by property, in the order that is given.
  private static func parts(_ snaks: JSONValue?, _ order: JSONValue?) -> [ForeignStatement.Part] {
    guard let members = snaks?.object?.members else { return [] }
    let wanted = (order?.array ?? []).compactMap(\.string)
    let sorted =
      members.filter { !wanted.contains($0.name) }.isEmpty
      ? wanted.compactMap { name in members.first { $0.name == name } } : members
    return sorted.flatMap { member in
      (member.value.array ?? [member.value]).map {
        ForeignStatement.Part(property: member.name, value: WikidataValue.value(ofSnak: $0))
      }
    }
  }
}
