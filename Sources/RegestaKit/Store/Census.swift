public import Chronology
internal import SQLite

/// What a base holds, counted.
public struct Census: Hashable, Sendable {
  /// Entities that are not retracted or merged into others.
  public var entities: Int
  /// Recorded claims other than names and identifiers.
  public var claims: Int
  /// Recorded claims that are names.
  public var names: Int
  /// Recorded claims that are identifiers.
  public var identifiers: Int
  /// Claims that wait for review.
  public var candidates: Int
  /// Bibliographic records.
  public var sources: Int
  /// Places in sources that claims are cited to.
  public var citations: Int
  /// Stored paragraphs of sources.
  public var passages: Int
  /// Disputes that nobody has judged yet.
  public var openDisputes: Int
  /// Disputes that have been judged.
  public var judgedDisputes: Int
  /// Batches, the first included.
  public var batches: Int
  /// Kinds of entities.
  public var kinds: Int
  /// Relations that claims can have.
  public var relations: Int
  /// The kinds that most entities are of, each counted by its own kind, most first.
  public var topKinds: [Share]
  /// The sources that most claims are cited to, most first.
  public var topSources: [Share]
  /// The first day that a dated claim may have begun on; nil where no claim has such a bound.
  public var earliest: Day?
  /// The last day that a dated claim may have ended on.
  public var latest: Day?

  /// A part of the whole.
  public struct Share: Hashable, Sendable {
    /// Its stable key.
    public var key: String
    /// What it is called.
    public var label: String
    /// How many there are.
    public var count: Int
  }
}

extension KnowledgeBase {
  /// Counts what the base holds, and lists the `top` kinds and sources.
  public func census(top: Int = 8) throws -> Census {
    try read {
      func count(_ sql: SQL) throws -> Int { try connection.first(sql) { try $0.int(0) } ?? 0 }
      func claims(_ values: SQL) throws -> Int {
        try count(
          """
          SELECT count(*) FROM claim AS c JOIN relation AS r ON r.id = c.relation
           WHERE c.status = 1 AND r.value \(values)
          """
        )
      }
      let span = try span()
      return Census(
        entities: try count(
          "SELECT count(*) FROM entity WHERE status = 1 AND merged_into IS NULL"
        ),
        claims: try claims("NOT IN ('name', 'identifier')"),
        names: try claims("= 'name'"),
        identifiers: try claims("= 'identifier'"),
        candidates: try count(
          "SELECT count(*) FROM candidate AS k JOIN claim AS c ON c.id = k.claim AND c.status = 0"
        ),
        sources: try count("SELECT count(*) FROM source WHERE status = 1"),
        citations: try count(
          """
          SELECT count(*) FROM citation AS t JOIN claim AS c ON c.id = t.claim AND c.status <> 0
           WHERE t.status = 1
          """
        ),
        passages: try count("SELECT count(*) FROM passage"),
        openDisputes: try count("SELECT count(*) FROM dispute WHERE status = 'open'"),
        judgedDisputes: try count(
          "SELECT count(*) FROM dispute WHERE status NOT IN ('open', 'withdrawn')"
        ),
        batches: try count("SELECT count(*) FROM batch"),
        kinds: try count("SELECT count(*) FROM kind"),
        relations: try count("SELECT count(*) FROM relation"),
        topKinds: try shares(
          """
          SELECT k.key, k.plural, count(*) FROM entity AS e JOIN kind AS k ON k.id = e.kind
           WHERE e.status = 1 AND e.merged_into IS NULL
           GROUP BY k.id ORDER BY 3 DESC, k.id LIMIT \(top)
          """
        ),
        topSources: try shares(
          """
          SELECT s.key, s.short, count(DISTINCT t.claim)
            FROM source AS s JOIN citation AS t ON t.source = s.id AND t.status = 1
            JOIN claim AS c ON c.id = t.claim AND c.status <> 0
           WHERE s.status = 1
           GROUP BY s.id ORDER BY 3 DESC, s.id LIMIT \(top)
          """
        ),
        earliest: span.earliest,
        latest: span.latest
      )
    }
  }

  private func shares(_ sql: SQL) throws -> [Census.Share] {
    try connection.rows(sql) {
      Census.Share(key: try $0.text(0), label: try $0.text(1), count: try $0.int(2))
    }
  }

  private func span() throws -> (earliest: Day?, latest: Day?) {
    try connection.first(
      """
      SELECT min(start_min) FILTER (WHERE start_min > \(Day.distantPast.number)),
             max(end_max) FILTER (WHERE end_max < \(Day.distantFuture.number))
        FROM claim WHERE status = 1 AND start_min IS NOT NULL
      """
    ) { row in
      (
        try row.optionalInt(0).map(Day.init(number:)),
        try row.optionalInt(1).map(Day.init(number:))
      )
    } ?? (nil, nil)
  }
}
