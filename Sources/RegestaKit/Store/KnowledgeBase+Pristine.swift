internal import SQLite

extension KnowledgeBase {
  /// Whether the base holds nothing but the catalogue that it was made with, so that taking another
  /// content in its place loses nobody's work.
  ///
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public var isPristine: Bool {
    get throws {
      try read {
        try connection.first(
          """
          SELECT NOT EXISTS (SELECT 1 FROM batch WHERE id > 1 OR kind <> 'init')
             AND NOT EXISTS (SELECT 1 FROM entity) AND NOT EXISTS (SELECT 1 FROM claim)
             AND NOT EXISTS (SELECT 1 FROM source) AND NOT EXISTS (SELECT 1 FROM passage)
             AND NOT EXISTS (SELECT 1 FROM question) AND NOT EXISTS (SELECT 1 FROM change)
          """
        ) { try $0.bool(0) } ?? false
      }
    }
  }

  /// Takes the whole content of another base in the place of its own, which is none but the catalogue:
  /// at once, or not at all.
  ///
  /// - Throws: ``RegestaError`` of kind `refused` when the base is not pristine or a batch is open,
  ///   `busy`, `cannotWrite` or `diskFull`.
  package func replaceContent(with other: KnowledgeBase) throws {
    try provePristine()
    try Self.translating(path, writing: true) { try other.connection.backup(to: connection) }
  }

  /// - Throws: ``RegestaError`` of kind `refused` when the content may not be replaced.
  package func provePristine() throws {
    guard try !isWriting && isPristine else {
      throw RegestaError(
        .refused,
        "\(path.isEmpty ? "The base" : path) holds knowledge already; a whole base can only take the "
          + "place of one that is empty.",
        hint: "Make a new base of it: regesta init FILE --from DUMP"
      )
    }
  }
}
