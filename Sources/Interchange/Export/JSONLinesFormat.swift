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
  /// The schemas whose rows have the shape that this program reads: schema 3 differs from schema 2 in its indexes alone.
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
    for table in StoredTable.all {
      var members: [String] = []
      try connection.forEach("SELECT * FROM \(raw: table.name) ORDER BY \(raw: table.keyList)") {
        row in
        if members.isEmpty { members = try Self.members(row, of: table.name) }
        try output.write(Self.line(row, of: table.name, members))
        return .next
      }
    }
  }

  /// The members that the columns of a row become, in their order.
  static func members(_ row: borrowing Row, of table: String) throws -> [String] {
    var members: [String] = []
    for column in 0..<row.columnCount {
      members.append(member(for: try row.columnName(column), of: table))
    }
    return members
  }

  /// One row as one line.
  static func line(_ row: borrowing Row, of table: String, _ members: [String]) throws -> [UInt8] {
    var line = JSONLineWriter()
    line.add("type", table)
    for (column, name) in members.enumerated() {
      switch try row.storageClass(column) {
      case .null: continue
      case .integer: line.add(name, try row.int64(column))
      case .real: line.add(name, try row.double(column))
      case .text: line.add(name, try row.text(column))
      case .blob:
        // No table of the schema can hold one.
        throw RegestaError(.damaged, "\(table).\(name) holds bytes that are no text.")
      }
    }
    return line.line()
  }
}
