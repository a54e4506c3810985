/// The number of an item in its base: of an entity, a claim, a source ...
///
/// Numbers are never used again, so a number that stood in a printed page still means the same.
public struct Identifier<Item>: RawRepresentable, Hashable, Comparable, Sendable {
  /// The row number, from 1.
  public var rawValue: Int

  /// Wraps a row number.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Wraps a row number.
  public init(_ rawValue: Int) { self.rawValue = rawValue }

  /// By number, which is the order of recording.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: CustomStringConvertible {
  /// The bare number.
  public var description: String { String(rawValue) }
}

extension Sequence {
  /// The numbers as an array of JSON, which a query takes apart by `json_each`.
  package func numberList<Item>() -> String where Element == Identifier<Item> {
    lazy.map(\.rawValue).numberList()
  }
}

extension Sequence<Int> {
  /// The numbers as an array of JSON, which a query takes apart by `json_each`.
  package func numberList() -> String {
    var list = "["
    for number in self {
      if list.utf8.count > 1 { list += "," }
      list += String(number)
    }
    return list + "]"
  }
}
