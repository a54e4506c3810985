internal import Names
internal import SQLite

/// What a search has found so far: each entity once, by its surest match.
struct SearchFindings {
  let folded: String
  let kinds: Set<String>?
  var includesProposed = false
  var leastLikeness = 0.0
  private var hits: [Entity.ID: SearchHit] = [:]

  init(query: String, kind: Set<String>?) {
    folded = NameFolding.fold(query)
    kinds = kind
  }

  var count: Int { hits.count }

  func contains(_ entity: Entity.ID) -> Bool { hits[entity] != nil }

  /// Whether something bears the very name.
  var hasExact: Bool { hits.values.contains { $0.match == .exact } }

  /// How many have the words that were asked for, or words that begin so.
  var countAsWritten: Int { hits.values.count { $0.match <= .beginning } }

  /// The condition on `claim AS c` and `entity AS e`.
  var statusCondition: SQL {
    includesProposed
      ? "(c.status = 1 AND e.status = 1 OR c.status = 0 AND e.status = 0)"
      : "c.status = 1 AND e.status = 1"
  }

  /// The condition on `kind AS k`.
  var kindCondition: SQL {
    guard let kinds else { return "1" }
    return "k.key IN \(list: kinds.sorted())"
  }

  /// Adds what was found, unless a surer match of it is known.
  ///
  /// - Parameters:
  ///   - entity: Whom.
  ///   - name: By which name.
  ///   - match: How it was meant.
  ///   - length: How many bytes the name has when it is folded; nil: as many as the name.
  ///   - score: How near it is, from 0 to 1; nil: by the lengths.
  mutating func add(
    _ entity: Entity,
    name: String,
    _ match: SearchHit.Match,
    length: Int? = nil,
    score: Double? = nil
  ) {
    if let kinds, !kinds.contains(entity.kind) { return }
    // Within one kind of match, the name that has the least beside what was asked for comes first.
    let score = score ?? Double(folded.utf8.count) / Double(max(length ?? name.utf8.count, 1))
    let hit = SearchHit(entity: entity, name: name, match: match, score: min(score, 1))
    guard let known = hits[entity.id] else {
      hits[entity.id] = hit
      return
    }
    if match < known.match || match == known.match && hit.score > known.score {
      hits[entity.id] = hit
    }
  }

  func best(_ limit: Int) -> [SearchHit] {
    let sorted = hits.values.sorted { left, right in
      (left.match.rawValue, -left.score, left.entity.id)
        < (right.match.rawValue, -right.score, right.entity.id)
    }
    return Array(sorted.prefix(max(limit, 0)))
  }
}
