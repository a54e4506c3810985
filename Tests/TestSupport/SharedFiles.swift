internal import Foundation

/// Files that lie beside the repository and are not part of it: suites and samples of others.
package enum SharedFiles {
  package static let root: String = {
    if let path = ProcessInfo.processInfo.environment["REGESTA_SHARED"] { return path }
    let file = URL(fileURLWithPath: #filePath)
    let package = (0..<3).reduce(file) { url, _ in url.deletingLastPathComponent() }
    return package.deletingLastPathComponent().appendingPathComponent("shared").path
  }()

  package static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root + "/" + path)
  }

  package static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)))
  }

  package static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []).sorted()
  }
}
