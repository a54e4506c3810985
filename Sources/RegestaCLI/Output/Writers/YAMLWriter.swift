package import JSONForms

/// The content of the JSON form as YAML 1.2: block style outside, JSON scalars inside.
///
/// Every text is double-quoted, so no reader takes `no` for a truth value or `1920` for a number.
package final class YAMLWriter: ReportWriter {
  private let sink: any OutputSink
  private var json = JSONTextWriter()
  private var columns: [Column] = []
  private var rows = 0
  private var hasData = false

  package init(_ sink: any OutputSink) {
    self.sink = sink
    json.escapesForYAML = true
  }

  package func begin(schema: String, title: String?) throws {
    json.append("ok: true\nschema: ")
    json.append(quoted: schema)
    json.append("\n")
    try pass()
  }

  package func text(key: String, _ text: String, json value: JSON?) throws {
    try member(key, value ?? .string(text))
  }

  package func open(_ table: TableHeader) throws {
    columns = table.columns
    rows = 0
    hasData = hasData || table.key == "data"
    json.append(quoted: table.key)
    json.append(":")
  }

  package func row(_ cells: [Cell]) throws {
    if rows == 0 { json.append("\n") }
    rows += 1
    if columns.isEmpty { json.append("  - {}\n") }
    for (index, (column, cell)) in zip(columns, cells).enumerated() {
      json.append(index == 0 ? "  - " : "    ")
      json.append(quoted: column.key)
      json.append(": ")
      json.write(cell.json)
      json.append("\n")
    }
    try pass()
  }

  package func close() throws {
    if rows == 0 { json.append(" []\n") }
    try pass()
  }

  package func end(_ tail: ReportTail) throws {
    if !hasData { try member("data", .array([])) }
    try member("truncated", .bool(tail.truncated))
    try member("next", JSON(tail.next))
    try member("warnings", .array(tail.warnings.map { .string($0) }))
    if let failure = tail.failure { try member("error", Reporter.object(of: failure)) }
  }

  private func member(_ key: String, _ value: JSON) throws {
    json.append(quoted: key)
    json.append(": ")
    json.write(value)
    json.append("\n")
    try pass()
  }

  private func pass() throws {
    try sink.write(json.bytes)
    json.bytes.removeAll(keepingCapacity: true)
  }
}
