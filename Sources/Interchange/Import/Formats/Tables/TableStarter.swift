/// A mapping to begin with, for a table of which nothing could be guessed.
enum TableStarter {
  /// The mapping, as text.
  static func mapping(_ columns: [String]) -> String {
    let first = columns.first ?? "name"
    var lines = [
      "regesta-table: 1",
      "title: What this table is",
      "things:",
      "  it:",
      "    kind: thing            # what the rows are about: person, treaty, town ...",
      "    names: \(quoted(first))",
      "claims: []",
      "#  - claim: [it, happened-on, COLUMN]",
    ]
    if columns.count > 1 {
      lines.append("leave-out:")
      for column in columns.dropFirst().prefix(30) {
        lines.append("  \(quoted(column)): not looked at yet")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
