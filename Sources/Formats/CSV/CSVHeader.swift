/// The names of a table's columns.
public struct CSVHeader: Hashable, Sendable {
  /// As they stand in the file, in its order.
  public let names: [String]

  /// The names as values.
  public init(_ names: [String]) { self.names = names }

  /// The column of that very name; the first, when there are several.
  ///
  /// - Parameter name: The name as it stands in the file.
  /// - Returns: From 0; nil when there is none.
  public func index(of name: String) -> Int? { names.firstIndex(of: name) }

  /// Names that stand more than once, in order.
  public var duplicates: [String] {
    var seen: Set<String> = []
    var result: [String] = []
    for name in names where !seen.insert(name).inserted && !result.contains(name) {
      result.append(name)
    }
    return result
  }

  /// The columns of several names.
  ///
  /// - Parameter wanted: Names that must all be there.
  /// - Returns: From 0, in the order of `wanted`.
  /// - Throws: ``FormatError`` at line 1 that names the missing ones and those there are.
  public func indices(of wanted: [String]) throws(FormatError) -> [Int] {
    let missing = wanted.filter { !names.contains($0) }
    guard missing.isEmpty else {
      let list = missing.map { "“\($0)”" }.joined(separator: ", ")
      let there = names.map { "“\($0)”" }.joined(separator: ", ")
      throw FormatError(
        "No column \(list); the header has \(there).",
        at: TextPosition(line: 1, column: 1)
      )
    }
    return wanted.compactMap { index(of: $0) }
  }
}
