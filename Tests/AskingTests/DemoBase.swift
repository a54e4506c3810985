import Asking
import Foundation
import Interchange
import RegestaKit
import TestSupport

/// Bases on disk: one with the founding article that all tests share, and small ones of a test's own.
enum DemoBase {
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "regesta-asking-\(UUID().uuidString)")
    atexit { try? FileManager.default.removeItem(at: DemoBase.folder) }
    return folder
  }()

  private static let demo = Result { try make("demo.regesta", withFoundingArticle: true) }

  /// An asker of the base with the founding article, opened for reading.
  static func asker() throws -> Asker { try Asker(open()) }

  /// The base with the founding article.
  static func open() throws -> KnowledgeBase { try KnowledgeBase(path: demo.get()) }

  /// A base with the catalogue and what a text in the hand-written notation says.
  static func with(_ notation: String) throws -> KnowledgeBase {
    let path = try make(UUID().uuidString + ".regesta", withFoundingArticle: false)
    let base = try KnowledgeBase(path: path, access: .readWrite)
    let loader = try NotationLoader([(name: "test.yaml", text: notation)])
    try base.write(Batch.Draft(.edit, who: "test")) { try loader.load(into: $0, of: base) }
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

extension Reply {
  /// The answer; nil when there is none.
  var answer: Answer? {
    if case .answer(let answer) = self { answer } else { nil }
  }
}
