/// A type whose values can be bound to a parameter and returned by a function.
///
/// An enumeration with raw values conforms by declaration alone:
///
/// ```swift
/// enum Status: String, Bindable { case open, settled }
/// ```
public protocol Bindable {
  /// What SQLite is to store.
  var databaseValue: Value { get }
}

extension RawRepresentable where Self: Bindable, RawValue: Bindable {
  /// The raw value.
  public var databaseValue: Value { rawValue.databaseValue }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// The value, or NULL.
  public var databaseValue: Value { self?.databaseValue ?? .null }
}

extension Value: Bindable {
  /// The value itself.
  public var databaseValue: Value { self }
}

extension Int: Bindable {
  /// An integer.
  public var databaseValue: Value { .integer(Int64(self)) }
}

extension Int64: Bindable {
  /// An integer.
  public var databaseValue: Value { .integer(self) }
}

extension Int32: Bindable {
  /// An integer.
  public var databaseValue: Value { .integer(Int64(self)) }
}

extension UInt32: Bindable {
  /// An integer.
  public var databaseValue: Value { .integer(Int64(self)) }
}

extension UInt8: Bindable {
  /// An integer.
  public var databaseValue: Value { .integer(Int64(self)) }
}

extension Bool: Bindable {
  /// 1 or 0.
  public var databaseValue: Value { .integer(self ? 1 : 0) }
}

extension Double: Bindable {
  /// A number; NULL when it is "not a number".
  public var databaseValue: Value { .real(self) }
}

extension String: Bindable {
  /// A text.
  public var databaseValue: Value { .text(self) }
}

extension Substring: Bindable {
  /// A text.
  public var databaseValue: Value { .text(String(self)) }
}

extension [UInt8]: Bindable {
  /// A blob.
  public var databaseValue: Value { .blob(self) }
}
