/// A place in a text: where something was read, or where reading failed.
public struct TextPosition: Hashable, Sendable, Comparable {
  /// From 1.
  public var line: Int
  /// In Unicode scalars, from 1.
  public var column: Int

  /// A place in a text.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Earlier in the text before later.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension TextPosition: CustomStringConvertible {
  /// "12:5".
  public var description: String { "\(line):\(column)" }
}

/// What kept a text from being read, and where.
public struct FormatError: Error, Hashable, Sendable {
  /// What is wrong, in words.
  public var message: String
  /// Where; nil when the text as a whole is at fault.
  public var position: TextPosition?
  /// How many bytes stand before the place, for readers that count them.
  public var byteOffset: Int?

  /// An error as a value.
  public init(_ message: String, at position: TextPosition? = nil, byteOffset: Int? = nil) {
    self.message = message
    self.position = position
    self.byteOffset = byteOffset
  }
}

extension FormatError: CustomStringConvertible {
  /// "12:5: message".
  public var description: String { position.map { "\($0): \(message)" } ?? message }
}
