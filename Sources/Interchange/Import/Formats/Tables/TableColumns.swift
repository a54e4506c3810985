internal import Formats
internal import Names
internal import RegestaKit

// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// The columns of a table: found by their names, what each was taken for, and how many values it has.
final class TableColumns {
  /// As the file names them, without the column of reasons that a file of rejected rows has.
  let names: [String]
  /// How many rows have a value in each.
  private(set) var counts: [Int]
  private var uses: [[String]]
  private var leftOut: [Int: String] = [:]
  private var indices: [String: Int] = [:]

  /// The last column of a file of rejected rows: why they were.
  static let reasons = "regesta_rejected"

  init(_ names: [String]) {
    self.names = names
    counts = Array(repeating: 0, count: names.count)
    uses = Array(repeating: [], count: names.count)
    for (index, name) in names.enumerated().reversed() { indices[NameFolding.fold(name)] = index }
    for (index, name) in names.enumerated().reversed() { indices[name] = index }
  }

  /// The column of a name, written as in the file or so that only case and punctuation differ.
  func index(of name: String) -> Int? { indices[name] ?? indices[NameFolding.fold(name)] }

  /// Notes what a column was taken for.
  func take(_ index: Int, for use: String) {
    if !uses[index].contains(use) { uses[index].append(use) }
  }

  /// Notes that a column is left out, and why.
  func leaveOut(_ index: Int, _ why: String) { leftOut[index] = why }

  func isTaken(_ index: Int) -> Bool { !uses[index].isEmpty }

  /// Counts the values of a row.
  func count(_ row: TableRow, missing: TableMissing) {
    for index in 0..<min(row.count, names.count) where !row.isMissing(index, missing) {
      counts[index] += 1
    }
  }

  /// Tells how each column was read, and which were not.
  func report(to importer: Importer) throws {
    for (index, name) in names.enumerated() {
      let column = "column \"\(name)\""
      if !uses[index].isEmpty {
        try importer.explain(column, uses[index].joined(separator: "; "), count: counts[index])
      } else {
        let why = leftOut[index] ?? "no mapping says what it means"
        try importer.leaveOut(column, why, count: counts[index])
      }
    }
  }

  /// The names as an error lists them.
  var printed: String {
    let shown = names.prefix(40).map { "\"\($0.abridged)\"" }.joined(separator: ", ")
    return names.count > 40 ? shown + " and \(names.count - 40) more" : shown
  }
}

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
    let graphic: ClosedRange<UInt8> = 0x21...0x7E
    guard graphic ~= first, graphic ~= last, field.allSatisfy({ $0 < 0x80 }) else { return nil }
    return spellings.contains { $0.count == field.count && $0.elementsEqual(field) }
  }

  /// The same without numbers: -9 is a longitude in Portugal.
  var withoutNumbers: TableMissing { TableMissing(words.filter { Double($0) == nil }) }
}

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

  func isMissing(_ index: Int, _ missing: TableMissing) -> Bool {
    if case .record(let record) = fields, index < record.count,
      let isMissing = record.withUTF8(of: index, { missing.contains($0) })
    {
      return isMissing
    }
    return missing.contains(self[index])
  }
}

extension String {
  /// Cut at every separator.
  func parts(at separators: [String]) -> [String] {
    var parts = [self]
    for separator in separators where !separator.isEmpty {
      parts = parts.flatMap { $0.cut(at: separator) }
    }
    return parts
  }

  private func cut(at separator: String) -> [String] {
    var result: [String] = []
    var rest = Substring(self)
    while let range = rest.firstPlace(of: separator) {
      result.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return result + [String(rest)]
  }
}

extension StringProtocol {
  /// Where a text stands first in this one, byte by byte: rows are many, and so are the words looked for.
  func firstPlace(of text: String) -> Range<Index>? {
    let (bytes, wanted) = (utf8, text.utf8)
    guard let first = wanted.first else { return nil }
    var start = bytes.startIndex
    while let begin = bytes[start...].firstIndex(of: first) {
      if bytes[begin...].starts(with: wanted) {
        return begin..<bytes.index(begin, offsetBy: wanted.count)
      }
      start = bytes.index(after: begin)
    }
    return nil
  }
}
