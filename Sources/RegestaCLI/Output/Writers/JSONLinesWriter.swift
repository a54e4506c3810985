package import JSONForms

/// One JSON object a line, nothing else: for streams and for tools that read line by line.
///
/// A failure in mid-stream is a last line of the error shape, with `"ok":false`.
package final class JSONLinesWriter: ReportWriter {
  private let sink: any OutputSink
  private var json = JSONTextWriter()
  private var columns: [Column]?
  private var isMain = false

  package init(_ sink: any OutputSink) { self.sink = sink }

  package func begin(schema: String, title: String?) {}

  package func text(key: String, _ text: String, json: JSON?) {}

  package func open(_ table: TableHeader) {
    isMain = table.key == "data"
    columns = table.columns
  }

  package func row(_ cells: [Cell]) throws {
    guard isMain, let columns else { return }
    json.append(columns, cells)
    json.append("\n")
    try sink.write(json.bytes)
    json.bytes.removeAll(keepingCapacity: true)
  }

  package func close() { isMain = false }

  package func end(_ tail: ReportTail) throws {
    guard let failure = tail.failure else { return }
    try sink.write(Reporter.envelope(of: failure).text() + "\n")
  }
}
