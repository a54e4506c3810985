/// Text as Graphviz reads it in its language DOT.
public enum DOTText {
  /// A quoted identifier: of a node, an edge's end, an attribute's plain value.
  ///
  /// Only the quotation mark has a meaning there; a backslash at the very end would hide the closing
  /// one and gets a space behind it.
  public static func identifier(_ text: String) -> String {
    var body = ""
    for scalar in ShownText.of(text).text.unicodeScalars {
      if scalar == "\"" { body += "\\" }
      body.unicodeScalars.append(scalar)
    }
    if body.hasSuffix("\\") { body += " " }
    return "\"\(body)\""
  }

  /// A quoted label or tooltip, in which backslash sequences and references such as `&amp;` have
  /// meanings: both are escaped, so that the text is shown as it is.
  ///
  /// - Parameters:
  ///   - text: The text, of one or more lines.
  ///   - alignsLeft: Whether lines begin at the left edge; else each is centred.
  /// - Returns: The text with its quotation marks.
  public static func label(_ text: String, alignsLeft: Bool = false) -> String {
    let lineEnd = alignsLeft ? "\\l" : "\\n"
    var body = ""
    for scalar in ShownText.of(text).text.unicodeScalars {
      switch scalar {
      case "\"": body += "\\\""
      case "\\": body += "\\\\"
      case "&": body += "&amp;"
      case "\n": body += lineEnd
      case "\r": continue
      case "\t": body += " "
      default: body.unicodeScalars.append(scalar)
      }
    }
    // The last line, too, is aligned by what ends it.
    if alignsLeft { body += lineEnd }
    return "\"\(body)\""
  }

  /// Text inside an HTML-like label.
  public static func html(_ text: String) -> String { XMLText.content(text) }

  /// The text broken into lines of about `width` characters, between words.
  public static func wrapped(_ text: String, width: Int) -> String {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > width {
          lines.append(line)
          line = String(word)
        } else {
          line += line.isEmpty ? String(word) : " " + word
        }
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }
}
