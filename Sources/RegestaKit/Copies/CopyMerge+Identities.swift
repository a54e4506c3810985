internal import SQLite

/// What was merged and split.
extension CopyMerge {
  /// Takes over their splits, before anything comes that speaks of what was parted.
  func takeSplits() throws {
    for (place, _) in changes where place.item == "entity" && place.field == "merged_into" {
      guard let own = map.number(of: place.row, in: "entity"), !isBrought(own, in: "entity"),
        try theirs.target(of: place.row) == nil, try mine.target(of: own) != nil,
        try isTheirs(place, ["merged_into"])
      else { continue }
      let here = CopyChange.Place(item: "entity", row: own, field: "merged_into")
      if try lastChange(of: here, ["merged_into"]) == nil {
        try writer.split(Entity.ID(own))
        hasNews = true
        report.count("entity", \.changed)
      } else {
        tell(
          .identity,
          try key(of: own, in: "entity"),
          "The other copy has split it, and this one has merged it anew: it stays merged."
        )
      }
    }
    forgetSurvivors()
  }

  /// Takes over their merges, when all is there that speaks of what is merged.
  func takeIdentities() throws {
    for (place, _) in changes where place.item == "entity" && place.field == "merged_into" {
      guard let own = map.number(of: place.row, in: "entity"),
        let given = try theirs.target(of: place.row),
        let target = map.number(of: given, in: "entity"),
        try isBrought(own, in: "entity") || isMatched(place.row, in: "entity")
          || isTheirs(place, ["merged_into"])
      else { continue }
      let now = try mine.target(of: own)
      if now == target { continue }
      let here = CopyChange.Place(item: "entity", row: own, field: "merged_into")
      let theirTime = try theirs.time(of: changed[place]?.batch)
      let (one, other) = (try key(of: own, in: "entity"), try key(of: target, in: "entity"))
      if try end(of: own) == end(of: target) {
        // They are one here too; which of them lives on is the later word.
        guard now == nil, try mine.target(of: target) == own else { continue }
        let back = CopyChange.Place(item: "entity", row: target, field: "merged_into")
        guard let batch = try lastChange(of: back, ["merged_into"]) else { continue }
        let ownTime = try mine.time(of: batch)
        guard theirTime != ownTime ? theirTime > ownTime : other < one else { continue }
        try writer.split(Entity.ID(target))
        try redirect(own, to: target)
      } else if let now {
        let batch = try lastChange(of: here, ["merged_into"])
        let ownTime = try mine.time(of: batch)
        let nowKey = try key(of: now, in: "entity")
        let isTheirs =
          batch == nil || (theirTime != ownTime ? theirTime > ownTime : other < nowKey)
        if isTheirs {
          try writer.split(Entity.ID(own))
          try redirect(own, to: target)
        }
        if batch != nil {
          try ask(
            try end(of: now),
            try end(of: target),
            why: "\(one) was merged into each of them, in two copies",
            isContested: true
          )
          tell(
            .identity,
            one,
            "It was merged into \(nowKey) in this copy and into \(other) in theirs: the later merge, "
              + "into \(isTheirs ? other : nowKey), stands; whether those are one is a question now."
          )
        }
      } else {
        try redirect(own, to: target)
      }
    }
    forgetSurvivors()
  }

  /// What a thing was merged into in the end, here and now.
  private func end(of own: Int) throws -> Int {
    try mine.survivor(of: Entity.ID(own))?.rawValue ?? own
  }

  private func redirect(_ own: Int, to other: Int) throws {
    let target = try end(of: other)
    let isAlive = try mine.first("SELECT status = 1 FROM entity WHERE id = \(target)") {
      try $0.bool(0)
    }
    guard isAlive == true, target != own else {
      tell(
        .identity,
        try key(of: own, in: "entity"),
        "The other copy merged it into \(try key(of: target, in: "entity")), which was taken back here."
      )
      return
    }
    let (one, survivor) = (Entity.ID(own), Entity.ID(target))
    let isDecided = try mine.alignments(between: one, survivor).contains {
      $0.verdict == "different"
    }
    if isDecided {
      tell(
        .identity,
        try key(of: own, in: "entity"),
        "One copy merged it into \(try key(of: target, in: "entity")), the other has it that they are "
          + "not the same: it is merged; to take it apart: regesta split."
      )
    }
    try mine.run("UPDATE entity SET merged_into = \(target) WHERE id = \(own)")
    _ = try writer.retractIdentities(one, survivor)
    try writer.supersedePositions(of: one, survivor)
    try writer.supersedeAlignments(of: one, survivor)
    try writer.redirect(one, to: survivor)
    writer.rename(own)
    writer.rename(target)
    hasNews = true
    report.count("entity", \.changed)
  }

  // MARK: What may be one

  /// Asks, in the way in which imports ask, whether two things are one.
  ///
  /// What was decided of them is not asked again, unless copies decided it in two ways.
  private func ask(
    _ own: Int,
    _ other: Int,
    score: Double? = nil,
    why: String,
    isContested: Bool = false
  ) throws {
    let (one, second) = (Entity.ID(own), Entity.ID(other))
    guard own != other,
      try isContested || mine.alignments(between: one, second).isEmpty
    else { return }
    try writer.addAlignment(
      scope: "entity",
      reference: try key(of: own, in: "entity"),
      entity: second,
      verdict: .open,
      score: score,
      why: why
    )
    hasNews = true
  }

  /// Things that both copies made under two keys: one number elsewhere says that they are one, a name in
  /// common only asks.
  func proposeIdentities() throws {
    for (own, renamed) in uncertain {
      let other = try mine.first("SELECT id FROM entity WHERE key = \(renamed)") { try $0.int(0) }
      if let other {
        try ask(
          try end(of: own),
          try end(of: other),
          score: 0.7,
          why: "both copies gave it one key"
        )
      }
    }
    for new in rows(broughtInto: "entity") {
      let isOne = try mine.first(
        "SELECT 1 FROM entity WHERE id = \(new) AND status = 1 AND merged_into IS NULL"
      ) { _ in true }
      if isOne == nil { continue }
      for pair in try likely(new) where map.number(ofMine: pair.own, in: "entity") == nil {
        try propose(new, pair.own, number: pair.number, name: pair.name)
      }
    }
  }

  private func propose(_ new: Int, _ own: Int, number: String?, name: String?) throws {
    guard try end(of: new) != end(of: own) else { return }
    // The same from both sides: the key that comes first lives on.
    let keys = [try key(of: own, in: "entity"), try key(of: new, in: "entity")]
    let (first, second) = keys[0] < keys[1] ? (own, new) : (new, own)
    let isClear = try MergeJudge(mine).obstacles(Entity.ID(second), Entity.ID(first)).isEmpty
    if let number, isClear {
      let why = "both copies know it as \(number)"
      try writer.merge(Entity.ID(second), into: Entity.ID(first), why: why)
      tell(.identity, keys.sorted()[0], "It is \(keys.sorted()[1]) too: \(why).")
    } else if number != nil || isClear {
      let why = number.map { "both copies know it as \($0)" } ?? "by its name \"\(name ?? "")\""
      try ask(own, new, score: number == nil ? 0.8 : 0.9, why: why)
      tell(
        .identity,
        keys.sorted()[0],
        "It may be \(keys.sorted()[1]), \(why): a question now (regesta match)."
      )
    }
  }

  /// Things that this copy alone has made, with a number elsewhere or a name in common with one that came.
  private func likely(_ new: Int) throws -> [(own: Int, number: String?, name: String?)] {
    let past = known.past.batch.rawValue
    let batch = writer.batch.rawValue
    let byNumber = try mine.rows(
      """
      SELECT DISTINCT e.id, r.label || ' ' || c.text
        FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.value = 'identifier'
                                           AND r.functional = 1
        JOIN claim AS d ON d.text = c.text AND d.relation = c.relation AND d.language IS NULL
                       AND d.number IS NULL AND d.status = 1 AND d.denied = 0
        JOIN entity AS e ON e.id = d.subject
       WHERE c.subject = \(new) AND c.status = 1 AND c.denied = 0 AND e.id <> c.subject
         AND e.batch > \(past) AND e.batch < \(batch) AND e.status = 1 AND e.merged_into IS NULL
       ORDER BY e.id
      """
    ) { (own: try $0.int(0), number: Optional(try $0.text(1)), name: String?.none) }
    let byName = try mine.rows(
      """
      SELECT e.id, min(c.text)
        FROM name AS n JOIN claim AS c ON c.id = n.claim AND c.status = 1 AND c.denied = 0
        JOIN name AS o ON o.folded = n.folded AND o.entity <> n.entity
        JOIN claim AS d ON d.id = o.claim AND d.status = 1 AND d.denied = 0
        JOIN entity AS e ON e.id = o.entity
        JOIN entity AS f ON f.id = n.entity AND f.kind = e.kind
       WHERE n.entity = \(new) AND e.batch > \(past) AND e.batch < \(batch) AND e.status = 1
         AND e.merged_into IS NULL
       GROUP BY e.id ORDER BY e.id
      """
    ) { (own: try $0.int(0), number: String?.none, name: Optional(try $0.text(1))) }
    return byNumber + byName.filter { pair in !byNumber.contains { $0.own == pair.own } }
  }
}

extension Connection {
  /// What an entity is merged into, at once.
  func target(of entity: Int) throws -> Int? {
    try first("SELECT merged_into FROM entity WHERE id = \(entity)") { try $0.optionalInt(0) }
      ?? nil
  }
}
