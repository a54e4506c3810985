internal import SQLite

/// Works out what falls with a claim or a source, and what is left.
struct ImpactFinder {
  let base: KnowledgeBase
  private var retraction = Retraction()
  private var causes: [Claim.ID: Impact.Cause] = [:]
  private var weakened: [Impact.Weakening] = []

  private static let thingsAsked = 8

  init(_ base: KnowledgeBase) { self.base = base }

  // MARK: What falls

  /// Thinks away one claim and the readings of it.
  mutating func retract(_ claim: Claim.ID) throws { try drop([claim], .retracted) }

  /// Thinks away one source: what it says, and what is known only through it.
  mutating func retract(_ source: Source.ID) throws {
    retraction.sources = [source]
    let claims = try base.claims(ClaimQuery(source: source, includesNames: true))
    let counter = try WitnessCounter(base.connection)
    var unsupported: [Claim.ID] = []
    for claim in claims.sorted(by: { $0.id < $1.id }) {
      let gone = claim.citations.filter { $0.source.id == source || $0.via?.id == source }
      let left = claim.citations.filter { citation in !gone.contains { $0.id == citation.id } }
      retraction.citations.formUnion(gone.map(\.id))
      // What only cites against it, and what never had support, is as it was.
      guard gone.contains(where: { $0.stance == .supports }) else { continue }
      guard left.contains(where: { $0.stance == .supports }) else {
        unsupported.append(claim.id)
        continue
      }
      let (before, after) = (counter.count(claim.citations), counter.count(left))
      if after < before {
        weakened.append(.init(claim: claim, before: before, after: after))
      }
    }
    try drop(unsupported, .unsupported)
    weakened.removeAll { causes[$0.claim.id] != nil }
  }

  private mutating func drop(_ claims: [Claim.ID], _ cause: Impact.Cause) throws {
    for claim in claims { causes[claim] = cause }
    var next = claims
    while let claim = next.popLast() {
      retraction.claims.insert(claim)
      let readings = try base.connection.rows(
        "SELECT id FROM claim WHERE reading_of = \(claim.rawValue) AND status = 1"
      ) { Claim.ID(try $0.int(0)) }
      for reading in readings where causes[reading] == nil {
        causes[reading] = .reading(of: claim)
        next.append(reading)
      }
    }
  }

  // MARK: What that means

  func impact(limits: QueryLimits) throws -> Impact {
    let ids = causes.keys.sorted()
    let lost = try base.claims(ClaimQuery(ids: ids, includesNames: true, order: .number))
    let things = Set(lost.flatMap { [$0.subject, $0.object.entity].compactMap { $0 } })
      .sorted { ($0.label, $0.id) < ($1.label, $1.id) }
    let asked = Array(things.prefix(Self.thingsAsked))
    let before = try answers(about: asked, limits: limits)
    let known = try things.filter { try isSpokenOf($0.id) }
    return try base.read(without: retraction) {
      let after = try answers(like: before, limits: limits)
      return Impact(
        lost: try losses(lost),
        weakened: weakened,
        disputes: try disputes(of: lost),
        forgotten: try known.filter { try !isSpokenOf($0.id) },
        positions: try ids.flatMap { try base.positions(on: $0) },
        dependents: try dependents(),
        answers: AnswerRun.changes(before, after),
        isSampled: things.count > asked.count || after.contains { $0.rows == nil }
      )
    }
  }

  /// What each lost claim leaves behind. Only numbers are looked up claim by claim: of a large source
  /// there are many, and most leave the same.
  private func losses(_ lost: [Claim]) throws -> [Impact.Loss] {
    let left = try lost.map { claim in
      let echoes = try others(than: claim.id, sayingTheSame: true)
      return (echoes, echoes.isEmpty ? try others(than: claim.id, sayingTheSame: false) : [])
    }
    let ids = Set(left.flatMap { $0.0 + $0.1 }).sorted()
    let claims = Dictionary(
      uniqueKeysWithValues: try base.claims(ClaimQuery(ids: ids, includesNames: true))
        .map { ($0.id, $0) }
    )
    return zip(lost, left).map { claim, left in
      Impact.Loss(
        claim: claim,
        cause: causes[claim.id] ?? .retracted,
        echoes: left.0.compactMap { claims[$0] },
        rest: left.1.compactMap { claims[$0] }
      )
    }
  }

  /// What else is said of a claim's subject by its relation or a case of it: the same, or anything; the
  /// first few.
  private func others(than claim: Claim.ID, sayingTheSame: Bool) throws -> [Claim.ID] {
    let same: SQL = """
      c.object IS x.object AND (c.number IS NOT NULL OR c.text IS x.text) AND c.number IS x.number
        AND c.number_to IS x.number_to AND c.unit IS x.unit AND c.unknown = x.unknown
        AND (c.value_date IS x.value_date OR EXISTS (
               SELECT 1 FROM date AS one, date AS other
                WHERE one.id = c.value_date AND other.id = x.value_date
                  AND one.earliest = other.earliest AND one.latest = other.latest))
        AND (c.start_min IS NULL OR x.start_min IS NULL
             OR c.start_min <= x.end_max AND x.start_min <= c.end_max)
      """
    return try base.connection.rows(
      """
      SELECT c.id FROM main.claim AS x
        JOIN relation_tree AS t ON t.ancestor = x.relation
        JOIN claim AS c ON c.subject = x.subject AND c.relation = t.relation
       WHERE x.id = \(claim.rawValue) AND c.id <> x.id AND c.status = 1 AND c.denied = x.denied
         AND \(sayingTheSame ? same : "1")
       ORDER BY c.id LIMIT \(Impact.othersKept)
      """
    ) { Claim.ID(try $0.int(0)) }
  }

  private func disputes(of lost: [Claim]) throws -> [Impact.DisputeChange] {
    let ids = Set(lost.flatMap { $0.disputes.map(\.id) }).sorted()
    return try ids.compactMap { try base.dispute($0) }.filter { $0.status != .withdrawn }
      .map { dispute in
        Impact.DisputeChange(
          dispute: dispute,
          left: dispute.sides.map { side in
            side.filter { $0.status == .recorded }.map(\.id)
          }
        )
      }
  }

  /// Whether more is known of a thing than what it is called.
  private func isSpokenOf(_ thing: Entity.ID) throws -> Bool {
    try base.connection.first(
      """
      SELECT EXISTS (SELECT 1 FROM claim AS c JOIN relation AS r ON r.id = c.relation
                      WHERE c.subject = \(thing.rawValue) AND c.status = 1 AND r.annotation = 0
                        AND r.value NOT IN ('name', 'identifier'))
          OR EXISTS (SELECT 1 FROM claim WHERE object = \(thing.rawValue) AND status = 1)
          OR EXISTS (SELECT 1 FROM qualifier AS q JOIN claim AS c ON c.id = q.claim
                      WHERE q.object = \(thing.rawValue) AND c.status = 1)
      """
    ) { try $0.bool(0) } ?? false
  }

  private func dependents() throws -> [Source.Reference] {
    try retraction.sources.flatMap { source in
      try base.connection.rows(
        """
        SELECT s.id, s.key, s.short FROM source_dependence AS d JOIN source AS s ON s.id = d.source
         WHERE d.depends_on = \(source.rawValue) AND s.status = 1 ORDER BY s.short, s.id
        """
      ) { row in
        Source.Reference(
          id: Source.ID(try row.int(0)),
          key: try row.text(1),
          short: try row.text(2)
        )
      }
    }
  }

  // MARK: Answers

  /// The answers to the canned questions that take one of the things and nothing else, or nothing.
  private func answers(about things: [Entity], limits: QueryLimits) throws -> [AnswerRun] {
    try base.sandboxed {
      var asking = Asking(limits)
      var runs: [AnswerRun] = []
      for question in try base.questions() where AnswerRun.isOfHistory(question) {
        let required = question.parameters.filter(\.isRequired)
        if required.isEmpty, question.parameters.allSatisfy({ $0.type != .entity }) {
          runs.append(try asking.ask(question, [:], base))
        }
        let places =
          required.isEmpty
          ? question.parameters.filter { $0.type == .entity } : required
        guard let place = places.first, place.type == .entity, required.count <= 1 else { continue }
        for thing in things {
          runs.append(try asking.ask(question, [place.name: thing.key], base))
        }
      }
      return runs
    }
  }

  /// The answers to the same questions; one that was not answered before is not asked again.
  private func answers(like before: [AnswerRun], limits: QueryLimits) throws -> [AnswerRun] {
    try base.sandboxed {
      var asking = Asking(limits)
      return try before.map { run in
        run.rows == nil ? run : try asking.ask(run.question, run.values, base)
      }
    }
  }

  /// Hundreds of questions are asked in about the time that one of them may take: each has a part of it, and
  /// when it is over the rest is not asked.
  private struct Asking {
    private var limits: QueryLimits
    private let end: ContinuousClock.Instant?

    init(_ limits: QueryLimits) {
      end = limits.time.map { ContinuousClock.now + $0 }
      self.limits = limits
      self.limits.time = limits.time.map { $0 / 10 }
    }

    mutating func ask(
      _ question: Question,
      _ values: [String: String],
      _ base: KnowledgeBase
    ) throws -> AnswerRun {
      if let end, ContinuousClock.now >= end { return AnswerRun(unasked: question, values) }
      return try AnswerRun(question, values, base, limits)
    }
  }
}
