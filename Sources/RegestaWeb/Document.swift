internal import Formats
internal import JSONForms

/// What a page says to a program: rows, and what stands beside them, in the envelope of the command line.
struct Document {
  /// The name and version of the shape without `regesta/`: `entity@1`.
  var schema: String
  /// What stands beside the rows, in order.
  var members: [(key: String, value: JSON)] = []
  /// The columns of the rows.
  var columns: [Column] = []
  /// The rows; each has a cell for every column.
  var rows: [[Cell]] = []
  /// Whether there are more rows than these.
  var isTruncated = false
  /// What asks for the rows after these.
  var next: String?
  /// What a reader should know besides.
  var warnings: [String] = []

  init(
    _ schema: String,
    _ members: [(key: String, value: JSON)] = [],
    columns: [Column] = [],
    rows: [[Cell]] = []
  ) {
    self.schema = schema
    self.members = members
    self.columns = columns
    self.rows = rows
  }

  /// As JSON.
  func json() -> [UInt8] {
    var writer = JSONTextWriter()
    writer.append("{\"ok\":true,\"schema\":")
    writer.append(quoted: "regesta/" + schema)
    for member in members {
      writer.append(",")
      writer.append(quoted: member.key)
      writer.append(":")
      writer.write(member.value)
    }
    writer.append(",\"data\":[")
    for (index, row) in rows.enumerated() {
      writer.append(index == 0 ? "\n" : ",\n")
      writer.write(.object(zip(columns, row).map { ($0.key, $1.json) }))
    }
    writer.append(rows.isEmpty ? "]" : "\n]")
    writer.append(",\"truncated\":")
    writer.write(.bool(isTruncated))
    writer.append(",\"next\":")
    writer.write(JSON(next))
    writer.append(",\"warnings\":")
    writer.write(.array(warnings.map { .string($0) }))
    writer.append("}\n")
    return writer.bytes
  }

  /// The rows as comma-separated values with a head line (RFC 4180).
  func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.write(values: columns.map(\.key))
    for row in rows { writer.write(values: row.map { $0 == .null ? nil : $0.text }) }
    return writer.drain()
  }
}
