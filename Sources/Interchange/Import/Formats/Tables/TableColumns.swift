internal import Formats
internal import Names
internal import RegestaKit

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
