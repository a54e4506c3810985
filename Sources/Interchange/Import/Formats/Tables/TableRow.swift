internal import Formats
internal import RegestaKit

// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// A row of a table, or what is read like one.
struct TableRow {
  private enum Fields {
    case record(CSVRecord)
    case texts([String], TextPosition?)
  }

  private let fields: Fields

  init(_ record: CSVRecord) { fields = .record(record) }

  init(_ texts: [String], at position: TextPosition?) { fields = .texts(texts, position) }

  var count: Int {
    switch fields {
    case .record(let record): record.count
    case .texts(let texts, _): texts.count
    }
  }

  /// A field without white space around it.
  subscript(_ index: Int) -> String {
    switch fields {
    case .record(let record): index < record.count ? record[index].trimmingSpaces : ""
    case .texts(let texts, _): index < texts.count ? texts[index].trimmingSpaces : ""
    }
  }

  func position(_ index: Int) -> TextPosition? {
    switch fields {
    case .record(let record): index < record.count ? record.position(of: index) : nil
    case .texts(_, let position): position
    }
  }

  /// Every field as it stands.
  var texts: [String] {
    switch fields {
    case .record(let record): Array(record)
    case .texts(let texts, _): texts
    }
  }

  /// Whether a field is a text.
  func has(_ text: String, at index: Int) -> Bool {
    if case .record(let record) = fields, index < record.count,
      let isSame = record.withUTF8(of: index, { $0.isPlain(text) })
    {
      return isSame
    }
    return self[index] == text
  }

  func isMissing(_ index: Int, _ missing: TableMissing) -> Bool {
    if case .record(let record) = fields, index < record.count,
      let isMissing = record.withUTF8(of: index, { missing.contains($0) })
    {
      return isMissing
    }
    return missing.contains(self[index])
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a field as it stands is a text, without a text made of it; nil when it must be made one, because
  /// there may be spaces at its ends, or because letters beyond ASCII can be spelt in several ways.
  fileprivate func isPlain(_ text: String) -> Bool? {
    guard let first, let last, first.isGraphic, last.isGraphic else { return nil }
    if count == text.utf8.count, elementsEqual(text.utf8) { return true }
    return allSatisfy { $0 < 0x80 } && text.utf8.allSatisfy { $0 < 0x80 } ? false : nil
  }
}
