internal import Formats
internal import RegestaKit
internal import SQLite

/// The rows of a table as lines: what they have in common is written once.
struct JSONRow {
  private let table: String
  private let type = JSONLineWriter.Member("type")
  private var members: [JSONLineWriter.Member] = []
  private var writer = JSONLineWriter()

  /// - Parameters:
  ///   - row: Any row of the table.
  ///   - table: Its name.
  /// - Throws: what SQLite says.
  init(_ row: borrowing Row, of table: String) throws {
    self.table = table
    for column in 0..<row.columnCount {
      let name = JSONLinesFormat.member(for: try row.columnName(column), of: table)
      members.append(JSONLineWriter.Member(name))
    }
  }

  /// Writes one row as one line.
  mutating func write(_ row: borrowing Row, to sink: ([UInt8]) throws -> Void) throws {
    writer.add(type, table)
    for column in members.indices {
      switch try row.storageClass(column) {
      case .null: continue
      case .integer: writer.add(members[column], try row.int64(column))
      case .real: writer.add(members[column], try row.double(column))
      case .text: writer.add(members[column], try row.text(column))
      case .blob:
        // No table of the schema can hold one.
        let name = try row.columnName(column)
        throw RegestaError(.damaged, "\(table).\(name) holds bytes that are no text.")
      }
    }
    try writer.takeLine(sink)
  }
}
