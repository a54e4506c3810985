internal import SQLite

/// A kind before it is recorded.
public struct KindDraft: Hashable, Sendable {
  /// The stable key: ASCII, in lower case, with hyphens.
  public var key: String
  /// The key of the kind that it is a case of; it must be there already.
  public var parent: String?
  /// What one such thing is called.
  public var label: String
  /// What several are called.
  public var plural: String
  /// What belongs to it, and what does not.
  public var description: String?
  /// Other words for it.
  public var synonyms: [String]

  /// A kind as a value.
  public init(
    key: String,
    parent: String? = nil,
    label: String,
    plural: String,
    description: String? = nil,
    synonyms: [String] = []
  ) {
    self.key = key
    self.parent = parent
    self.label = label
    self.plural = plural
    self.description = description
    self.synonyms = synonyms
  }
}

/// A relation before it is recorded.
public struct RelationDraft: Hashable, Sendable {
  /// The stable key: ASCII, in lower case, with hyphens.
  public var key: String
  /// The key of the relation that it is a case of; it must be there already.
  public var parent: String?
  /// Reads from the subject: "Poland *controls* Vilnius".
  public var label: String
  /// Reads from the object: "Vilnius *is controlled by* Poland".
  public var inverse: String?
  /// What its object is.
  public var value: Relation.ValueType = .entity
  /// How it lies in time.
  public var time: Relation.Nature = .timeless
  /// Where it may stand.
  public var use: Relation.Use = .claim
  /// At most one object at a time.
  public var isFunctional = false
  /// At most one subject at a time.
  public var isInverseFunctional = false
  /// It holds in both directions.
  public var isSymmetric = false
  /// It holds of the whole chain: a part of a part is a part.
  public var isTransitive = false
  /// It needs no citation.
  public var isAnnotation = false
  /// The address of an identifier, with `$1` where it goes.
  public var url: String?
  /// What an identifier looks like: a regular expression.
  public var pattern: String?
  /// What it means, and what it does not.
  public var description: String?
  /// Keys of the kinds that its subject, and its object, may have; empty: any.
  public var subjectKinds: [String] = []
  /// Keys of the kinds that its object may have; empty: any.
  public var objectKinds: [String] = []
  /// The words by which people say it.
  public var phrases: [Phrase] = []

  /// Words for a relation.
  public struct Phrase: Hashable, Sendable {
    /// What part of speech the words are.
    public var form: Form
    /// The words themselves.
    public var text: String
    /// BCP 47.
    public var language: String

    /// What part of speech they are, and from which side they speak.
    public enum Form: String, Hashable, Sendable, CaseIterable {
      /// "control": the subject does it to the object.
      case verb
      /// "held by", where the regular passive is not the one in use.
      case passive
      /// "ruler": the subject, seen from the object.
      case noun
      /// "possession": the object, seen from the subject.
      case objectNoun = "object-noun"
      case synonym
      /// A word that hints at the relation when a text is read.
      case cue
    }

    /// Words as a value.
    public init(_ form: Form, _ text: String, language: String = "en") {
      self.form = form
      self.text = text
      self.language = language
    }
  }

  /// A timeless relation between entities; set what differs.
  public init(key: String, label: String) {
    self.key = key
    self.label = label
  }
}

extension Writer {
  /// Records a kind below its parent.
  public func addKind(_ draft: KindDraft) throws {
    let parent = try draft.parent.map(kindID)
    try connection.run(
      """
      INSERT INTO kind (key, parent, label, plural, description, batch)
      VALUES (\(draft.key), \(parent), \(draft.label), \(draft.plural), \(draft.description),
        \(batch.rawValue))
      """
    )
    let id = Int(connection.lastInsertedRowID)
    for word in draft.synonyms {
      try connection.run("INSERT INTO phrase (kind, form, text) VALUES (\(id), 'synonym', \(word))")
    }
  }

  /// Records a relation with its kinds and its words.
  public func addRelation(_ draft: RelationDraft) throws {
    let parent = try draft.parent.map { key in
      guard
        let id = try connection.first(
          "SELECT id FROM relation WHERE key = \(key)",
          { try $0.int(0) }
        )
      else {
        throw RegestaError(
          .badInput,
          "\"\(draft.key)\" is a case of \"\(key)\", which is not there."
        )
      }
      return id
    }
    try connection.run(
      """
      INSERT INTO relation (key, parent, label, inverse, value, time, use, functional,
        inverse_functional, symmetric, transitive, annotation, url, pattern, description,
        batch)
      VALUES (\(draft.key), \(parent), \(draft.label), \(draft.inverse), \(draft.value.rawValue),
        \(draft.time.rawValue), \(draft.use.rawValue), \(draft.isFunctional),
        \(draft.isInverseFunctional), \(draft.isSymmetric), \(draft.isTransitive),
        \(draft.isAnnotation), \(draft.url), \(draft.pattern), \(draft.description),
        \(batch.rawValue))
      """
    )
    let id = Int(connection.lastInsertedRowID)
    for (side, kinds) in [("subject", draft.subjectKinds), ("object", draft.objectKinds)] {
      for kind in kinds {
        try connection.run(
          """
          INSERT INTO relation_kind (relation, side, kind)
          VALUES (\(id), \(side), \(try kindID(kind)))
          """
        )
      }
    }
    for phrase in draft.phrases {
      try connection.run(
        """
        INSERT INTO phrase (relation, form, text, language)
        VALUES (\(id), \(phrase.form.rawValue), \(phrase.text), \(phrase.language))
        """
      )
    }
  }

  private func kindID(_ key: String) throws -> Int {
    let id = try connection.first("SELECT id FROM kind WHERE key = \(key)") { try $0.int(0) }
    guard let id else { throw RegestaError(.badInput, "There is no kind \"\(key)\".") }
    return id
  }
}
