internal import Chronology
internal import RegestaKit

/// Finds the claims that fit a pattern.
struct Evaluator {
  let base: KnowledgeBase
  let language: AskingWords
  let lexicon: Lexicon
  let limits: QueryLimits
  let memory = EvaluatorMemory()

  /// What a pattern found.
  struct Finding {
    var claims: [Claim] = []
    /// Whether a claim speaks of the question's phrases only through its things.
    var isLoose = false
    /// Whether who acts for a thing was taken for it.
    var isWidened = false
    var sql = ""
    /// Claims of a symmetric relation that were found the other way round: their ends have changed places.
    var turned: Set<Claim.ID> = []
  }

  /// The claims that fit, asserted and denied ones.
  ///
  /// - Parameters:
  ///   - pattern: What must be claimed.
  ///   - excluded: Claims with one of these at the asked end do not count: "who signed it with Lithuania".
  ///   - asked: The asked end.
  ///   - limit: At most so many.
  /// - Returns: The claims, and how they were found.
  /// - Throws: a `RegestaError` of kind `limit`, `damaged` or `busy`.
  func claims(
    _ pattern: Pattern,
    excluding excluded: Set<Entity.ID> = [],
    asked: Query.Asked = .claim,
    limit: Int = 500
  ) throws -> Finding {
    var finding = Finding()
    for widens in [false, true] {
      let sql = try statement(for: pattern, widens: widens)
      if finding.sql.isEmpty { finding.sql = sql }
      var rows = Array(try rows(sql).prefix(limit))
      if isSymmetric(pattern), !(pattern.subject.allNamed + pattern.object.allNamed).isEmpty {
        var swapped = pattern
        swap(&swapped.subject, &swapped.object)
        let known = Set(rows.compactMap { $0[0].integer })
        for var row in try self.rows(statement(for: swapped, widens: widens)).prefix(limit) {
          guard let id = row[0].integer, !known.contains(id) else { continue }
          finding.turned.insert(Claim.ID(id))
          row.swapAt(1, 2)
          rows.append(row)
        }
      }
      if !excluded.isEmpty {
        let column = asked == .subject ? 1 : 2
        rows.removeAll { row in
          row[column].integer.map { excluded.contains(Entity.ID($0)) } ?? false
        }
      }
      guard !rows.isEmpty else { continue }
      let least = rows.compactMap { $0[3].integer }.min() ?? 0
      var ids: [Claim.ID] = []
      for row in rows where row[3].integer == least {
        if let id = row[0].integer { ids.append(Claim.ID(id)) }
      }
      let found = try base.claims(ClaimQuery(ids: ids))
      var byID: [Claim.ID: Claim] = [:]
      for claim in found { byID[claim.id] = claim }
      finding.claims = try withoutVaguer(withoutLooseOriginals(ids.compactMap { byID[$0] }))
      finding.isLoose = least > 0
      finding.isWidened = widens
      finding.sql = sql
      return finding
    }
    return finding
  }

  /// The statement that finds the claims of a pattern, with where it begins in this base.
  private func statement(for pattern: Pattern, widens: Bool) throws -> String {
    var compiler = QueryCompiler(widens: widens, rareKinds: try rareKinds(in: pattern))
    compiler.leadingExtra = try leadingExtra(of: pattern, compiler)
    return compiler.claims(of: pattern)
  }

  /// The things that fit a description.
  func things(_ term: Term, limit: Int = 500) throws -> (entities: [Entity], sql: String) {
    if case .things(let things, _) = term { return (things.map(\.entity), "") }
    var compiler = QueryCompiler(rareKinds: try rareKinds(in: term))
    let condition = compiler.predicate(term, "e.id", leads: true) ?? "1"
    let sql = """
      SELECT e.id, e.key, e.label, k.key
        FROM entity AS e JOIN kind AS k ON k.id = e.kind
       WHERE e.status = 1 AND e.merged_into IS NULL
         AND \(condition)
       ORDER BY (SELECT count(*) FROM (SELECT 1 FROM claim WHERE subject = e.id AND status = 1 LIMIT 200)) DESC, e.id
       LIMIT \(limit)
      """
    return (try rows(sql).compactMap { Entity(row: $0, at: 0) }, sql)
  }

  /// The rows of a statement: several readings of one question ask the same, and want more or fewer of them.
  private func rows(_ sql: String) throws -> [[Table.Cell]] {
    if let known = memory.rows[sql] { return known }
    let rows = try base.sql(sql, limits: limits).rows
    memory.rows[sql] = rows
    return rows
  }

  private func isSymmetric(_ pattern: Pattern) -> Bool {
    pattern.relations.allSatisfy { lexicon.relations[$0]?.isSymmetric ?? false }
  }

  /// Where the editors read a loose statement more exactly, their reading stands for it.
  private func withoutLooseOriginals(_ claims: [Claim]) -> [Claim] {
    let read = Set(claims.compactMap(\.readingOf))
    return claims.filter { !read.contains($0.id) }
  }

  /// Where the same is said of the same beginning with its end, what knows no end says nothing more.
  private func withoutVaguer(_ claims: [Claim]) throws -> [Claim] {
    func knowsNoEnd(_ claim: Claim) -> Period? {
      guard let period = claim.period, !period.isInstant, !claim.isDenied,
        !period.endLatest.isFinite, period.endEarliest.isFinite, period.startEarliest.isFinite
      else { return nil }
      return period
    }
    guard claims.count <= 50 else { return claims }
    return try claims.filter { claim in
      guard let period = knowsNoEnd(claim), case .entity(let object) = claim.object else {
        return true
      }
      let same = ClaimQuery(
        subject: claim.subject.id,
        object: object.id,
        relation: claim.relation.key
      )
      return try !base.claims(same).contains { other in
        guard other.id != claim.id, !other.isDenied, let exact = other.period else { return false }
        return exact.endLatest.isFinite && exact.startEarliest == period.startEarliest
          && exact.startLatest == period.startLatest
      }
    }
  }

  // MARK: When things were

  /// When a thing was: its beginning and its end, with the claims that say so.
  struct Span {
    var first: ClosedRange<Day>
    var last: ClosedRange<Day>
    var claims: [Claim]
  }

  /// When a thing began and ended, by what dates it.
  func span(of entity: Entity) throws -> Span? {
    let keys = language.datings + language.begins + language.ends
    let claims = try base.claims(ClaimQuery(subject: entity.id)).filter {
      keys.contains($0.relation.key) && !$0.isDenied
    }
    func days(_ wanted: [String]) -> (ClosedRange<Day>, Claim)? {
      for key in wanted {
        for claim in claims where claim.relation.key == key {
          if case .date(let date) = claim.object { return (date.bounds, claim) }
        }
      }
      return nil
    }
    let end = days(language.ends)
    guard let first = days(language.datings) ?? end else { return try deedSpan(of: entity) }
    let last = end ?? first
    return Span(
      first: first.0,
      last: last.0,
      claims: first.1.id == last.1.id ? [first.1] : [first.1, last.1]
    )
  }

  /// When a thing was, by what was done in it or to it.
  private func deedSpan(of entity: Entity) throws -> Span? {
    let claims = try base.claims(ClaimQuery(about: entity.id, limit: 200)).filter { claim in
      guard let period = claim.period, !claim.isDenied else { return false }
      return period.startEarliest.isFinite && period.startLatest.isFinite
    }
    guard
      let first = claims.min(by: {
        ($0.period?.startEarliest ?? .distantFuture) < ($1.period?.startEarliest ?? .distantFuture)
      }),
      let period = first.period, lexicon.fits(entity.kind, ["event", "document"])
    else { return nil }
    let bounds = period.startEarliest...period.startLatest
    return Span(first: bounds, last: bounds, claims: [first])
  }

  /// When what a claim says was: by its own time, else by that of its event.
  func span(of claim: Claim) throws -> Span? {
    if case .date(let date) = claim.object {
      return Span(first: date.bounds, last: date.bounds, claims: [claim])
    }
    if let period = claim.period {
      let isBounded =
        period.startLatest.isFinite || period.endEarliest.isFinite
        || period.startEarliest.isFinite || period.endLatest.isFinite
      if isBounded {
        return Span(
          first: period.startEarliest...period.startLatest,
          last: period.endEarliest...period.endLatest,
          claims: [claim]
        )
      }
    }
    var events: [Entity] = [claim.subject]
    if case .entity(let object) = claim.object { events.append(object) }
    for qualifier in claim.qualifiers {
      if case .entity(let entity) = qualifier.value { events.append(entity) }
    }
    for event in events where lexicon.fits(event.kind, ["event"]) {
      if var span = try span(of: event) {
        span.claims = [claim] + span.claims.filter { $0.id != claim.id }
        return span
      }
    }
    return nil
  }
}
