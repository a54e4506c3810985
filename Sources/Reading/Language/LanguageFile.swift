package import Formats
package import RegestaKit
internal import Seed

/// A file of data about a language, from `seed/reading/` or `seed/asking/`.
package struct LanguageFile {
  package let path: String
  package let root: YAMLNode

  /// Reads `seed/reading/LANGUAGE/NAME.yaml`.
  ///
  /// - Throws: a `RegestaError` with file, line and column when it is not there or does not read.
  init(_ name: String, language: String) throws {
    try self.init(path: "seed/reading/\(language)/\(name).yaml")
  }

  /// Reads a file of the seed by its path.
  ///
  /// - Throws: a `RegestaError` of kind `notFound`.
  package init(path: String) throws {
    guard let tree = Seed.tree(path) else {
      throw RegestaError(.notFound, "There is no \(path).")
    }
    do {
      self.init(path: path, root: try YAMLNode(compact: tree))
    } catch {
      throw RegestaError(.badInput, "\(path): \(error.message)")
    }
  }

  /// A file that was read already.
  package init(path: String, root: YAMLNode) {
    self.path = path
    self.root = root
  }

  package func error(_ message: String, at node: YAMLNode) -> RegestaError {
    RegestaError(.badInput, "\(path):\(node.position.line):\(node.position.column): \(message)")
  }

  /// The keys of a mapping, each with its node.
  package func entries(of node: YAMLNode) throws -> [(key: String, value: YAMLNode)] {
    guard case .mapping(let entries, _) = node else {
      throw error("Here must be a mapping, not \(node.typeName).", at: node)
    }
    return entries.map { ($0.key, $0.value) }
  }

  /// What stands under a key of a mapping.
  package func value(_ key: String, of node: YAMLNode) throws -> YAMLNode? {
    try entries(of: node).first { $0.key == key }?.value
  }

  /// Refuses keys of a mapping that nobody reads: a slip in one would silently teach nothing.
  ///
  /// - Throws: a `RegestaError` with file, line and key.
  package func onlyKeys(_ known: [String], of node: YAMLNode) throws {
    for (key, value) in try entries(of: node) where !known.contains(key) {
      throw error(
        "Nobody reads the key \"\(key)\"; here may stand \(known.joined(separator: ", ")).",
        at: value
      )
    }
  }

  /// A text.
  package func text(_ node: YAMLNode) throws -> String {
    guard case .scalar(let text, _) = node else {
      throw error("Here must be a text, not \(node.typeName).", at: node)
    }
    return text
  }

  /// A list of texts; a single text is a list of one.
  package func texts(_ node: YAMLNode?) throws -> [String] {
    guard let node else { return [] }
    if case .sequence(let items, _) = node { return try items.map(text) }
    return [try text(node)]
  }

  /// The entries of a mapping of texts under a key of the file.
  package func pairs(_ key: String) throws -> [String: String] {
    guard let node = try value(key, of: root) else { return [:] }
    var pairs: [String: String] = [:]
    for (word, value) in try entries(of: node) { pairs[word] = try text(value) }
    return pairs
  }

  /// The words of all texts of a list under a key of the file.
  package func words(_ key: String) throws -> Set<String> {
    Set(try texts(try value(key, of: root)))
  }
}
