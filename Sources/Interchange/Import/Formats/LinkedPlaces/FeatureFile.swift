internal import Formats
internal import RegestaKit

/// A file of GeoJSON on its way in.
struct FeatureFile {
  private let input: ImportInput
  private let importer: Importer
  /// How many features are looked at before the first is taken in.
  private static let sampleSize = 200

  init(_ input: ImportInput, _ importer: Importer) {
    self.input = input
    self.importer = importer
  }

  func read() throws {
    var stream = FeatureStream(input.source)
    var ahead: [FeatureStream.Feature] = []
    while ahead.count < Self.sampleSize, let feature = try stream.next() { ahead.append(feature) }
    try checkSystem(stream.members)
    try beginSource(stream.members)
    let isLinked =
      stream.members["@context"] != nil || ahead.contains { LinkedPlace.isOne($0.object) }
    try importer.explain(
      "the file",
      isLinked ? "Linked Places" : "GeoJSON, by the names of its properties",
      count: 0
    )
    if isLinked {
      let place = try LinkedPlace(
        importer,
        language: input.settings.language,
        kind: input.settings.kind
      )
      for feature in ahead { try add(feature) { try place.take(feature.object) } }
      while let feature = try stream.next() { try add(feature) { try place.take(feature.object) } }
    } else {
      var table = try PlainFeatures(importer, ahead, input.settings)
      for feature in ahead { try table.add(feature, self) }
      while let feature = try stream.next() { try table.add(feature, self) }
      try table.finish()
    }
  }

  private func add(_ feature: FeatureStream.Feature, body: @escaping () throws -> Void) throws {
    try importer.record(place(feature), rejected: rejected(feature), body: body)
  }

  func place(_ feature: FeatureStream.Feature) -> ImportPlace {
    let record =
      Self.identifier(feature.object) ?? feature.object["properties"]?["title"]?.string
    return ImportPlace(input.name, feature.position, record: record?.abridged)
  }

  /// A feature on a line of its own, with the reason in a member that is passed over when it comes again.
  func rejected(_ feature: FeatureStream.Feature) -> (String) -> String? {
    { reason in
      var object = feature.object
      object.members.removeAll { $0.name == "_rejected" }
      object.members.append(JSONObject.Member("_rejected", .string(reason)))
      return JSONValue.object(object).text() + "\n"
    }
  }

  static func identifier(_ feature: JSONObject) -> String? {
    (feature["@id"] ?? feature["id"]).flatMap { $0.scalarText }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// GeoJSON is in WGS 84; the old member for another system must not say otherwise.
  private func checkSystem(_ members: JSONObject) throws {
    guard let name = members["crs"]?["properties"]?["name"]?.string else { return }
    guard name.contains("CRS84") || name.hasSuffix("4326") else {
      throw RegestaError(
        .badInput,
        "\(input.name): the coordinates are in the system \(name.abridged).",
        hint: "Bring them into WGS 84 (EPSG:4326) first; nothing was taken in."
      )
    }
  }

  /// The data set as the file names it, else the file.
  private func beginSource(_ members: JSONObject) throws {
    let about = members["indexing"] ?? members["gazetteer"] ?? .object(members)
    let title = (about["title"] ?? about["name"] ?? members["title"] ?? members["name"])?.string
    guard let title, !title.isEmpty else {
      try importer.beginSource(ofFile: input.name)
      return
    }
    let key = Slug.of(title)
    var csl = CSLRecord(id: key, type: "dataset")
    csl.add("title", title)
    let author = (about["creator"] ?? about["contributors"] ?? about["author"])?.scalarText
    if let author { csl.add("author", people: [CSLRecord.Person(literal: author)]) }
    csl.add("license", (about["license"] ?? members["license"])?.scalarText)
    csl.add("URL", (about["identifier"] ?? about["url"] ?? members["url"])?.scalarText)
    try importer.beginSource(
      SourceDraft(
        key: key.isEmpty ? Slug.of(ImportFile.stem(of: input.name)) : key,
        type: "dataset",
        short: title,
        author: author,
        title: title,
        csl: csl.json
      )
    )
  }
}

extension JSONValue {
  /// A text, a number or a truth as text; nil for what has parts, and for null.
  var scalarText: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): number.text
    case .bool(let truth): truth ? "true" : "false"
    case .array, .object, .null: nil
    }
  }
}
