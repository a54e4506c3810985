import Foundation
import Interchange
import RegestaKit

/// A base with the founding article, in a folder of its own that goes with the process.
struct DemoFile {
  let path: String
  let folder: String

  /// The one that all targets share.
  static let shared = Result { try DemoFile() }

  private init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "regesta-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.folder = folder.path
    path = folder.appending(path: "demo.regesta").path
    try KnowledgeBase.create(at: path).loadSeed(withFoundingArticle: true, who: "test")
    Self.removeAtExit(self.folder)
  }

  private static func removeAtExit(_ folder: String) {
    doomed.withLock { $0.append(folder) }
    atexit {
      DemoFile.doomed.withLock { $0.forEach { try? FileManager.default.removeItem(atPath: $0) } }
    }
  }

  private static let doomed = Doomed()

  private final class Doomed: @unchecked Sendable {
    private let lock = NSLock()
    private var folders: [String] = []

    func withLock(_ body: (inout [String]) -> Void) {
      lock.withLock { body(&folders) }
    }
  }

  /// What changes when anybody writes to the base, or beside it.
  func traces() throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return files + ["\(attributes[.size] ?? 0)", "\(attributes[.modificationDate] ?? 0)"]
  }
}
