internal import Chronology
internal import Formats
internal import RegestaKit

extension LinkedPlace {
  private func claim(
    _ relation: String,
    _ object: ClaimDraft.Object,
    _ context: Context,
    _ part: JSONValue?,
    period: Period? = nil,
    certainty: Certainty = .certain
  ) throws {
    let cited = try citations(part?["citations"], context.locator)
    try importer.claim(
      ClaimDraft(context.place, relation, object, period: period, certainty: certainty),
      citations: cited.isEmpty ? importer.ownCitation(context.locator) : cited
    )
  }

  // MARK: Types

  func addTypes(_ feature: JSONObject, _ context: Context) throws {
    for type in feature["types"]?.array ?? [] {
      var labels: [String] = []
      for name in ["label", "sourceLabel"] {
        if let label = type[name]?.string?.trimmingSpaces, !label.isEmpty, !labels.contains(label) {
          labels.append(label)
        }
      }
      for label in labels { try claim("classified-as", .text(label), context, type) }
      if let number = type["identifier"]?.string, !number.isEmpty {
        let marks = ["aat:", "http://vocab.getty.edu/aat/", "https://vocab.getty.edu/aat/"]
        if let mark = marks.first(where: { number.hasPrefix($0) }) {
          try claim("aat-type", .text(String(number.dropFirst(mark.count))), context, type)
        } else {
          try importer.leaveOut("type \"\(number.abridged)\"", "it is no number of the Getty AAT")
        }
      }
      if type["when"] != nil {
        try importer.leaveOut(
          "\"when\" of a type",
          "what class a thing is of has no time in the base"
        )
      }
    }
    for item in feature["properties"]?["ccodes"]?.array ?? [] {
      guard let code = item.string, !code.isEmpty else { continue }
      try claim("country-code", .text(code), context, nil)
    }
  }

  // MARK: Geometry

  func addGeometry(_ value: JSONValue?, _ context: Context) throws {
    guard let value, case .object(let geometry) = value else { return }
    switch geometry["type"]?.string {
    case "GeometryCollection":
      for part in geometry["geometries"]?.array ?? [] { try addGeometry(part, context) }
    case "Point": try addPoint(geometry["coordinates"], value, context)
    case "MultiPoint":
      for point in geometry["coordinates"]?.array ?? [] { try addPoint(point, value, context) }
    case let type:
      try importer.leaveOut("geometry \((type ?? "without a type").abridged)", Self.onlyPoints)
      return
    }
    if geometry["geowkt"] != nil { try importer.leaveOut("geometry \"geowkt\"", Self.onlyPoints) }
    if geometry["when"] != nil {
      try importer.leaveOut("\"when\" of a point", "where a place lies has no time in the base")
    }
  }

  private func addPoint(_ value: JSONValue?, _ geometry: JSONValue, _ context: Context) throws {
    guard let numbers = value?.array, !numbers.isEmpty else { return }
    let degrees = numbers.compactMap { $0.scalarText.flatMap(Double.init) }
    guard degrees.count == numbers.count, degrees.count >= 2, degrees[0].magnitude <= 180,
      degrees[1].magnitude <= 90
    else {
      let written = numbers.prefix(3).map { $0.scalarText ?? $0.typeName }.joined(separator: ", ")
      throw FormatError("[\(written)] is no point of longitude and latitude.")
    }
    if degrees.count > 2 { try importer.leaveOut("height of a point", "the base keeps none") }
    let certainty: Certainty
    switch geometry["certainty"]?.string {
    case nil, "certain": certainty = .certain
    case "less-certain": certainty = .likely
    case "uncertain": certainty = .doubtful
    case let word?:
      throw FormatError(
        "The certainty of a point is \"certain\", \"less-certain\" or \"uncertain\", not "
          + "\"\(word.abridged)\"."
      )
    }
    try claim(
      "coordinates",
      .point(latitude: degrees[1], longitude: degrees[0]),
      context,
      geometry,
      certainty: certainty
    )
  }

  // MARK: Links and relations

  func addLinks(_ feature: JSONObject, _ context: Context) throws {
    for link in feature["links"]?.array ?? [] {
      let type = link["type"]?.string ?? "without a type"
      guard let text = link["identifier"]?.string else { continue }
      guard ["closeMatch", "exactMatch"].contains(type) else {
        try importer.leaveOut("link of type \(type.abridged)", "it is no match of the place")
        continue
      }
      guard let found = number(text) else {
        let register = text.split(separator: "/").dropFirst().first ?? Substring(text)
        try importer.leaveOut(
          "link to \"\(String(text.contains("://") ? register : Substring(text)).abridged)\"",
          "the base has no relation for numbers of this register"
        )
        continue
      }
      // An exact match has made the place what it is; a close one is only near to it.
      if type == "closeMatch" {
        try claim(found.scheme, .text(found.value), context, link, certainty: .likely)
      }
    }
  }

  func addRelations(_ feature: JSONObject, _ context: Context) throws {
    for item in feature["relations"]?.array ?? [] {
      let type = item["relationType"]?.string ?? "without a type"
      guard let relation = Self.relation(type) else {
        try importer.leaveOut(
          "relation \(type.abridged)",
          "no relation of the base is said to mean it"
        )
        continue
      }
      var reference = EntityReference(kind: "place", otherKinds: ["polity"], isDefinition: false)
      if let label = item["label"]?.string?.trimmingSpaces, !label.isEmpty {
        reference.names = [EntityReference.Name(label, language: "und")]
      }
      if let address = item["relationTo"]?.string, !address.isEmpty {
        reference.identifiers = [
          number(address) ?? EntityReference.Identifier("identifier", address)
        ]
      }
      let other = try importer.entity(reference)
      let certainty: Certainty =
        item["certainty"]?.string == "certain" || item["certainty"] == nil
        ? .certain : item["certainty"]?.string == "uncertain" ? .doubtful : .likely
      try claim(
        relation,
        .entity(other),
        context,
        item,
        period: try LinkedTime(item["when"])?.period ?? context.always,
        certainty: certainty
      )
    }
  }

  private static func relation(_ type: String) -> String? {
    let local = type.split(whereSeparator: { ":/#".contains($0) }).last.map(String.init) ?? type
    switch local {
    case "broaderPartitive", "broader_partitive", "partOf": return "located-in"
    case "capitalOf", "capital_of": return "capital-of"
    case "successorOf", "successor_of": return "successor-of"
    default: return nil
    }
  }

  // MARK: The rest

  func addDescriptions(_ feature: JSONObject, _ context: Context) throws {
    for item in feature["descriptions"]?.array ?? [] {
      guard let text = item["value"]?.string?.trimmingSpaces, !text.isEmpty else { continue }
      try claim("described-as", .text(text), context, item)
    }
  }

  func leaveOutRest(_ feature: JSONObject) throws {
    for item in feature["depictions"]?.array ?? [] where item != .null {
      try importer.leaveOut("depiction", "the base keeps no pictures")
    }
    let known: Set<String> = [
      "@id", "id", "type", "properties", "geometry", "when", "names", "types", "links", "relations",
      "descriptions", "depictions", "_rejected", "@context",
    ]
    for member in feature.members where !known.contains(member.name) {
      try importer.leaveOut(
        "member \"\(member.name.abridged)\"",
        "Linked Places does not say what it means"
      )
    }
    for member in feature["properties"]?.object?.members ?? []
    where !["title", "ccodes"].contains(member.name) && member.value != .null {
      try importer.leaveOut(
        "property \"\(member.name.abridged)\"",
        "Linked Places does not say what it means"
      )
    }
  }
}
