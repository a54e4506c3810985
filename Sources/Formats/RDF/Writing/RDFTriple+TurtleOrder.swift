extension RDFTriple {
  /// An order for ``TurtleWriter``: by subject, things with an IRI first; then by predicate,
  /// `rdf:type` first; then by object, IRIs, blank nodes, values. Texts go by their code points.
  ///
  ///     triples.sort(by: RDFTriple.inTurtleOrder)
  public static func inTurtleOrder(_ left: Self, _ right: Self) -> Bool {
    if left.subject != right.subject {
      return RDFTerm(left.subject).precedesInTurtle(RDFTerm(right.subject))
    }
    if !left.predicate.hasSameBytes(as: right.predicate) {
      if left.predicate == RDFVocabulary.type { return true }
      if right.predicate == RDFVocabulary.type { return false }
      return left.predicate.precedesInBytes(right.predicate)
    }
    return left.object.precedesInTurtle(right.object)
  }
}

extension RDFTerm {
  fileprivate func precedesInTurtle(_ other: RDFTerm) -> Bool {
    switch (self, other) {
    case (.iri(let left), .iri(let right)): left.precedesInBytes(right)
    case (.blankNode(let left), .blankNode(let right)): left.precedesInBytes(right)
    case (.literal(let left), .literal(let right)): left.precedesInTurtle(right)
    case (.iri, _): true
    case (.blankNode, .literal): true
    default: false
    }
  }
}

extension RDFLiteral {
  fileprivate func precedesInTurtle(_ other: RDFLiteral) -> Bool {
    if !lexicalForm.hasSameBytes(as: other.lexicalForm) {
      return lexicalForm.precedesInBytes(other.lexicalForm)
    }
    let (left, right) = (language ?? "", other.language ?? "")
    if !left.hasSameBytes(as: right) { return left.precedesInBytes(right) }
    return datatype.precedesInBytes(other.datatype)
  }
}
