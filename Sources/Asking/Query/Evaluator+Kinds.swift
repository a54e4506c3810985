internal import RegestaKit

extension Evaluator {
  /// A kind is rare when it has at most so many things: to list them costs less than to read all claims.
  private static let few = 1000

  /// The kinds of a pattern's ends of which there are few things.
  func rareKinds(in pattern: Pattern) throws -> Set<String> {
    try rareKinds(in: pattern.subject).union(try rareKinds(in: pattern.object))
  }

  /// The kinds of a description of which there are few things.
  func rareKinds(in term: Term) throws -> Set<String> {
    guard case .described(let description) = term else { return [] }
    var rare = Set(try description.kinds.filter(isRare))
    for case .claimed(let pattern, _) in description.restrictions {
      rare.formUnion(try rareKinds(in: pattern))
    }
    return rare
  }

  private func isRare(_ kind: String) throws -> Bool {
    try count(
      """
      SELECT 1 FROM entity WHERE kind IN (
        SELECT t.kind FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
         WHERE k.key IN (\(QueryCompiler.list([kind]))))
      """,
      upTo: Self.few + 1
    ) <= Self.few
  }

  /// How many rows a statement has.
  func count(_ sql: String, upTo most: Int) throws -> Int {
    let counting = "SELECT count(*) FROM (\(sql) LIMIT \(most))"
    if let known = memory.counts[counting] { return known }
    let count = try base.sql(counting, limits: limits).rows.first?[0].integer ?? 0
    memory.counts[counting] = count
    return count
  }
}
