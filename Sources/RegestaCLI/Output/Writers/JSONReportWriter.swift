package import JSONForms

/// One JSON object with the rows under `data`.
///
/// `{"ok":true,"schema":"regesta/NAME@1","data":[…],"truncated":false,"next":null,"warnings":[]}`,
/// a row a line. `data` comes before what is known only at the end, so that rows need not wait.
/// Texts and further tables become keys of their own; those that come before the main table stand
/// before `data`.
package final class JSONReportWriter: ReportWriter {
  private let sink: any OutputSink
  private var json = JSONTextWriter()
  private var columns: [Column] = []
  private var rows = 0
  private var hasData = false

  package init(_ sink: any OutputSink) { self.sink = sink }

  package func begin(schema: String, title: String?) throws {
    json.append("{\"ok\":true,\"schema\":")
    json.append(quoted: schema)
    try pass()
  }

  package func text(key: String, _ text: String, json value: JSON?) throws {
    member(key)
    json.write(value ?? .string(text))
    try pass()
  }

  package func open(_ table: TableHeader) throws {
    columns = table.columns
    rows = 0
    hasData = hasData || table.key == "data"
    member(table.key)
    json.append("[")
  }

  package func row(_ cells: [Cell]) throws {
    json.append(rows == 0 ? "\n" : ",\n")
    rows += 1
    json.append(columns, cells)
    try pass()
  }

  package func close() throws {
    json.append(rows == 0 ? "]" : "\n]")
    try pass()
  }

  package func end(_ tail: ReportTail) throws {
    if !hasData {
      member("data")
      json.append("[]")
    }
    member("truncated")
    json.write(.bool(tail.truncated))
    member("next")
    json.write(JSON(tail.next))
    member("warnings")
    json.write(.array(tail.warnings.map { .string($0) }))
    if let failure = tail.failure {
      // The rows before are out and cannot be called back; a reader looks here and at the status.
      member("error")
      json.write(Reporter.object(of: failure))
    }
    json.append("}\n")
    try pass()
  }

  private func member(_ key: String) {
    json.append(",")
    json.append(quoted: key)
    json.append(":")
  }

  private func pass() throws {
    try sink.write(json.bytes)
    json.bytes.removeAll(keepingCapacity: true)
  }
}

extension JSONTextWriter {
  /// One row as an object; the order of the columns is the order of the keys.
  mutating func append(_ columns: [Column], _ cells: [Cell]) {
    append("{")
    for (index, (column, cell)) in zip(columns, cells).enumerated() {
      if index > 0 { append(",") }
      append(quoted: column.key)
      append(":")
      switch cell {
      case .text(let text): append(quoted: text)
      case .integer(let number): append(integer: number)
      default: write(cell.json)
      }
    }
    append("}")
  }
}
