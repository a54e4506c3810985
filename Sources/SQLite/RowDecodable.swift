/// A type that can be made of a whole row.
///
/// ```swift
/// struct Town: RowDecodable {
///   var id: Int64
///   var name: String
///   init(row: borrowing Row) throws {
///     id = try row.int64(0)
///     name = try row.text(1)
///   }
/// }
/// ```
public protocol RowDecodable {
  /// Reads the columns of a row.
  init(row: borrowing Row) throws
}

/// A type that can be made of one column. As a whole row it is read from the first column.
///
/// An enumeration with raw values conforms by declaration alone.
public protocol ColumnDecodable: RowDecodable {
  /// Reads a column.
  init(row: borrowing Row, column: Int) throws(DecodingError)
}

extension ColumnDecodable {
  /// Reads the first column.
  public init(row: borrowing Row) throws {
    try self.init(row: row, column: 0)
  }
}

extension Row {
  /// A column as a type.
  public func get<T: ColumnDecodable>(
    _ column: Int,
    as type: T.Type = T.self
  ) throws(DecodingError) -> T {
    try T(row: self, column: column)
  }

  /// A column by its name; for hot loops find the index once with ``column(named:)``.
  public func get<T: ColumnDecodable>(
    _ name: String,
    as type: T.Type = T.self
  ) throws(DecodingError) -> T {
    try T(row: self, column: try column(named: name))
  }
}

// MARK: - Conformances

extension RawRepresentable where Self: ColumnDecodable, RawValue: ColumnDecodable {
  /// Reads the raw value; one that is no case is an error.
  public init(row: borrowing Row, column: Int) throws(DecodingError) {
    let rawValue = try RawValue(row: row, column: column)
    guard let value = Self(rawValue: rawValue) else {
      throw .invalidValue(row.site(column), expected: "\(Self.self)")
    }
    self = value
  }
}

extension Optional: RowDecodable where Wrapped: ColumnDecodable {}

extension Optional: ColumnDecodable where Wrapped: ColumnDecodable {
  /// Reads a column; nil for NULL.
  public init(row: borrowing Row, column: Int) throws(DecodingError) {
    self = try row.isNull(column) ? nil : Wrapped(row: row, column: column)
  }
}

extension Value: ColumnDecodable {
  /// Reads a value of any class.
  public init(row: borrowing Row, column: Int) throws(DecodingError) {
    self = try row.value(column)
  }
}

extension Int: ColumnDecodable {
  /// Reads an integer.
  public init(row: borrowing Row, column: Int) throws(DecodingError) {
    self = try row.int(column)
  }
}

extension Int64: ColumnDecodable {
  /// Reads an integer.
  public init(row: borrowing Row, column: Int) throws(DecodingError) {
    self = try row.int64(column)
  }
}

extension Double: ColumnDecodable {
  /// Reads a number.
  public init(row: borrowing Row, column: Int) throws(DecodingError) {
    self = try row.double(column)
  }
}

extension Bool: ColumnDecodable {
  /// Reads 0 or 1.
  public init(row: borrowing Row, column: Int) throws(DecodingError) {
    self = try row.bool(column)
  }
}

extension String: ColumnDecodable {
  /// Reads a text.
  public init(row: borrowing Row, column: Int) throws(DecodingError) {
    self = try row.text(column)
  }
}

extension [UInt8]: RowDecodable {}

extension [UInt8]: ColumnDecodable {
  /// Reads bytes.
  public init(row: borrowing Row, column: Int) throws(DecodingError) {
    self = try row.blob(column)
  }
}
