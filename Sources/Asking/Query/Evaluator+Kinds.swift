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
    if let known = memory.isRare[kind] { return known }
    let table = try base.sql(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM entity WHERE kind IN (
          SELECT t.kind FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor WHERE k.key = :kind)
         LIMIT \(Self.few + 1))
      """,
      parameters: ["kind": .text(kind)]
    )
    let isRare = (table.rows.first?[0].integer ?? 0) <= Self.few
    memory.isRare[kind] = isRare
    return isRare
  }
}
