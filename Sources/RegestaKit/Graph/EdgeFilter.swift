public import Chronology
internal import SQLite

/// Which claims count as edges between two entities.
public struct EdgeFilter: Sendable {
  /// Only what certainly or possibly held on this day, or on some day of this date. Timeless claims
  /// always hold.
  public var on: HistoricalDate?
  /// Only what certainly or possibly held on this day or later.
  public var from: Day?
  /// Only what certainly or possibly held on this day or earlier.
  public var to: Day?
  /// Only these relations and cases of them, by key; empty: all.
  public var relations: [String]
  /// None of these relations nor cases of them, by key.
  public var avoiding: [String]
  /// Edges lead only to entities of these kinds, by key; empty: all.
  public var kinds: [String]
  /// Edges lead to no entity of these kinds, by key.
  public var avoidedKinds: [String]
  /// Edges lead to none of these entities.
  public var avoidedEntities: [Entity.ID]
  /// Claims that are denied count too.
  public var includesDenied: Bool
  /// Claims in an open dispute, or that some source disputes, count too.
  public var includesDisputed: Bool
  /// Claims that a source only thinks likely or doubtful count too, and of a time those that only may
  /// have held.
  public var includesUncertain: Bool
  /// What a text is read as asserting and nobody has decided on counts too: candidates, which are no
  /// knowledge.
  public var includesCandidates: Bool

  /// All recorded claims that are asserted; narrow it by setting more.
  public init(
    on: HistoricalDate? = nil,
    from: Day? = nil,
    to: Day? = nil,
    relations: [String] = [],
    avoiding: [String] = [],
    kinds: [String] = [],
    avoidedKinds: [String] = [],
    avoidedEntities: [Entity.ID] = [],
    includesDenied: Bool = false,
    includesDisputed: Bool = true,
    includesUncertain: Bool = true,
    includesCandidates: Bool = false
  ) {
    self.on = on
    self.from = from
    self.to = to
    self.relations = relations
    self.avoiding = avoiding
    self.kinds = kinds
    self.avoidedKinds = avoidedKinds
    self.avoidedEntities = avoidedEntities
    self.includesDenied = includesDenied
    self.includesDisputed = includesDisputed
    self.includesUncertain = includesUncertain
    self.includesCandidates = includesCandidates
  }

  /// How surely a claim's time meets the filter's: `certain` for one without a time, and where the
  /// filter has none.
  public func verdict(on period: Period?) -> Verdict {
    guard let period else { return .certain }
    var verdict = Verdict.certain
    if let on { verdict = verdict && period.holds(on: on) }
    if from != nil || to != nil {
      let first = from ?? .distantPast
      let days = first...max(first, to ?? .distantFuture)
      verdict = verdict && period.holds(sometimeIn: days)
    }
    return verdict
  }
}

/// The conditions on `claim AS c`, in the two halves in which a walk asks them.
extension EdgeFilter {
  /// All conditions.
  ///
  /// `far` is the column of the entity that the edge leads to, nil when it does not matter which; to what
  /// is in `exempt` it may lead in any case.
  func conditions(far: String?, exempting exempt: [Entity.ID] = []) -> SQL {
    var sql = indexedConditions
    if let further = furtherConditions { sql += " AND " + further }
    if !relations.isEmpty { sql += " AND c.relation IN " + Self.below(relations) }
    if !avoiding.isEmpty { sql += " AND c.relation NOT IN " + Self.below(avoiding) }
    if let far, let ends = conditions(onFar: far, exempting: exempt) { sql += " AND " + ends }
    return sql
  }

  /// Those that the indexes of claims by their ends can tell, the relations aside.
  var indexedConditions: SQL {
    var sql: SQL =
      includesCandidates
      ? "c.status IN (0, 1) AND c.object IS NOT NULL" : "c.status = 1 AND c.object IS NOT NULL"
    if !includesDenied { sql += " AND c.denied = 0" }
    for span in spans {
      sql += """
         AND (c.start_min IS NULL
          OR c.start_min <= \(span.last) AND c.end_max >= \(span.first))
        """
    }
    return sql
  }

  /// The spans of days, as numbers, with each of which a claim that has a time must have a day in common.
  var spans: [(first: Int, last: Int)] {
    var spans: [(first: Int, last: Int)] = []
    if let on { spans.append((on.earliest.number, on.latest.number)) }
    if from != nil || to != nil {
      spans.append(((from ?? .distantPast).number, (to ?? .distantFuture).number))
    }
    return spans
  }

  /// Those for which a claim itself must be looked at; nil when there are none.
  var furtherConditions: SQL? {
    var parts: [SQL] = []
    if !includesUncertain {
      parts.append("c.certainty = 0")
      if let on {
        parts.append(
          """
          (c.start_min IS NULL
            OR c.start_max <= \(on.earliest.number) AND c.end_min >= \(on.latest.number))
          """
        )
      }
      if from != nil || to != nil {
        let (first, last) = (from ?? .distantPast, to ?? .distantFuture)
        parts.append(
          """
          (c.start_min IS NULL
            OR c.start_max <= \(last.number) AND c.end_min >= \(first.number))
          """
        )
      }
    }
    if !includesDisputed {
      parts.append(
        """
        NOT EXISTS (SELECT 1 FROM dispute_claim AS dc JOIN dispute AS d ON d.id = dc.dispute
                     WHERE dc.claim = c.id AND d.status = 'open')
         AND NOT EXISTS (SELECT 1 FROM citation AS t
                          WHERE t.claim = c.id AND t.stance = 1 AND t.status = 1)
        """
      )
    }
    if includesCandidates {
      // What a text only says to be planned or demanded is no claim that it is so.
      parts.append(
        """
        (c.status = 1 OR EXISTS (SELECT 1 FROM candidate AS k WHERE k.claim = c.id
                                    AND k.outcome = 'open' AND k.modality = 'asserted'))
        """
      )
    }
    return parts.isEmpty ? nil : parts.joined(by: " AND ")
  }

  /// Those on the entity that an edge leads to; nil when there are none.
  func conditions(onFar far: String, exempting exempt: [Entity.ID]) -> SQL? {
    var parts: [SQL] = []
    if !kinds.isEmpty {
      parts.append(
        "(SELECT kind FROM entity WHERE id = \(raw: far)) IN " + Self.kinds(below: kinds)
      )
    }
    if !avoidedKinds.isEmpty {
      parts.append(
        "(SELECT kind FROM entity WHERE id = \(raw: far)) NOT IN " + Self.kinds(below: avoidedKinds)
      )
    }
    if !avoidedEntities.isEmpty {
      parts.append("\(raw: far) NOT IN \(list: avoidedEntities.map(\.rawValue))")
    }
    guard !parts.isEmpty else { return nil }
    let all = parts.joined(by: " AND ")
    return exempt.isEmpty
      ? all : "(\(raw: far) IN \(list: exempt.map(\.rawValue)) OR " + all + ")"
  }

  private static func below(_ relations: [String]) -> SQL {
    """
    (SELECT t.relation FROM relation_tree AS t JOIN relation AS a ON a.id = t.ancestor
      WHERE a.key IN \(list: relations))
    """
  }

  private static func kinds(below kinds: [String]) -> SQL {
    """
    (SELECT t.kind FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
      WHERE k.key IN \(list: kinds))
    """
  }
}
