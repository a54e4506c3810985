/// What several entities have in common: others to which each of them has a claim.
public struct CommonGround: Hashable, Sendable {
  /// What is compared, as asked for.
  public var entities: [Entity]
  /// What they share by the same relation, the most telling first.
  public var shared: [Tie]
  /// What they share, each by relations of its own; the most telling first.
  public var mixed: [Tie]
  /// What they share by the same two relations, through another thing each; the most telling first. Only
  /// looked for when asked.
  public var distant: [DistantTie]
  /// How many neighbours were passed over on the way to what is distant, because too many others touch
  /// them.
  public var hubsPassedOver: Int

  /// One thing that all have to do with.
  public struct Tie: Hashable, Sendable {
    /// What they share.
    public var partner: Entity
    /// By what, read from the entities, when by the same.
    public var step: Step?
    /// The claims that say so, for each of the entities, in the order of time.
    public var claims: [[Claim]]
    /// The less, the more telling: a rare relation, a partner that few others touch. As the cost of a
    /// step and of passing through, see ``KnowledgeBase/paths(from:to:filter:count:maximumLength:)``.
    public var cost: Double
  }

  /// One thing to which all come by the same two relations, none through the same thing as another.
  public struct DistantTie: Hashable, Sendable {
    /// To what they come.
    public var partner: Entity
    /// The relations in the order of the steps, and whether each is read from its object.
    public var steps: [Step]
    /// What each of the entities passes through.
    public var through: [Entity]
    /// The two claims of each of the entities.
    public var claims: [[Claim]]
    /// The less, the more telling.
    public var cost: Double
  }

  /// A relation with its direction.
  public struct Step: Hashable, Sendable {
    /// The relation.
    public var relation: Relation.Reference
    /// Read from its object.
    public var isInverse: Bool
  }

  /// Whether nothing was found.
  public var isEmpty: Bool { shared.isEmpty && mixed.isEmpty && distant.isEmpty }
}

extension KnowledgeBase {
  /// What several entities have in common.
  ///
  /// - Parameters:
  ///   - entities: At least two.
  ///   - filter: Which claims count.
  ///   - fewest: When they share less than so much, what is two steps away is looked for too; 0: never.
  ///   - limit: At most so many ties of each sort.
  /// - Returns: What they share. Symmetric relations count as the same in both directions.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func commonGround(
    of entities: [Entity.ID],
    filter: EdgeFilter = EdgeFilter(),
    fewest: Int = 3,
    limit: Int = 1_000
  ) throws -> CommonGround {
    try read {
      var finder = try CommonGroundFinder(base: self, filter: filter, entities: entities)
      return try finder.find(fewest: fewest, limit: limit)
    }
  }
}
