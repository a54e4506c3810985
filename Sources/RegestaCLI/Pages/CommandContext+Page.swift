extension CommandContext {
  /// Whether a page for people is wanted rather than rows: the table form, without a choice of
  /// columns.
  package var wantsPage: Bool { settings.format == .table && settings.fields == nil }

  /// Whether the format has a place for objects beside its rows.
  package var holdsObjects: Bool { settings.format == .json || settings.format == .yaml }

  /// Whether rows are for programs, which get every column; people get those they can read at once.
  package var wantsDetails: Bool {
    if settings.fields != nil { return true }
    return switch settings.format {
    case .table, .plain, .markdown, .html: false
    case .json, .jsonl, .csv, .tsv, .yaml: true
    }
  }

  /// A title for the formats that make a document; rows for programs go without one.
  package func pageTitle(_ title: String) -> String? {
    switch settings.format {
    case .table, .markdown, .html: title
    default: nil
    }
  }
}
