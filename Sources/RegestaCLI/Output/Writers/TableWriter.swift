package import JSONForms

/// A table drawn with light lines, wrapped to the terminal.
///
/// Widths are taken from the first rows; what is wider later gets wrapped, so that a long result
/// needs no more memory than its head. Text is measured by terminal cells. A table that would be cut
/// into slivers is written as records instead, one row below the other.
package final class TableWriter: ReportWriter {
  private static let sampleSize = 1_000

  private let sink: any OutputSink
  private let available: Int?
  private let color: Bool
  private var header = TableHeader(columns: [])
  private var sample: [[String]] = []
  private var widths: [Int]?
  private var records: RecordLayout?
  private var hasOutput = false
  private var isMultiline = false
  private var hasRecord = false

  /// - Parameters:
  ///   - sink: takes the lines.
  ///   - columns: the cells of a line, or `nil` for as many as it takes.
  ///   - color: whether headings are styled.
  package init(_ sink: any OutputSink, columns: Int?, color: Bool) {
    self.sink = sink
    self.available = columns
    self.color = color
  }

  package func begin(schema: String, title: String?) throws {
    guard let title else { return }
    for line in lines(title) { try print(TextStyle.heading.paint(line, enabled: color)) }
  }

  package func text(key: String, _ text: String, json: JSON?) throws {
    for line in lines(text) { try print(line) }
  }

  package func open(_ table: TableHeader) throws {
    header = table
    sample = []
    widths = nil
    records = nil
  }

  package func row(_ cells: [Cell]) throws {
    let texts = cells.map { VisibleText.of($0.text, keepsLineBreaks: true) }
    if let records {
      try draw(texts, records)
    } else if let widths {
      try draw(texts, widths)
    } else {
      sample.append(texts)
      if sample.count == Self.sampleSize { try drawHead() }
    }
  }

  package func close() throws {
    // An empty table is no table: the caller says in words that nothing was found.
    if widths == nil, records == nil, sample.isEmpty { return }
    if widths == nil, records == nil { try drawHead() }
    if let widths { try rule("└", "┴", "┘", widths) }
    widths = nil
  }

  package func end(_ tail: ReportTail) {}

  // MARK: Drawing

  private func drawHead() throws {
    if hasOutput { try print("") }
    if let heading = header.heading {
      for line in lines(heading) { try print(TextStyle.heading.paint(line, enabled: color)) }
    }
    let titles = header.columns.map { column in
      VisibleText.of(column.title, keepsLineBreaks: false).replacing("_", with: " ")
    }
    var natural = titles.map { DisplayWidth.of($0) }
    for row in sample {
      for (index, text) in row.enumerated() {
        for line in text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline) {
          natural[index] = max(natural[index], DisplayWidth.of(String(line)))
        }
      }
    }
    let widths = TableLayout.widths(
      natural: natural,
      isFlexible: header.columns.map { $0.alignment == .leading },
      available: available
    )
    if let available, isSliced(titles, widths) {
      let records = RecordLayout(titles: titles, width: available)
      self.records = records
      for row in sample { try draw(row, records) }
      sample = []
      return
    }
    self.widths = widths
    // Rows of several lines need something between them; the rows of a plain list do not.
    isMultiline = sample.contains { wrapped($0, widths).contains { $0.count > 1 } }
    try rule("┌", "┬", "┐", widths)
    try draw(titles, widths, style: .heading, isHead: true)
    try rule("├", "┼", "┤", widths)
    for (index, row) in sample.enumerated() { try draw(row, widths, isFirst: index == 0) }
    sample = []
  }

  /// Whether a heading is broken inside a word, or a row takes more lines than the eye follows.
  private func isSliced(_ titles: [String], _ widths: [Int]) -> Bool {
    let words = zip(titles, widths).contains { title, width in
      title.split(separator: " ").contains { DisplayWidth.of(String($0)) > width }
    }
    return words || sample.contains { (wrapped($0, widths).map(\.count).max() ?? 0) > 5 }
  }

  private func draw(_ texts: [String], _ records: RecordLayout) throws {
    if hasRecord { try print("") }
    hasRecord = true
    for line in records.lines(texts, paint: { TextStyle.heading.paint($0, enabled: color) }) {
      try print(line)
    }
  }

  private func draw(
    _ texts: [String],
    _ widths: [Int],
    style: TextStyle? = nil,
    isHead: Bool = false,
    isFirst: Bool = false
  ) throws {
    if isMultiline, !isHead, !isFirst { try rule("├", "┼", "┤", widths) }
    let cells = wrapped(texts, widths)
    for index in 0..<(cells.map(\.count).max() ?? 0) {
      var line = "│"
      for (column, cell) in cells.enumerated() {
        let text = index < cell.count ? cell[index] : ""
        let padded = CellText.pad(text, to: widths[column], header.columns[column].alignment)
        line += " \(style?.paint(padded, enabled: color) ?? padded) │"
      }
      try print(line)
    }
  }

  private func wrapped(_ texts: [String], _ widths: [Int]) -> [[String]] {
    zip(texts, widths).map { text, width in
      // What fits keeps its inner spaces.
      DisplayWidth.of(text) <= width && !text.contains(where: \.isNewline)
        ? [text] : CellText.wrap(text, to: width)
    }
  }

  private func rule(_ left: String, _ middle: String, _ right: String, _ widths: [Int]) throws {
    let bars = widths.map { String(repeating: "─", count: $0 + 2) }
    try print(left + bars.joined(separator: middle) + right)
  }

  private func lines(_ text: String) -> [String] {
    let safe = VisibleText.of(text, keepsLineBreaks: true)
    guard let available else {
      return safe.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return CellText.wrap(safe, to: available)
  }

  private func print(_ line: String) throws {
    hasOutput = true
    try sink.write(line + "\n")
  }
}
