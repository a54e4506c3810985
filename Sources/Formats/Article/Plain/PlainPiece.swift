/// Lines of a plain text that belong together, and what their first one shows them to be.
struct PlainPiece {
  var kind: Kind
  /// Without white space at their ends; the first without the marker of its kind.
  var lines: [Range<Int>]
  /// How many empty lines stand before it, 0 within a block.
  var blanksBefore = 0
  var blanksAfter = 0
  /// Every line begins with white space.
  var isIndented = false

  enum Kind: Equatable {
    case text
    /// An item of a list, with its number where it has one.
    case item(number: String?)
    /// `== Heading ==` or `[edit] Heading`.
    case heading(level: Int)
    /// A note; nil when it does not say which.
    case note(label: String?)
    case categories
  }

  /// Where it begins.
  var start: Int { lines.first?.lowerBound ?? 0 }
}
