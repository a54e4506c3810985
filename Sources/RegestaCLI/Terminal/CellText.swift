/// Cutting, padding and wrapping of text by terminal cells.
package enum CellText {
  package enum Alignment: Sendable {
    case leading
    case trailing
  }

  /// The text padded with spaces to `width` cells; a longer text stays as it is.
  package static func pad(_ text: String, to width: Int, _ alignment: Alignment = .leading)
    -> String
  {
    let missing = width - DisplayWidth.of(text)
    guard missing > 0 else { return text }
    let spaces = String(repeating: " ", count: missing)
    return alignment == .leading ? text + spaces : spaces + text
  }

  /// The text cut to at most `width` cells, its end replaced by "…" when something is missing.
  package static func truncate(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    guard DisplayWidth.of(text) > width else { return text }
    let start = prefix(of: text[...], width: width - 1).taken
    // A first cluster that is too wide by itself has no place beside the sign of omission.
    return DisplayWidth.of(start) < width ? start + "…" : "…"
  }

  /// The lines of a text at most `width` cells wide, broken at spaces and line breaks, and inside a
  /// word only when it alone is too wide. Nothing but the spaces at the breaks gets lost.
  ///
  /// - Returns: at least one line. A cluster wider than `width` stands alone on a line.
  package static func wrap(_ text: String, to width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      wrapParagraph(paragraph, to: width, into: &lines)
    }
    return lines
  }

  private static func wrapParagraph(
    _ text: Substring,
    to width: Int,
    into lines: inout [String]
  ) {
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      var word = word
      var size = DisplayWidth.of(String(word))
      if !line.isEmpty, used + 1 + size <= width {
        line += " " + word
        used += 1 + size
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while size > width {
        let (taken, rest) = prefix(of: word, width: width)
        lines.append(taken)
        word = rest
        size = DisplayWidth.of(String(rest))
      }
      line = String(word)
      used = size
    }
    lines.append(line)
  }

  /// The longest beginning of at most `width` cells, but at least one cluster, and what remains.
  private static func prefix(of text: Substring, width: Int) -> (taken: String, rest: Substring) {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      used += DisplayWidth.of(text[end])
      if used > width, end > text.startIndex { break }
      end = text.index(after: end)
    }
    return (String(text[..<end]), text[end...])
  }
}
