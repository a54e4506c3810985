internal import Chronology
internal import SQLite

/// Which things of a kind are wanted, a page at a time. All that is set must hold.
public struct BrowseQuery: Hashable, Sendable {
  /// The kind, by key; the kinds below it count too.
  public var kind: String
  /// Only those of which a source says something, by its key.
  public var source: String?
  /// Only those of which something dated is said in the hundred years that begin so: 1901, or -99 for the
  /// first century before our era.
  public var century: Int?
  /// Only those of which something is in open dispute.
  public var isDisputed: Bool
  /// At most so many.
  public var limit: Int
  /// Those behind this one, in the order of names.
  public var after: Entity.ID?

  /// A query for the first things of a kind.
  public init(
    kind: String,
    source: String? = nil,
    century: Int? = nil,
    isDisputed: Bool = false,
    limit: Int = 100,
    after: Entity.ID? = nil
  ) {
    self.kind = kind
    self.source = source
    self.century = century
    self.isDisputed = isDisputed
    self.limit = limit
    self.after = after
  }

  /// The days of a century that begins with a year.
  static func days(ofCentury year: Int) -> ClosedRange<Int>? {
    guard let first = Day(year: year, month: 1, day: 1),
      let last = Day(year: year + 99, month: 12, day: 31)
    else { return nil }
    return first.number...last.number
  }

  /// The conditions on `entity AS e`, beside its kind.
  var conditions: SQL {
    var sql: SQL = "e.status = 1 AND e.merged_into IS NULL"
    if let source {
      sql += """
         AND EXISTS (SELECT 1 FROM claim AS c JOIN citation AS t ON t.claim = c.id AND t.status = 1
                      JOIN source AS s ON s.id = t.source
                     WHERE c.subject = e.id AND c.status = 1 AND s.key = \(source))
        """
    }
    if let days = century.flatMap(Self.days) {
      sql += """
         AND EXISTS (SELECT 1 FROM claim AS c
                     WHERE c.subject = e.id AND c.status = 1
                       AND c.start_min BETWEEN \(days.lowerBound) AND \(days.upperBound))
        """
    }
    if isDisputed {
      sql += """
         AND EXISTS (SELECT 1 FROM claim AS c JOIN dispute_claim AS dc ON dc.claim = c.id
                      JOIN dispute AS d ON d.id = dc.dispute AND d.status = 'open'
                     WHERE c.status = 1 AND e.id IN (c.subject, c.object))
        """
    }
    return sql
  }
}

/// A page of things.
public struct BrowsePage: Hashable, Sendable {
  /// The things, in the order of their names.
  public var entities: [Entity]
  /// What is said of each in a line, by number; of those of which it is.
  public var descriptions: [Entity.ID: String]
  /// How many there are in all.
  public var total: Int
  /// What asks for those behind these; nil when there are none.
  public var next: Entity.ID?
}

/// A way to narrow a list of things down, and how many each choice would leave.
public struct Facet: Hashable, Sendable {
  /// What is chosen by: `kind`, `source`, `century`, `disputed`.
  public var name: String
  /// The choices, those with most things first.
  public var choices: [Choice]

  /// One choice.
  public struct Choice: Hashable, Sendable {
    /// What it is in a query: a key, a year, `yes`.
    public var value: String
    /// What people read.
    public var label: String
    /// How many things it leaves.
    public var count: Int
  }
}

extension KnowledgeBase {
  /// A page of the things of a kind.
  ///
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func browse(_ query: BrowseQuery) throws -> BrowsePage {
    try read {
      let from = Self.things(query)
      var sql: SQL = "SELECT e.id, e.key, e.label, k.key " + from
      if let after = query.after {
        sql += """
           AND (e.label, e.id) > ((SELECT label FROM entity WHERE id = \(after.rawValue)),
                                  \(after.rawValue))
          """
      }
      sql += " ORDER BY e.label, e.id LIMIT \(query.limit + 1)"
      var entities = try connection.rows(sql) { try Self.entity(from: $0, at: 0) }
      let isMore = entities.count > query.limit
      if isMore { entities.removeLast() }
      let lines = try connection.rows(
        """
        SELECT c.subject, c.text FROM claim AS c JOIN relation AS r ON r.id = c.relation
         WHERE r.key = 'described-as' AND c.status = 1 AND c.denied = 0 AND c.text IS NOT NULL
           AND c.subject IN \(list: entities.map(\.id.rawValue)) ORDER BY c.id DESC
        """
      ) { (Entity.ID(try $0.int(0)), try $0.text(1)) }
      return BrowsePage(
        entities: entities,
        descriptions: Dictionary(lines, uniquingKeysWith: { $1 }),
        total: try connection.first("SELECT count(*) " + from) { try $0.int(0) } ?? 0,
        next: isMore ? entities.last?.id : nil
      )
    }
  }

  /// The ways to narrow a list of things down further; those with one choice only are left out.
  ///
  /// - Parameters:
  ///   - query: What is narrowed down.
  ///   - time: Each way may take so long; one that takes longer is left out.
  ///   - limit: At most so many choices each.
  /// - Returns: Those that there was time for.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func facets(
    of query: BrowseQuery,
    time: Duration = .milliseconds(200),
    limit: Int = 12
  ) throws -> [Facet] {
    try read {
      let from = Self.things(query)
      let ways: [(String, SQL)] = [
        (
          "kind",
          "SELECT k.key, k.plural, count(*) " + from + " GROUP BY k.id ORDER BY 3 DESC, k.id"
        ),
        (
          "source",
          """
          SELECT s.key, s.short, count(DISTINCT c.subject)
            FROM (SELECT e.id AS id \(from)) AS thing
            JOIN claim AS c ON c.subject = thing.id AND c.status = 1
            JOIN citation AS t ON t.claim = c.id AND t.status = 1
            JOIN source AS s ON s.id = t.source GROUP BY s.id ORDER BY 3 DESC, s.id
          """
        ),
        (
          "century",
          """
          SELECT CAST(year AS TEXT), '', count(*) FROM (
            SELECT DISTINCT thing.id,
                   (CAST(strftime('%Y', c.start_min) AS INTEGER) - 1) / 100 * 100 + 1 AS year
              FROM (SELECT e.id AS id \(from)) AS thing
              JOIN claim AS c ON c.subject = thing.id AND c.status = 1
               AND c.start_min BETWEEN 1721426 AND 5373484)
           GROUP BY year ORDER BY 3 DESC, year
          """
        ),
        (
          "disputed",
          """
          SELECT 'yes', 'disputed', count(*) FROM (SELECT e.id AS id \(from)) AS thing
           WHERE EXISTS (SELECT 1 FROM claim AS c JOIN dispute_claim AS dc ON dc.claim = c.id
                          JOIN dispute AS d ON d.id = dc.dispute AND d.status = 'open'
                         WHERE c.status = 1 AND thing.id IN (c.subject, c.object))
          """
        ),
      ]
      return try ways.compactMap { name, sql in
        do {
          let choices = try connection.withCancellation(timeLimit: time) {
            try connection.rows(sql + " LIMIT \(limit)") {
              Facet.Choice(value: try $0.text(0), label: try $0.text(1), count: try $0.int(2))
            }
          }.filter { $0.count > 0 }
          return choices.isEmpty ? nil : Facet(name: name, choices: choices)
        } catch let error as DatabaseError where error.code == .interrupt {
          return nil
        }
      }
    }
  }

  /// The things of a kind that most claims speak of, as their object.
  ///
  /// - Parameters:
  ///   - kind: Of which kind, those below it included.
  ///   - limit: At most so many.
  /// - Returns: Those with most claims first.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func prominent(ofKind kind: String, limit: Int) throws -> [Entity] {
    try read {
      try connection.rows(
        """
        SELECT e.id, e.key, e.label, k.key \(Self.things(BrowseQuery(kind: kind)))
         ORDER BY (SELECT count(*) FROM (SELECT 1 FROM claim AS c WHERE c.object = e.id AND c.status = 1
                                          LIMIT 1000)) DESC, e.id LIMIT \(limit)
        """
      ) { try Self.entity(from: $0, at: 0) }
    }
  }

  private static func things(_ query: BrowseQuery) -> SQL {
    """
    FROM kind AS a JOIN kind_tree AS tree ON tree.ancestor = a.id
      JOIN entity AS e ON e.kind = tree.kind JOIN kind AS k ON k.id = e.kind
     WHERE a.key = \(query.kind) AND \(query.conditions)
    """
  }
}
