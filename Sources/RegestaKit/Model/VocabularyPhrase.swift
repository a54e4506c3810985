/// Words by which people name a kind or a relation: "besiege", "author of".
package struct VocabularyPhrase: Hashable, Sendable {
  /// The kind that they name; nil where they name a relation.
  package var kind: Kind.ID?
  /// The relation that they name; nil where they name a kind.
  package var relation: Relation.ID?
  /// Which part of speech they are, as the schema has it: `verb`, `passive`, `noun`, `object-noun`, `synonym`, `cue`.
  package var form: String
  /// The words.
  package var text: String
}

/// A kind that one side of a relation may have.
package struct RelationSide: Hashable, Sendable {
  /// The relation.
  package var relation: Relation.ID
  /// Whether it is of the subject, and not of the object.
  package var isSubject: Bool
  /// The kind.
  package var kind: Kind.ID
}
