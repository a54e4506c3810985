public import Chronology

/// What is said of an entity on two dates.
public struct DateComparison: Hashable, Sendable {
  /// Of what.
  public var entity: Entity
  /// The one date.
  public var first: HistoricalDate
  /// The other, which does not lie before it.
  public var second: HistoricalDate
  /// What held, or may have held, on at least one of the dates; in the order of ``Change``, then of time.
  public var items: [Item]

  /// What became of a claim from the one date to the other.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// It held on the first date and not on the second.
    case ended
    /// It held on the second date and not on the first.
    case began
    /// It held on both.
    case unchanged
    /// On one of the dates it only may have held.
    case possible
  }

  /// A claim, and how far it held on each of the dates.
  public struct Item: Hashable, Sendable {
    /// The claim.
    public var claim: Claim
    /// On the first date.
    public var first: Verdict
    /// On the second date.
    public var second: Verdict

    /// What became of it; nil when it held on neither.
    public var change: Change? {
      switch (first, second) {
      case (.no, .no): nil
      case (.certain, .no): .ended
      case (.no, .certain): .began
      case (.certain, .certain): .unchanged
      default: .possible
      }
    }
  }
}

extension KnowledgeBase {
  /// What held of an entity on two dates: what ended, what began, what did not change.
  ///
  /// Only what lasts is compared: neither what happened on a day nor what has no time.
  ///
  /// - Parameters:
  ///   - entity: Of what.
  ///   - first: A date.
  ///   - second: A later one.
  /// - Returns: The comparison.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func compare(
    _ entity: Entity,
    on first: HistoricalDate,
    and second: HistoricalDate
  ) throws -> DateComparison {
    try read {
      let either =
        try claims(ClaimQuery(about: entity.id, on: first))
        + claims(ClaimQuery(about: entity.id, on: second))
      var seen: Set<Claim.ID> = []
      let items = either.compactMap { claim -> DateComparison.Item? in
        guard let period = claim.period, !period.isInstant, seen.insert(claim.id).inserted
        else { return nil }
        let item = DateComparison.Item(
          claim: claim,
          first: period.holds(on: first),
          second: period.holds(on: second)
        )
        return item.change == nil ? nil : item
      }
      let order = DateComparison.Change.allCases
      return DateComparison(
        entity: entity,
        first: first,
        second: second,
        items: order.flatMap { change in
          let part = items.filter { $0.change == change }
          let places = Dictionary(uniqueKeysWithValues: part.map { ($0.claim.id, $0) })
          return part.map(\.claim).inTimeOrder.compactMap { places[$0.id] }
        }
      )
    }
  }
}
