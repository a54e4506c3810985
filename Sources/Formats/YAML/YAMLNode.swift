internal import Yams

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
    try NestingGuard.check(text)
    let node: Node?
    do {
      // Nobody asks what a scalar looks like, and the default rules are regular expressions.
      node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw FormatError(error)
    } catch {
      throw FormatError("\(error)")
    }
    guard let node else { throw FormatError("The document is empty.") }
    var converter = Converter()
    self = try converter.convert(node, depth: 0)
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

/// Turns the parser's nodes into ours, within bounds: aliases let a small file stand for a huge one.
private struct Converter {
  static let maximumDepth = 64
  static let maximumNodes = 2_000_000
  var count = 0

  mutating func convert(_ node: Node, depth: Int) throws(FormatError) -> YAMLNode {
    let position = TextPosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    count += 1
    guard depth < Self.maximumDepth, count < Self.maximumNodes else {
      throw FormatError("The document is nested too deeply, or too large.", at: position)
    }
    switch node {
    case .scalar(let scalar):
      return .scalar(scalar.string, position)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence { items.append(try convert(item, depth: depth + 1)) }
      return .sequence(items, position)
    case .mapping(let mapping):
      var entries: [YAMLNode.Entry] = []
      for (key, value) in mapping {
        let place = TextPosition(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
        guard case .scalar(let scalar) = key else {
          throw FormatError("A key must be a text.", at: place)
        }
        entries.append(
          YAMLNode.Entry(
            key: scalar.string,
            keyPosition: place,
            value: try convert(value, depth: depth + 1)
          )
        )
      }
      return .mapping(entries, position)
    case .alias:
      throw FormatError("Aliases to what comes later are not read.", at: position)
    }
  }
}

extension FormatError {
  fileprivate init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(problem, at: TextPosition(line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let mark = context.mark
      self.init(
        "The key \(duplicates.sorted().map { "\"\($0)\"" }.joined(separator: ", ")) stands twice.",
        at: TextPosition(line: mark.line, column: mark.column)
      )
    case .reader(let problem, let offset, _, let yaml):
      self.init(problem, at: offset.map { TextPosition(of: $0, in: yaml) })
    default:
      self.init("\(error)")
    }
  }
}

extension TextPosition {
  /// The place of a character, counted from 0.
  fileprivate init(of offset: Int, in text: String) {
    var (line, column) = (1, 1)
    for character in text.prefix(offset) {
      if character.isNewline {
        (line, column) = (line + 1, 1)
      } else {
        column += character.unicodeScalars.count
      }
    }
    self.init(line: line, column: column)
  }
}
