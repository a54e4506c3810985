package import JSONForms

/// Writes a result in one format, row by row.
///
/// The calls come in this order: `begin`, then any number of texts and tables, then `end`. A table
/// is `open`, its rows, `close`. The first table is the result proper and has the key `data`.
package protocol ReportWriter: AnyObject {
  /// Begins the report.
  ///
  /// - Parameters:
  ///   - schema: the name and version of the shape, such as `regesta/search@1`.
  ///   - title: a line above everything.
  /// - Throws: as all calls here, what the sink throws.
  func begin(schema: String, title: String?) throws
  /// A text beside the rows, such as the reading of a question.
  func text(key: String, _ text: String, json: JSON?) throws
  func open(_ table: TableHeader) throws
  /// Writes a row, which has as many cells as the table has columns.
  func row(_ cells: [Cell]) throws
  func close() throws
  func end(_ tail: ReportTail) throws
}

/// The head of one table of a report.
package struct TableHeader: Equatable, Sendable {
  /// The key in machine output; `data` for the main table.
  package var key: String
  /// A line above the table for people.
  package var heading: String?
  package var columns: [Column]

  package init(key: String = "data", heading: String? = nil, columns: [Column]) {
    self.key = key
    self.heading = heading
    self.columns = columns
  }
}

/// What is known once all rows are out.
package struct ReportTail: Equatable, Sendable {
  /// Whether rows were left out because of a limit.
  package var truncated = false
  /// An opaque word that asks for the rows after these.
  package var next: String?
  package var warnings: [String] = []
  /// What ended the rows early, after some of them had been written.
  package var failure: CommandFailure?

  package init(
    truncated: Bool = false,
    next: String? = nil,
    warnings: [String] = [],
    failure: CommandFailure? = nil
  ) {
    self.truncated = truncated
    self.next = next
    self.warnings = warnings
    self.failure = failure
  }
}

extension OutputFormat {
  /// A writer of this format.
  ///
  /// - Parameters:
  ///   - sink: takes the bytes.
  ///   - columns: the width of the terminal in cells, or `nil` when nothing is to be fitted.
  ///   - color: whether headings may be styled.
  ///   - language: the language of the text, for formats that say so.
  /// - Returns: a writer that has written nothing yet.
  package func writer(
    to sink: any OutputSink,
    columns: Int?,
    color: Bool,
    language: String
  ) -> any ReportWriter {
    switch self {
    case .table: TableWriter(sink, columns: columns, color: color)
    case .plain: PlainWriter(sink)
    case .json: JSONReportWriter(sink)
    case .jsonl: JSONLinesWriter(sink)
    case .csv: SeparatedValuesWriter(sink, dialect: .csv)
    case .tsv: SeparatedValuesWriter(sink, dialect: .tsv)
    case .markdown: MarkdownWriter(sink)
    case .html: HTMLWriter(sink, language: language)
    case .yaml: YAMLWriter(sink)
    }
  }
}
