internal import RegestaKit
internal import SQLite

extension VersionFacts {
  /// The versions of this program, of the schema it writes and of the SQLite it runs on.
  ///
  /// - Parameter withOptions: also asks SQLite how it was compiled, which takes a moment.
  /// - Returns: the facts, without the options where SQLite does not tell.
  public static func current(withOptions: Bool) -> VersionFacts {
    let options =
      withOptions
      ? try? Connection(.memory, Connection.Options(access: .createIfMissing))
        .rows("PRAGMA compile_options") { try $0.text(0) }
      : nil
    return VersionFacts(
      schema: KnowledgeBase.schemaVersion,
      sqlite: Connection.libraryVersion,
      sqliteOptions: options ?? []
    )
  }
}
