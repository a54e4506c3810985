internal import SQLite

/// What a split did.
public struct SplitReport: Hashable, Sendable {
  /// What stands for itself again.
  public var parted: Entity
  /// What it was merged into.
  public var from: Entity
  /// How many claims went back with it.
  public var returned = 0
  /// The claims that a merge had superseded or retracted, and that are known again.
  public var restored: [Claim.ID] = []
  /// The claims recorded since the merge: nobody can tell whose they are, so they stay where they are.
  public var staying: [Claim.ID] = []
}

extension Writer {
  /// Takes a merge apart again, whatever was done since, and remembers that the two are not the same.
  ///
  /// All that came with the entity goes back to it, and what the merge superseded is known again. Claims
  /// recorded since speak of the other, and go on doing so.
  ///
  /// - Parameters:
  ///   - id: What was merged.
  ///   - why: Why, for those who look later.
  /// - Returns: What went back, and what stays.
  /// - Throws: ``RegestaError`` of kind `refused` when it is not merged.
  @discardableResult
  public func split(_ id: Entity.ID, why: String? = nil) throws -> SplitReport {
    let parted = try entity(id)
    let way = try connection.way(from: id)
    guard way.count > 1, let merging = try mergingChange(of: id) else {
      throw RegestaError(
        .refused,
        "\(parted.label) (\(parted.key)) is not merged into another.",
        hint: "See what was merged into it with: regesta show \(parted.key)"
      )
    }
    var report = SplitReport(parted: parted, from: try entity(way[1]))
    report.staying = try claims(recordedAfter: merging.batch, about: way)

    let steps = try redirects(from: id, to: way[1])
    let claims = Set(steps.filter { $0.item == "claim" }.map { Claim.ID($0.id) }).sorted()
    report.returned = claims.count
    report.restored = try restoreClaims(claims)
    for step in steps { try lead(step, back: way) }
    try restoreDecisions(of: merging)
    try returnRecords(of: merging, to: id, from: way)
    try restoreKind(of: way[1], after: merging)
    try connection.run("UPDATE entity SET merged_into = NULL WHERE id = \(id.rawValue)")

    try supersedeIdentity(of: parted.key, with: way)
    // The other's key leads to whatever it is part of, and to itself should it be split as well.
    try addAlignment(
      scope: "entity",
      reference: report.from.key,
      entity: id,
      verdict: .different,
      why: why
    )
    for entity in way { rename(entity.rawValue) }
    report.parted = try entity(id)
    report.from = try entity(way[1])
    return report
  }

  // MARK: What there is to take back

  /// A change of the log.
  private struct Logged {
    var id: Int
    var batch: Batch.ID
  }

  /// Something that was redirected.
  private struct Redirect {
    var item: String
    var id: Int
    var field: String
  }

  /// The change that merged an entity as it is merged now.
  private func mergingChange(of id: Entity.ID) throws -> Logged? {
    try connection.first(
      """
      SELECT id, batch FROM change WHERE item = 'entity' AND item_id = \(id.rawValue)
         AND field = 'merged_into' AND new IS NOT NULL ORDER BY id DESC LIMIT 1
      """
    ) { Logged(id: try $0.int(0), batch: Batch.ID(try $0.int(1))) }
  }

  private func redirects(from one: Entity.ID, to other: Entity.ID) throws -> [Redirect] {
    try connection.rows(
      """
      SELECT DISTINCT item, item_id, field FROM redirect
       WHERE origin = \(one.rawValue) AND target = \(other.rawValue) ORDER BY item, item_id, field
      """
    ) { Redirect(item: try $0.text(0), id: try $0.int(1), field: try $0.text(2)) }
  }

  private func claims(recordedAfter batch: Batch.ID, about way: [Entity.ID]) throws -> [Claim.ID] {
    let ids = way.dropFirst().map(\.rawValue)
    return try connection.rows(
      """
      SELECT id FROM claim WHERE batch > \(batch.rawValue) AND status IN (0, 1)
         AND (subject IN \(list: ids) OR object IN \(list: ids))
         AND id NOT IN (SELECT item_id FROM redirect WHERE item = 'claim' AND target IN \(list: ids))
       ORDER BY id
      """
    ) { Claim.ID(try $0.int(0)) }
  }

  // MARK: Taking it back

  /// Redirects one thing step by step, as it came.
  private func lead(_ redirect: Redirect, back way: [Entity.ID]) throws {
    let now = try location(of: redirect)
    guard let place = way.firstIndex(where: { $0.rawValue == now }), place > 0 else { return }
    for target in way[..<place].reversed() {
      if redirect.item == "claim", let qualifier = QualifierField(redirect.field) {
        try set(qualifier, of: Claim.ID(redirect.id), to: target)
      } else {
        try makeWay(
          for: redirect.id,
          in: redirect.item,
          setting: redirect.field,
          to: target.description
        )
        try connection.run(
          """
          UPDATE \(identifier: redirect.item) SET \(identifier: redirect.field) = \(target.rawValue)
           WHERE id = \(redirect.id)
          """
        )
      }
    }
  }

  private func location(of redirect: Redirect) throws -> Int? {
    if redirect.item == "claim", let place = QualifierField(redirect.field) {
      return try connection.first(
        """
        SELECT \(identifier: place.column) FROM qualifier WHERE claim = \(redirect.id)
           AND ordinal = \(place.ordinal)
           AND relation = (SELECT id FROM relation WHERE key = \(place.relation))
        """
      ) { try $0.int(0) }
    }
    return try connection.first(
      """
      SELECT \(identifier: redirect.field) FROM \(identifier: redirect.item)
       WHERE id = \(redirect.id)
      """
    ) { try $0.int(0) }
  }

  /// In SQL, whether the status of a row of a table, as `t`, is what a merge made it: the batch of its
  /// last change merged something.
  private static func wasSet(byMergeIn table: String) -> SQL {
    SQL(
      raw: """
        EXISTS (
          SELECT 1 FROM change AS merge WHERE merge.item = 'entity' AND merge.field = 'merged_into'
             AND merge.new IS NOT NULL AND merge.batch = (
               SELECT h.batch FROM change AS h WHERE h.item = '\(table)' AND h.item_id = t.id
                  AND h.field = 'status' ORDER BY h.id DESC LIMIT 1))
        """
    )
  }

  /// Makes claims known again that a merge set aside: those that go back, and those that one of these
  /// made superfluous. To be called while they still speak of the same thing.
  private func restoreClaims(_ claims: [Claim.ID]) throws -> [Claim.ID] {
    var restored: [Claim.ID] = []
    for claim in claims {
      // The claim itself: its twin, its name under another role, or its alias took its place.
      let isSetAside = try connection.first(
        """
        SELECT 1 FROM claim AS t WHERE t.id = \(claim.rawValue) AND t.status IN (2, 3)
           AND \(Self.wasSet(byMergeIn: "claim"))
        """
      ) { _ in true }
      if isSetAside == true {
        for other in try replacements(of: claim) { try takeCitations(of: claim, from: other) }
        try setStatus(.recorded, of: claim)
        restored.append(claim)
      }
      for other in try setAside(for: claim) {
        try takeCitations(of: other, from: claim)
        try setStatus(.recorded, of: other)
        restored.append(other)
      }
    }
    return restored
  }

  /// The claims that stand for one that a merge superseded; an alias made for it is retracted.
  private func replacements(of claim: Claim.ID) throws -> [Claim.ID] {
    let aliases = try connection.rows(
      """
      SELECT t.id FROM claim AS t WHERE t.supersedes = \(claim.rawValue) AND t.status = 1
         AND EXISTS (SELECT 1 FROM change WHERE batch = t.batch AND item = 'entity'
                        AND field = 'merged_into' AND new IS NOT NULL)
      """
    ) { Claim.ID(try $0.int(0)) }
    for alias in aliases { try setStatus(.retracted, of: alias) }
    return try connection.rows(
      """
      SELECT t.id FROM claim AS c JOIN claim AS t ON \(Self.saysTheSame)
       WHERE c.id = \(claim.rawValue) AND t.status = 1
      UNION
      SELECT t.id FROM claim AS c JOIN name AS n ON n.entity = c.subject
        JOIN claim AS t ON t.id = n.claim
       WHERE c.id = \(claim.rawValue) AND t.id <> c.id AND t.text = c.text
         AND t.language = c.language AND t.status = 1
      """
    ) { Claim.ID(try $0.int(0)) }
  }

  /// The claims that a merge superseded in favour of one.
  private func setAside(for claim: Claim.ID) throws -> [Claim.ID] {
    try connection.rows(
      """
      SELECT t.id FROM claim AS c JOIN claim AS t ON \(Self.saysTheSame)
       WHERE c.id = \(claim.rawValue) AND t.status = 2 AND \(Self.wasSet(byMergeIn: "claim"))
       ORDER BY t.id
      """
    ) { Claim.ID(try $0.int(0)) }
  }

  /// Takes from a claim the citations that a merge copied to it from another.
  private func takeCitations(of claim: Claim.ID, from other: Claim.ID) throws {
    try connection.run(
      """
      UPDATE citation SET status = 3
       WHERE claim = \(other.rawValue) AND status = 1
         AND batch <> (SELECT batch FROM claim WHERE id = \(other.rawValue))
         AND EXISTS (SELECT 1 FROM change WHERE batch = citation.batch AND item = 'entity'
                        AND field = 'merged_into' AND new IS NOT NULL)
         AND EXISTS (SELECT 1 FROM citation AS mine WHERE mine.claim = \(claim.rawValue)
                        AND mine.status = 1 AND \(Self.sayTheSame("mine", "citation")))
      """
    )
  }

  /// Brings positions and alignments back that the merge superseded, where nothing took their place.
  private func restoreDecisions(of merging: Logged) throws {
    for table in ["position", "alignment"] {
      let rows = try connection.rows(
        """
        SELECT t.id FROM change AS h JOIN \(raw: table) AS t ON t.id = h.item_id
         WHERE h.batch = \(merging.batch.rawValue) AND h.id > \(merging.id)
           AND h.item = \(table) AND h.field = 'status' AND h.new = '2' AND t.status = 2
         ORDER BY t.id
        """
      ) { try $0.int(0) }
      for row in rows where try !isTaken(row, in: table) {
        try connection.run("UPDATE \(identifier: table) SET status = 1 WHERE id = \(row)")
      }
    }
  }

  /// Gives sources and mentions back to what they were of.
  private func returnRecords(
    of merging: Logged,
    to id: Entity.ID,
    from way: [Entity.ID]
  ) throws {
    for table in ["source", "mention"] {
      guard let place = LoggedRecord.columns[table]?.firstIndex(of: "entity") else { continue }
      let records = try connection.rows(
        """
        SELECT item_id, old FROM change
         WHERE batch = \(merging.batch.rawValue) AND id > \(merging.id) AND item = \(table)
         ORDER BY id
        """
      ) { (id: try $0.int(0), old: try $0.optionalText(1)) }
      for record in records {
        guard let old = record.old.flatMap(LoggedRecord.init), place < old.values.count,
          case .integer(Int64(id.rawValue)) = old.values[place]
        else { continue }
        try connection.run(
          """
          UPDATE \(identifier: table) SET entity = \(id.rawValue)
           WHERE id = \(record.id) AND entity IN \(list: way.map(\.rawValue))
          """
        )
      }
    }
  }

  /// Gives the survivor the coarser kind back that the merge had refined, unless it was changed since.
  private func restoreKind(of survivor: Entity.ID, after merging: Logged) throws {
    let last = try connection.first(
      """
      SELECT id, batch, old FROM change
       WHERE item = 'entity' AND item_id = \(survivor.rawValue) AND field = 'kind'
       ORDER BY id DESC LIMIT 1
      """
    ) { (id: try $0.int(0), batch: Batch.ID(try $0.int(1)), old: try $0.text(2)) }
    // The merge's own change of the kind follows its first step.
    guard let last, last.batch == merging.batch, last.id == merging.id + 1, let old = Int(last.old)
    else { return }
    try connection.run("UPDATE entity SET kind = \(old) WHERE id = \(survivor.rawValue)")
  }

  private func supersedeIdentity(of key: String, with way: [Entity.ID]) throws {
    try connection.run(
      """
      UPDATE alignment SET status = 2 WHERE scope = 'entity' AND reference = \(key)
         AND entity IN \(list: way.map(\.rawValue)) AND status = 1
      """
    )
  }
}
