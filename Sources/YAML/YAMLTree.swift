/// A document of YAML as it is written: texts, lists and mappings with their places, and no types of scalars.
public indirect enum YAMLTree: Sendable {
  case scalar(String, Mark)
  case sequence([YAMLTree], Mark)
  /// Keys and values in the order of the document.
  case mapping([(key: YAMLTree, value: YAMLTree)], Mark)

  /// Where something begins: line and column, both counted from 1, columns in Unicode scalars.
  public struct Mark: Hashable, Sendable {
    /// From 1.
    public var line: Int
    /// In Unicode scalars, from 1.
    public var column: Int
  }

  /// What keeps a text from being YAML, and where.
  public struct Fault: Error, CustomStringConvertible {
    /// A sentence, or libyaml's words.
    public var message: String
    /// Where; nil where no place is to blame.
    public var mark: Mark?

    /// Line, column and message.
    public var description: String {
      mark.map { "\($0.line):\($0.column): \(message)" } ?? message
    }
  }

  /// Where it begins. What an alias stands for begins where that stands.
  public var mark: Mark {
    switch self {
    case .scalar(_, let mark), .sequence(_, let mark), .mapping(_, let mark): mark
    }
  }
}
