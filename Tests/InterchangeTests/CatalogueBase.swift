import Interchange
import RegestaKit
import SQLite

/// Bases in memory with the catalogue.
enum CatalogueBase {

  /// A base with the catalogue alone.
  static func copy() throws -> KnowledgeBase {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: false, who: "test")
    return base
  }

  /// Takes in one file.
  static func load(_ text: String, into base: KnowledgeBase) throws {
    try base.write(Batch.Draft(.import, who: "test")) { writer in
      try NotationLoader([(name: "file.yaml", text: text)]).load(into: writer, of: base)
    }
  }

  /// Everything that a base holds, table by table, but for the moment of writing and what follows
  /// from it.
  static func content(of base: KnowledgeBase) throws -> [String: [[Value]]] {
    let tables = try base.connection.rows(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
         AND name NOT GLOB '*_words*' AND name NOT GLOB '*_trigrams*'
      """
    ) { try $0.text(0) }
    var content: [String: [[Value]]] = [:]
    for table in tables {
      let columns =
        table == "batch" ? "id, kind, who, why, file, file_sha256, options, undoes" : "*"
      content[table] = try base.connection.rows(SQL(raw: "SELECT \(columns) FROM \(table)")) {
        try $0.values()
      }
    }
    for index in ["name_words", "name_trigrams"] {
      content[index] = try base.connection.rows(SQL(raw: "SELECT rowid FROM \(index)")) {
        try $0.values()
      }
    }
    return content
  }
}
