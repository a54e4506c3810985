public import Chronology

/// What two sources say of the same things.
public struct SourceComparison: Hashable, Sendable {
  /// The two sources.
  public var sources: [Source]
  /// Contradictions first, then what they agree on, then what only one says; each in the order of time.
  public var points: [Point]

  /// One thing that one of them says, or both.
  public struct Point: Hashable, Sendable {
    /// How the two stand to each other in it.
    public var standing: Standing
    /// The claims that each of them makes or disputes, two lists.
    public var claims: [[Claim]]
    /// The dispute in which they stand against each other.
    public var dispute: Dispute.Reference?
  }

  /// How two sources stand to each other.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// The one says what the other disputes.
    case disputed
    /// The one says that it is so, the other that it is not.
    case denied
    /// They stand on two sides of a dispute that the base records.
    case rival
    /// They give different values of which only one can be true.
    case values
    /// They say the same.
    case agreed
    /// Only one of them says it.
    case only

    /// Whether the two contradict each other.
    public var isContradiction: Bool { self != .agreed && self != .only }
  }
}

extension KnowledgeBase {
  /// What two sources say: what they agree on, where they contradict each other, what only one says.
  ///
  /// What counts is what a source is cited for itself, for or against; not what it is known through.
  ///
  /// - Parameters:
  ///   - first: A source.
  ///   - second: Another.
  ///   - entity: Only what is said of this, as subject, object or in passing; nil for everything.
  ///   - on: Only what held, or may have held, on this date.
  /// - Returns: The comparison.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func compare(
    _ first: Source,
    _ second: Source,
    about entity: Entity.ID? = nil,
    on: HistoricalDate? = nil
  ) throws -> SourceComparison {
    try read {
      let filter = EdgeFilter(on: on)
      let said = try [first, second].map { source in
        try claims(ClaimQuery(source: source.id)).filter { claim in
          claim.citations.contains { $0.source.id == source.id }
            && (entity.map(claim.isAbout) ?? true) && filter.verdict(on: claim.period).isPossible
        }
      }
      let relations = Dictionary(uniqueKeysWithValues: try relations().map { ($0.id, $0) })
      let matcher = SourceMatcher(sources: [first.id, second.id], relations: relations)
      return SourceComparison(sources: [first, second], points: matcher.points(said))
    }
  }
}
