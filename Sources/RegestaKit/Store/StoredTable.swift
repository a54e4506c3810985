/// A table whose rows follow from no others: what a full copy of a base must hold.
package struct StoredTable: Hashable, Sendable {
  /// Its name in the schema.
  package let name: String
  /// The columns that tell its rows apart, by which a copy has them in order.
  package let key: [String]

  private init(_ name: String, _ key: String...) {
    self.name = name
    self.key = key
  }

  /// The tables in an order that puts what is referred to first.
  ///
  /// Not among them, because they follow from the others: `kind_tree` and `relation_tree`, which the
  /// schema's triggers fill, and `name` with its indexes, which the program makes from the claims.
  package static let all = [
    StoredTable("meta", "key"), StoredTable("batch", "id"), StoredTable("kind", "id"),
    StoredTable("relation", "id"), StoredTable("relation_kind", "relation", "side", "kind"),
    StoredTable("phrase", "id"), StoredTable("entity", "id"), StoredTable("date", "id"),
    StoredTable("source", "id"), StoredTable("source_dependence", "source", "depends_on"),
    StoredTable("passage", "id"), StoredTable("mention", "id"),
    StoredTable("mention_alternative", "mention", "entity"), StoredTable("claim", "id"),
    StoredTable("qualifier", "claim", "relation", "ordinal"), StoredTable("citation", "id"),
    StoredTable("candidate", "id"),
    StoredTable("dispute", "id"), StoredTable("dispute_claim", "dispute", "claim"),
    StoredTable("position", "id"), StoredTable("alignment", "id"), StoredTable("question", "name"),
    StoredTable("change", "id"),
  ]

  /// The columns of the key as SQL has them in a list.
  package var keyList: String { key.joined(separator: ", ") }
}
