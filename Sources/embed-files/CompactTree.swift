internal import YAML

/// A document of YAML in the form that `YAMLNode(compact:)` of `Formats` reads.
///
/// Made without `Formats`, so that the tool is built of little; a test holds the trees in the binary against what
/// `Formats` reads of the files.
struct CompactTree {
  private(set) var text = ""

  /// - Throws: what is wrong with the document, with line and column.
  init(parsing yaml: String) throws {
    guard let root = try YAMLTree.document(yaml) else {
      throw EmbedFiles.Failure(description: "The document is empty.")
    }
    try write(root)
  }

  private mutating func write(_ tree: YAMLTree) throws {
    switch tree {
    case .scalar(let text, let mark):
      write("s", mark)
      write(text)
    case .sequence(let items, let mark):
      write("l", mark)
      text += "\(items.count):"
      for item in items { try write(item) }
    case .mapping(let entries, let mark):
      write("m", mark)
      text += "\(entries.count):"
      for (key, value) in entries {
        guard case .scalar(let word, let mark) = key else {
          throw EmbedFiles.Failure(description: "A key must be a text.")
        }
        write("", mark)
        write(word)
        try write(value)
      }
    }
  }

  private mutating func write(_ kind: String, _ mark: YAMLTree.Mark) {
    text += "\(kind)\(mark.line),\(mark.column),"
  }

  private mutating func write(_ string: String) { text += "\(string.utf8.count):\(string)" }
}
