internal import SQLite

/// Counts who speaks independently: sources of which no two depend on one and the same.
///
/// It counts as the view `witnesses` does, but for several claims together, and without asking the
/// whole of the sources for each.
struct WitnessCounter {
  private let origins: [Source.ID: Set<Source.ID>]

  /// Reads what depends on what.
  init(_ connection: Connection) throws {
    let pairs = try connection.rows("SELECT source, depends_on FROM source_dependence") {
      (source: Source.ID(try $0.int(0)), origin: Source.ID(try $0.int(1)))
    }
    let below = Dictionary(grouping: pairs, by: \.source).mapValues { $0.map(\.origin) }
    var origins: [Source.ID: Set<Source.ID>] = [:]
    for source in below.keys {
      var seen: Set<Source.ID> = []
      var next = [source]
      while let one = next.popLast() {
        if seen.insert(one).inserted { next += below[one] ?? [] }
      }
      // What depends on nothing else is where a thing was first said.
      origins[source] = seen.filter { below[$0] == nil }
    }
    self.origins = origins
  }

  /// How many independent witnesses some citations are.
  ///
  /// A source through which another is known adds none to it.
  func count(_ citations: [Citation]) -> Int {
    let supporting = citations.filter { $0.stance == .supports }
    let channels = Set(citations.compactMap(\.via?.id))
    var used: [Set<Source.ID>] = []
    var count = 0
    for source in Set(supporting.map(\.source.id)).subtracting(channels).sorted() {
      let roots = origins[source] ?? [source]
      if used.allSatisfy({ $0.isDisjoint(with: roots) }) { count += 1 }
      used.append(roots)
    }
    return count
  }
}

extension KnowledgeBase {
  /// How many independent witnesses some claims have together: sources that depend on one and the same
  /// are one, and a source through which another is known adds none to it.
  public func witnesses(of claims: [Claim]) throws -> Int {
    try read { try WitnessCounter(connection).count(claims.flatMap(\.citations)) }
  }
}
