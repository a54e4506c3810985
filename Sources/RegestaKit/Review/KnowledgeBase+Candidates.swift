internal import SQLite

/// Which candidates are wanted. All that is set must hold; nothing set means all that are open.
public struct CandidateQuery: Hashable, Sendable {
  /// Those read out of this source.
  public var source: Source.ID?
  /// Those that speak of this thing.
  public var about: Entity.ID?
  /// Those of this claim.
  public var claim: Claim.ID?
  /// Those read after this one; how many there are is counted with those before it.
  public var after: Candidate.ID?
  /// What was made of them.
  public var outcomes: Set<Candidate.Outcome>

  /// A query for all that are open; narrow it by setting more.
  public init(
    source: Source.ID? = nil,
    about: Entity.ID? = nil,
    claim: Claim.ID? = nil,
    outcomes: Set<Candidate.Outcome> = [.open]
  ) {
    self.source = source
    self.about = about
    self.claim = claim
    self.outcomes = outcomes
  }

  /// The conditions on `candidate AS k`, `claim AS c` and `passage AS p`.
  var conditions: SQL {
    var parts: [SQL] = ["k.outcome IN \(list: outcomes.map(\.rawValue).sorted())"]
    // What was taken back with its batch is open no more.
    if outcomes == [.open] { parts.append("c.status = 0") }
    if let source { parts.append("p.source = \(source.rawValue)") }
    if let about {
      let id = about.rawValue
      parts.append(
        """
        (c.subject = \(id) OR c.object = \(id)
          OR EXISTS (SELECT 1 FROM qualifier AS q WHERE q.claim = c.id AND q.object = \(id)))
        """
      )
    }
    if let claim { parts.append("c.id = \(claim.rawValue)") }
    return parts.joined(by: " AND ")
  }
}

extension KnowledgeBase {
  /// The candidates that a query wants, in the order in which they were read.
  public func candidates(_ query: CandidateQuery = CandidateQuery()) throws -> [Candidate] {
    var all: [Candidate] = []
    try forEachCandidate(query) {
      all.append($0)
      return true
    }
    return all
  }

  /// Goes through the candidates that a query wants, in the order in which they were read; memory does
  /// not grow with their number.
  ///
  /// - Parameters:
  ///   - query: Which are wanted.
  ///   - body: Takes each; false ends it.
  /// - Throws: What `body` throws, or ``RegestaError`` of kind `damaged` or `busy`.
  public func forEachCandidate(
    _ query: CandidateQuery = CandidateQuery(),
    _ body: (Candidate) throws -> Bool
  ) throws {
    var last = query.after?.rawValue ?? 0
    while true {
      let page = try read { try candidates(query, after: last) }
      guard let end = page.last?.id.rawValue else { return }
      for candidate in page where try !body(candidate) { return }
      last = end
    }
  }

  /// How many candidates a query would find.
  public func count(_ query: CandidateQuery) throws -> Int {
    try read {
      try connection.first(
        """
        SELECT count(*) FROM candidate AS k JOIN claim AS c ON c.id = k.claim
          JOIN passage AS p ON p.id = k.passage WHERE \(query.conditions)
        """
      ) { try $0.int(0) } ?? 0
    }
  }

  private static let candidatePage = 500

  private func candidates(_ query: CandidateQuery, after last: Int) throws -> [Candidate] {
    var ids: [Claim.ID] = []
    var rows: [Candidate.Parts] = []
    try connection.forEach(
      """
      SELECT k.id, k.claim, p.id, p.ordinal, p.section, p.paragraph, p.text, s.id, s.key, s.short,
             k.start, k.length, k.score, k.modality, k.attribution, k.reader, k.pattern, k.outcome,
             k.reason, k.became,
             EXISTS (SELECT 1 FROM date AS d WHERE d.inferred
                        AND d.id IN (c.start_date, c.end_date, c.value_date))
        FROM candidate AS k JOIN claim AS c ON c.id = k.claim
        JOIN passage AS p ON p.id = k.passage JOIN source AS s ON s.id = p.source
       WHERE k.id > \(last) AND \(query.conditions) ORDER BY k.id LIMIT \(Self.candidatePage)
      """
    ) { row in
      ids.append(Claim.ID(try row.int(1)))
      rows.append(try Candidate.Parts(row))
      return .next
    }
    guard !ids.isEmpty else { return [] }
    let found = try claims(
      ClaimQuery(statuses: Set(Status.allCases), ids: ids, includesNames: true)
    )
    let claims = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    let proposed = try proposedThings(of: ids)
    return zip(ids, rows).compactMap { id, parts in
      claims[id].map { parts.candidate(of: $0, proposed: proposed[id] ?? []) }
    }
  }

  /// The things that claims speak of and the base does not know yet.
  private func proposedThings(of ids: [Claim.ID]) throws -> [Claim.ID: Set<Entity.ID>] {
    let list = ids.numberList()
    var result: [Claim.ID: Set<Entity.ID>] = [:]
    try connection.forEach(
      """
      SELECT c.id, e.id FROM json_each(\(list)) AS wanted JOIN claim AS c ON c.id = wanted.value
        JOIN entity AS e ON e.id IN (c.subject, c.object, c.unit) WHERE e.status = 0
      UNION
      SELECT q.claim, e.id FROM json_each(\(list)) AS wanted
        JOIN qualifier AS q ON q.claim = wanted.value
        JOIN entity AS e ON e.id IN (q.object, q.unit) WHERE e.status = 0
      """
    ) { row in
      result[Claim.ID(try row.int(0)), default: []].insert(Entity.ID(try row.int(1)))
      return .next
    }
    return result
  }
}

extension Candidate {
  /// A candidate without its claim.
  fileprivate struct Parts {
    private let id: ID
    private let passage: Passage
    private let source: Source.Reference
    private let range: Range<Int>
    private let score: Double
    private let modality: Modality
    private let attribution: String?
    private let reader: String
    private let pattern: String?
    private let outcome: Outcome
    private let reason: String?
    private let became: Claim.ID?
    private let isInferred: Bool

    init(_ row: borrowing Row) throws {
      id = ID(try row.int(0))
      passage = Passage(
        id: Passage.ID(try row.int(2)),
        ordinal: try row.int(3),
        section: try row.optionalText(4),
        paragraph: try row.optionalInt(5),
        text: try row.text(6)
      )
      source = Source.Reference(
        id: Source.ID(try row.int(7)),
        key: try row.text(8),
        short: try row.text(9)
      )
      let start = try row.int(10)
      range = start..<(start + (try row.int(11)))
      score = try row.double(12)
      modality = Modality(rawValue: try row.text(13)) ?? .possible
      attribution = try row.optionalText(14)
      reader = try row.text(15)
      pattern = try row.optionalText(16)
      outcome = Outcome(rawValue: try row.text(17)) ?? .rejected
      reason = try row.optionalText(18)
      became = try row.optionalInt(19).map(Claim.ID.init(rawValue:))
      isInferred = try row.bool(20)
    }

    func candidate(of claim: Claim, proposed: Set<Entity.ID>) -> Candidate {
      Candidate(
        id: id,
        claim: claim,
        source: source,
        passage: passage,
        range: range,
        score: score,
        modality: modality,
        attribution: attribution,
        reader: reader,
        pattern: pattern,
        outcome: outcome,
        reason: reason,
        became: became,
        isInferred: isInferred,
        proposed: proposed
      )
    }
  }
}
