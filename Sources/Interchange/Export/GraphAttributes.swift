internal import Chronology
internal import RegestaKit

/// What a node or an edge carries besides its ends: named, typed values, a missing one nil.
///
/// GraphML, GEXF, Cytoscape's JSON and Neo4j's tables write the same ones, each in its own way.
struct GraphAttribute {
  /// Its name in the file.
  let name: String
  /// Its value; nil when the base does not know it.
  let value: Value?

  /// A value of one of the types that all graph formats share.
  enum Value {
    case text(String)
    case integer(Int)
    case real(Double)
    case truth(Bool)

    /// As a format without types writes it.
    var text: String {
      switch self {
      case .text(let text): text
      case .integer(let number): number.description
      case .real(let number): number.description
      case .truth(let truth): truth.description
      }
    }
  }

  /// The types of ``Value``.
  enum ValueType: String {
    case text, integer, real, truth
  }

  init(_ name: String, text: String?) {
    self.name = name
    value = text.map(Value.text)
  }

  init(_ name: String, integer: Int?) {
    self.name = name
    value = integer.map(Value.integer)
  }

  init(_ name: String, real: Double?) {
    self.name = name
    value = real.map(Value.real)
  }

  init(_ name: String, truth: Bool) {
    self.name = name
    value = .truth(truth)
  }
}

extension GraphAttribute {
  /// A declaration: a name and the type of its values.
  typealias Declaration = (name: String, type: ValueType)

  /// What ``ExportGraph/attributes(of:_:)`` can give, in its order.
  static let ofNodes: [Declaration] = [
    ("label", .text), ("number", .integer), ("kind", .text), ("names", .text),
    ("identifiers", .text), ("statements", .text), ("latitude", .real), ("longitude", .real),
  ]

  /// What ``ExportGraph/attributes(of:)`` can give, in its order.
  static let ofEdges: [Declaration] = [
    ("label", .text), ("claim", .integer), ("relation", .text), ("sentence", .text),
    ("time", .text), ("start_min", .text), ("start_max", .text), ("end_min", .text),
    ("end_max", .text), ("start_wording", .text), ("end_wording", .text), ("holds", .text),
    ("certainty", .text), ("denied", .truth), ("disputed", .truth), ("symmetric", .truth),
    ("qualifiers", .text), ("citations", .text), ("comment", .text),
  ]
}

extension ExportGraph {
  /// What a thing is called and all that is said of it alone; lists are joined by ` | `.
  func attributes(of entity: Entity, _ statements: [Claim]) -> [GraphAttribute] {
    let names = statements.filter { valueType(of: $0) == .name }.map(\.nameInWords)
    let identifiers = statements.filter { valueType(of: $0) == .identifier }.map {
      "\($0.isDenied ? "not: " : "")\($0.relation.key): \($0.object.printed)"
    }
    let others = statements.filter { !valueType(of: $0).isName }.map { claim in
      let details = [claim.additions, claim.evidence].compactMap { $0 }
      let brackets = details.isEmpty ? "" : " [\(details.joined(separator: "; "))]"
      return "claim:\(claim.id) \(claim.sentence)\(brackets)"
    }
    let place = statements.lazy.compactMap(\.point).first
    return [
      GraphAttribute("label", text: entity.label),
      GraphAttribute("number", integer: entity.id.rawValue),
      GraphAttribute("kind", text: entity.kind),
      GraphAttribute("names", text: names.joinedUnlessEmpty),
      GraphAttribute("identifiers", text: identifiers.joinedUnlessEmpty),
      GraphAttribute("statements", text: others.joinedUnlessEmpty),
      GraphAttribute("latitude", real: place?.latitude),
      GraphAttribute("longitude", real: place?.longitude),
    ]
  }

  /// A claim between two things with its time, certainty, dispute and citations.
  func attributes(of claim: Claim) -> [GraphAttribute] {
    let days = claim.period.map { ISOBounds(ClaimBounds($0)) }
    // Dates are put into words once: three of the attributes have them.
    let when = claim.when
    return [
      GraphAttribute("label", text: Self.onOneLine(claim.edgeLabel(when: when, separator: ", "))),
      GraphAttribute("claim", integer: claim.id.rawValue),
      GraphAttribute("relation", text: claim.relation.key),
      GraphAttribute("sentence", text: claim.sentence(when: when)),
      GraphAttribute("time", text: when),
      GraphAttribute("start_min", text: days?.startMin),
      GraphAttribute("start_max", text: days?.startMax),
      GraphAttribute("end_min", text: days?.endMin),
      GraphAttribute("end_max", text: days?.endMax),
      GraphAttribute("start_wording", text: claim.period?.start.wording),
      GraphAttribute(
        "end_wording",
        text: claim.period.flatMap { $0.isInstant ? nil : $0.end.wording }
      ),
      GraphAttribute("holds", text: verdict(claim)?.rawValue),
      GraphAttribute("certainty", text: claim.certainty.name),
      GraphAttribute("denied", truth: claim.isDenied),
      GraphAttribute("disputed", truth: claim.isDisputed),
      GraphAttribute("symmetric", truth: isSymmetric(claim)),
      GraphAttribute("qualifiers", text: claim.additions),
      GraphAttribute("citations", text: claim.evidence),
      GraphAttribute("comment", text: claim.comment),
    ]
  }

  private static func onOneLine(_ label: String) -> String {
    guard label.utf8.contains(UInt8(ascii: "\n")) else { return label }
    let lines = label.utf8.split(separator: UInt8(ascii: "\n")).compactMap { String($0) }
    return lines.joined(separator: ", ")
  }

  /// Tells of the claims about one thing alone that ``attributes(of:_:)`` holds as sentences only;
  /// names and identifiers have attributes of their own.
  func reportSentences(_ statements: [Claim]) throws {
    for claim in statements {
      let sentence = claim.sentence
      if !valueType(of: claim).isName {
        try export.losses.add(.asText, "claim", claim.id.rawValue, sentence)
      }
      try reportCharacters(of: claim, sentence: sentence)
    }
  }
}

extension [GraphAttribute] {
  /// The value of the attribute of that name, as a format without types writes it.
  func text(_ name: String) -> String? { first { $0.name == name }?.value?.text }
}

/// The four bounds of a claim as days of ISO 8601; nil for a day that is not known.
struct ISOBounds {
  let startMin: String?
  let startMax: String?
  let endMin: String?
  let endMax: String?

  init(_ bounds: ClaimBounds) {
    func iso(_ number: Int) -> String? {
      let day = Day(number: number)
      return day.isFinite ? day.iso : nil
    }
    startMin = iso(bounds.startMin)
    startMax = iso(bounds.startMax)
    endMin = iso(bounds.endMin)
    endMax = iso(bounds.endMax)
  }
}

extension [String] {
  /// A list in one text; nil for an empty one.
  var joinedUnlessEmpty: String? { isEmpty ? nil : joined(separator: " | ") }
}

extension Period.Endpoint {
  /// The source's wording of the date, where there is one.
  fileprivate var wording: String? {
    if case .date(let date) = self { date.wording } else { nil }
  }
}

extension Relation.ValueType {
  /// Whether it says what a thing is called, by people or in a catalogue.
  var isName: Bool { self == .name || self == .identifier }
}

extension Claim {
  /// "Вильна (ru, former name, until 1918)".
  fileprivate var nameInWords: String {
    guard case .text(let text, let language) = object else { return object.printed }
    let facts = [language ?? "und", relation.key] + [when].compactMap { $0 }
    return "\(isDenied ? "not: " : "")\(text) (\(facts.joined(separator: ", ")))"
  }

  /// Latitude and longitude, when the claim gives a place on the map.
  var point: (latitude: Double, longitude: Double)? {
    if case .point(let latitude, let longitude) = object, !isDenied {
      (latitude, longitude)
    } else {
      nil
    }
  }
}
