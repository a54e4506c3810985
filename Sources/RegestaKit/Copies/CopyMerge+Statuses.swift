internal import SQLite

/// What became of claims: corrected, taken back, known again.
extension CopyMerge {
  /// Takes over what they corrected and took back, unless this copy went on using it; and brings back what
  /// this copy set aside while they went on using it.
  func takeClaimStatuses() throws {
    for (place, _) in changes where place.item == "claim" && place.field == "status" {
      guard let own = map.number(of: place.row, in: "claim"), !isBrought(own, in: "claim"),
        let given = try theirs.status(ofClaim: place.row), let now = try mine.status(ofClaim: own),
        given != now
      else { continue }
      let isNew = isMatched(place.row, in: "claim")
      guard try isNew || isTheirs(place, ["status"]) else { continue }
      let here = CopyChange.Place(item: "claim", row: own, field: "status")
      let lastOwn = try isNew ? writer.batch.rawValue : lastChange(of: here, ["status"])
      try takeStatus(given, of: here, now, lastOwn, isNew: isNew)
    }
    for own in used.sorted() { try reviveUsed(own) }
    try reviveThings()
    try retractSelfIdentities()
  }

  private func takeStatus(
    _ given: Status,
    of here: CopyChange.Place,
    _ now: Status,
    _ lastOwn: Int?,
    isNew: Bool
  ) throws {
    let (isAlive, staysAlive) = (now.isAlive, given.isAlive)
    if isAlive, !staysAlive {
      if try !isNew && isUsedHere(here.row) {
        if given == .superseded, try moveCitations(of: here.row) {
          try set(here, ["status"], to: [.text("\(given.rawValue)")])
        } else {
          kept.append((here.row, try reason(ofTheirs: here.row), false))
        }
      } else if lastOwn == nil {
        try set(here, ["status"], to: [.text("\(given.rawValue)")])
      }
    } else if lastOwn == nil || staysAlive && (!isAlive || given == .recorded) {
      try set(here, ["status"], to: [.text("\(given.rawValue)")])
      if lastOwn != nil, !isNew {
        tell(
          .retracted,
          "claim:\(here.row)",
          "This copy set it aside, and the other has recorded it anew: it is known."
        )
      }
    } else if !isAlive, !staysAlive {
      if given == .superseded { try set(here, ["status"], to: ["2"]) }
      tell(
        .retracted,
        "claim:\(here.row)",
        "One copy took it back and the other corrected it: the correction stands."
      )
    }
  }

  // MARK: What is in use

  /// Whether this copy has cited, judged or read a claim without their knowing.
  private func isUsedHere(_ own: Int) throws -> Bool {
    let rows = try mine.rows(
      """
      SELECT 'citation', id, batch FROM citation WHERE claim = \(own) AND status = 1
      UNION ALL SELECT 'position', id, batch FROM position WHERE claim = \(own) AND status = 1
      UNION ALL SELECT 'claim', id, batch FROM claim WHERE reading_of = \(own) AND status = 1
      UNION ALL
      SELECT 'dispute', d.id, d.batch FROM dispute_claim AS dc JOIN dispute AS d ON d.id = dc.dispute
       WHERE dc.claim = \(own) AND d.status <> 'withdrawn'
      """
    ) { (table: try $0.text(0), id: try $0.int(1), batch: try $0.int(2)) }
    return rows.contains { row in
      row.batch > known.past.batch.rawValue && row.batch < writer.batch.rawValue
        && map.number(ofMine: row.id, in: row.table) == nil
    }
  }

  /// A claim that they went on using, and that this copy has set aside.
  private func reviveUsed(_ own: Int) throws {
    guard let id = map.number(ofMine: own, in: "claim"),
      try theirs.status(ofClaim: id) == .recorded,
      let now = try mine.status(ofClaim: own), !now.isAlive
    else { return }
    let here = CopyChange.Place(item: "claim", row: own, field: "status")
    // Where they knew that it was set aside here, they kept it all the same.
    let batch = try lastChange(of: here, ["status"])
    if now == .superseded, try moveCitations(of: own) { return }
    try set(here, ["status"], to: ["1"])
    kept.append((own, try mine.reason(ofBatch: batch), true))
  }

  private func reason(ofTheirs own: Int) throws -> String {
    guard let id = map.number(ofMine: own, in: "claim") else { return "" }
    let place = CopyChange.Place(item: "claim", row: id, field: "status")
    return try theirs.reason(ofBatch: changed[place]?.batch)
  }

  /// Gives the citations of a claim that was superseded because another says the same to that other.
  ///
  /// - Returns: Whether there is such a one, and nobody has judged the first.
  private func moveCitations(of own: Int) throws -> Bool {
    let twin = try mine.first(
      """
      SELECT t.id FROM claim AS c JOIN claim AS t ON \(Writer.saysTheSame)
       WHERE c.id = \(own) AND t.status = 1 AND NOT \(Writer.isJudged("c")) ORDER BY t.id LIMIT 1
      """
    ) { Claim.ID(try $0.int(0)) }
    guard let twin else { return false }
    try writer.copyCitations(from: Claim.ID(own), to: twin)
    return true
  }

  /// Things and sources that this copy took back, and of which claims that came speak.
  private func reviveThings() throws {
    for table in ["entity", "source"] {
      let uses: SQL =
        table == "entity"
        ? """
        SELECT e.id FROM claim AS c JOIN entity AS e ON e.id IN (c.subject, c.object, c.unit)
         WHERE c.batch = \(writer.batch.rawValue) AND c.status = 1 AND e.status = 3
        """
        : """
        SELECT s.id FROM citation AS t JOIN source AS s ON s.id IN (t.source, t.via)
         WHERE t.batch = \(writer.batch.rawValue) AND t.status = 1 AND s.status = 3
        """
      for own in try mine.rows("SELECT DISTINCT id FROM (\(uses)) ORDER BY id", { try $0.int(0) })
      where !isBrought(own, in: table) {
        try mine.run("UPDATE \(identifier: table) SET status = 1 WHERE id = \(own)")
        writer.rename(own)
        let place = CopyChange.Place(item: table, row: own, field: "status")
        tell(
          .retracted,
          try name(of: place),
          "This copy took it back, and claims of the other rest on it: it is known again."
        )
      }
    }
  }

  /// That two things are one, or are not, is no claim about one thing.
  private func retractSelfIdentities() throws {
    let claims = try mine.rows(
      """
      SELECT c.id FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.key = 'same-as'
       WHERE c.batch = \(writer.batch.rawValue) AND c.status IN (0, 1) AND c.subject = c.object
      """
    ) { Claim.ID(try $0.int(0)) }
    for claim in claims { try writer.setStatus(.retracted, of: claim) }
  }

  // MARK: Facts of the base and questions

  /// Who owns the base, and the questions that are kept in it.
  func takeFacts() throws {
    for (place, change) in changes where place.item == "meta" || place.item == "question" {
      let isMeta = place.item == "meta"
      func value(in copy: Connection) throws -> String? {
        isMeta
          ? try copy.first("SELECT value FROM meta WHERE key = \(place.field)") { try $0.text(0) }
          : try copy.first("SELECT text FROM question WHERE name = \(place.field)") {
            try $0.text(0)
          }
      }
      func set(_ value: String?) throws {
        if isMeta {
          try writer.setFact(place.field, to: value)
        } else {
          try writer.restoreQuestion(named: place.field, text: value)
        }
        hasNews = true
      }
      var given = try value(in: theirs)
      if change.first == given { continue }
      if isMeta, place.field == "owner" { given = try given.map(keyHere) }
      let now = try value(in: mine)
      guard given != now else { continue }
      let own = try mine.steps(of: place).filter {
        $0.batch > known.mineKnown && $0.batch < writer.batch.rawValue
          && !known.mineIdle.contains($0.batch)
      }
      if known.theirMerges.contains(change.batch),
        try mine.steps(of: place).contains(where: { $0.new == given })
      {
        continue
      }
      guard let first = own.first, let last = own.last, first.old != now else {
        try set(given)
        continue
      }
      let times = (try theirs.time(of: change.batch), try mine.time(of: last.batch))
      let isTheirsLater = times.0 != times.1 ? times.0 > times.1 : (given ?? "") > (now ?? "")
      try set(given)
      if !isTheirsLater { try set(now) }
      tell(
        .record,
        isMeta ? place.field : "question:" + place.field,
        "Both copies changed it: what was written later stands; the log has both."
      )
    }
  }
}

extension Status {
  /// Whether it is knowledge, or may become it.
  fileprivate var isAlive: Bool { self == .recorded || self == .candidate }
}

extension Connection {
  func status(ofClaim claim: Int) throws -> Status? {
    try first("SELECT status FROM claim WHERE id = \(claim)") { Status(rawValue: try $0.int(0)) }
      ?? nil
  }

  /// Who wrote a batch, and why, in words.
  func reason(ofBatch batch: Int?) throws -> String {
    try first("SELECT who || ifnull(': ' || why, '') FROM batch WHERE id = \(batch)") {
      try $0.text(0)
    } ?? ""
  }
}
