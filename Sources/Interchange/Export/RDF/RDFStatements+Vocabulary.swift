internal import Formats
internal import RegestaKit
internal import SQLite

extension RDFStatements {
  /// The kinds as classes.
  ///
  /// The whole vocabulary goes out with every part: it is small, and makes the part readable alone.
  func writeKinds() throws {
    try base.connection.forEach(
      """
      SELECT k.key, p.key, k.label, k.plural, k.description, k.batch
        FROM kind AS k LEFT JOIN kind AS p ON p.id = k.parent ORDER BY k.id
      """
    ) { row in
      let key = try row.text(0)
      let node = node(names.name("kind", key))
      try node.add(RDFVocabulary.type, iri: RDFTerms.kind)
      try node.add(RDFVocabulary.type, iri: RDFTerms.rdfs + "Class")
      try node.add(RDFProperty.key, key)
      if let parent = try row.optionalText(1) {
        try node.add(RDFTerms.rdfs + "subClassOf", iri: names.name("kind", parent))
      }
      try node.add(RDFTerms.label, try row.text(2))
      try node.add(RDFProperty.plural, try row.text(3))
      try node.add(RDFTerms.comment, try row.optionalText(4))
      try node.add(RDFTerms.wasGeneratedBy, iri: names.name("batch", try row.int(5)))
      return .next
    }
  }

  /// The relations as properties.
  ///
  /// What our base means by functional, transitive and inverse is said in our own terms: there each
  /// holds at one time only, and OWL's reasoning knows no time.
  func writeRelations() throws {
    let kinds = try kindsOfRelations()
    try base.connection.forEach(
      """
      SELECT r.id, r.key, p.key, r.label, r.inverse, r.value, r.time, r.use, r.functional,
             r.inverse_functional, r.symmetric, r.transitive, r.annotation, r.url, r.pattern,
             r.description, r.batch
        FROM relation AS r LEFT JOIN relation AS p ON p.id = r.parent ORDER BY r.id
      """
    ) { row in
      let key = try row.text(1)
      let node = node(names.name("relation", key))
      try node.add(RDFVocabulary.type, iri: RDFTerms.relation)
      try node.add(RDFVocabulary.type, iri: RDFTerms.rdf + "Property")
      try node.add(RDFProperty.key, key)
      if let parent = try row.optionalText(2) {
        try node.add(RDFTerms.rdfs + "subPropertyOf", iri: names.name("relation", parent))
      }
      try node.add(RDFTerms.label, try row.text(3))
      try node.add(RDFProperty.inverseLabel, try row.optionalText(4))
      try node.add(RDFProperty.valueType, try row.text(5))
      try node.add(RDFProperty.timeNature, try row.text(6))
      try node.add(RDFProperty.use, try row.text(7))
      for (column, property) in [
        (8, "functional"), (9, "inverseFunctional"), (10, "symmetric"), (11, "transitive"),
        (12, "annotation"),
      ] where try row.bool(column) {
        try node.add(RDFTerms.own(property), RDFLiteral(true))
      }
      try node.add(RDFProperty.urlPattern, try row.optionalText(13))
      try node.add(RDFProperty.pattern, try row.optionalText(14))
      try node.add(RDFTerms.comment, try row.optionalText(15))
      for (side, property) in [("subject", "domain"), ("object", "range")] {
        let allowed = kinds[[key, side]] ?? []
        for kind in allowed {
          try node.add(RDFTerms.own(side + "Kind"), iri: names.name("kind", kind))
        }
        // Several domains mean all of them at once in RDFS, where we mean any.
        if allowed.count == 1 {
          try node.add(RDFTerms.rdfs + property, iri: names.name("kind", allowed[0]))
        }
      }
      try node.add(RDFTerms.wasGeneratedBy, iri: names.name("batch", try row.int(16)))
      return .next
    }
  }

  /// By relation and side, the keys of the kinds that may stand there.
  private func kindsOfRelations() throws -> [[String]: [String]] {
    let rows = try base.connection.rows(
      """
      SELECT r.key, rk.side, k.key FROM relation_kind AS rk
        JOIN relation AS r ON r.id = rk.relation JOIN kind AS k ON k.id = rk.kind
       ORDER BY rk.relation, rk.side, k.id
      """
    ) { (place: [try $0.text(0), try $0.text(1)], kind: try $0.text(2)) }
    return Dictionary(grouping: rows, by: \.place).mapValues { $0.map(\.kind) }
  }
}
