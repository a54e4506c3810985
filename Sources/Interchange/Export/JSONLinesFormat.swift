internal import Formats
internal import RegestaKit
internal import SQLite

/// The whole base as JSON Lines: every row of every table that is not derived from others, with the
/// base's own numbers. Nothing is lost.
///
/// ``JSONLinesRestore`` makes a base of it again; docs/formats/jsonl.md explains the lines.
public struct JSONLinesFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "jsonl"
  /// One line: what it is and what reads it.
  public let summary = "JSON Lines: the whole base without loss, one record a line"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["jsonl", "ndjson"]
  /// Whether a part of the base can be written.
  public let takesScope = false

  /// The number of this shape; it changes when a reader of the old one would be misled.
  static let version: Int64 = 1
  /// So many rows are written before it is worth another reader.
  private static let rowsOfOneThread = 10_000
  /// The schemas whose rows have the shape that this program reads: from schema 2 on only
  /// indexes differ.
  static let schemas = 2...KnowledgeBase.schemaVersion

  /// The format.
  public init() {}

  /// The member that a column becomes. `type` says which table a line is of, so that a source's own
  /// type needs another name.
  static func member(for column: String, of table: String) -> String {
    table == "source" && column == "type" ? "csl_type" : column
  }

  /// The column that a member is of; nil when its name can be none.
  static func column(for member: String, of table: String) -> String? {
    switch (table, member) {
    case ("source", "csl_type"): "type"
    case ("source", "type"): nil
    default: member
    }
  }

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let connection = export.base.connection
    var head = JSONLineWriter()
    head.add("type", "regesta")
    head.add("format", Self.version)
    head.add("schema", Int64(KnowledgeBase.schemaVersion))
    head.add("tables", StoredTable.all.map(\.name))
    // Told beforehand, so that a reader can see that none is missing at the end.
    let counts = try StoredTable.all.map { table in
      try connection.first("SELECT count(*) FROM \(raw: table.name)") { try $0.int64(0) } ?? 0
    }
    head.add("rows", counts)
    try output.write(head.line())
    let pages = { (export: Export, output: ExportOutput) in
      var tables = TablePages(export.base.connection)
      return PageTurner { try tables.turn($0 ? output : nil) }
    }
    // Most tables are short: it is the rows that make an export long.
    if counts.reduce(0, +) > Self.rowsOfOneThread {
      try export.writePages(to: output, pages)
    } else {
      let own = pages(export, output)
      while try own.write() {}
    }
  }
}
