internal import Formats
internal import Names
internal import RegestaKit

/// One mapping of a notation file, read key by key; every error says where.
struct NotationRecord {
  let file: String
  let position: TextPosition
  let entries: [YAMLNode.Entry]

  /// Takes a node that must be a mapping with no keys but these.
  init(_ node: YAMLNode, file: String, keys: [String]) throws {
    guard case .mapping(let entries, let position) = node else {
      throw Self.error("Here must be a mapping, not \(node.typeName).", file, node.position)
    }
    self.file = file
    self.position = position
    self.entries = entries
    for entry in entries where !keys.contains(entry.key) {
      let near = Suggestions.rank(entry.key, among: keys, limit: 1).map {
        RegestaError.Suggestion($0.text)
      }
      throw Self.error(
        "There is no key \"\(entry.key.abridged)\" here.",
        file,
        entry.keyPosition,
        near
      )
    }
  }

  /// Reads a whole file that must be one mapping with no keys but these.
  init(parsing text: String, file: String, keys: [String]) throws {
    let node: YAMLNode
    do {
      node = try YAMLNode(parsing: text)
    } catch {
      throw Self.error(error.message, file, error.position ?? TextPosition(line: 1, column: 1))
    }
    try self.init(node, file: file, keys: keys)
  }

  subscript(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

  func text(_ key: String) throws -> String? {
    guard let node = self[key] else { return nil }
    return try Self.text(node, file: file)
  }

  func required(_ key: String) throws -> String {
    guard let text = try text(key) else { throw error("\"\(key)\" is missing.") }
    return text
  }

  func flag(_ key: String) throws -> Bool {
    switch try text(key) {
    case nil, "false", "no": return false
    case "true", "yes": return true
    default: throw error("\"\(key)\" is true or false.", at: self[key])
    }
  }

  /// A list of texts; a single text is a list of one.
  func texts(_ key: String) throws -> [String] {
    try list(key).map { try Self.text($0, file: file) }
  }

  /// A list of nodes; a single node is a list of one.
  func list(_ key: String) throws -> [YAMLNode] {
    switch self[key] {
    case nil: []
    case .sequence(let items, _): items
    case .some(let node): [node]
    }
  }

  /// A value of an enumeration, by its raw value.
  func choice<T: RawRepresentable & CaseIterable>(
    _ key: String,
    of type: T.Type
  ) throws -> T? where T.RawValue == String {
    guard let text = try text(key) else { return nil }
    if let value = T(rawValue: text) { return value }
    let all = T.allCases.map(\.rawValue).joined(separator: ", ")
    throw error("\"\(key)\" is one of: \(all); not \"\(text.abridged)\".", at: self[key])
  }

  func error(_ message: String, at node: YAMLNode? = nil) -> RegestaError {
    Self.error(message, file, node?.position ?? position)
  }

  static func text(_ node: YAMLNode, file: String) throws -> String {
    guard case .scalar(let text, _) = node else {
      throw error("Here must be a text, not \(node.typeName).", file, node.position)
    }
    return text
  }

  static func error(
    _ message: String,
    _ file: String,
    _ position: TextPosition,
    _ suggestions: [RegestaError.Suggestion] = []
  ) -> RegestaError {
    RegestaError(.badInput, "\(file):\(position): \(message)", suggestions: suggestions)
  }
}
