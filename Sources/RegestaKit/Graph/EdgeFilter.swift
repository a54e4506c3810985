public import Chronology
internal import SQLite

/// Which claims count as edges between two entities.
public struct EdgeFilter: Sendable {
  /// Only what certainly or possibly held on this day, or on some day of this date. Timeless claims
  /// always hold.
  public var on: HistoricalDate?
  /// Only these relations and cases of them, by key; empty: all.
  public var relations: [String]
  /// None of these relations nor cases of them, by key.
  public var avoiding: [String]
  /// Edges lead only to entities of these kinds, by key; empty: all.
  public var kinds: [String]
  /// Claims that are denied count too.
  public var includesDenied: Bool
  /// Claims in an open dispute count too.
  public var includesDisputed: Bool

  /// All recorded claims that are asserted; narrow it by setting more.
  public init(
    on: HistoricalDate? = nil,
    relations: [String] = [],
    avoiding: [String] = [],
    kinds: [String] = [],
    includesDenied: Bool = false,
    includesDisputed: Bool = true
  ) {
    self.on = on
    self.relations = relations
    self.avoiding = avoiding
    self.kinds = kinds
    self.includesDenied = includesDenied
    self.includesDisputed = includesDisputed
  }

  /// The conditions on `claim AS c`.
  ///
  /// `far` is the column of the entity that the edge leads to, nil when its kind does not matter; to
  /// what is in `exempt` it may lead whatever the kind.
  func conditions(far: String?, exempting exempt: [Entity.ID] = []) -> SQL {
    var sql: SQL = "c.status = 1 AND c.object IS NOT NULL"
    if !includesDenied { sql = sql + " AND c.denied = 0" }
    if let on {
      sql =
        sql + """
           AND (c.start_min IS NULL
            OR c.start_min <= \(on.latest.number) AND c.end_max >= \(on.earliest.number))
          """
    }
    if !includesDisputed {
      sql =
        sql + """
           AND NOT EXISTS (SELECT 1 FROM dispute_claim AS dc JOIN dispute AS d ON d.id = dc.dispute
                            WHERE dc.claim = c.id AND d.status = 'open')
          """
    }
    if !relations.isEmpty {
      sql = sql + " AND c.relation IN " + Self.below(relations)
    }
    if !avoiding.isEmpty {
      sql = sql + " AND c.relation NOT IN " + Self.below(avoiding)
    }
    if !kinds.isEmpty, let far {
      sql =
        sql + """
           AND (\(raw: far) IN \(list: exempt.map(\.rawValue))
            OR (SELECT kind FROM entity WHERE id = \(raw: far)) IN (
             SELECT t.kind FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
              WHERE k.key IN \(list: kinds)))
          """
    }
    return sql
  }

  private static func below(_ relations: [String]) -> SQL {
    """
    (SELECT t.relation FROM relation_tree AS t JOIN relation AS a ON a.id = t.ancestor
      WHERE a.key IN \(list: relations))
    """
  }
}
