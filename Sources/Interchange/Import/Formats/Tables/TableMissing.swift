internal import RegestaKit

// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// What stands for a value that is not there.
struct TableMissing {
  /// As they are written.
  private(set) var words: Set<String>
  /// The bytes of each.
  private let spellings: [[UInt8]]

  /// Those that statistical programs, spreadsheets and data sets of history write.
  static let standard = TableMissing([
    "", "NA", "N/A", "n/a", "#N/A", "NULL", "null", "NaN", "nan", "n.d.", "n. d.", "s.d.", "?", "-",
    "–", "—", "-8", "-9",
  ])

  init(_ words: some Sequence<String>) {
    self.words = Set(words).union([""])
    spellings = self.words.map { Array($0.utf8) }
  }

  func contains(_ text: String) -> Bool { text.utf8.count <= 16 && words.contains(text) }

  /// The same of a field as it stands, without a text made of it; nil when it must be made one, to take spaces
  /// from its ends or because letters beyond ASCII can be spelt in several ways.
  func contains(_ field: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard let first = field.first, let last = field.last else { return true }
    // Most fields are too long for a mark.
    if field.count > 16 { return false }
    guard first.isGraphic, last.isGraphic, field.allSatisfy({ $0 < 0x80 }) else { return nil }
    return spellings.contains { $0.count == field.count && $0.elementsEqual(field) }
  }

  /// The same without numbers: -9 is a longitude in Portugal.
  var withoutNumbers: TableMissing { TableMissing(words.filter { Double($0) == nil }) }
}
