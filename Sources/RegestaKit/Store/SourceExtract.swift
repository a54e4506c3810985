/// A place in a source, and what was taken from it there.
public struct SourceExtract: Hashable, Sendable {
  /// What is said there.
  public var claim: Claim
  /// Where, and in which words.
  public var citation: Citation
  /// Cited in this source to another one.
  public var isSecondHand: Bool

  /// The place as a heading: "p. 355", "There cited: Čepėnas II, p. 355".
  public var place: String {
    let place = citation.locator ?? "No place given"
    return isSecondHand ? "There cited: \(citation.source.short), \(place)" : place
  }
}

extension KnowledgeBase {
  /// What was taken from a source, in the order of its pages, then of the other places as they were read.
  ///
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func extracts(of source: Source.ID) throws -> [SourceExtract] {
    let claims = try claims(ClaimQuery(source: source, includesNames: true))
    let extracts = claims.flatMap { claim in
      let own = claim.citations.filter { $0.source.id == source }
      let found = own.isEmpty ? claim.citations.filter { $0.via?.id == source } : own
      return found.map {
        SourceExtract(claim: claim, citation: $0, isSecondHand: $0.source.id != source)
      }
    }
    // A place without a page stands where it was first read.
    var first: [String: Int] = [:]
    for extract in extracts {
      let id = extract.citation.id.rawValue
      first[extract.place] = min(first[extract.place] ?? id, id)
    }
    func order(_ extract: SourceExtract) -> (Int, Int, Int, Int) {
      let page = extract.citation.locator.flatMap { Locator($0).page }
      return (
        extract.isSecondHand ? 1 : 0, page ?? 0, first[extract.place] ?? 0,
        extract.citation.id.rawValue
      )
    }
    return extracts.sorted { order($0) < order($1) }
  }
}
