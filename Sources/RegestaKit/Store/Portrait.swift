public import Chronology
internal import SQLite

/// What is known of one entity, as it is shown: its names, and every statement that it has a part in,
/// read from its side.
public struct Portrait: Hashable, Sendable {
  /// Whose portrait it is.
  public var entity: Entity
  /// What it is, in one line; nil when nobody has said it.
  public var description: String?
  /// What it is called, the preferred name first.
  public var names: [Name]
  /// Its numbers elsewhere.
  public var identifiers: [ExternalIdentifier]
  /// The statements of which it is the subject, then those of which it is the object, then those that
  /// only mention it. Within each: timeless ones first, then in the order of time.
  public var statements: [Statement]
  /// Whether there are statements behind these.
  public var hasMore = false
  /// The disputes that its statements are part of, the open ones first.
  public var disputes: [Dispute]

  /// A claim read from one entity's side.
  public struct Statement: Hashable, Sendable {
    /// The claim itself.
    public var claim: Claim
    /// Which part the entity has in it.
    public var direction: Direction
    /// The relation as it reads from here: "is controlled by".
    public var link: String
    /// What stands at its other end; the whole sentence where the entity is only mentioned.
    public var far: String
    /// Whether it held on the day that was asked for; nil for what has no time, and when no day was
    /// asked for.
    public var verdict: Verdict?
  }

  /// Which part an entity has in a claim.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case subject, object, mention
  }
}

extension KnowledgeBase {
  /// What is known of an entity.
  ///
  /// - Parameters:
  ///   - entity: Whose portrait it is.
  ///   - date: Leaves out what did not hold on this date in any reading.
  ///   - range: Only these of its statements, by their places in the whole; the others are not read. Nil for all.
  /// - Returns: Its names, its statements, and the disputes of all of them.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func portrait(
    of entity: Entity,
    on date: HistoricalDate? = nil,
    statements range: Range<Int>? = nil
  ) throws -> Portrait {
    try read {
      let description = try description(of: entity.id)
      let ways = Ways(about: entity.id, on: date, but: description?.claim)
      var (places, looked) = try places(ways, range)
      let hasMore = range.map { places.count > $0.count } ?? false
      if let range { places = Array(places.prefix(range.count)) }
      let statements = try statements(places, about: entity, on: date)
      let isWhole = !hasMore && range?.lowerBound ?? 0 == 0
      return Portrait(
        entity: entity,
        description: description?.text,
        names: try names(of: entity.id),
        identifiers: try identifiers(of: entity.id, isHub: looked >= Self.hub),
        statements: statements,
        hasMore: hasMore,
        disputes: isWhole ? try disputes(of: statements) : try disputes(of: ways, looked)
      )
    }
  }

  /// A thing that has a part in so many claims is a hub: to go through all of them takes long.
  private static let hub = 1_000

  /// What an entity is, in a line, as it is said first.
  private func description(of entity: Entity.ID) throws -> (claim: Claim.ID, text: String)? {
    // Few have two: what SQLite makes to put rows in order up to a limit takes longer than to read them.
    let said = try connection.rows(
      """
      SELECT c.id, c.start_min, c.end_max, c.text FROM claim AS c
       WHERE c.subject = \(entity.rawValue)
         AND c.relation = (SELECT id FROM relation WHERE key = 'described-as')
         AND c.denied = 0 AND c.status = 1 AND c.text IS NOT NULL
      """
    ) { row in
      (
        place: ClaimPlace(
          try row.int(0),
          start: try row.optionalInt(1),
          end: try row.optionalInt(2)
        ), text: try row.text(3)
      )
    }
    return said.min { $0.place < $1.place }.map { (Claim.ID($0.place.id), $0.text) }
  }

  /// The ways to the claims in which an entity has a part.
  private struct Ways {
    /// For each part that it can have, from where `claim AS c` comes: no claim comes by two of them, but by the last
    /// perhaps more than once.
    let sources: [SQL]
    /// What else is asked of the claims, to be put behind.
    let wanted: SQL
    private let id: Int

    init(about entity: Entity.ID, on date: HistoricalDate?, but description: Claim.ID?) {
      let id = entity.rawValue
      var wanted: SQL = " AND c.status = 1 AND " + ClaimQuery.isNoName
      if let description { wanted += " AND c.id <> \(description.rawValue)" }
      if let date {
        wanted += """
           AND (c.start_min IS NULL
             OR c.start_min <= \(date.latest.number) AND c.end_max >= \(date.earliest.number))
          """
      }
      sources = [
        "claim AS c WHERE c.subject = \(id)",
        "claim AS c WHERE c.object = \(id) AND c.subject <> \(id)",
        """
        qualifier AS q JOIN claim AS c ON c.id = q.claim
         WHERE q.object = \(id) AND c.subject <> \(id) AND c.object IS NOT \(id)
        """,
      ]
      (self.id, self.wanted) = (id, wanted)
    }

    /// What the same claims keep, as a condition on `claim AS c`.
    var condition: SQL {
      let mention: SQL = "SELECT 1 FROM qualifier WHERE claim = c.id AND object = \(id)"
      return "(c.subject = \(id) OR c.object = \(id) OR EXISTS (" + mention + "))" + wanted
    }

    /// The numbers of the claims, as a SELECT.
    var numbers: SQL {
      sources.map { "SELECT c.id FROM " + $0 + wanted }.joined(by: "\n UNION ALL ")
    }
  }

  private typealias Place = (claim: Claim.ID, direction: Portrait.Direction)

  /// The claims in the order of a portrait, part after part; one more than there is room for, where there are more.
  ///
  /// - Returns: The claims, and how many were looked at for them at least.
  private func places(_ ways: Ways, _ range: Range<Int>?) throws -> ([Place], looked: Int) {
    let most = range.map { $0.upperBound + 1 } ?? .max
    var places: [Place] = []
    var looked = 0
    for (direction, source) in zip(Portrait.Direction.allCases, ways.sources)
    where places.count < most {
      let (all, least) = try earliest(most - places.count, from: source, of: ways)
      looked += least
      // What is mentioned may be so twice in a claim.
      let found = direction == .mention ? all.sorted() : all.least(most - places.count)
      var last: ClaimPlace?
      for place in found where place != last && places.count < most {
        places.append((Claim.ID(place.id), direction))
        last = place
      }
    }
    return (Array(places.dropFirst(range?.lowerBound ?? 0)), looked)
  }

  /// The claims that come from a source of `ways`, in no order: all of them, or of many those that may be among the
  /// first `count`.
  ///
  /// - Returns: The claims, and how many come from there at least.
  private func earliest(
    _ count: Int,
    from source: SQL,
    of ways: Ways
  ) throws -> ([ClaimPlace], number: Int) {
    func places(_ early: SQL = "", _ last: SQL = "") throws -> [ClaimPlace] {
      let query = "SELECT c.id, c.start_min, c.end_max FROM " + source + early + ways.wanted
      return try connection.rows(query + last) {
        ClaimPlace(try $0.int(0), start: try $0.optionalInt(1), end: try $0.optionalInt(2))
      }
    }
    let some = count < Self.hub ? try places("", " LIMIT \(Self.hub)") : try places()
    guard count < Self.hub, some.count == Self.hub else { return (some, some.count) }
    // They come by relation, and each has a time of its own: from both ends, and none twice.
    let others = try places("", " ORDER BY c.relation DESC LIMIT \(Self.hub / 2)")
    let first = Array(Set(some.prefix(Self.hub / 2) + others)).least(count)
    // No more of all than of these begin before the last of their first ones. The condition comes first: most claims
    // are told by it.
    let last = first.count == count ? first.last?.start : nil
    let early: SQL? = last.map { day in
      day == .min ? " AND c.start_min IS NULL" : " AND (c.start_min > \(day)) IS NOT TRUE"
    }
    let found = try places(early ?? "")
    return (found, max(found.count, some.count))
  }

  private func statements(
    _ places: [Place],
    about entity: Entity,
    on date: HistoricalDate?
  ) throws -> [Portrait.Statement] {
    // None of them is a name; to say so again would be asked of the relation of each.
    let query = ClaimQuery(ids: places.map(\.claim), includesNames: true, order: .number)
    let found = try claims(query)
    let reader = try claimReader()
    let claims = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    return try places.compactMap { id, direction in
      guard let claim = claims[id] else { return nil }
      let verdict = claim.period.flatMap { period in date.map(ClaimBounds(period).hold) }
      if verdict == .no { return nil }
      let reading = claim.read(
        from: entity.id,
        isSymmetric: try reader.relation(claim.relation.id.rawValue)?.isSymmetric == true
      )
      return Portrait.Statement(
        claim: claim,
        direction: direction,
        link: direction == .mention ? claim.relation.label : reading.link,
        // A relation that has no inverse cannot be read from its object.
        far: direction == .mention || direction == .object && !reading.isInverse
          ? claim.sentence : reading.far,
        verdict: verdict
      )
    }
  }

  /// The disputes that statements are part of, the open ones first.
  private func disputes(of statements: [Portrait.Statement]) throws -> [Dispute] {
    let disputes = Set(
      statements.flatMap(\.claim.disputes).map { [$0.status == .open ? 0 : 1, $0.id.rawValue] }
    )
    return try disputes.sorted { $0.lexicographicallyPrecedes($1) }
      .compactMap { try dispute(Dispute.ID($0[1])) }
  }

  /// The disputes that claims are part of, the open ones first.
  ///
  /// Whichever are fewer are gone through: the claims, of which there are `looked` and more, or what is disputed in the base.
  private func disputes(of ways: Ways, _ looked: Int) throws -> [Dispute] {
    let disputed = try connection.first(
      "SELECT count(*) FROM (SELECT 1 FROM dispute_claim LIMIT \(looked))"
    ) { try $0.int(0) }
    let claims: SQL =
      disputed ?? 0 < looked
      ? " CROSS JOIN claim AS c ON c.id = dc.claim WHERE d.status <> 'withdrawn' AND "
        + ways.condition
      : " WHERE d.status <> 'withdrawn' AND dc.claim IN (" + ways.numbers + ")"
    let ids = try connection.rows(
      "SELECT DISTINCT d.id, d.status <> 'open' AS settled FROM dispute_claim AS dc"
        + " JOIN dispute AS d ON d.id = dc.dispute" + claims + " ORDER BY settled, d.id"
    ) { Dispute.ID(try $0.int(0)) }
    return try ids.compactMap { try dispute($0) }
  }
}
