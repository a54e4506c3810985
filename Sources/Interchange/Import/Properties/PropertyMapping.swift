internal import RegestaKit

/// How the properties of another base are said in ours: docs/formats/mapping-properties.md has the language.
struct PropertyMapping {
  /// The languages whose names are taken; nil: all.
  var languages: Set<String>?
  /// What other bases call a language, where that is no tag of BCP 47: `simple` is `en`.
  var languageTags: [String: String] = [:]
  /// The kind of what has no class that is mapped.
  var fallbackKind = "thing"
  /// Whether properties without a mapping become relations of the base.
  var definesUnknown = false
  /// Who says what the file says; nil: the file itself.
  var source: SourceDraft?
  /// Kinds and relations that the mapping brings; they come into a base when they are first used.
  var kinds: [KindDraft] = []
  var relations: [String: RelationDraft] = [:]
  /// Classes, by their name elsewhere.
  var types: [String: String] = [:]
  /// Properties, by their name elsewhere.
  var properties: [String: PropertyRule] = [:]
  /// Qualifiers of any property.
  var qualifiers: [String: QualifierRule] = [:]
  /// The parts of references.
  var references: [String: ReferenceRole] = [:]
  /// What a circumstance of a statement means.
  var circumstances: [String: Circumstance] = [:]
  /// Things that are spoken of everywhere and described nowhere: units, encyclopedias.
  var items: [String: KnownItem] = [:]
  /// Addresses that give the number of a thing elsewhere.
  var identifiers: [IdentifierPattern] = []
  /// The beginnings of names, as `skos` for `http://www.w3.org/2004/02/skos/core#`.
  var prefixes: [String: String] = [:]

  /// A thing that needs no file to be named.
  struct KnownItem: Hashable {
    var name: String
    var kind: String?
  }

  /// An address with `$1` where the number stands.
  struct IdentifierPattern: Hashable {
    /// The relation of the number; `key` when it is the key of a thing of a base.
    var scheme: String
    var prefix: String
    var suffix: String

    /// The number in an address; nil when it is none of these.
    func value(in address: String) -> String? {
      guard address.utf8.count > prefix.utf8.count + suffix.utf8.count,
        address.hasPrefix(prefix), address.hasSuffix(suffix)
      else { return nil }
      var value = address.dropFirst(prefix.count).dropLast(suffix.count)
      if value.last == "/" { value = value.dropLast() }
      let isPlain = value.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
      return value.isEmpty || !isPlain ? nil : String(value)
    }
  }

  /// What a circumstance does to a statement.
  enum Circumstance: String, CaseIterable {
    /// Its dates are about right.
    case circa
    case likely, doubtful
    /// It changes nothing that we record.
    case certain
  }

  /// The tag of a language, as BCP 47 has it.
  func tag(_ language: String) -> String { languageTags[language] ?? language }

  /// Whether names in a language are taken.
  func wants(_ language: String) -> Bool {
    guard let languages else { return true }
    return languages.contains(language)
  }
}

/// What a property is here.
struct PropertyRule {
  var role: Role
  /// What the claim's subject and object are, read the other way round.
  var isInverse = false
  /// The kind of the thing at the other end, when nothing else says it.
  var object: String?
  /// Whether a text names the thing at the other end.
  var isByName = false
  /// Qualifiers of ours, texts, that every claim of it gets: what tells two properties of one relation apart.
  var with: [String: String] = [:]
  /// Qualifiers that mean something else with this property.
  var qualifiers: [String: QualifierRule] = [:]

  enum Role: Hashable {
    /// A claim with this relation.
    case claim(String)
    /// It names the class, and so the kind.
    case kind
    /// It names the same thing elsewhere.
    case same
    /// One of the two parts of a point.
    case latitude, longitude
    /// It repeats what other statements say, or keeps house.
    case leaveOut(String)
  }
}

/// What a qualifier is here.
enum QualifierRule: Hashable {
  case start, end, on
  case earliest, latest
  case latestStart, earliestEnd
  case circumstances
  case deprecationReason
  /// It goes into the remark on the claim.
  case comment
  /// A qualifier of ours.
  case relation(String, object: String?)
  case leaveOut(String)

  static let words: [String: QualifierRule] = [
    "start": .start, "end": .end, "on": .on, "earliest": .earliest, "latest": .latest,
    "latest-start": .latestStart, "earliest-end": .earliestEnd, "circumstances": .circumstances,
    "deprecation-reason": .deprecationReason, "comment": .comment,
  ]

  /// Whether it says when, and is no qualifier of the claim itself.
  var isTime: Bool {
    switch self {
    case .start, .end, .on, .earliest, .latest, .latestStart, .earliestEnd: true
    default: false
    }
  }
}

/// What a part of a reference is.
enum ReferenceRole: String, CaseIterable {
  case statedIn = "stated-in"
  case url
  case importedFrom = "imported-from"
  case page, volume, issue, section, quote, retrieved, title, author, publisher, published, language
  case record
  /// It helps nobody to find the source.
  case ignore
}
