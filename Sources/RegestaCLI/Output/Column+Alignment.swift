package import JSONForms

extension Column {
  /// Numbers stand at the right edge, all else at the left.
  package var alignment: CellText.Alignment {
    kind == .integer || kind == .real ? .trailing : .leading
  }
}
