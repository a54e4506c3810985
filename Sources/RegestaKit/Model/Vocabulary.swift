/// What a thing is: a node in the tree of kinds.
public struct Kind: Hashable, Sendable, Identifiable {
  /// The number of a kind.
  public typealias ID = Identifier<Kind>

  /// Its number in this base.
  public var id: ID
  /// Its stable key.
  public var key: String
  /// The key of the kind that this is a case of.
  public var parent: String?
  /// What one such thing is called.
  public var label: String
  /// What several are called.
  public var plural: String
  /// What belongs to it, and what does not.
  public var description: String?
}

/// What can be said of things: a typed predicate.
public struct Relation: Hashable, Sendable, Identifiable {
  /// The number of a relation.
  public typealias ID = Identifier<Relation>

  /// Its number in this base.
  public var id: ID
  /// Its stable key.
  public var key: String
  /// The key of the relation that this is a case of.
  public var parent: String?
  /// Reads from the subject: "Poland *controls* Vilnius".
  public var label: String
  /// Reads from the object: "Vilnius *is controlled by* Poland".
  public var inverse: String?
  /// What its object is.
  public var value: ValueType
  /// How it lies in time.
  public var time: Nature
  /// Where it may stand.
  public var use: Use
  /// At most one object at a time.
  public var isFunctional: Bool
  /// At most one subject at a time.
  public var isInverseFunctional: Bool
  /// It holds in both directions.
  public var isSymmetric: Bool
  /// It holds of the whole chain: a part of a part is a part.
  public var isTransitive: Bool
  /// Needs no citation: a description, a remark.
  public var isAnnotation: Bool
  /// What it means, and what it does not.
  public var description: String?

  /// What a relation's object is.
  public enum ValueType: String, Sendable, Hashable, CaseIterable {
    case entity, text, quantity, date, point, identifier, name
  }

  /// How a relation lies in time.
  public enum Nature: String, Sendable, Hashable, CaseIterable {
    /// Happens on a day: signed, captured.
    case instant
    /// Holds from a day to a day: controls, heads.
    case interval
    /// Has no time: is part of the same text as.
    case timeless
  }

  /// Where a relation may stand.
  public enum Use: String, Sendable, Hashable, CaseIterable {
    case claim, qualifier, both
  }

  /// A relation as a claim names it.
  public struct Reference: Hashable, Sendable {
    /// The relation's number in this base.
    public var id: Relation.ID
    /// The relation's stable key.
    public var key: String
    /// Reads from the subject: "Poland *controls* Vilnius".
    public var label: String
    /// Reads from the object: "Vilnius *is controlled by* Poland".
    public var inverse: String?
  }
}
