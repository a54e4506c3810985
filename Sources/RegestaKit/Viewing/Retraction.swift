/// What is thought away: claims, citations and sources that are read as if they had been retracted.
struct Retraction {
  /// The claims.
  var claims: Set<Claim.ID> = []
  /// The citations.
  var citations: Set<Citation.ID> = []
  /// The sources.
  var sources: Set<Source.ID> = []
}
