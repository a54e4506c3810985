internal import SQLite

extension KnowledgeBase {
  /// The words by which people name kinds and relations, in the order in which they were given.
  package func phrases() throws -> [VocabularyPhrase] {
    try read {
      try connection.rows("SELECT kind, relation, form, text FROM phrase ORDER BY id") { row in
        VocabularyPhrase(
          kind: try row.optionalInt(0).map { Kind.ID($0) },
          relation: try row.optionalInt(1).map { Relation.ID($0) },
          form: try row.text(2),
          text: try row.text(3)
        )
      }
    }
  }

  /// The kinds that the subjects and the objects of relations may have; a relation without any takes all.
  package func relationSides() throws -> [RelationSide] {
    try read {
      try connection.rows(
        "SELECT relation, side = 'subject', kind FROM relation_kind ORDER BY relation, side, kind"
      ) { row in
        RelationSide(
          relation: Relation.ID(try row.int(0)),
          isSubject: try row.bool(1),
          kind: Kind.ID(try row.int(2))
        )
      }
    }
  }
}
