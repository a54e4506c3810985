/// Text as CommonMark reads it, with the marks of GitHub's dialect and of footnotes.
public enum MarkdownText {
  /// A text within a line: shown as it is, whatever marks are in it. Line ends become blanks.
  ///
  /// - Parameter text: The text.
  /// - Returns: The text with a backslash before each mark that could mean something.
  public static func inline(_ text: String) -> String {
    var result = ""
    let shown = ShownText.of(text).text
    var isAtListMark = true
    let scalars = Array(shown.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}":
        result += " "
        isAtListMark = true
        continue
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "^", "$": result += "\\"
      // At the beginning these make lists, headings and rules; a number's point does so only before a
      // blank.
      case "-", "+", "=": if isAtListMark { result += "\\" }
      case ".", ")":
        if isAtListMark, index + 1 == scalars.count || scalars[index + 1] == " " { result += "\\" }
      default: break
      }
      result.unicodeScalars.append(scalar)
      isAtListMark = isAtListMark && ("0"..."9").contains(scalar)
    }
    return result
  }
}
