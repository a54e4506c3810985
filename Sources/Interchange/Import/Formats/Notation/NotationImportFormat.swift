internal import Formats
internal import RegestaKit

/// The notation in which knowledge is written by hand (docs/notation.md).
///
/// Files that come in together are read together, so that each may speak of what another defines. They
/// are refused whole when anything in them is wrong: whoever wrote them is there to mend it.
public struct NotationImportFormat: FileSetImportFormat {
  /// Its name on the command line.
  public let name = "notation"
  /// One line: what it is and where it comes from.
  public let summary = "YAML written by hand: entities, sources, statements, disputes, positions"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["yaml", "yml"]

  /// The format.
  public init() {}

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    head.lines.contains { $0.hasPrefix("regesta:") } ? .certain : .none
  }

  /// Reads files together, and tells the importer what they say.
  public func read(_ inputs: [ImportInput], into importer: Importer) throws {
    let files = try inputs.map { input in
      var decoder = TextDecoder(input.source, encoding: try input.settings.textEncoding())
      var bytes: [UInt8] = []
      do throws(FormatError) {
        while let chunk = try decoder.nextChunk() { bytes += chunk }
      } catch {
        let position = error.position ?? TextPosition(line: 1, column: 1)
        throw NotationRecord.error(error.message, input.name, position)
      }
      return (name: input.name, text: String(decoding: bytes, as: UTF8.self))
    }
    let loader = try NotationLoader(files)
    try importer.prepareComparison(ofFiles: importer.fileNames)
    try loader.load(with: NotationImporting(importer))
  }
}
