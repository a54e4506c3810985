internal import CSQLite

/// One value of any storage class, owned.
///
/// SQLite has no "not a number": binding `.real(.nan)` stores NULL.
public enum Value: Sendable, Hashable {
  /// NULL.
  case null
  /// A signed integer.
  case integer(Int64)
  /// A number.
  case real(Double)
  /// Text; a NUL character inside it is kept.
  case text(String)
  /// Bytes; no bytes at all is not NULL.
  case blob([UInt8])

  /// The class in which SQLite stores the value.
  public var storageClass: StorageClass {
    switch self {
    case .null: .null
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .blob: .blob
    }
  }

  /// Whether the value is NULL.
  public var isNull: Bool { self == .null }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  /// An integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .real(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// 1 or 0.
  public init(booleanLiteral value: Bool) { self = .integer(value ? 1 : 0) }
  /// NULL.
  public init(nilLiteral: ()) { self = .null }
}

extension Value: CustomStringConvertible {
  /// The value as an SQL literal.
  public var description: String { SQLText.literal(self) }
}
