public import Chronology

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
  /// - Returns: Its names, its statements and its disputes.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func portrait(of entity: Entity, on date: HistoricalDate? = nil) throws -> Portrait {
    try read {
      let symmetric = Set(try relations().filter(\.isSymmetric).map(\.key))
      let about = try claims(ClaimQuery(about: entity.id))
      let description = about.first {
        $0.subject.id == entity.id && $0.relation.key == "described-as" && !$0.isDenied
      }
      var statements: [Portrait.Statement] = []
      func add(_ claim: Claim, _ direction: Portrait.Direction) {
        let verdict = claim.period.flatMap { period in date.map(ClaimBounds(period).hold) }
        if verdict == .no { return }
        let reading = claim.read(
          from: entity.id,
          isSymmetric: symmetric.contains(claim.relation.key)
        )
        statements.append(
          Portrait.Statement(
            claim: claim,
            direction: direction,
            link: direction == .mention ? claim.relation.label : reading.link,
            // A relation that has no inverse cannot be read from its object.
            far: direction == .mention || direction == .object && !reading.isInverse
              ? claim.sentence : reading.far,
            verdict: verdict
          )
        )
      }
      for claim in about where claim.subject.id == entity.id && claim.id != description?.id {
        add(claim, .subject)
      }
      for claim in about where claim.subject.id != entity.id { add(claim, .object) }
      for claim in try claims(mentioning: entity.id) { add(claim, .mention) }
      return Portrait(
        entity: entity,
        description: description?.object.printed,
        names: try names(of: entity.id),
        identifiers: try identifiers(of: entity.id),
        statements: statements,
        disputes: try disputes(of: statements.map(\.claim))
      )
    }
  }

  /// The disputes that some of the claims are part of, the open ones first.
  private func disputes(of claims: [Claim]) throws -> [Dispute] {
    let ids = Set(claims.flatMap { $0.disputes.map(\.id) })
    return try ids.sorted().compactMap { try dispute($0) }
      .sorted { ($0.status != .open ? 1 : 0, $0.id) < ($1.status != .open ? 1 : 0, $1.id) }
  }
}
