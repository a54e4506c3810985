import Foundation
import Interchange
import RegestaKit
import SQLite
import TestSupport

/// Bases that many tests start from; made once, then copied.
enum SampleBase {
  /// The bytes of a base with the catalogue and the founding article.
  private static let seeded = Result { try made(withFoundingArticle: true) }
  /// The bytes of a base with the catalogue alone.
  private static let catalogue = Result { try made(withFoundingArticle: false) }

  private static func made(withFoundingArticle: Bool) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let base = try KnowledgeBase.create(at: folder.file())
    try base.loadSeed(withFoundingArticle: withFoundingArticle, who: "test")
    return try folder.bytes()
  }

  static func seededBytes() throws -> [UInt8] { try seeded.get() }

  /// A copy of a base with the founding article, and the folder that it lives in.
  static func seeded(
    _ access: KnowledgeBase.Access = .readWrite
  ) throws -> (base: KnowledgeBase, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let path = try folder.write(seeded.get())
    return (try KnowledgeBase(path: path, access: access), folder)
  }

  /// A copy of a base with the catalogue alone, and the folder that it lives in.
  static func catalogueOnly() throws -> (base: KnowledgeBase, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let path = try folder.write(catalogue.get())
    return (try KnowledgeBase(path: path, access: .readWrite), folder)
  }

  /// A connection as a foreign program would have it: it trusts the file and minds no foreign keys.
  static func foreign(_ folder: TemporaryFolder) throws -> Connection {
    let connection = try Connection(
      .file(folder.file()),
      Connection.Options(access: .readWrite)
    )
    try connection.execute("PRAGMA trusted_schema = 1; PRAGMA foreign_keys = 0")
    return connection
  }
}

extension Connection {
  /// One number.
  func number(_ sql: String) throws -> Int {
    try first(SQL(raw: sql)) { try $0.int(0) } ?? 0
  }

  /// A column of texts.
  func texts(_ sql: String) throws -> [String] {
    try rows(SQL(raw: sql)) { try $0.text(0) }
  }
}

extension KnowledgeBase {
  /// A batch of an edit.
  @discardableResult
  func edit<T>(_ body: (Writer) throws -> T) throws -> T {
    try write(Batch.Draft(.edit, who: "test"), body)
  }
}
