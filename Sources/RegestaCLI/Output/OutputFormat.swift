/// The forms in which a result can be had: the values of `--format`.
package enum OutputFormat: String, CaseIterable, Sendable {
  case table
  case plain
  case json
  case jsonl
  case csv
  case tsv
  case markdown
  case html
  case yaml

  /// What is used when nobody said: a table on a terminal, the same rows as plain text elsewhere.
  package static func standard(isTerminal: Bool) -> OutputFormat { isTerminal ? .table : .plain }

  /// Whether failures are printed as JSON as well.
  package var isJSON: Bool { self == .json || self == .jsonl }

  /// Whether a long result goes through the pager: only what people read.
  package var isPaged: Bool { self == .table || self == .plain }

  /// Whether headings, texts and further tables have a place beside the main rows.
  package var holdsSections: Bool { self != .csv && self != .tsv && self != .jsonl }

  /// One line for `help formats`.
  package var meaning: String {
    switch self {
    case .table: "lines and columns fitted to the terminal; the default there"
    case .plain: "the same rows, tab between columns, one line a row; the default elsewhere"
    case .json: "one object: ok, schema, data, truncated, next, warnings"
    case .jsonl: "one JSON object a line, for streams"
    case .csv: "RFC 4180: comma, CRLF, quotes where needed, a header line"
    case .tsv: "tab-separated with a header line; \\t \\n \\r \\\\ stand for themselves"
    case .markdown: "a pipe table"
    case .html: "a whole page with one table"
    case .yaml: "the same content as json"
    }
  }
}
