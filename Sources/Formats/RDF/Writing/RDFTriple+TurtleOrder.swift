extension RDFTriple {
  /// An order for ``TurtleWriter``: by subject, things with an IRI first; then by predicate,
  /// `rdf:type` first; then by object, IRIs, blank nodes, values. Texts go by their code points.
  ///
  ///     triples.sort(by: RDFTriple.inTurtleOrder)
  public static func inTurtleOrder(_ left: Self, _ right: Self) -> Bool {
    let subjects = (RDFTerm(left.subject).turtleKey, RDFTerm(right.subject).turtleKey)
    if let order = precedes(subjects.0, subjects.1) { return order }
    let isType = (left.predicate == RDFVocabulary.type, right.predicate == RDFVocabulary.type)
    if isType.0 != isType.1 { return isType.0 }
    if let order = precedes((0, [left.predicate]), (0, [right.predicate])) { return order }
    return precedes(left.object.turtleKey, right.object.turtleKey) ?? false
  }

  /// Whether one key comes before another; nil when they are the same.
  private static func precedes(
    _ left: (rank: Int, texts: [String]),
    _ right: (rank: Int, texts: [String])
  ) -> Bool? {
    if left.rank != right.rank { return left.rank < right.rank }
    for (left, right) in zip(left.texts, right.texts) where !left.hasSameBytes(as: right) {
      return left.precedesInBytes(right)
    }
    return nil
  }
}

extension RDFTerm {
  fileprivate var turtleKey: (rank: Int, texts: [String]) {
    switch self {
    case .iri(let iri): (0, [iri])
    case .blankNode(let label): (1, [label])
    case .literal(let value): (2, [value.lexicalForm, value.language ?? "", value.datatype])
    }
  }
}
