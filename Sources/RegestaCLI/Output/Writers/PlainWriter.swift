package import JSONForms

/// The rows of the table without lines, fitting or colour: a header, then one line a row with tabs
/// between the columns. What `regesta … | grep` and `| cut` see.
package final class PlainWriter: ReportWriter {
  private let sink: any OutputSink
  private var hasOutput = false

  package init(_ sink: any OutputSink) { self.sink = sink }

  package func begin(schema: String, title: String?) throws {
    if let title { try print(VisibleText.of(title, keepsLineBreaks: false)) }
  }

  package func text(key: String, _ text: String, json: JSON?) throws {
    try print(VisibleText.of(text, keepsLineBreaks: true))
  }

  package func open(_ table: TableHeader) throws {
    if hasOutput { try print("") }
    if let heading = table.heading { try print(VisibleText.of(heading, keepsLineBreaks: false)) }
    try print(
      table.columns.map { VisibleText.of($0.title, keepsLineBreaks: false) }
        .joined(separator: "\t")
    )
  }

  package func row(_ cells: [Cell]) throws {
    try print(
      cells.map { VisibleText.of($0.text, keepsLineBreaks: false) }.joined(separator: "\t")
    )
  }

  package func close() {}

  package func end(_ tail: ReportTail) {}

  private func print(_ line: String) throws {
    hasOutput = true
    try sink.write(line + "\n")
  }
}
