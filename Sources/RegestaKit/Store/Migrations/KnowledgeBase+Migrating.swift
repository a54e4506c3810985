public import SQLite

extension KnowledgeBase {
  /// Brings a base of an older schema up to that of this program.
  ///
  /// It is made anew from the rows of a copy, with a batch more that tells of it; the hashes of the
  /// batches before are kept, and proved. Only then does it take the place of the old one, in one
  /// transaction, so that the file is the older base or the newer one whenever the program dies.
  ///
  /// - Parameters:
  ///   - path: The file. Nobody else can use it meanwhile.
  ///   - who: Who does it, for the log.
  ///   - isDryRun: Whether only to try: then nothing is written, and `backUp` not called.
  ///   - busyTimeout: How long to wait for another program to let go of the file.
  ///   - backUp: Keeps a copy of the base as it is; what it throws ends the migration.
  /// - Returns: What was done. Of a base that has the schema of this program already, nothing.
  /// - Throws: ``RegestaError``: `newerSchema`; `olderSchema` when there is no way from that one; `damaged`
  ///   when it is not that schema to the letter, or not sound; `busy`, `cannotWrite`, `diskFull`,
  ///   `notABase`, `fileMissing`; and what `backUp` throws.
  public static func migrate(
    path: String,
    who: String,
    isDryRun: Bool = false,
    busyTimeout: Duration = .seconds(5),
    backUp: (Connection) throws -> Void
  ) throws -> MigrationReport {
    try translating(path) {
      let file = try HeldFile(path, isWritten: !isDryRun, busyTimeout)
      let version = try file.provenVersion()
      guard version < schemaVersion else { return try report(on: file, from: version) }
      guard let way = Migration.way(from: version), let first = way.first else {
        throw RegestaError(noWayFrom: version, path: path)
      }
      let old = try file.copy()
      guard try SchemaObjects(of: old).fingerprint == first.fingerprint else {
        throw RegestaError(
          .damaged,
          "\(path) says that it has schema \(version), but its tables and rules are not those.",
          hint:
            "Another program changed it, or it is of a version that was never released. The file is "
            + "unchanged."
        )
      }
      let wholeness = try wholeness(of: old, limit: 1)
      if let fault = wholeness.faults.first {
        throw RegestaError(
          .damaged,
          "\(path) is damaged: \(fault).",
          hint: "Go back to a backup. The file is unchanged."
        )
      }
      try take(way, on: old)
      let base = try remade(from: old, isOlder: true) { connection in
        try close(MigrationMark(from: version, to: schemaVersion), who: who, in: connection)
      }
      let report = try report(on: base, from: version)
      guard report.soundness.isSound else {
        throw RegestaError(unsound: report.soundness, path: path)
      }
      if !isDryRun {
        try backUp(file.connection)
        try file.replace(with: base)
      }
      return report
    }
  }

  /// Takes the steps, one after the other, on a copy without rules.
  private static func take(_ way: [Migration], on old: Connection) throws {
    try old.execute("PRAGMA foreign_keys = 0; PRAGMA legacy_alter_table = 1")
    try old.write {
      let rules = try old.rows(
        "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY type"
      ) { (type: try $0.text(0), name: try $0.text(1)) }
      for rule in rules { try old.run("DROP \(raw: rule.type) \(identifier: rule.name)") }
      for step in way { try old.execute(step.sql) }
    }
  }

  /// Writes the batch that tells of the migration.
  private static func close(
    _ mark: MigrationMark,
    who: String,
    in connection: Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO batch (kind, at, who, why, options)
      VALUES ('migrate', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), \(who),
        \("schema \(mark.from) to \(mark.to)"), \(mark.text))
      """
    )
    let batch = Batch.ID(Int(connection.lastInsertedRowID))
    let hash = try BatchChain(connection).hash(of: batch)
    try connection.run("UPDATE batch SET hash = \(hash) WHERE id = \(batch.rawValue)")
  }

  private static func report(on base: KnowledgeBase, from version: Int) throws -> MigrationReport {
    let soundness = try base.soundness()
    let (batches, claims) = try base.counts()
    return MigrationReport(
      from: version,
      to: schemaVersion,
      batch: try base.batches().last?.id,
      claims: claims,
      batches: batches,
      soundness: soundness
    )
  }

  private static func report(on file: HeldFile, from version: Int) throws -> MigrationReport {
    var report = try report(on: KnowledgeBase(file.connection, path: file.path), from: version)
    report.batch = nil
    return report
  }

  private func counts() throws -> (batches: Int, claims: Int) {
    try connection.first("SELECT (SELECT count(*) FROM batch), (SELECT count(*) FROM claim)") {
      (try $0.int(0), try $0.int(1))
    } ?? (0, 0)
  }
}

extension RegestaError {
  /// An older base that cannot be brought up to the schema of this program.
  init(noWayFrom version: Int, path: String) {
    self.init(
      .olderSchema,
      "\(path.isEmpty ? "this database" : path) has schema \(version), which was never released; this "
        + "program works on \(KnowledgeBase.schemaVersion).",
      hint: "Make the base anew from its sources. The file is unchanged."
    )
  }

  /// What came out of work on a base is not sound, and was thrown away.
  init(unsound soundness: Soundness, path: String) {
    let faults = soundness.checks.flatMap(\.faults)
    self.init(
      .damaged,
      "\(path) cannot be made sound: \(faults.first ?? "it fails a check").",
      hint: "\(RegestaError.wayOut) The file is unchanged."
    )
  }
}
