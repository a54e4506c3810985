/// Where a page stands: the path of its URL, as a value.
package enum Address: Hashable, Sendable {
  case home, search, suggest, ask, sources, kinds, relations, timeline, network, path, compare, day,
    disputes, check, questions, sql, log, openapi, health, review, importing
  /// An entity, by its key.
  case entity(String)
  /// A claim, by its number.
  case claim(Int)
  /// A source, by its key.
  case source(String)
  /// A kind, by its key.
  case kind(String)
  /// A relation, by its key.
  case relation(String)
  /// A dispute, recorded or only found, by its key.
  case dispute(String)
  /// A canned question, by its name.
  case question(String)
  /// A batch, by its number.
  case batch(Int)
  /// A file of the program's, by its name with the hash in it.
  case asset(String)

  /// The parts of the path, decoded.
  package var segments: [String] {
    switch self {
    case .home: []
    case .entity(let key): ["e", key]
    case .claim(let number): ["c", String(number)]
    case .sources: ["s"]
    case .source(let key): ["s", key]
    case .kinds: ["k"]
    case .kind(let key): ["k", key]
    case .relations: ["r"]
    case .relation(let key): ["r", key]
    case .dispute(let key): ["d", key]
    case .questions: ["q"]
    case .question(let name): ["q", name]
    case .batch(let number): ["b", String(number)]
    case .asset(let name): ["static", name]
    default: [Self.words.first { $0.value == self }?.key ?? ""]
    }
  }

  /// The pages that have one name and nothing behind it.
  static let words: [String: Address] = [
    "search": .search, "suggest": .suggest, "ask": .ask, "timeline": .timeline, "network": .network,
    "path": .path, "compare": .compare, "day": .day, "disputes": .disputes, "check": .check,
    "sql": .sql, "log": .log, "openapi": .openapi, "health": .health, "review": .review,
    "import": .importing,
    "index": .home,
  ]

  /// The address that the parts of a path mean; nil for none.
  init?(segments: [String]) {
    switch segments.count {
    case 0: self = .home
    case 1:
      switch segments[0] {
      case "s": self = .sources
      case "k": self = .kinds
      case "r": self = .relations
      case "q": self = .questions
      default:
        guard let address = Self.words[segments[0]] else { return nil }
        self = address
      }
    case 2:
      let name = segments[1]
      guard !name.isEmpty else { return nil }
      switch segments[0] {
      case "e": self = .entity(name)
      case "s": self = .source(name)
      case "k": self = .kind(name)
      case "r": self = .relation(name)
      case "d": self = .dispute(name)
      case "q": self = .question(name)
      case "static": self = .asset(name)
      case "c", "b":
        guard let number = Int(name), number > 0, String(number) == name else { return nil }
        self = segments[0] == "c" ? .claim(number) : .batch(number)
      default: return nil
      }
    default: return nil
    }
  }
}
