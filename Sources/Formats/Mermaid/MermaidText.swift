/// Text as Mermaid reads it in its diagrams.
public enum MermaidText {
  /// A quoted label. Mermaid takes parts of labels for Markdown, HTML and its own words, so whatever is
  /// no letter, digit, blank or harmless mark is written by its number; lines are broken by `<br/>`.
  ///
  /// - Parameter text: The text, of one or more lines.
  /// - Returns: The text with its quotation marks.
  public static func label(_ text: String) -> String {
    var body = ""
    // Mermaid draws no empty label.
    let text = ShownText.of(text.isEmpty ? " " : text).text
    var isAtListMark = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        body += "<br/>"
        isAtListMark = true
        continue
      case "\r": continue
      case "\t": body += " "
      // "1." at the beginning would be taken for a list.
      case "." where isAtListMark: body += number(scalar)
      case " ", ",", ".", ":", "'", "?", "!", "(", ")", "/": body.unicodeScalars.append(scalar)
      default:
        if scalar.value >= 0x80 || isLetterOrDigit(scalar) {
          body.unicodeScalars.append(scalar)
        } else {
          body += number(scalar)
        }
      }
      isAtListMark = isAtListMark && ("0"..."9").contains(scalar)
    }
    return "\"\(body)\""
  }

  /// A line that is not drawn, with its end.
  ///
  /// - Parameter text: What it says; line ends become blanks.
  /// - Returns: The line. It begins with two percent signs and a blank, so that no brace can make a
  ///   directive of it.
  public static func comment(_ text: String) -> String {
    "%% \(oneLine(text))\n"
  }

  /// A title for the front matter, which is YAML: a text in double quotes.
  ///
  /// - Parameter text: The title; line ends become blanks.
  /// - Returns: The text with its quotation marks.
  public static func title(_ text: String) -> String {
    JSONValue.string(oneLine(text)).text()
  }

  private static func oneLine(_ text: String) -> String {
    ShownText.of(text).text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func number(_ scalar: Unicode.Scalar) -> String { "#\(scalar.value);" }
}
