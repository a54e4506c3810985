internal import Formats

/// What nodes are, by what is said of them.
enum RDFNodes {
  private static let helperStarts = [
    WikidataTerms.prop + "statement/", WikidataTerms.prop + "qualifier/",
    WikidataTerms.prop + "reference/",
  ]
  private static let helperNames: Set<String> = [
    WikidataTerms.ontology + "rank", WikidataTerms.ontology + "timeValue",
    WikidataTerms.ontology + "quantityAmount", WikidataTerms.ontology + "geoLatitude",
    RDFVocabulary.first, RDFVocabulary.rest,
  ]

  /// Whether a node describes a statement, a value or a list, and is no thing itself.
  static func isHelper(_ rows: [RDFStage.Row]) -> Bool {
    rows.contains { row in
      if helperNames.contains(row.predicate) { return true }
      if row.predicate == RDFVocabulary.type, case .iri(let type) = row.object,
        type.hasPrefix(RegestaTerms.namespace)
      {
        return true
      }
      return row.predicate.hasPrefix(WikidataTerms.prop)
        && helperStarts.contains { row.predicate.hasPrefix($0) }
    }
  }

  /// A statement as a line of N-Triples or N-Quads.
  static func line(_ node: String, _ row: RDFStage.Row, withGraph: Bool) -> String? {
    let subject: RDFResource =
      node.hasPrefix("_:") ? .blankNode(String(node.dropFirst(2))) : .iri(node)
    var bytes: [UInt8] = []
    var writer = NQuadsWriter { bytes += $0 }
    let quad = RDFQuad(
      RDFTriple(subject, row.predicate, row.object),
      graph: withGraph ? row.graph.map { .iri($0) } : nil
    )
    guard (try? writer.write(quad)) != nil, (try? writer.finish()) != nil else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(String.init)
  }
}

extension RDFStage.Row {
  /// Whether it is a statement in the form in which Wikidata gives them out.
  var isOfWikidata: Bool { predicate.hasPrefix(WikidataTerms.prop) }
}
