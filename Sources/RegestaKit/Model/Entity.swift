/// A thing with an identity and nothing else: all that is said of it is claims.
public struct Entity: Hashable, Sendable, Identifiable {
  /// The number of an entity.
  public typealias ID = Identifier<Entity>

  /// Its number in this base.
  public var id: ID
  /// Its stable key: ASCII, in lower case, with hyphens.
  public var key: String
  /// The name shown when no date or language is asked for.
  public var label: String
  /// The key of its kind.
  public var kind: String

  /// An entity as a value; nothing is written.
  public init(id: ID, key: String, label: String, kind: String) {
    self.id = id
    self.key = key
    self.label = label
    self.kind = kind
  }
}

/// What an entity is called: a claim, with the text's language and its role.
public struct Name: Hashable, Sendable {
  /// The claim that says so; its citations are the name's.
  public var claim: Claim.ID
  /// The name as it is written.
  public var text: String
  /// BCP 47 (`lt`, `be-Latn`); `und` when not known.
  public var language: String
  /// The relation that makes it a name: `preferred-name`, `alias`, `former-name`, `exonym` ...
  public var role: String
  /// When it was so called, printed; nil when the source does not say.
  public var when: String?

  /// A name as a value; nothing is written.
  public init(claim: Claim.ID, text: String, language: String, role: String, when: String?) {
    self.claim = claim
    self.text = text
    self.language = language
    self.role = role
    self.when = when
  }
}
