import Foundation

/// Files that lie beside the repository and are not part of it; tests that want them are skipped without.
enum SharedFiles {
  static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["REGESTA_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    return packageRoot.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let edtf = "conformance/edtf-cases.tsv"
  static let english = "conformance/english-dates.tsv"
  static let calendars = "conformance/calendar-cases.tsv"

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// The rows of a table with tabs between its fields, each by the names in the first line.
  static func table(_ path: String) throws -> [[String: String]] {
    let data = try Data(contentsOf: root.appendingPathComponent(path))
    let lines = String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().filter { $0.count > 1 }.map { fields in
      Dictionary(
        zip(names, fields + Array(repeating: "", count: names.count)),
        uniquingKeysWith: { first, _ in first }
      )
    }
  }
}
