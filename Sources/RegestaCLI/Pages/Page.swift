/// A page for people: headings, lists and columns of text, set to the width of the terminal.
///
/// What programs read comes out as rows; a page is what `--format table` shows where rows would be
/// hard to read.
package struct Page {
  /// The cells of a line.
  package let width: Int
  private let color: Bool
  private var lines: [String] = []

  package init(width: Int, color: Bool) {
    self.width = max(20, width)
    self.color = color
  }

  package init(_ context: CommandContext) {
    self.init(
      width: context.surroundings.terminal.columns,
      color: context.settings.colorsOutput
    )
  }

  /// All of it, ending with a line feed.
  package var text: String {
    lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// An empty line, but never two, and none at the top.
  package mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// A heading with an empty line before it.
  package mutating func heading(_ text: String, _ aside: StyledText = StyledText()) {
    gap()
    line(StyledText(text, .heading) + aside)
  }

  /// A paragraph.
  ///
  /// - Parameters:
  ///   - text: set to the width of the page.
  ///   - indent: the cells before each line.
  ///   - hanging: more cells before each line but the first.
  package mutating func line(_ text: StyledText, indent: Int = 0, hanging: Int = 0) {
    let room = width - indent
    let wrapped = text.wrapped(to: room, rest: room - hanging)
    for (index, part) in wrapped.enumerated() {
      let space = part.isEmpty ? 0 : index == 0 ? indent : indent + hanging
      lines.append(String(repeating: " ", count: space) + part.painted(color: color))
    }
  }

  /// A paragraph behind a mark such as a bullet or a number; further lines stand below its text.
  ///
  /// - Parameters:
  ///   - mark: stands before the first line.
  ///   - text: set beside it.
  ///   - indent: the cells before the mark.
  ///   - markWidth: the cells of the mark's column; its own when not given.
  package mutating func item(
    _ mark: StyledText,
    _ text: StyledText,
    indent: Int = 2,
    markWidth: Int? = nil
  ) {
    let space = max(mark.width, markWidth ?? 0)
    let wrapped = text.wrapped(to: width - indent - space - 1)
    for (index, part) in wrapped.enumerated() {
      let lead =
        index == 0
        ? mark.painted(color: color) + String(repeating: " ", count: space - mark.width)
        : String(repeating: " ", count: space)
      lines.append(
        String(repeating: " ", count: indent) + lead + " " + part.painted(color: color)
      )
    }
  }

  /// Rows in columns that are as wide as their widest cell; the last column takes what is left.
  ///
  /// Where that is too little to read, each row becomes a paragraph or two.
  package mutating func grid(_ rows: [[StyledText]], indent: Int = 2) {
    let columns = rows.map(\.count).max() ?? 0
    guard columns > 0 else { return }
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let before = indent + widths.dropLast().reduce(0) { $0 + $1 + 2 }
    guard width - before >= min(24, widths[columns - 1]) else {
      for row in rows {
        let cells = row.filter { !$0.isEmpty }
        guard let first = cells.first else { continue }
        let rest = cells.dropFirst().reduce(StyledText()) { $0.isEmpty ? $1 : $0 + "  " + $1 }
        if rest.isEmpty || indent + first.width + 2 + rest.width <= width {
          line(rest.isEmpty ? first : first + "  " + rest, indent: indent, hanging: 2)
        } else {
          line(first, indent: indent, hanging: 2)
          line(rest, indent: indent + 4)
        }
      }
      return
    }
    for row in rows {
      let last = column(row, columns - 1).wrapped(to: width - before)
      for (index, part) in last.enumerated() {
        var text = String(repeating: " ", count: indent)
        for place in 0..<(columns - 1) {
          let cell = index == 0 ? column(row, place) : StyledText()
          text += cell.painted(color: color)
          text += String(repeating: " ", count: widths[place] - cell.width + 2)
        }
        lines.append(Self.trimmed(text + part.painted(color: color)))
      }
    }
  }

  /// Texts side by side where there is room for columns of 36 cells, else one below the other.
  package mutating func sideBySide(_ texts: [[StyledText]], indent: Int = 2) {
    let gutter = 3
    let room = (width - indent - gutter * (texts.count - 1)) / max(1, texts.count)
    guard texts.count > 1, room >= 36 else {
      for text in texts {
        for paragraph in text { line(paragraph, indent: indent, hanging: 2) }
      }
      return
    }
    let columns = texts.map { text in text.flatMap { $0.wrapped(to: room) } }
    for index in 0..<(columns.map(\.count).max() ?? 0) {
      var text = String(repeating: " ", count: indent)
      for (place, lines) in columns.enumerated() {
        let part = index < lines.count ? lines[index] : StyledText()
        text += part.painted(color: color)
        if place < columns.count - 1 {
          text += String(repeating: " ", count: room - part.width + gutter)
        }
      }
      lines.append(Self.trimmed(text))
    }
  }

  private func column(_ row: [StyledText], _ place: Int) -> StyledText {
    place < row.count ? row[place] : StyledText()
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
