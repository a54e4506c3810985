internal import SQLite

extension KnowledgeBase {
  /// The tree of kinds, parents before children.
  public func kinds() throws -> [Kind] {
    try read {
      try connection.rows(
        """
        SELECT k.id, k.key, p.key, k.label, k.plural, k.description
          FROM kind AS k LEFT JOIN kind AS p ON p.id = k.parent ORDER BY k.id
        """
      ) { row in
        Kind(
          id: Kind.ID(try row.int(0)),
          key: try row.text(1),
          parent: try row.optionalText(2),
          label: try row.text(3),
          plural: try row.text(4),
          description: try row.optionalText(5)
        )
      }
    }
  }

  /// All relations, parents before children.
  public func relations() throws -> [Relation] {
    try read {
      try connection.rows(
        """
        SELECT r.id, r.key, p.key, r.label, r.inverse, r.value, r.time, r.use, r.functional,
               r.inverse_functional, r.symmetric, r.transitive, r.annotation, r.description
          FROM relation AS r LEFT JOIN relation AS p ON p.id = r.parent ORDER BY r.id
        """
      ) { row in
        Relation(
          id: Relation.ID(try row.int(0)),
          key: try row.text(1),
          parent: try row.optionalText(2),
          label: try row.text(3),
          inverse: try row.optionalText(4),
          value: Relation.ValueType(rawValue: try row.text(5)) ?? .text,
          time: Relation.Nature(rawValue: try row.text(6)) ?? .timeless,
          use: Relation.Use(rawValue: try row.text(7)) ?? .claim,
          isFunctional: try row.bool(8),
          isInverseFunctional: try row.bool(9),
          isSymmetric: try row.bool(10),
          isTransitive: try row.bool(11),
          isAnnotation: try row.bool(12),
          description: try row.optionalText(13)
        )
      }
    }
  }
}
