/// A word, a number or a sign of running text.
struct ProseToken {
  enum Kind: UInt8 {
    case word
    case number
    case sign
  }

  var kind: Kind
  /// Where it stands, in Unicode scalars.
  var start: Int
  var end: Int
  /// Of a word, in lower case; empty where it is too long for any that matters.
  var word = ""
  var classes: WordClass = []
  /// Of a sign; all dashes are `-`.
  var sign: Unicode.Scalar = " "
  /// Of a number; -1 where it is too long.
  var value = -1
  var digits = 0
  var ending = Ending.none
  /// Whether white space, or the beginning of the text, stands before it.
  var isSpaced: Bool
  var isCapital = false
  /// A word that "'s" belongs to.
  var isPossessive = false
  /// Which sentence of the passage it is in.
  var sentence = 0

  /// What is written onto a number.
  enum Ending: UInt8 {
    case none
    /// "12th"
    case ordinal
    /// "1850s"
    case plural
    /// Anything else, which makes it no date: "14,844", "B52", "20mm".
    case other
  }

  func isSign(_ scalar: Unicode.Scalar) -> Bool { kind == .sign && sign == scalar }

  func has(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }
}
