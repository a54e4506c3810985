internal import Formats
internal import RegestaKit

/// Features of plain GeoJSON: their properties are read as a table is, and a point is latitude and longitude.
struct PlainFeatures {
  private let run: TableRun
  private let reader: TableRowReader
  private let importer: Importer
  private let names: [String]
  private var unknown: [String: Int] = [:]
  private var shapes: [String: Int] = [:]
  private static let unknownLimit = 1000

  init(
    _ importer: Importer,
    _ sample: [FeatureStream.Feature],
    _ settings: ImportSettings
  ) throws {
    self.importer = importer
    var names: [String] = []
    var known: Set<String> = []
    for feature in sample {
      for member in feature.object["properties"]?.object?.members ?? []
      where known.insert(member.name).inserted { names.append(member.name) }
    }
    // A property of that name gives way to the geometry, which is what the format means.
    names.removeAll { ["lat", "lon", "id"].contains($0) }
    let columns = ["id"] + names + ["lat", "lon"]
    self.names = columns
    let reading = try TableReading(importer, TableColumns(columns), language: settings.language)
    let rows = sample.map { Self.row($0, columns).row }
    var guess = TableGuess(reading, importer, rows, kind: settings.kind)
    run = TableRun(try guess.mapping(), reading, importer)
    reader = try run.begin(file: "")
    for row in rows {
      for date in run.mapping.dates { date.look(at: row, reading) }
    }
  }

  mutating func add(_ feature: FeatureStream.Feature, _ file: FeatureFile) throws {
    let (row, nested) = Self.row(feature, names)
    for member in feature.object["properties"]?.object?.members ?? [] {
      let isUnknown = !names.contains(member.name)
      if isUnknown || nested.contains(member.name), unknown.count < Self.unknownLimit {
        unknown[member.name, default: 0] += 1
      }
    }
    if let type = feature.object["geometry"]?["type"]?.string, type != "Point" {
      shapes[type, default: 0] += 1
    }
    try run.add(reader.read(row), file.place(feature), rejected: file.rejected(feature))
  }

  func finish() throws {
    try importer.finishWaiting()
    if let fatal = run.reading.fatal { throw fatal }
    importer.place = ImportPlace(importer.place.file)
    try run.reading.columns.report(to: importer)
    for (name, count) in unknown.sorted(by: { $0.key < $1.key }) {
      try importer.leaveOut(
        "property \"\(name.abridged)\"",
        "it has parts, or none of the first features has it",
        count: count
      )
    }
    for (type, count) in shapes.sorted(by: { $0.key < $1.key }) {
      try importer.leaveOut("geometry \(type)", LinkedPlace.onlyPoints, count: count)
    }
  }

  private static func row(
    _ feature: FeatureStream.Feature,
    _ names: [String]
  ) -> (row: TableRow, nested: Set<String>) {
    var values: [String: String] = [:]
    var nested: Set<String> = []
    for member in feature.object["properties"]?.object?.members ?? [] {
      switch member.value {
      case .null: break
      case .array(let items):
        let texts = items.compactMap(\.scalarText)
        if texts.count == items.count {
          values[member.name] = texts.joined(separator: "; ")
        } else {
          nested.insert(member.name)
        }
      default:
        if let text = member.value.scalarText {
          values[member.name] = text
        } else {
          nested.insert(member.name)
        }
      }
    }
    values["id"] = FeatureFile.identifier(feature.object)
    values["lat"] = nil
    values["lon"] = nil
    if let geometry = feature.object["geometry"], geometry["type"]?.string == "Point",
      let degrees = geometry["coordinates"]?.array, degrees.count >= 2
    {
      values["lon"] = degrees[0].scalarText
      values["lat"] = degrees[1].scalarText
    }
    return (TableRow(names.map { values[$0] ?? "" }, at: feature.position), nested)
  }
}
