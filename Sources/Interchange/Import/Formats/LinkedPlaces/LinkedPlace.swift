internal import Chronology
internal import Formats
internal import RegestaKit

/// Tells the importer what a feature of Linked Places says (the format's version 1.2).
final class LinkedPlace {
  let importer: Importer
  let words: VocabularyWords
  let language: String
  private let kind: String

  static let onlyPoints = "the base keeps points, not lines and areas"

  /// Whether a feature has what only Linked Places has.
  static func isOne(_ feature: JSONObject) -> Bool {
    ["names", "types", "links", "relations", "descriptions", "when"].contains { feature[$0] != nil }
      || feature["geometry"]?["when"] != nil
      || feature["geometry"]?["geometries"]?.array?.contains { $0["when"] != nil } == true
  }

  init(_ importer: Importer, language: String, kind: String?) throws {
    self.importer = importer
    self.language = language
    self.kind = try kind.map(importer.vocabulary.kind) ?? "place"
    // What the table of Linked Places brings, the features have as well.
    for draft in try TableMappingFile.linkedPlacesRelations() { try importer.define(draft) }
    words = try VocabularyWords(importer.base, importer.vocabulary)
  }

  /// What a feature says; it can be told again.
  func take(_ feature: JSONObject) throws {
    let always = try LinkedTime(feature["when"])?.period
    let names = try names(feature, always)
    guard !names.isEmpty else {
      throw FormatError("The place has no name: neither \"properties.title\" nor \"names\".")
    }
    var reference = EntityReference(names: names.map(\.name), kind: kind(feature))
    reference.identifiers = try identifiers(feature)
    let place = try importer.entity(reference)
    let context = Context(place: place, always: always, locator: FeatureFile.identifier(feature))
    for item in names where !item.citations.isEmpty {
      try importer.claim(
        ClaimDraft(
          place,
          item.name.role,
          .text(item.name.text, language: item.name.language),
          period: item.name.period
        ),
        citations: item.citations
      )
    }
    try addTypes(feature, context)
    try addGeometry(feature["geometry"], context)
    try addLinks(feature, context)
    try addRelations(feature, context)
    try addDescriptions(feature, context)
    try leaveOutRest(feature)
  }

  /// What all parts of a feature share.
  struct Context {
    var place: Entity.ID
    /// When the feature as a whole is said to have been so.
    var always: Period?
    var locator: String?
  }

  // MARK: Names

  private func names(
    _ feature: JSONObject,
    _ always: Period?
  ) throws -> [(name: EntityReference.Name, citations: [CitationDraft])] {
    var result: [(name: EntityReference.Name, citations: [CitationDraft])] = []
    let locator = FeatureFile.identifier(feature)
    if let title = feature["properties"]?["title"]?.string?.trimmingSpaces, !title.isEmpty {
      result.append((EntityReference.Name(title, language: "und", role: "preferred-name"), []))
    }
    for item in feature["names"]?.array ?? [] {
      guard let toponym = item["toponym"]?.string?.trimmingSpaces, !toponym.isEmpty else {
        throw FormatError("A name has no \"toponym\".")
      }
      let tag = (item["lang"] ?? item["language"])?.string ?? "und"
      var name = EntityReference.Name(toponym, language: tag.isEmpty ? "und" : tag)
      name.period = try LinkedTime(item["when"])?.period ?? always
      let citations = try citations(item["citations"], locator)
      // The title is one of the names, in a language that only that one says.
      if let title = result.first, title.name.text == toponym, title.name.language == "und" {
        name.role = "preferred-name"
        result[0] = (name, citations)
      } else if !result.contains(where: { $0.name == name }) {
        if result.isEmpty { name.role = "preferred-name" }
        result.append((name, citations))
      }
    }
    return result
  }

  /// The sources that a part names, known through the file; the file alone when it names none.
  func citations(_ value: JSONValue?, _ locator: String?) throws -> [CitationDraft] {
    guard let table = importer.ownSource else { return [] }
    let place = locator.map(importer.locator)
    return try (value?.array ?? []).compactMap { item -> CitationDraft? in
      let label = (item["label"] ?? item["title"])?.string
      guard let title = label ?? item["@id"]?.string, !title.isEmpty else { return nil }
      var csl = CSLRecord(id: Slug.of(title), type: "document")
      csl.add("title", title)
      csl.add("URL", item["@id"]?.string)
      let year = item["year"]?.scalarText
      csl.add("issued", year)
      let source = try importer.source(
        SourceDraft(
          key: Slug.of(title),
          type: "document",
          short: title,
          title: title,
          issued: year.flatMap { try? HistoricalDate(parsing: $0) },
          csl: csl.json
        )
      )
      return source == table ? nil : CitationDraft(source, via: table, locator: place)
    }
  }

  // MARK: Kind and numbers

  private func kind(_ feature: JSONObject) -> String {
    for type in feature["types"]?.array ?? [] {
      for name in ["label", "sourceLabel"] {
        guard let word = type[name]?.string else { continue }
        if let found = words.kind(word), importer.vocabulary.isKind(found, kind) { return found }
      }
    }
    return kind
  }

  private func identifiers(_ feature: JSONObject) throws -> [EntityReference.Identifier] {
    var result: [EntityReference.Identifier] = []
    if let own = FeatureFile.identifier(feature) {
      let isAddress = own.contains("://")
      result.append(
        EntityReference.Identifier(
          "identifier",
          isAddress ? own : importer.ownSourceKey + ":" + own
        )
      )
    }
    for link in feature["links"]?.array ?? [] where link["type"]?.string == "exactMatch" {
      guard let text = link["identifier"]?.string, let found = number(text) else { continue }
      if !result.contains(found) { result.append(found) }
    }
    return result
  }

  /// A number elsewhere by its address or its short form; nil when no relation has a place for it.
  func number(_ text: String) -> EntityReference.Identifier? {
    for (mark, scheme) in TableMappingFile.registers.sorted(by: {
      $0.key.utf8.count > $1.key.utf8.count
    })
    where text.hasPrefix(mark) {
      return words.identifier(String(text.dropFirst(mark.count)), of: scheme).map {
        EntityReference.Identifier(scheme, $0)
      }
    }
    return nil
  }
}

extension TableMappingFile {
  private static let linkedPlaces = Result<TableMappingFile?, any Error> {
    try builtIn(for: ["id", "title", "title_source", "start"])
  }

  /// The relations that Linked Places needs and the catalogue does not have.
  static func linkedPlacesRelations() throws -> [RelationDraft] {
    guard let file = try linkedPlaces.get() else { return [] }
    return try NotationFile(name: file.name, root: file.root).relations().map(\.draft)
  }

  /// The registers of places, by what stands before their numbers.
  static let registers: [String: String] = {
    guard let file = try? linkedPlaces.get(), let place = try? file.root.entries("things").first,
      case .mapping(let parts, _) = place.value,
      case .sequence(let links, _)? = parts.first(where: { $0.key == "links" })?.value,
      case .mapping(let link, _)? = links.first,
      case .mapping(let marks, _)? = link.first(where: { $0.key == "registers" })?.value
    else { return [:] }
    return Dictionary(
      marks.compactMap { entry in
        guard case .scalar(let scheme, _) = entry.value else { return nil }
        return (entry.key, scheme)
      }
    ) { first, _ in first }
  }()
}
