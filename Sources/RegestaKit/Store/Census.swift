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
      let claims = try countedClaims()
      let hasProposed = claims.proposed > 0
      return Census(
        entities: try count(
          "SELECT count(*) FROM entity WHERE status = 1 AND merged_into IS NULL"
        ),
        claims: claims.others,
        names: claims.names,
        identifiers: claims.identifiers,
        candidates: try count(
          "SELECT count(*) FROM candidate AS k JOIN claim AS c ON c.id = k.claim AND c.status = 0"
        ),
        sources: try count("SELECT count(*) FROM source WHERE status = 1"),
        citations: try count(
          "SELECT count(*) FROM citation AS t" + Self.known(hasProposed) + " WHERE t.status = 1"
        ),
        passages: try count("SELECT count(*) FROM passage"),
        openDisputes: try count("SELECT count(*) FROM dispute WHERE status = 'open'"),
        judgedDisputes: try count(
          "SELECT count(*) FROM dispute WHERE status NOT IN ('open', 'withdrawn')"
        ),
        batches: try count("SELECT count(*) FROM batch"),
        kinds: try count("SELECT count(*) FROM kind"),
        relations: try count("SELECT count(*) FROM relation"),
        topKinds: try connection.rows(
          """
          SELECT k.key, k.plural, count(*) FROM entity AS e JOIN kind AS k ON k.id = e.kind
           WHERE e.status = 1 AND e.merged_into IS NULL
           GROUP BY k.id ORDER BY 3 DESC, k.id LIMIT \(top)
          """
        ) { Census.Share(key: try $0.text(0), label: try $0.text(1), count: try $0.int(2)) },
        topSources: try topSources(top, hasProposed: hasProposed),
        earliest: claims.earliest,
        latest: claims.latest
      )
    }
  }

  /// What is joined to citations `t` to count those of what is only proposed out, where there is any.
  private static func known(_ hasProposed: Bool) -> SQL {
    hasProposed ? " JOIN claim AS c ON c.id = t.claim AND c.status <> 0" : ""
  }

  private struct CountedClaims {
    var names = 0
    var identifiers = 0
    var others = 0
    /// Those that are only proposed, and the names that only they have.
    var proposed = 0
    var earliest: Day?
    var latest: Day?
  }

  /// All claims, counted in one pass over the index that has what is asked.
  private func countedClaims() throws -> CountedClaims {
    var counted = CountedClaims()
    try connection.forEach(
      """
      SELECT r.value, t.recorded, t.proposed, t.earliest, t.latest
        FROM (SELECT relation, sum(status = 1) AS recorded, sum(status = 0) AS proposed,
                     min(start_min) FILTER (
                       WHERE status = 1 AND start_min > \(Day.distantPast.number)) AS earliest,
                     max(end_max) FILTER (
                       WHERE status = 1 AND end_max < \(Day.distantFuture.number)) AS latest
                FROM claim GROUP BY relation) AS t
        JOIN relation AS r ON r.id = t.relation
      """
    ) { row in
      switch Relation.ValueType(rawValue: try row.text(0)) {
      case .name: counted.names += try row.int(1)
      case .identifier: counted.identifiers += try row.int(1)
      default: counted.others += try row.int(1)
      }
      counted.proposed += try row.int(2)
      if let first = try row.optionalInt(3).map(Day.init(number:)) {
        counted.earliest = counted.earliest.map { min($0, first) } ?? first
      }
      if let last = try row.optionalInt(4).map(Day.init(number:)) {
        counted.latest = counted.latest.map { max($0, last) } ?? last
      }
      return .next
    }
    return counted
  }

  /// The sources that most claims are cited to.
  private func topSources(_ top: Int, hasProposed: Bool) throws -> [Census.Share] {
    try top > Self.fewSources
      ? Array(allSources(hasProposed: hasProposed).prefix(top))
      : topFewSources(top, hasProposed: hasProposed)
  }

  /// More sources than so many are not worth being looked at one by one.
  private static let fewSources = 100

  /// The few sources that most claims are cited to.
  ///
  /// No more claims can be cited to a source than it has citations, and these an index tells: what has fewer than the
  /// last of those found has claims is not looked at.
  private func topFewSources(_ top: Int, hasProposed: Bool) throws -> [Census.Share] {
    let most = try connection.rows(
      "SELECT source, count(*) FROM citation GROUP BY source ORDER BY 2 DESC"
    ) { (source: try $0.int(0), citations: try $0.int(1)) }
    var found: [(source: Int, share: Census.Share)] = []
    for (source, citations) in most where top > 0 {
      if found.count >= top, let last = found.last, last.share.count > citations { break }
      let share = try connection.first(
        "SELECT s.key, s.short, count(DISTINCT t.claim) FROM source AS s"
          + " JOIN citation AS t ON t.source = s.id AND t.status = 1" + Self.known(hasProposed)
          + " WHERE s.id = \(source) AND s.status = 1 GROUP BY s.id"
      ) { Census.Share(key: try $0.text(0), label: try $0.text(1), count: try $0.int(2)) }
      guard let share else { continue }
      let before = found.lastIndex {
        $0.share.count > share.count || $0.share.count == share.count && $0.source < source
      }
      found.insert((source, share), at: before.map { $0 + 1 } ?? 0)
      if found.count > top { found.removeLast() }
    }
    return found.map(\.share)
  }

  /// All sources that claims are cited to, those first to which most are.
  ///
  /// The citations are read claim after claim, near to the order in which they lie in the file; by source each would be
  /// somewhere else.
  private func allSources(hasProposed: Bool) throws -> [Census.Share] {
    var counts: [Int: Int] = [:]
    var claim: Int?
    var ofClaim: Set<Int> = []
    try connection.forEach(
      "SELECT t.claim, t.source FROM citation AS t" + Self.known(hasProposed)
        + " WHERE t.status = 1 ORDER BY t.claim"
    ) { row in
      let next = try row.int(0)
      if next != claim { ofClaim.removeAll(keepingCapacity: true) }
      claim = next
      let source = try row.int(1)
      if ofClaim.insert(source).inserted { counts[source, default: 0] += 1 }
      return .next
    }
    let sources = try connection.rows("SELECT id, key, short FROM source WHERE status = 1") {
      let source = try $0.int(0)
      let count = counts[source] ?? 0
      return (
        source: source,
        share: Census.Share(key: try $0.text(1), label: try $0.text(2), count: count)
      )
    }
    return sources.filter { $0.share.count > 0 }
      .sorted { ($1.share.count, $0.source) < ($0.share.count, $1.source) }
      .map(\.share)
  }
}
