package import JSONForms

/// A whole HTML page with the tables of a report. All text is escaped; there is no script and
/// nothing is loaded.
package final class HTMLWriter: ReportWriter {
  private let sink: any OutputSink
  private let language: String
  private var columns: [Column] = []

  package init(_ sink: any OutputSink, language: String) {
    self.sink = sink
    self.language = language
  }

  package func begin(schema: String, title: String?) throws {
    let title = Self.escape(title ?? "Regesta")
    try sink.write(
      """
      <!DOCTYPE html>
      <html lang="\(Self.escape(language))">
      <head><meta charset="utf-8"><title>\(title)</title></head>
      <body>
      <h1>\(title)</h1>

      """
    )
  }

  package func text(key: String, _ text: String, json: JSON?) throws {
    try sink.write("<p>\(Self.escape(text))</p>\n")
  }

  package func open(_ table: TableHeader) throws {
    columns = table.columns
    let caption = table.heading.map { "<caption>\(Self.escape($0))</caption>\n" } ?? ""
    let heads = columns.map { "<th scope=\"col\">\(Self.escape($0.title))</th>" }.joined()
    try sink.write("<table>\n\(caption)<thead>\n<tr>\(heads)</tr>\n</thead>\n<tbody>\n")
  }

  package func row(_ cells: [Cell]) throws {
    let fields = zip(columns, cells).map { column, cell in
      let style = column.alignment == .trailing ? " style=\"text-align:right\"" : ""
      return "<td\(style)>\(Self.escape(cell.text))</td>"
    }
    try sink.write("<tr>\(fields.joined())</tr>\n")
  }

  package func close() throws { try sink.write("</tbody>\n</table>\n") }

  package func end(_ tail: ReportTail) throws {
    for warning in tail.warnings { try sink.write("<p>\(Self.escape(warning))</p>\n") }
    try sink.write("</body>\n</html>\n")
  }

  /// The text for an element or a quoted attribute. Control characters, which HTML forbids even as
  /// references, become `U+FFFD`; line breaks become `<br>`.
  static func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result += "<br>"
        continue
      }
      for scalar in character.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\t": result += "\t"
        case "\0"..<" ", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
