import Formats
import Foundation
import Interchange
import RegestaKit
import RegestaWeb
import TestSupport

/// Bases on disk: one with the founding article that all tests share, and small ones of a test's own.
enum DemoBase {
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "regesta-web-\(UUID().uuidString)")
    atexit { try? FileManager.default.removeItem(at: DemoBase.folder) }
    return folder
  }()

  private static let demo = Result { try make("demo.regesta", withFoundingArticle: true) }

  /// The file with the founding article.
  static func path() throws -> String { try demo.get() }

  /// The base with the founding article.
  static func open() throws -> KnowledgeBase { try KnowledgeBase(path: path()) }

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

/// A website and a base, asked by addresses.
struct Visitor {
  let base: KnowledgeBase
  var website = Website()

  /// The answer to a GET, or to another method.
  func get(_ target: String, _ method: String = "GET", headers: [String: String] = [:])
    -> WebResponse
  {
    website.respond(to: WebRequest(target, method: method, headers: headers), from: base)
  }

  /// The page as a tree; what is not well-formed is thrown.
  func page(_ target: String) throws -> StrictHTML.Node { try StrictHTML.parse(get(target).text) }
}

extension DemoBase {
  /// What reads a text in the hand-written notation.
  static func loader(_ notation: String) throws -> NotationLoader {
    try NotationLoader([(name: "test.yaml", text: notation)])
  }
}

extension DemoBase {
  /// Has the built-in reader read a text, which becomes a source with candidates.
  static func read(article text: String, into base: KnowledgeBase) throws {
    let bytes = Array(text.utf8)
    var request = ImportRequest(
      [ImportFile(name: "war.md", size: bytes.count) { MemorySource(bytes) }],
      who: "test"
    )
    request.format = "article"
    try base.importFiles(request, report: ImportReport())
  }
}
