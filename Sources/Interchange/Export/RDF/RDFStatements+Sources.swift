internal import Formats
internal import RegestaKit
internal import SQLite

extension RDFStatements {
  /// Who recorded what, when, from which file, in the terms of PROV-O.
  func writeBatches() throws {
    var agents: Set<String> = []
    try base.connection.forEach(
      """
      SELECT id, kind, at, who, why, file, file_sha256, options, undoes, hash FROM batch ORDER BY id
      """
    ) { row in
      let number = try row.int(0)
      let who = try row.text(3)
      let agent = names.name("agent", who.percentEncoded)
      let file = try row.optionalText(5)
      let fileHash = try row.optionalText(6)
      let document = names.name("file", fileHash ?? "batch-\(number)")
      let node = node(names.name("batch", number))
      try node.add(RDFVocabulary.type, iri: RDFTerms.batch)
      try node.add(RDFVocabulary.type, iri: RDFTerms.prov + "Activity")
      try node.add(RDFProperty.number, RDFLiteral(number))
      try node.add(RDFProperty.batchKind, try row.text(1))
      try node.add(
        RDFTerms.prov + "endedAtTime",
        RDFLiteral(try row.text(2), datatype: RDFTerms.xsd + "dateTime")
      )
      try node.add(RDFTerms.prov + "wasAssociatedWith", iri: agent)
      try node.add(RDFTerms.comment, try row.optionalText(4))
      if file != nil || fileHash != nil { try node.add(RDFTerms.prov + "used", iri: document) }
      try node.add(RDFProperty.options, try row.optionalText(7))
      if let undone = try row.optionalInt(8) {
        try node.add(RDFProperty.undoes, iri: names.name("batch", undone))
      }
      try node.add(RDFProperty.hash, try row.optionalText(9))
      if file != nil || fileHash != nil {
        let node = self.node(document)
        try node.add(RDFVocabulary.type, iri: RDFTerms.prov + "Entity")
        try node.add(RDFTerms.label, file)
        try node.add(RDFTerms.own("sha256"), fileHash)
      }
      if agents.insert(who).inserted {
        let node = self.node(agent)
        try node.add(RDFVocabulary.type, iri: RDFTerms.prov + "Agent")
        try node.add(RDFTerms.label, who)
      }
      return .next
    }
  }

  /// The sources, in Dublin Core for all and as CSL-JSON for who wants every field.
  func writeSources() throws {
    try base.connection.forEach(
      """
      SELECT s.id, s.key, s.type, s.short, s.author, s.title, s.volume, d.edtf, d.printed,
             s.language, e.key, s.csl, s.note, s.status, s.batch
        FROM source AS s LEFT JOIN date AS d ON d.id = s.issued LEFT JOIN entity AS e ON e.id = s.entity
       WHERE \(extent.citesSource("s.id")) ORDER BY s.id
      """
    ) { row in
      let key = try row.text(1)
      let node = node(names.name("source", key))
      try node.add(RDFVocabulary.type, iri: RDFTerms.source)
      try node.add(RDFProperty.key, key)
      try node.add(RDFProperty.cslType, try row.text(2))
      try node.add(RDFTerms.label, try row.text(3))
      try node.add(RDFTerms.dcterms + "creator", try row.optionalText(4))
      try node.add(RDFTerms.dcterms + "title", try row.optionalText(5))
      try node.add(RDFProperty.volume, try row.optionalText(6))
      if let edtf = try row.optionalText(7) {
        let issued =
          edtf.isEmpty
          ? RDFLiteral(try row.text(8)) : RDFLiteral(edtf, datatype: RDFTerms.edtf)
        try node.add(RDFTerms.dcterms + "issued", issued)
      }
      try node.add(RDFTerms.dcterms + "language", try row.optionalText(9))
      if let work = try row.optionalText(10) {
        try node.add(RDFProperty.work, iri: names.name("entity", work))
      }
      try node.add(RDFProperty.csl, try row.text(11))
      try node.add(RDFTerms.comment, try row.optionalText(12))
      if try row.int(13) != Status.recorded.rawValue {
        try node.add(RDFProperty.retracted, RDFLiteral(true))
      }
      for behind in try sources(behind: try row.int(0)) {
        try node.add(RDFTerms.wasDerivedFrom, iri: names.name("source", behind))
      }
      try node.add(RDFTerms.wasGeneratedBy, iri: names.name("batch", try row.int(14)))
      return .next
    }
  }

  private func sources(behind source: Int) throws -> [String] {
    try base.connection.rows(
      """
      SELECT s.key FROM source_dependence AS d JOIN source AS s ON s.id = d.depends_on
       WHERE d.source = \(source) ORDER BY s.id
      """
    ) { try $0.text(0) }
  }
}
