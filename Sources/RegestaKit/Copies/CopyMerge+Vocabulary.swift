internal import SQLite

/// Kinds and relations: a word of the same key is the same word, unless it cannot be.
extension CopyMerge {
  func bringVocabulary() throws {
    try news(in: .kind) { id, batch, values in
      let own = try number(ofKey: values[0], in: "kind")
      if let own, map.number(ofMine: own, in: "kind") == nil {
        match(id, batch, with: own, in: "kind")
      } else {
        try insert(id, batch, try translated(values, of: .kind), into: .kind)
      }
    }
    try news(in: .relation) { id, batch, values in
      if let own = try number(ofKey: values[0], in: "relation"),
        map.number(ofMine: own, in: "relation") == nil
      {
        if try isSameNature(values, as: own) {
          match(id, batch, with: own, in: "relation")
          return
        }
        try insertRenamed(id, batch, values)
      } else {
        try insert(id, batch, try translated(values, of: .relation), into: .relation)
      }
      try bringKinds(ofRelation: id)
    }
    for (place, _) in changes where place.item == "kind" || place.item == "relation" {
      try takeChange(place)
    }
    try reconcileMatches(in: "kind")
    try reconcileMatches(in: "relation")
    try bringPhrases()
  }

  private func number(ofKey key: Value, in table: String) throws -> Int? {
    try mine.first("SELECT id FROM \(identifier: table) WHERE key = \(key)") { try $0.int(0) }
  }

  /// Whether claims of the one fit the other.
  private func isSameNature(_ values: [Value], as own: Int) throws -> Bool {
    let columns = ["value", "time", "use"]
    let given = columns.compactMap { CopiedTable.relation.place(of: $0).map { values[$0] } }
    let known = try mine.first(
      "SELECT value, time, use FROM relation WHERE id = \(own)"
    ) { try $0.values() }
    return known == given
  }

  private func insertRenamed(_ id: Int, _ batch: Int, _ values: [Value]) throws {
    guard case .text(let key) = values[0] else { return }
    var values = try translated(values, of: .relation)
    let new = try freeKey(key, in: "relation")
    values[0] = .text(new)
    try insert(id, batch, values, into: .relation)
    tell(
      .key,
      new,
      "Both copies have a relation \"\(key)\", and they are not of one nature: theirs is \"\(new)\" here."
    )
  }

  private func bringKinds(ofRelation id: Int) throws {
    let own = try reference(id, to: "relation")
    try theirs.forEach("SELECT side, kind FROM relation_kind WHERE relation = \(id)") { row in
      let kind = try reference(try row.int(1), to: "kind")
      try mine.run(
        """
        INSERT INTO relation_kind (relation, side, kind) VALUES (\(own), \(try row.text(0)), \(kind))
        ON CONFLICT DO NOTHING
        """
      )
      return .next
    }
  }

  /// Phrases have no batch: what is not there is added. They are never taken away.
  private func bringPhrases() throws {
    for table in ["kind", "relation"] {
      let words = try theirs.rows(
        """
        SELECT p.\(raw: table), p.form, p.text, p.language FROM phrase AS p
          JOIN \(raw: table) AS t ON t.id = p.\(raw: table)
         WHERE t.batch > \(known.theirsKnown) ORDER BY p.id
        """
      ) { (id: try $0.int(0), values: Array(try $0.values().dropFirst())) }
      for word in words {
        let own = try reference(word.id, to: table)
        try mine.run(
          """
          INSERT INTO phrase (\(raw: table), form, text, language)
          SELECT \(own), \(word.values[0]), \(word.values[1]), \(word.values[2])
           WHERE NOT EXISTS (SELECT 1 FROM phrase WHERE \(raw: table) = \(own)
                                AND form = \(word.values[0]) AND text = \(word.values[1])
                                AND language = \(word.values[2]))
          """
        )
      }
    }
  }

  /// A key that neither copy has: the stem, with a number.
  func freeKey(_ stem: String, in table: String) throws -> String {
    var number = 2
    while true {
      let key = "\(stem)-\(number)"
      let isTaken = try [mine, theirs].contains { copy in
        try copy.first(
          "SELECT 1 FROM \(identifier: table) WHERE key = \(key)",
          { _ in true }
        ) != nil
      }
      if !isTaken { return key }
      number += 1
    }
  }

  /// Another key for a row of theirs, where both copies have one of its key for different things; told.
  func rename(_ key: String, in item: String, ofDifferent what: String) throws -> String {
    let renamed = try freeKey(key, in: item)
    tell(
      .key,
      "\(item):" + renamed,
      "Both copies have a \(item) \"\(key)\" of different \(what): theirs is \"\(renamed)\" here."
    )
    return renamed
  }

  /// Tells where the two do not go together.
  func tell(
    _ kind: CopyConflict.Kind,
    _ thing: String,
    _ text: String,
    dispute: String? = nil
  ) {
    report.conflicts.append(CopyConflict(kind: kind, thing: thing, text: text, dispute: dispute))
  }
}
