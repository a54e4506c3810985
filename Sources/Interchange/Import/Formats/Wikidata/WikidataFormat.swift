internal import Formats
internal import RegestaKit

/// Entities of Wikidata as JSON: a file of one, what its interface gives, or a dump.
///
/// docs/formats/wikidata.md says what becomes of each part.
public struct WikidataFormat: ImportFormat {
  /// Its name on the command line.
  public let name = "wikidata"
  /// One line: what it is and where it comes from.
  public let summary = "Wikidata: entities as JSON, from Special:EntityData, the API or a dump"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["json"]
  /// A long file is very many records.
  public let bringsManyRecords = true

  /// The format.
  public init() {}

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    guard head.firstMark == "{" || head.firstMark == "[" else { return .none }
    let marks = ["\"labels\"", "\"descriptions\"", "\"claims\"", "\"lastrevid\"", "\"mainsnak\""]
    let count = marks.count { head.contains($0) }
    if head.contains("\"entities\""), count > 0 { return .certain }
    return count >= 2 ? .certain : .none
  }

  /// Reads a file, and tells the importer what it says.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    let mapping = try PropertyMapping.for("wikidata", input.settings)
    let properties = try PropertyImporter(importer, mapping)
    if let source = mapping.source {
      try importer.beginSource(source, isWhole: false)
    } else {
      try importer.beginSource(ofFile: input.name)
    }
    var entities = WikidataEntities(input.source, head: input.head)
    while true {
      let found: WikidataEntities.Found?
      do {
        found = try entities.next()
      } catch {
        guard entities.canGoOn else { throw error }
        try importer.reject(ImportPlace(input.name, error.position), error.message)
        try entities.skipLine()
        continue
      }
      guard let found else { break }
      try WikidataReader(properties, file: input.name, found).read()
    }
    try properties.finish()
  }
}
