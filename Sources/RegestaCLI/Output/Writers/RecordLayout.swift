/// Rows written one below the other, a line for each column: for tables that are too wide to be read
/// side by side.
package struct RecordLayout {
  private let titles: [String]
  private let titleWidth: Int
  private let width: Int

  /// - Parameters:
  ///   - titles: the headings of the columns.
  ///   - width: the cells of a line.
  package init(titles: [String], width: Int) {
    self.titles = titles
    self.width = width
    titleWidth = min(titles.dropFirst().map { DisplayWidth.of($0) }.max() ?? 0, max(8, width / 3))
  }

  /// The lines of one row: the first cell is its heading; empty cells are left out.
  package func lines(_ cells: [String], paint: (String) -> String) -> [String] {
    var lines: [String] = []
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      if index == 0 {
        lines += CellText.wrap(cell, to: width).map(paint)
        continue
      }
      let room = max(10, width - titleWidth - 4)
      for (part, text) in CellText.wrap(cell, to: room).enumerated() {
        let title = part == 0 ? CellText.truncate(titles[index], to: titleWidth) : ""
        lines.append("  \(CellText.pad(title, to: titleWidth, .leading))  \(text)")
      }
    }
    return lines
  }
}
