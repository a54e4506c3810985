internal import SQLite

extension KnowledgeBase {
  /// Proves that the base is what it must be: the file whole, the schema ours, every reference and rule
  /// kept, the history unaltered, and all that follows from the rest in step with it.
  ///
  /// It looks at one moment of the base, in a copy that is gone afterwards, because SQLite checks a
  /// search index only where it may write; the base itself is not touched.
  ///
  /// - Parameter limit: How many faults each check lists at most.
  /// - Returns: All checks. When the file itself is damaged it is the only one.
  /// - Throws: ``RegestaError`` of kind `busy`, `diskFull` or `damaged`.
  public func soundness(limit: Int = 10) throws -> Soundness {
    try Self.translating(path) {
      let file = try Self.wholeness(of: connection, limit: limit)
      guard file.faults.isEmpty else { return Soundness(checks: [file]) }
      let copy = try Connection(.temporary, Connection.Options(access: .createIfMissing))
      try connection.backup(to: copy)
      return Soundness(checks: [file] + (try SoundnessProof(copy, limit: limit).checks()))
    }
  }

  /// Proves that a file is whole, before anything in it is relied on.
  static func wholeness(of connection: Connection, limit: Int) throws -> Soundness.Check {
    var faults: [String]
    do {
      faults = try connection.rows("PRAGMA integrity_check(\(raw: "\(limit)"))") {
        try $0.repairedText(0)
      }
    } catch let error as DatabaseError where error.code == .corrupt {
      faults = [error.message]
    }
    let pages = (try? connection.first("PRAGMA page_count") { try $0.int(0) }) ?? 0
    return Soundness.Check(
      name: "file",
      meaning: "The file is whole, and its indexes fit its tables.",
      extent: "\(pages) pages",
      faults: faults.filter { $0 != "ok" }
    )
  }
}
