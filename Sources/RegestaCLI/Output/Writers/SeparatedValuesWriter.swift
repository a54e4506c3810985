internal import Formats
package import JSONForms

/// Comma- or tab-separated values with a header line.
///
/// CSV follows RFC 4180: CRLF, fields in quotes where they hold a comma, a quote or a line break,
/// quotes doubled. A missing value is an empty field, an empty text is `""`, so the two stay apart.
/// TSV has no quotes: a backslash, tab, line feed and carriage return are written `\\`, `\t`, `\n`
/// and `\r`.
///
/// Fields are never altered. A spreadsheet takes a field that begins with `=`, `+`, `-` or `@` for a
/// formula; who opens data of strangers there should import the columns as text.
package final class SeparatedValuesWriter: ReportWriter {
  package enum Dialect: Sendable {
    case csv
    case tsv
  }

  private let sink: any OutputSink
  private let dialect: Dialect
  private var csv = CSVWriter()
  private var line: [UInt8] = []
  private var isMain = false

  package init(_ sink: any OutputSink, dialect: Dialect) {
    self.sink = sink
    self.dialect = dialect
  }

  package func begin(schema: String, title: String?) {}

  package func text(key: String, _ text: String, json: JSON?) {}

  package func open(_ table: TableHeader) throws {
    isMain = table.key == "data"
    if isMain { try write(table.columns.map { .text($0.key) }) }
  }

  package func row(_ cells: [Cell]) throws {
    if isMain { try write(cells) }
  }

  package func close() { isMain = false }

  package func end(_ tail: ReportTail) {}

  private func write(_ cells: [Cell]) throws {
    if dialect == .csv {
      csv.write(values: cells.map { $0 == .null ? nil : $0.text })
      return try sink.write(csv.drain())
    }
    line.removeAll(keepingCapacity: true)
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.append(0x09) }
      appendTSV(cell)
    }
    line.append(0x0A)
    try sink.write(line)
  }

  private func appendTSV(_ cell: Cell) {
    for byte in cell.text.utf8 {
      switch byte {
      case 0x09: line.append(contentsOf: "\\t".utf8)
      case 0x0A: line.append(contentsOf: "\\n".utf8)
      case 0x0D: line.append(contentsOf: "\\r".utf8)
      case 0x5C: line.append(contentsOf: "\\\\".utf8)
      default: line.append(byte)
      }
    }
  }
}
