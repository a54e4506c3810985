/// A chain of claims that leads from one entity to another.
public struct Path: Hashable, Sendable {
  /// Where it starts, what it passes, where it ends: one more than `claims`.
  public var entities: [Entity]
  /// The claims, in the order of the walk; each may be read in either direction.
  public var claims: [Claim]
  /// The less, the more telling: short chains, by rare relations, through things that few others touch.
  /// In steps, with eighths.
  public var cost: Double
}

extension KnowledgeBase {
  /// The best chains between two entities.
  ///
  /// A chain costs 1 for each step; more where the step is of a relation that makes up a great part of
  /// all claims between things (⅛ from a sixteenth of them on, one eighth more with each doubling); and,
  /// for each thing that it passes through, the more the more claims that has: nothing with two or
  /// fewer, with *n* an eighth for each binary digit of *n* (3 claims cost 0.25, 1000 cost 1.25), and 2 with
  /// 1024 or more. Otherwise every chain would lead through the same few hubs and say nothing. What is rare is a matter of the base, not of the filter: the same chain costs the same on
  /// every day.
  ///
  /// The answer is the same in both directions, but for the order of the chain, and where several chains
  /// cost the same which of them come last. The two ends may be of any kind, whatever the filter says.
  ///
  /// - Parameters:
  ///   - start: Where the chains start.
  ///   - goal: Where they end.
  ///   - filter: Which claims count as steps.
  ///   - count: At most so many chains, cheapest first, none through the same entities as another.
  ///   - maximumLength: No chain has more steps.
  /// - Returns: The chains, cheapest first; of equal cost those with fewer steps, then by the numbers of
  ///   their entities. None when nothing leads there.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func paths(
    from start: Entity.ID,
    to goal: Entity.ID,
    filter: EdgeFilter = EdgeFilter(),
    count: Int = 1,
    maximumLength: Int = 8
  ) throws -> [Path] {
    try read {
      var finder = try PathFinder(
        base: self,
        filter: filter,
        start: start,
        goal: goal,
        maximumLength: maximumLength
      )
      return try finder.best(count).map { try path($0, of: finder.graph) }
    }
  }

  /// What a filter leaves out that keeps two entities apart: without any one of these parts of it, a
  /// chain leads from the one to the other.
  ///
  /// - Parameters:
  ///   - start: Where chains would start.
  ///   - goal: Where they would end.
  ///   - filter: Which claims count as steps.
  ///   - maximumLength: No chain may have more steps.
  /// - Returns: The parts, each with the chain that there is without it; none when no single part is to
  ///   blame.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func obstacles(
    from start: Entity.ID,
    to goal: Entity.ID,
    filter: EdgeFilter,
    maximumLength: Int = 8
  ) throws -> [(part: EdgeFilter.Part, path: Path)] {
    try read {
      try filter.parts.compactMap { part in
        try paths(
          from: start,
          to: goal,
          filter: filter.without(part),
          maximumLength: maximumLength
        ).first.map { (part, $0) }
      }
    }
  }

  private func path(_ walk: PathFinder.Walk, of graph: WalkGraph) throws -> Path {
    let claims = try self.claims(
      ClaimQuery(
        statuses: Set(Status.allCases),
        ids: walk.claims.map(Claim.ID.init(rawValue:))
      )
    )
    let byID = Dictionary(uniqueKeysWithValues: claims.map { ($0.id.rawValue, $0) })
    var entities: [Entity] = []
    for node in walk.nodes {
      if let entity = try entity(Entity.ID(graph.entities[Int(node)])) { entities.append(entity) }
    }
    return Path(
      entities: entities,
      claims: walk.claims.compactMap { byID[$0] },
      cost: Double(walk.cost) / Double(Rarity.step)
    )
  }
}
