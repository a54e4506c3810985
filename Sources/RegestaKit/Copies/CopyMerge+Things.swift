internal import SQLite

/// Things, by key; sources, by key; passages, by their place.
extension CopyMerge {
  /// Things that are new there. One that both have made under one key is one thing when its kind, its names
  /// and its numbers elsewhere allow it; otherwise theirs gets another key.
  func bringEntities() throws {
    try news(in: .entity) { id, batch, values in
      guard case .text(let key) = values[0] else { return }
      var row = values
      // What it is merged into comes later; so does its label.
      row[3] = .null
      row = try translated(row, of: .entity)
      guard let own = try entity(withKey: key) else {
        row[2] = .text(key)
        let new = try insert(id, batch, row, into: .entity)
        writer.rename(new)
        return
      }
      let difference =
        map.number(ofMine: own, in: "entity") == nil
        ? try difference(between: id, and: own) : .other
      guard let difference else { return match(id, batch, with: own, in: "entity") }
      let renamed = try freeKey(key, in: "entity")
      row[0] = .text(renamed)
      row[2] = .text(renamed)
      writer.rename(try insert(id, batch, row, into: .entity))
      let label = values[2]
      tell(
        .key,
        renamed,
        "Both copies have a thing \"\(key)\", and \(difference.rawValue): "
          + "theirs, \(plain(label)), is \"\(renamed)\" here."
      )
      if difference == .uncertain { uncertain.append((own, renamed)) }
    }
    try reconcileMatches(in: "entity")
    for (place, _) in changes where place.item == "entity" && place.field != "merged_into" {
      try takeChange(place)
    }
  }

  private func entity(withKey key: String) throws -> Int? {
    try mine.first("SELECT id FROM entity WHERE key = \(key)") { try $0.int(0) }
  }

  /// Why a thing of theirs and one of mine with the same key are not taken for one.
  enum Difference: String {
    case other = "they are different things"
    case kinds = "their kinds do not go together"
    case identifiers = "they have different numbers elsewhere"
    case names = "they have no name in common"
    case uncertain = "it is not certain that they are one"
  }

  private func difference(between id: Int, and own: Int) throws -> Difference? {
    let names: SQL = "SELECT DISTINCT folded FROM name WHERE entity = "
    let given = Set(try theirs.rows(names + "\(id)") { try $0.text(0) })
    let known = Set(try mine.rows(names + "\(own)") { try $0.text(0) })
    if !given.isEmpty, !known.isEmpty, given.isDisjoint(with: known) { return .names }
    let kind = try theirs.first("SELECT kind FROM entity WHERE id = \(id)") { try $0.int(0) } ?? 0
    let isKin = try mine.first(
      """
      SELECT 1 FROM entity AS e JOIN kind_tree AS t
          ON t.kind = e.kind AND t.ancestor = \(try reference(kind, to: "kind"))
          OR t.ancestor = e.kind AND t.kind = \(try reference(kind, to: "kind"))
       WHERE e.id = \(own)
      """
    ) { _ in true }
    if isKin == nil { return given.isEmpty || known.isEmpty ? .kinds : .uncertain }
    let numbers = try identifiers(of: id, in: theirs)
    let others = try identifiers(of: own, in: mine)
    for (scheme, values) in numbers {
      if let other = others[scheme], other.isDisjoint(with: values) { return .identifiers }
    }
    return nil
  }

  private func identifiers(of id: Int, in copy: Connection) throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    try copy.forEach(
      """
      SELECT r.key, c.text FROM claim AS c JOIN relation AS r ON r.id = c.relation
       WHERE c.subject = \(id) AND r.value = 'identifier' AND r.functional = 1 AND c.status IN (0, 1)
         AND c.denied = 0 AND c.text IS NOT NULL
      """
    ) {
      found[try $0.text(0), default: []].insert(try $0.text(1))
      return .next
    }
    return found
  }

  // MARK: Sources

  func bringSources() throws {
    try news(in: .source) { id, batch, values in
      var row = try translated(values, of: .source)
      guard case .text(let key) = row[0] else { return }
      let own = try mine.first("SELECT id FROM source WHERE key = \(key)") { try $0.int(0) }
      if let own {
        if map.number(ofMine: own, in: "source") == nil, try isSameWork(row, as: own) {
          return match(id, batch, with: own, in: "source")
        }
        row[0] = .text(try rename(key, in: "source", ofDifferent: "works"))
      }
      try insert(id, batch, row, into: .source)
    }
    try reconcileMatches(in: "source")
    for (place, _) in changes where place.item == "source" { try takeChange(place) }
    try bringDependences()
    try bringPassages()
  }

  private func isSameWork(_ values: [Value], as own: Int) throws -> Bool {
    let known = try mine.first(
      "SELECT \(raw: CopiedTable.source.list) FROM source WHERE id = \(own)"
    ) { try $0.values() }
    guard let known else { return false }
    for column in ["title", "author", "volume"] {
      guard let place = CopiedTable.source.place(of: column) else { continue }
      if case (.text(let one), .text(let other)) = (values[place], known[place]),
        NameIndex.folded(one) != NameIndex.folded(other)
      {
        return false
      }
    }
    return true
  }

  private func bringDependences() throws {
    let pairs = try theirs.rows(
      """
      SELECT source, depends_on FROM source_dependence WHERE batch > \(known.theirsKnown)
       ORDER BY source, depends_on
      """
    ) { (try reference(try $0.int(0), to: "source"), try reference(try $0.int(1), to: "source")) }
    for (source, origin) in pairs {
      let isKnown = try mine.first(
        "SELECT 1 FROM source_dependence WHERE source = \(source) AND depends_on = \(origin)"
      ) { _ in true }
      if isKnown != nil || source == origin { continue }
      do {
        try writer.addDependence(of: Source.ID(source), on: Source.ID(origin))
        hasNews = true
      } catch let error as DatabaseError where error.code == .constraint {
        let key = try self.key(of: origin, in: "source")
        tell(
          .record,
          "source:" + (try self.key(of: source, in: "source")),
          "In the other copy it draws on source:\(key), which draws on it here: not recorded."
        )
      }
    }
  }

  func key(of own: Int, in table: String) throws -> String {
    try mine.first("SELECT key FROM \(identifier: table) WHERE id = \(own)") { try $0.text(0) }
      ?? "\(own)"
  }

  /// Paragraphs as both read them; another text at a place that is taken goes behind the last.
  private func bringPassages() throws {
    try news(in: .passage) { id, batch, values in
      var row = try translated(values, of: .passage)
      if let own = try equals(of: row, in: .passage).first {
        return match(id, batch, with: own, in: "passage")
      }
      let isTaken = try mine.first(
        "SELECT 1 FROM passage WHERE source = \(row[0]) AND ordinal = \(row[1])"
      ) { _ in true }
      if isTaken != nil, case .integer(let source) = row[0] {
        let last = try mine.first("SELECT max(ordinal) FROM passage WHERE source = \(source)") {
          try $0.int(0)
        }
        let key = try self.key(of: Int(source), in: "source")
        tell(
          .key,
          "source:" + key,
          "Both copies have paragraph \(plain(row[1])), and not the same: theirs is \((last ?? 0) + 1)."
        )
        row[1] = .integer(Int64((last ?? 0) + 1))
      }
      try insert(id, batch, row, into: .passage)
    }
  }

  /// A value as a person writes it.
  func plain(_ value: Value) -> String {
    if case .text(let text) = value { text } else { value.description }
  }
}
