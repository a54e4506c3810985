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
  @inlinable
  package func numberList<Item>() -> String where Element == Identifier<Item> {
    map(\.rawValue).numberList()
  }
}

extension [Int] {
  /// The numbers as an array of JSON, which a query takes apart by `json_each`.
  @usableFromInline
  package func numberList() -> String {
    var list = [UInt8(ascii: "[")]
    list.reserveCapacity(8 * count + 2)
    for number in self {
      if list.count > 1 { list.append(UInt8(ascii: ",")) }
      // From the last digit on, and then turned round.
      let start = list.endIndex
      var rest = number.magnitude
      repeat {
        list.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      } while rest > 0
      if number < 0 { list.append(UInt8(ascii: "-")) }
      list[start...].reverse()
    }
    list.append(UInt8(ascii: "]"))
    return String(decoding: list, as: UTF8.self)
  }
}
