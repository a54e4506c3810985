internal import Formats
internal import Foundation

/// Files that the tests have of their own.
package enum Fixtures {
  private static let root: URL = {
    let file = URL(fileURLWithPath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures")
  }()

  /// A base that the last program with schema 1 made: the founding article, and batches in which rows were
  /// added, changed and taken back.
  package static func schema1() throws -> [UInt8] {
    let path = root.appendingPathComponent("schema-1.regesta.gz").path
    var source = try GzipSource.unwrapping(FileSource(path: path))
    var bytes: [UInt8] = []
    while let chunk = try source.nextChunk() { bytes += chunk }
    return bytes
  }
}
