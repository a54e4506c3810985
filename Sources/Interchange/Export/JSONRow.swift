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
    var column = 0
    try row.forEachValue { value in
      defer { column += 1 }
      switch value {
      case .null: return
      case .integer(let number): writer.add(members[column], number)
      case .real(let number): writer.add(members[column], number)
      case .text(let bytes):
        if !writer.addPlain(members[column], bytes) {
          writer.add(members[column], try row.text(column))
        }
      case .blob:
        // No table of the schema can hold one.
        let name = try row.columnName(column)
        throw RegestaError(.damaged, "\(table).\(name) holds bytes that are no text.")
      }
    }
    try writer.takeLine(sink)
  }
}
