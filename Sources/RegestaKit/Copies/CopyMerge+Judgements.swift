internal import SQLite

/// What people have judged: positions, disputes, what is the same as what.
extension CopyMerge {
  /// Somebody holds one thing of a claim: of two, that which was recorded later.
  func bringPositions() throws {
    try bringHeld(.position, as: "position") { own, row in
      tell(
        .position,
        "claim:\(plain(row[1]))",
        "\(try label(row[0])) holds different things of it in the two copies: "
          + "what was recorded later stands, the other is superseded (position \(own))."
      )
    }
    try bringHeld(.alignment, as: "alignment") { _, row in
      tell(
        .identity,
        try key(of: entityNumber(row[2]), in: "entity"),
        "Whether \(plain(row[0])) \(plain(row[1])) is this was decided in two ways: the later stands."
      )
    }
  }

  private func entityNumber(_ value: Value) -> Int {
    if case .integer(let number) = value { Int(number) } else { 0 }
  }

  private func label(_ entity: Value) throws -> String {
    try mine.first("SELECT label FROM entity WHERE id = \(entity)") { try $0.text(0) } ?? ""
  }

  /// Rows of which one of a kind holds at a time.
  private func bringHeld(
    _ table: CopiedTable,
    as item: String,
    _ tellConflict: (Int, [Value]) throws -> Void
  ) throws {
    let unique = item == "position" ? ["holder", "claim"] : ["scope", "reference", "entity"]
    try news(in: table) { id, batch, values in
      var row = try asAdded(values, id, table, item)
      if item == "alignment", row[0] == "entity", case .text(let key) = row[1] {
        row[1] = .text(try keyHere(of: key))
      }
      row = try translated(row, of: table)
      let status = row.count - 1
      if let own = try equals(of: row, in: table).first {
        return match(id, batch, with: own, in: table.name)
      }
      if row[status] == 1 {
        let places = unique.compactMap { table.place(of: $0) }
        let conditions = unique.map { "\($0) = ?" }.joined(separator: " AND ")
        let holding = try mine.first(
          SQL(
            raw: "SELECT id FROM \(table.name) WHERE \(conditions) AND status = 1",
            arguments: places.map { row[$0] }
          )
        ) { try $0.int(0) }
        if let holding {
          let isLater = try isTheirsLater(id, batch, than: holding, in: table)
          if isLater {
            try mine.run("UPDATE \(raw: table.name) SET status = 2 WHERE id = \(holding)")
          } else {
            row[status] = 2
          }
          try tellConflict(isLater ? holding : id, row)
        }
        if item == "position", case .integer(let claim) = row[1],
          !isBrought(Int(claim), in: "claim")
        {
          used.insert(Int(claim))
        }
      }
      try insert(id, batch, row, into: table)
    }
  }

  /// The key here of a thing that they know by a key.
  func keyHere(of key: String) throws -> String {
    let id = try theirs.first("SELECT id FROM entity WHERE key = \(key)") { try $0.int(0) }
    guard let own = id.flatMap({ map.number(of: $0, in: "entity") }) else { return key }
    return try self.key(of: own, in: "entity")
  }

  /// Whether a row of theirs was recorded after one of mine; what was written in one second is put in the
  /// order of what it says, which is the same from both sides.
  func isTheirsLater(
    _ id: Int,
    _ batch: Int,
    than own: Int,
    in table: CopiedTable
  ) throws -> Bool {
    let plainColumns = table.columns.filter { $0.refers == nil && $0.name != "status" }
    let columns = plainColumns.map { "t." + $0.name }.joined(separator: ", ")
    let select = "SELECT b.at, \(columns) FROM \(table.name) AS t JOIN batch AS b ON b.id = t.batch"
    let given = try theirs.first(SQL(raw: select + " WHERE t.id = \(id)")) { try $0.values() }
    let known = try mine.first(SQL(raw: select + " WHERE t.id = \(own)")) { try $0.values() }
    guard let given, let known else { return false }
    return Value.order(known, given) == .less
  }

  // MARK: Disputes

  /// Disputes of one key and the same sides are one; those of one key and other sides are two.
  func bringDisputes() throws {
    try news(in: .dispute) { id, batch, values in
      var row = values
      let sides = try sides(of: id)
      guard case .text(let key) = row[0] else { return }
      let own = try mine.first("SELECT id FROM dispute WHERE key = \(key)") { try $0.int(0) }
      if let own {
        if map.number(ofMine: own, in: "dispute") == nil,
          try Set(sides.values) == Set(self.sides(ofMine: own).values)
        {
          return match(id, batch, with: own, in: "dispute")
        }
        row[0] = .text(try rename(key, in: "dispute", ofDifferent: "claims"))
      }
      let new = try insert(id, batch, row, into: .dispute)
      for (side, claims) in sides {
        for claim in claims {
          try mine.run(
            "INSERT INTO dispute_claim (dispute, claim, side) VALUES (\(new), \(claim), \(side))"
          )
          if row[2] != "withdrawn", !isBrought(claim, in: "claim") { used.insert(claim) }
        }
      }
    }
    try reconcileMatches(in: "dispute")
  }

  private func sides(of id: Int) throws -> [Int: Set<Int>] {
    var sides: [Int: Set<Int>] = [:]
    try theirs.forEach("SELECT side, claim FROM dispute_claim WHERE dispute = \(id)") {
      sides[try $0.int(0), default: []].insert(try reference(try $0.int(1), to: "claim"))
      return .next
    }
    return sides
  }

  private func sides(ofMine own: Int) throws -> [Int: Set<Int>] {
    var sides: [Int: Set<Int>] = [:]
    try mine.forEach("SELECT side, claim FROM dispute_claim WHERE dispute = \(own)") {
      sides[try $0.int(0), default: []].insert(try $0.int(1))
      return .next
    }
    return sides
  }
}
