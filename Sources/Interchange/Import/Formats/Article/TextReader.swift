public import Formats
public import Reading

/// Who reads an article: the program itself, or another one. What it finds is proposed, never known.
public protocol TextReader: AnyObject {
  /// Reads an article.
  ///
  /// - Returns: What it seems to say. Passages are those of the article, counted from 0.
  /// - Throws: ``RegestaKit/RegestaError`` when it cannot be read at all; nothing is taken in then.
  func read(_ article: Article) throws -> Reading

  /// What in the last reading could not be used, and why.
  var faults: [ReaderFault] { get }
}

extension TextReader {
  /// A reader within the program makes none.
  public var faults: [ReaderFault] { [] }
}

/// Something that a reader said and nobody can use.
public struct ReaderFault: Hashable, Sendable {
  /// Where: "line 12 of the reader's answer".
  public var place: String
  /// What is wrong with it.
  public var reason: String

  /// A fault as a value.
  public init(_ place: String, _ reason: String) {
    self.place = place
    self.reason = reason
  }
}
