internal import SQLite

extension KnowledgeBase {
  /// The seal of the last batch: it changes with everything that is written into the base, and stands for
  /// all that was written before.
  ///
  /// - Returns: 64 hexadecimal digits; nil while no batch is closed.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func head() throws -> String? {
    try read {
      try connection.first(
        "SELECT hash FROM batch WHERE hash IS NOT NULL ORDER BY id DESC LIMIT 1"
      ) { try $0.text(0) }
    }
  }
}
