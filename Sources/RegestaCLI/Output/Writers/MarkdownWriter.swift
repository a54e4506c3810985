package import JSONForms

/// A pipe table of GitHub's Markdown, in which no text of the data acts as markup.
package final class MarkdownWriter: ReportWriter {
  private let sink: any OutputSink
  private var hasOutput = false

  package init(_ sink: any OutputSink) { self.sink = sink }

  package func begin(schema: String, title: String?) throws {
    if let title { try block("# " + Self.escape(title) + "\n") }
  }

  package func text(key: String, _ text: String, json: JSON?) throws {
    try block(Self.escape(text) + "\n")
  }

  package func open(_ table: TableHeader) throws {
    if let heading = table.heading { try block("## " + Self.escape(heading) + "\n") }
    let rule = table.columns.map { $0.alignment == .trailing ? "---:" : "---" }
    try block(line(table.columns.map { Self.escape($0.title) }) + line(rule))
  }

  package func row(_ cells: [Cell]) throws {
    try sink.write(line(cells.map { Self.escape($0.text) }))
  }

  package func close() {}

  package func end(_ tail: ReportTail) {}

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private func block(_ text: String) throws {
    if hasOutput { try sink.write("\n") }
    hasOutput = true
    try sink.write(text)
  }

  /// The text with every character that Markdown or HTML could act on escaped.
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
        case "\\", "|", "`", "*", "_", "[", "]", "#", "~", "$":
          result += "\\"
          result.unicodeScalars.append(scalar)
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
