/// A paragraph of a text, with the headings that it stands under.
public struct ProsePassage: Hashable, Sendable {
  /// The words.
  public var text: String
  /// The headings above it, the outermost first: the title of the text, then its sections.
  public var headings: [String]

  /// A paragraph of a text.
  public init(_ text: String, headings: [String] = []) {
    self.text = text
    self.headings = headings
  }
}
