public import Chronology
internal import RegestaKit

/// A thing as a file speaks of it, before it is known which entity of the base that is.
public struct EntityReference: Sendable {
  /// The key that it has in a base, where the file is of one.
  public var key: String?
  /// Its numbers elsewhere: the key of a relation (`wikidata`) and the number.
  public var identifiers: [Identifier]
  /// Further numbers by which it can be found. They are not recorded from here: the file says them as
  /// statements of their own, with citations.
  public var knownBy: [Identifier] = []
  /// What it is called, the name to be shown first.
  public var names: [Name]
  /// The key of its kind; nil when the file does not say.
  public var kind: String?
  /// Other kinds that it may be as well: a birthplace is a place or a state. They help to find it; what is
  /// not found becomes one of `kind`.
  public var otherKinds: [String]
  /// Dates that tell it from its namesakes: relations of dates (`signed-on`, `born-on`).
  public var dates: [Dating]
  /// What it is a part of, or who takes part in it: words that are looked for among the names of the
  /// partners of an event ("Russia", "Lithuania" of a treaty between them).
  public var partners: [String]
  /// Whether the record is about it. What is only mentioned brings no new names.
  public var isDefinition: Bool

  /// A number elsewhere.
  public struct Identifier: Hashable, Sendable {
    /// The relation's key.
    public var scheme: String
    /// The number, as the scheme writes it.
    public var value: String

    /// A number elsewhere.
    public init(_ scheme: String, _ value: String) {
      self.scheme = scheme
      self.value = value
    }
  }

  /// A name.
  public struct Name: Hashable, Sendable {
    /// The name as it is written.
    public var text: String
    /// BCP 47; `und` when not known.
    public var language: String
    /// `preferred-name`, `alias`, `former-name`, `exonym` ...
    public var role: String
    /// When it was so called.
    public var period: Period?

    /// A name; the first of a reference is preferred, the others are aliases unless they say.
    public init(
      _ text: String,
      language: String = "en",
      role: String = "alias",
      period: Period? = nil
    ) {
      self.text = text
      self.language = language
      self.role = role
      self.period = period
    }
  }

  /// A date of the thing.
  public struct Dating: Hashable, Sendable {
    /// The key of a relation whose value is a date.
    public var relation: String
    /// The date.
    public var date: HistoricalDate

    /// A date of the thing.
    public init(_ relation: String, _ date: HistoricalDate) {
      self.relation = relation
      self.date = date
    }
  }

  /// A thing that a record is about, unless told otherwise.
  public init(
    key: String? = nil,
    identifiers: [Identifier] = [],
    names: [Name] = [],
    kind: String? = nil,
    otherKinds: [String] = [],
    dates: [Dating] = [],
    partners: [String] = [],
    isDefinition: Bool = true
  ) {
    self.key = key
    self.identifiers = identifiers
    self.names = names
    self.kind = kind
    self.otherKinds = otherKinds
    self.dates = dates
    self.partners = partners
    self.isDefinition = isDefinition
  }

  /// A thing that is only mentioned, by its name.
  public init(mention name: String, kind: String? = nil, language: String = "en") {
    self.init(names: [Name(name, language: language)], kind: kind, isDefinition: false)
  }

  /// How the report calls it.
  var printed: String {
    names.first?.text ?? key ?? identifiers.first.map { "\($0.scheme) \($0.value)" }
      ?? "a thing without a name"
  }

  /// By what the reference can be found again in a later import of the same source: the strongest
  /// of what it has.
  var remembered: String {
    if let key { return "key:" + key }
    if let identifier = identifiers.first { return "\(identifier.scheme):\(identifier.value)" }
    let when = dates.map { " \($0.relation) \($0.date.printed)" }.joined()
    return "name:\(kind ?? "thing"):\(printed)\(when)"
  }
}
