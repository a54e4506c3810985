internal import Formats
internal import RegestaKit

/// Places of gazetteers: Linked Places as GeoJSON or as its table, and plain GeoJSON.
public struct LinkedPlacesFormat: ImportFormat {
  /// The name on the command line.
  public let name = "linked-places"
  /// One line for lists of formats.
  public let summary = "places of gazetteers: Linked Places (GeoJSON and LP-TSV), and plain GeoJSON"
  /// The endings of file names that mean it.
  public let fileExtensions = ["geojson", "geojsonl", "json", "tsv"]
  /// A long file is very many records.
  public let bringsManyRecords = true

  /// A format.
  public init() {}

  /// GeoJSON says what it is; the table is known by its header.
  public func confidence(in head: FileHead) -> ImportConfidence {
    let text = head.text
    let isObject = text.first { !$0.isWhitespace } == "{"
    guard isObject else { return Self.isTable(head) ? .certain : .none }
    let start = text.prefix(4096)
    guard start.contains("\"Feature") else { return .none }
    return start.contains("\"FeatureCollection\"") || start.contains("\"geometry\"")
      || start.contains("\"properties\"") ? .certain : .possible
  }

  /// Reads a file, feature by feature or row by row.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    if Self.isTable(input.head) {
      try CSVFormat().read(input, into: importer)
    } else {
      try FeatureFile(input, importer).read()
    }
  }

  private static func isTable(_ head: FileHead) -> Bool {
    guard let sample = CSVFormat.Sample(head), let header = sample.header,
      let mapping = try? TableMappingFile.builtIn(for: header)
    else { return false }
    return mapping.name.hasSuffix("linked-places-tsv.yaml")
  }
}
