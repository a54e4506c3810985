internal import Foundation
internal import Interchange
package import RegestaKit
package import TestSupport

/// Bases on disk: one with the founding article and one with the catalogue alone, made once for all tests of a process,
/// and small ones of a test's own.
package enum DemoBase {
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "regesta-bases-\(UUID().uuidString)")
    atexit { try? FileManager.default.removeItem(at: DemoBase.folder) }
    return folder
  }()

  private static let demo = Result { try make("demo.regesta", withFoundingArticle: true) }
  private static let catalogue = Result {
    try make("catalogue.regesta", withFoundingArticle: false)
  }

  /// The file with the founding article, which all tests share: it is only read.
  ///
  /// - Throws: when it cannot be made.
  package static func path() throws -> String { try demo.get() }

  /// The base with the founding article, opened as a user's question opens it: for reading only.
  ///
  /// - Throws: when it cannot be made.
  package static func open() throws -> KnowledgeBase { try KnowledgeBase(path: path()) }

  /// A folder of one's own with the founding article as `demo.regesta`, the only base in it.
  ///
  /// - Throws: when it cannot be made.
  package static func inFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: path(), toPath: folder.file("demo.regesta"))
    return folder
  }

  /// A base of one's own, with kinds and relations and nothing else.
  ///
  /// - Throws: when it cannot be made.
  package static func empty() throws -> KnowledgeBase {
    let copy = folder.appending(path: UUID().uuidString + ".regesta")
    try FileManager.default.copyItem(atPath: catalogue.get(), toPath: copy.path)
    return try KnowledgeBase(path: copy.path, access: .readWrite)
  }

  /// A base of one's own, with the catalogue and what a text in the hand-written notation says.
  ///
  /// - Throws: what is wrong with the notation.
  package static func with(_ notation: String) throws -> KnowledgeBase {
    let base = try empty()
    try base.load([notation])
    return base
  }

  private static func make(_ name: String, withFoundingArticle: Bool) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: name).path
    try KnowledgeBase.create(at: path)
      .loadSeed(withFoundingArticle: withFoundingArticle, who: "test")
    return path
  }
}

extension KnowledgeBase {
  /// Takes in texts in the hand-written notation.
  ///
  /// - Throws: what is wrong with them.
  package func load(_ notations: [String]) throws {
    let loader = try NotationLoader(
      notations.enumerated().map { (name: "test-\($0.offset).yaml", text: $0.element) }
    )
    try write(Batch.Draft(.edit, who: "test")) { try loader.load(into: $0, of: self) }
  }
}
