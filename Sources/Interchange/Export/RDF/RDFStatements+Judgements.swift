internal import Formats
internal import RegestaKit
internal import SQLite

extension RDFStatements {
  /// The disputes with the claims on their sides, as far as those go out.
  func writeDisputes() throws {
    try base.connection.forEach(
      """
      SELECT d.id, d.key, d.question, d.status, d.reason, d.rule, d.batch FROM dispute AS d
       WHERE d.status <> 'withdrawn' AND EXISTS (
               SELECT 1 FROM dispute_claim AS dc
                WHERE dc.dispute = d.id AND \(extent.holdsClaim("dc.claim")))
       ORDER BY d.id
      """
    ) { row in
      let key = try row.text(1)
      let iri = names.name("dispute", key)
      let members = try base.connection.rows(
        """
        SELECT side, claim FROM dispute_claim AS dc
         WHERE dispute = \(try row.int(0)) AND \(extent.holdsClaim("dc.claim"))
         ORDER BY side, claim
        """
      ) { (side: try $0.int(0), claim: Claim.ID(try $0.int(1))) }
      let sides = Dictionary(grouping: members, by: \.side).sorted { $0.key < $1.key }
      let node = node(iri)
      try node.add(RDFVocabulary.type, iri: RDFTerms.dispute)
      try node.add(RDFProperty.key, key)
      try node.add(RDFTerms.label, try row.text(2))
      try node.add(RDFProperty.state, try row.text(3))
      try node.add(RDFProperty.reason, try row.optionalText(4))
      try node.add(RDFProperty.rule, try row.optionalText(5))
      for (side, _) in sides {
        try node.add(RDFProperty.side, iri: "\(iri).side.\(side)")
      }
      try node.add(RDFTerms.wasGeneratedBy, iri: names.name("batch", try row.int(6)))
      for (side, members) in sides {
        let node = self.node("\(iri).side.\(side)")
        try node.add(RDFVocabulary.type, iri: RDFTerms.side)
        try node.add(RDFProperty.number, RDFLiteral(side))
        for member in members {
          try node.add(RDFProperty.claim, iri: names.claim(member.claim))
        }
      }
      return .next
    }
  }

  /// What persons and schools hold of the claims that go out.
  func writePositions() throws {
    try base.connection.forEach(
      """
      SELECT p.id, h.key, p.claim, p.stance, p.reason, s.key, p.locator, p.batch
        FROM position AS p JOIN entity AS h ON h.id = p.holder
        LEFT JOIN source AS s ON s.id = p.source
       WHERE p.status = 1 AND \(extent.holdsClaim("p.claim")) ORDER BY p.id
      """
    ) { row in
      let node = node(names.name("position", try row.int(0)))
      try node.add(RDFVocabulary.type, iri: RDFTerms.position)
      try node.add(RDFProperty.number, RDFLiteral(try row.int(0)))
      try node.add(RDFProperty.holder, iri: names.name("entity", try row.text(1)))
      try node.add(RDFProperty.claim, iri: names.name("claim", try row.int(2)))
      try node.add(RDFProperty.stance, try row.text(3))
      try node.add(RDFProperty.reason, try row.optionalText(4))
      if let source = try row.optionalText(5) {
        try node.add(RDFProperty.source, iri: names.name("source", source))
      }
      try node.add(RDFProperty.locator, try row.optionalText(6))
      try node.add(RDFTerms.wasGeneratedBy, iri: names.name("batch", try row.int(7)))
      return .next
    }
  }
}
