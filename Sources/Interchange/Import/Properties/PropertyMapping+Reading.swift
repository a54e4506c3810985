internal import Formats
internal import RegestaKit
internal import Seed

extension PropertyMapping {
  /// The mapping that the program carries.
  static func builtIn(_ name: String) throws -> PropertyMapping {
    let path = "seed/mappings/\(name).yaml"
    guard let text = Seed.file(path) else {
      throw RegestaError(
        .badInput,
        "There is no mapping \"\(name.abridged)\" to extend.",
        hint: "The program carries: wikidata, rdf."
      )
    }
    var mapping = PropertyMapping()
    try mapping.read(text, name: path)
    return mapping
  }

  /// The mapping for a format: the user's, on top of the one that the program carries.
  static func `for`(_ format: String, _ settings: ImportSettings) throws -> PropertyMapping {
    guard let own = settings.mapping else { return try builtIn(format) }
    var mapping = PropertyMapping()
    try mapping.read(own.text, name: own.name, extending: format)
    return mapping
  }

  private static let keys = [
    "regesta", "title", "extends", "languages", "language-tags", "kind", "unknown", "prefixes",
    "source", "kinds", "relations", "types", "identifiers", "items", "properties", "qualifiers",
    "references", "circumstances",
  ]

  /// Reads a file on top of what is there.
  ///
  /// - Parameters:
  ///   - text: The file.
  ///   - name: Its name, for errors.
  ///   - format: What the file extends when it does not say.
  /// - Throws: ``RegestaError`` of kind `badInput` with line and column.
  private mutating func read(_ text: String, name: String, extending format: String? = nil) throws {
    let root = try NotationRecord(parsing: text, file: name, keys: Self.keys)
    guard try root.required("regesta") == NotationFile.version else {
      throw root.error(
        "This program reads mappings that begin with \"regesta: \(NotationFile.version)\".",
        at: root["regesta"]
      )
    }
    if let base = try root.text("extends") ?? format, base != "nothing" {
      self = try Self.builtIn(base)
    }
    try readSettings(root)
    try readVocabulary(root)
    try readRules(root)
  }

  private mutating func readSettings(_ root: NotationRecord) throws {
    if root["languages"] != nil {
      let wanted = try root.texts("languages")
      languages = wanted == ["all"] ? nil : Set(wanted)
    }
    for (key, value) in try Self.pairs(root, "language-tags") { languageTags[key] = value }
    for (key, value) in try Self.pairs(root, "prefixes") { prefixes[key] = value }
    if let kind = try root.text("kind") { fallbackKind = kind }
    switch try root.text("unknown") {
    case nil: break
    case "define": definesUnknown = true
    case "leave-out": definesUnknown = false
    default: throw root.error("\"unknown\" is leave-out or define.", at: root["unknown"])
    }
    if let node = root["source"] {
      let record = try NotationRecord(
        node,
        file: root.file,
        keys: ["key", "type", "short", "title", "author", "url", "license", "language"]
      )
      let key = try record.required("key")
      let type = try record.text("type") ?? "dataset"
      let title = try record.required("title")
      var csl = CSLRecord(id: key, type: type)
      csl.add("title", title)
      if let author = try record.text("author") {
        csl.add("author", people: [.init(literal: author)])
      }
      csl.add("URL", try record.text("url"))
      csl.add("license", try record.text("license"))
      source = SourceDraft(
        key: key,
        type: type,
        short: try record.text("short") ?? title,
        author: try record.text("author"),
        title: title,
        language: try record.text("language"),
        csl: csl.json
      )
    }
  }

  private mutating func readVocabulary(_ root: NotationRecord) throws {
    let notation = NotationFile(root: root)
    kinds += try notation.kinds().map(\.draft)
    for item in try notation.relations() { relations[item.key] = item.draft }
    for (name, kind) in try Self.pairs(root, "types") { types[expanded(name)] = kind }
    for (name, word) in try Self.pairs(root, "circumstances") {
      guard let circumstance = Circumstance(rawValue: word) else {
        let all = Circumstance.allCases.map(\.rawValue).joined(separator: ", ")
        throw root.error("A circumstance is one of: \(all); not \"\(word.abridged)\".")
      }
      circumstances[expanded(name)] = circumstance
    }
    for entry in try notation.section("items") {
      if case .scalar(let name, _) = entry.value {
        items[expanded(entry.key)] = KnownItem(name: name)
      } else {
        let record = try NotationRecord(entry.value, file: root.file, keys: ["name", "kind"])
        items[expanded(entry.key)] = KnownItem(
          name: try record.required("name"),
          kind: try record.text("kind")
        )
      }
    }
    guard let node = root["identifiers"] else { return }
    guard case .mapping(let entries, _) = node else {
      throw root.error("\"identifiers\" must be a mapping, not \(node.typeName).", at: node)
    }
    for entry in entries {
      let record = try NotationRecord(node, file: root.file, keys: entries.map(\.key))
      for address in try record.texts(entry.key) {
        let parts = address.split(separator: "$1", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
          throw record.error(
            "An address has $1 where the number stands: https://viaf.org/viaf/$1",
            at: entry.value
          )
        }
        identifiers.append(
          IdentifierPattern(
            scheme: entry.key,
            prefix: String(parts[0]),
            suffix: String(parts[1])
          )
        )
      }
    }
  }

  private mutating func readRules(_ root: NotationRecord) throws {
    let notation = NotationFile(root: root)
    for entry in try notation.section("properties") {
      properties[expanded(entry.key)] = try rule(entry.value, root.file)
    }
    for entry in try notation.section("qualifiers") {
      qualifiers[expanded(entry.key)] = try qualifier(entry.value, root.file)
    }
    for entry in try notation.section("references") {
      let word = try NotationRecord.text(entry.value, file: root.file)
      guard let role = ReferenceRole(rawValue: word) else {
        let all = ReferenceRole.allCases.map(\.rawValue).joined(separator: ", ")
        throw root.error(
          "A part of a reference is one of: \(all); not \"\(word.abridged)\".",
          at: entry.value
        )
      }
      references[expanded(entry.key)] = role
    }
  }

  private func rule(_ node: YAMLNode, _ file: String) throws -> PropertyRule {
    if case .scalar(let relation, _) = node { return PropertyRule(role: .claim(relation)) }
    let record = try NotationRecord(
      node,
      file: file,
      keys: ["relation", "role", "inverse", "object", "by-name", "with", "qualifiers", "leave-out"]
    )
    let words: [String: PropertyRule.Role] = [
      "kind": .kind, "same": .same, "latitude": .latitude, "longitude": .longitude,
    ]
    var rule: PropertyRule
    if let reason = try record.text("leave-out") {
      return PropertyRule(role: .leaveOut(reason))
    } else if let word = try record.text("role") {
      guard let role = words[word] else {
        let all = words.keys.sorted().joined(separator: ", ")
        throw record.error(
          "\"role\" is one of: \(all); not \"\(word.abridged)\".",
          at: record["role"]
        )
      }
      rule = PropertyRule(role: role)
    } else {
      rule = PropertyRule(role: .claim(try record.required("relation")))
    }
    rule.isInverse = try record.flag("inverse")
    rule.object = try record.text("object")
    rule.isByName = try record.flag("by-name")
    for (name, text) in try Self.pairs(record, "with") { rule.with[name] = text }
    if let node = record["qualifiers"] {
      guard case .mapping(let entries, _) = node else {
        throw record.error("\"qualifiers\" must be a mapping, not \(node.typeName).", at: node)
      }
      for entry in entries {
        rule.qualifiers[expanded(entry.key)] = try qualifier(entry.value, file)
      }
    }
    return rule
  }

  private func qualifier(_ node: YAMLNode, _ file: String) throws -> QualifierRule {
    if case .scalar(let word, _) = node {
      return QualifierRule.words[word] ?? .relation(word, object: nil)
    }
    let record = try NotationRecord(node, file: file, keys: ["relation", "object", "leave-out"])
    if let reason = try record.text("leave-out") { return .leaveOut(reason) }
    return .relation(try record.required("relation"), object: try record.text("object"))
  }

  /// A name elsewhere, with the prefix written out: `skos:prefLabel`.
  func expanded(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":"), let prefix = prefixes[String(name[..<colon])]
    else { return name }
    return prefix + name[name.index(after: colon)...]
  }

  private static func pairs(_ root: NotationRecord, _ key: String) throws -> [(String, String)] {
    try NotationFile(root: root).section(key).map {
      ($0.key, try NotationRecord.text($0.value, file: root.file))
    }
  }
}
