public import Chronology
internal import SQLite

/// A place in a source, and what was taken from it there.
public struct SourceExtract: Hashable, Sendable {
  /// What is said there.
  public var claim: Claim
  /// Where, and in which words.
  public var citation: Citation
  /// Cited in this source to another one.
  public var isSecondHand: Bool

  /// The place as a heading: "p. 355", "There cited: Čepėnas II, p. 355".
  public var place: String {
    let place = citation.locator ?? "No place given"
    return isSecondHand ? "There cited: \(citation.source.short), \(place)" : place
  }
}

extension KnowledgeBase {
  /// What was taken from a source, in the order of its pages, then of the other places as they were read.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - date: Leaves out what did not hold on this date in any reading.
  ///   - range: Only these, by their places in the whole; the others are not read. Nil for all.
  /// - Returns: The extracts.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func extracts(
    of source: Source.ID,
    on date: HistoricalDate? = nil,
    range: Range<Int>? = nil
  ) throws -> [SourceExtract] {
    try read {
      let bounds: SQL = "LIMIT \(range?.count ?? -1) OFFSET \(range?.lowerBound ?? 0)"
      let places = try connection.rows(
        Self.extracts(of: source, on: date)
          + """
          SELECT id, claim FROM wanted ORDER BY is_second_hand, page, first, id \(bounds)
          """
      ) { (citation: Citation.ID(try $0.int(0)), claim: Claim.ID(try $0.int(1))) }
      let ids = Array(Set(places.map(\.claim)))
      let found = try claims(ClaimQuery(ids: ids, includesNames: true))
      let claims = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
      return places.compactMap { place in
        guard let claim = claims[place.claim],
          let citation = claim.citations.first(where: { $0.id == place.citation })
        else { return nil }
        return SourceExtract(
          claim: claim,
          citation: citation,
          isSecondHand: citation.source.id != source
        )
      }
    }
  }

  /// How many extracts of a source there are.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - date: Leaves out what did not hold on this date in any reading.
  /// - Returns: Their number.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func countExtracts(of source: Source.ID, on date: HistoricalDate? = nil) throws -> Int {
    try read {
      try connection.first(Self.extracts(of: source, on: date) + "SELECT count(*) FROM wanted") {
        try $0.int(0)
      } ?? 0
    }
  }

  /// The citations of a source as `wanted`: its own, and of claims that have none those that are known through
  /// it. A place without a page stands where it was first read. The plus has a claim's own few citations looked
  /// through, and not the source's many.
  private static func extracts(of source: Source.ID, on date: HistoricalDate?) -> SQL {
    let id = source.rawValue
    let isWithin: SQL =
      if let date {
        """
        start_min IS NULL
          OR start_min <= \(date.latest.number) AND end_max >= \(date.earliest.number)
        """
      } else {
        "1"
      }
    return """
      WITH extract AS (
        SELECT t.id, t.claim, c.start_min, c.end_max, t.source <> \(id) AS is_second_hand,
               ifnull(t.page, 0) AS page,
               min(t.id) OVER (PARTITION BY t.source, ifnull(t.locator, '')) AS first
          FROM citation AS t JOIN claim AS c ON c.id = t.claim
         WHERE t.status = 1 AND c.status = 1
           AND (t.source = \(id)
             OR t.via = \(id)
                AND NOT EXISTS (SELECT 1 FROM citation AS own
                                 WHERE own.claim = t.claim AND +own.source = \(id)
                                   AND own.status = 1))),
      wanted AS (SELECT * FROM extract WHERE \(isWithin))

      """
  }
}
