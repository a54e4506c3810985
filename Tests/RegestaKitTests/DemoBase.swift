import Foundation
import Interchange
import RegestaKit
import TestSupport

/// Bases on disk that the tests share, made once: one with the founding article, which is only read,
/// and one with the catalogue alone, of which each test takes a copy.
enum DemoBase {
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "regesta-tests-\(UUID().uuidString)")
    atexit { try? FileManager.default.removeItem(at: DemoBase.folder) }
    return folder
  }()

  private static let demo = Result { try make("demo.regesta", withFoundingArticle: true) }
  private static let catalogue = Result {
    try make("catalogue.regesta", withFoundingArticle: false)
  }

  /// The base with the founding article, opened as a user's question opens it: for reading only.
  static func open() throws -> KnowledgeBase {
    try KnowledgeBase(path: demo.get())
  }

  /// A base of one's own, with kinds and relations and nothing else.
  static func empty() throws -> KnowledgeBase {
    let copy = folder.appending(path: UUID().uuidString + ".regesta")
    try FileManager.default.copyItem(atPath: catalogue.get(), toPath: copy.path)
    return try KnowledgeBase(path: copy.path, access: .readWrite)
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
  func load(_ notations: [String]) throws {
    let loader = try NotationLoader(
      notations.enumerated().map { (name: "test-\($0.offset).yaml", text: $0.element) }
    )
    try write(Batch.Draft(.edit, who: "test")) { try loader.load(into: $0, of: self) }
  }
}

extension Table {
  /// The texts of some columns, row by row; what is NULL is "", and a number is written out.
  func texts(_ names: String...) throws -> [[String]] {
    let places = try names.map { name in
      guard let place = columns.firstIndex(of: name) else { throw MissingColumn(name: name) }
      return place
    }
    return rows.map { row in places.map { row[$0].printed } }
  }

  struct MissingColumn: Error {
    var name: String
  }
}

extension Table.Cell {
  /// As the pages of docs/ print it.
  var printed: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    case .blob(let count): "\(count) bytes"
    }
  }
}
