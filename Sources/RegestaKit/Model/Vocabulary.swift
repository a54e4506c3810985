/// What a thing is: a node in the tree of kinds.
public struct Kind: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Kind>

  public var id: ID
  public var key: String
  /// The key of the kind that this is a case of.
  public var parent: String?
  public var label: String
  public var plural: String
  public var description: String?
}

/// What can be said of things: a typed predicate.
public struct Relation: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Relation>

  public var id: ID
  public var key: String
  /// The key of the relation that this is a case of.
  public var parent: String?
  /// Reads from the subject: "Poland *controls* Vilnius".
  public var label: String
  /// Reads from the object: "Vilnius *is controlled by* Poland".
  public var inverse: String?
  public var value: ValueType
  public var time: Nature
  public var use: Use
  /// At most one object at a time.
  public var isFunctional: Bool
  /// At most one subject at a time.
  public var isInverseFunctional: Bool
  public var isSymmetric: Bool
  public var isTransitive: Bool
  /// Needs no citation: a description, a remark.
  public var isAnnotation: Bool
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
    public var id: Relation.ID
    public var key: String
    public var label: String
    public var inverse: String?
  }
}
