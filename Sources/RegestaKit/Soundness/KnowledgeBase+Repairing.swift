public import SQLite

extension KnowledgeBase {
  /// Makes anew what can be made of the rest: indexes, the search, the names folded for it, the trees of
  /// kinds and relations, the labels of things, and the schema's triggers and views.
  ///
  /// Claims, sources, batches and the log are copied row by row and proved, not changed: where one of
  /// them is damaged, nothing is done. What comes out takes the place of the file in one transaction.
  ///
  /// - Parameters:
  ///   - path: The file. Nobody else can use it meanwhile.
  ///   - isDryRun: Whether only to try: then nothing is written, and `backUp` not called.
  ///   - busyTimeout: How long to wait for another program to let go of the file.
  ///   - backUp: Keeps a copy of the file as it is, damage and all; what it throws ends the repair.
  /// - Returns: What was found and done. Of a sound base, that it is sound.
  /// - Throws: ``RegestaError``: `damaged` when it cannot be mended; `olderSchema` and `newerSchema`;
  ///   `busy`, `cannotWrite`, `diskFull`, `notABase`, `fileMissing`; and what `backUp` throws.
  public static func repair(
    path: String,
    isDryRun: Bool = false,
    busyTimeout: Duration = .seconds(5),
    backUp: (Connection) throws -> Void
  ) throws -> RepairReport {
    try translating(path) {
      let file = try HeldFile(path, isWritten: !isDryRun, busyTimeout)
      let version = try file.provenVersion()
      guard version == schemaVersion else { throw RegestaError(older: version, path: path) }
      let old = try file.copy()
      let before = try found(in: old)
      guard !before.isSound else { return RepairReport(before: before, after: before, rows: 0) }
      let base = try mended(old, path)
      let after = try base.soundness()
      guard after.isSound else { throw RegestaError(unsound: after, path: path) }
      if !isDryRun {
        try backUp(file.connection)
        try file.replace(with: base)
      }
      return RepairReport(before: before, after: after, rows: try base.rowCount())
    }
  }

  /// What is wrong, as far as the damage lets it be asked.
  private static func found(in old: Connection) throws -> Soundness {
    let file = try wholeness(of: old, limit: 10)
    do {
      return Soundness(checks: [file] + (try SoundnessProof(old, limit: 10).checks()))
    } catch let error as DatabaseError where !file.faults.isEmpty || error.code == .corrupt {
      return Soundness(checks: [file])
    } catch is DecodingError where !file.faults.isEmpty {
      return Soundness(checks: [file])
    }
  }

  private static func mended(_ old: Connection, _ path: String) throws -> KnowledgeBase {
    func cannot(_ why: String) -> RegestaError {
      RegestaError(
        .damaged,
        "\(path) cannot be mended: what it lacks follows from nothing else. \(why)",
        hint: "\(RegestaError.wayOut) The file is unchanged."
      )
    }
    do {
      return try remade(from: old)
    } catch let error as RegestaError where error.kind == .damaged || error.kind == .refused {
      throw cannot(error.message)
    }
  }

  /// The rows of all stored tables.
  private func rowCount() throws -> Int {
    try StoredTable.all.reduce(0) { sum, table in
      sum + (try connection.first("SELECT count(*) FROM \(raw: table.name)") { try $0.int(0) } ?? 0)
    }
  }
}

extension RegestaError {
  /// What to do about a file that nothing here can mend.
  static let wayOut =
    "Go back to a backup, or a dump: regesta init NEW --from DUMP. What can still be read can be saved "
    + "with: sqlite3 FILE .recover"
}
