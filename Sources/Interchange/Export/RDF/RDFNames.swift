internal import RegestaKit

/// The IRIs of a base's things: from the base IRI, the kind of thing, and its key or number.
///
///     urn:regesta:entity:vilnius        https://example.org/war/entity/vilnius
struct RDFNames {
  /// Under which all names of this base stand; `rdf-base` among the facts of the base.
  let baseIRI: String
  private let separator: String
  /// With what the names of the things begin that every claim speaks of.
  private let entities: String
  private let relations: String
  private let claims: String
  private let citations: String
  private let sources: String

  /// What a base uses that sets none.
  static let defaultBase = "urn:regesta:"
  /// The key among the facts of a base.
  static let metaKey = "rdf-base"

  private static let things = [
    "entity", "kind", "relation", "claim", "citation", "source", "batch", "dispute", "position",
  ]

  /// - Throws: ``RegestaError`` of kind `badInput` when the base's own IRI is none.
  init(_ base: KnowledgeBase) throws {
    baseIRI = try base.meta(Self.metaKey) ?? Self.defaultBase
    guard let last = baseIRI.utf8.last, ":/#".utf8.contains(last), baseIRI.isPlainIRI else {
      throw RegestaError(
        .badInput,
        "\"\(baseIRI)\" cannot be the base of IRIs.",
        hint: "Set \(Self.metaKey) in the table meta to an absolute IRI that ends with : / or #,"
          + " such as https://example.org/war/"
      )
    }
    let separator = last == UInt8(ascii: ":") ? ":" : "/"
    self.separator = separator
    entities = "\(baseIRI)entity\(separator)"
    relations = "\(baseIRI)relation\(separator)"
    claims = "\(baseIRI)claim\(separator)"
    citations = "\(baseIRI)citation\(separator)"
    sources = "\(baseIRI)source\(separator)"
  }

  /// The base as a whole.
  var base: String { baseIRI + "base" }

  /// A thing by its key.
  func name(_ thing: String, _ key: String) -> String { "\(baseIRI)\(thing)\(separator)\(key)" }

  /// A thing by its number.
  func name(_ thing: String, _ number: Int) -> String { name(thing, String(number)) }

  func entity(_ entity: Entity) -> String { entities + entity.key }
  func relation(_ relation: Relation.Reference) -> String { relations + relation.key }
  func claim(_ claim: Claim.ID) -> String { claims + String(claim.rawValue) }
  func citation(_ citation: Citation.ID) -> String { citations + String(citation.rawValue) }
  func source(_ source: Source.Reference) -> String { sources + source.key }

  /// The prefixes of a document.
  var prefixes: [String: String] {
    var prefixes = RDFTerms.prefixes
    for thing in Self.things { prefixes[thing] = name(thing, "") }
    return prefixes
  }
}

extension String {
  /// Whether it begins with a scheme and has no sign that an IRI cannot have.
  var isPlainIRI: Bool {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), colon > startIndex else {
      return false
    }
    let scheme = utf8[..<colon].allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    return scheme && utf8.allSatisfy { $0 > 0x20 && !"<>\"{}|^`\\".utf8.contains($0) }
  }

  /// Every byte that is no letter, digit or one of `- . _ ~ : /` as `%XX`, to stand inside an IRI.
  var percentEncoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "/"):
        result.append(byte)
      default:
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
