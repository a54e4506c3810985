/// What is thought away: claims, citations and sources that are read as if they had been retracted.
struct Retraction {
  /// The claims.
  var claims: Set<Claim.ID> = []
  /// The citations.
  var citations: Set<Citation.ID> = []
  /// The sources.
  var sources: Set<Source.ID> = []

  /// By the table whose rows they are.
  var byTable: [(table: String, ids: [Int])] {
    [
      ("claim", claims.map(\.rawValue)), ("citation", citations.map(\.rawValue)),
      ("source", sources.map(\.rawValue)),
    ]
  }
}
