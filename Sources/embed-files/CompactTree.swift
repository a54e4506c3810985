import Yams

/// A document of YAML in the form that `YAMLNode(compact:)` of `Formats` reads.
///
/// Made of Yams' nodes, so that the tool needs nothing of ours; a test holds the trees in the binary against what
/// `Formats` reads of the files.
struct CompactTree {
  private(set) var text = ""

  /// - Throws: what is wrong with the document, with line and column.
  init(parsing yaml: String) throws {
    guard let root = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot() else {
      throw EmbedFiles.Failure(description: "The document is empty.")
    }
    try write(root)
  }

  private mutating func write(_ node: Node) throws {
    switch node {
    case .scalar(let scalar):
      text += "s"
      write(placeOf: node)
      write(scalar.string)
    case .sequence(let items):
      text += "l"
      write(placeOf: node)
      text += "\(items.count):"
      for item in items { try write(item) }
    case .mapping(let entries):
      text += "m"
      write(placeOf: node)
      text += "\(entries.count):"
      for (key, value) in entries {
        guard case .scalar(let scalar) = key else {
          throw EmbedFiles.Failure(description: "A key must be a text.")
        }
        write(placeOf: key)
        write(scalar.string)
        try write(value)
      }
    case .alias: throw EmbedFiles.Failure(description: "Aliases are not read.")
    }
  }

  private mutating func write(placeOf node: Node) {
    text += "\(node.mark?.line ?? 1),\(node.mark?.column ?? 1),"
  }

  private mutating func write(_ string: String) { text += "\(string.utf8.count):\(string)" }
}
