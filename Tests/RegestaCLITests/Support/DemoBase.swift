import Foundation
import Interchange
import RegestaKit
import TestSupport

/// A folder with the founding article as `demo.regesta`, the only base in it.
enum DemoBase {
  /// Made once for all tests; each gets a copy.
  private static let original: Result<TemporaryFolder, any Error> = Result {
    let folder = try TemporaryFolder()
    let base = try KnowledgeBase.create(at: folder.path + "/demo.regesta")
    try base.loadSeed(withFoundingArticle: true, who: "test")
    return folder
  }

  static func folder() throws -> TemporaryFolder {
    let original = try original.get()
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: original.path + "/demo.regesta",
      toPath: folder.path + "/demo.regesta"
    )
    return folder
  }
}
