internal import YAML

/// A node of a YAML document, with its place.
///
/// Scalars stay texts: `1920-07-12`, `no` and `12` mean what their reader says, not what a YAML
/// version takes them for.
public indirect enum YAMLNode: Hashable, Sendable {
  case scalar(String, TextPosition)
  case sequence([YAMLNode], TextPosition)
  case mapping([Entry], TextPosition)

  /// A key and its value, in the order of the file.
  public struct Entry: Hashable, Sendable {
    /// The key, a text whatever it looks like.
    public var key: String
    /// Where the key begins.
    public var keyPosition: TextPosition
    /// What stands under it.
    public var value: YAMLNode
  }

  /// Reads one document.
  ///
  /// - Throws: ``FormatError`` with line and column.
  public init(parsing text: String) throws(FormatError) {
    // The parser takes a mark of byte order for text.
    let text =
      text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text
    let tree: YAMLTree?
    do {
      tree = try YAMLTree.document(text)
    } catch {
      throw FormatError(error.message, at: error.mark.map(TextPosition.init))
    }
    guard let tree else { throw FormatError("The document is empty.") }
    var converter = Converter()
    self = try converter.convert(tree)
  }

  /// Where the node begins.
  public var position: TextPosition {
    switch self {
    case .scalar(_, let position), .sequence(_, let position), .mapping(_, let position): position
    }
  }

  /// What a person calls it.
  public var typeName: String {
    switch self {
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

}

/// Turns the parser's trees into ours, within a bound: aliases let a small file stand for a huge one.
private struct Converter {
  static let maximumNodes = 2_000_000
  var count = 0

  mutating func convert(_ tree: YAMLTree) throws(FormatError) -> YAMLNode {
    let position = TextPosition(tree.mark)
    count += 1
    guard count < Self.maximumNodes else {
      throw FormatError("The document is too large.", at: position)
    }
    switch tree {
    case .scalar(let text, _): return .scalar(text, position)
    case .sequence(let trees, _):
      var items: [YAMLNode] = []
      for item in trees { items.append(try convert(item)) }
      return .sequence(items, position)
    case .mapping(let pairs, _):
      var entries: [YAMLNode.Entry] = []
      for (key, value) in pairs {
        let place = TextPosition(key.mark)
        guard case .scalar(let text, _) = key else {
          throw FormatError("A key must be a text.", at: place)
        }
        entries.append(
          YAMLNode.Entry(
            key: text,
            keyPosition: place,
            value: try convert(value)
          )
        )
      }
      return .mapping(entries, position)
    }
  }
}

extension TextPosition {
  fileprivate init(_ mark: YAMLTree.Mark) { self.init(line: mark.line, column: mark.column) }
}
