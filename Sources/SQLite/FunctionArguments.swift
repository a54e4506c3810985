internal import CSQLite

/// The arguments of one call of a function, read straight from SQLite. They count from 0.
///
/// They are lent for the call and cannot leave it. Reading is as strict as that of a ``Row``.
public struct FunctionArguments: ~Copyable {
  /// How many there are.
  public let count: Int
  private let values: UnsafeMutablePointer<OpaquePointer?>?
  private let function: String

  init(_ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?, of function: String) {
    self.count = values == nil ? 0 : Int(max(count, 0))
    self.values = values
    self.function = function
  }
}

extension FunctionArguments {
  /// An integer.
  public func int(_ index: Int) throws(DecodingError) -> Int {
    guard let value = Int(exactly: try int64(index)) else {
      throw .invalidValue(site(index), expected: "Int")
    }
    return value
  }

  /// An integer.
  public func int64(_ index: Int) throws(DecodingError) -> Int64 {
    sqlite3_value_int64(try argument(index, SQLITE_INTEGER, "INTEGER"))
  }

  /// A number; an integer if a `Double` holds it exactly.
  public func double(_ index: Int) throws(DecodingError) -> Double {
    if try storageClass(index) == .integer {
      guard let value = Double(exactly: try int64(index)) else {
        throw .invalidValue(site(index), expected: "Double")
      }
      return value
    }
    return sqlite3_value_double(try argument(index, SQLITE_FLOAT, "REAL"))
  }

  /// A text, whole.
  public func text(_ index: Int) throws(DecodingError) -> String {
    let argument = try argument(index, SQLITE_TEXT, "TEXT")
    guard let text = String(exactly: utf8(argument)) else {
      throw .invalidUTF8(site(index))
    }
    return text
  }

  /// Bytes.
  public func blob(_ index: Int) throws(DecodingError) -> [UInt8] {
    let argument = try argument(index, SQLITE_BLOB, "BLOB")
    let start = sqlite3_value_blob(argument)
    let count = start == nil ? 0 : Int(sqlite3_value_bytes(argument))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// A value of whatever class is there.
  public func value(_ index: Int) throws(DecodingError) -> Value {
    switch try storageClass(index) {
    case .null: .null
    case .integer: .integer(try int64(index))
    case .real: .real(try double(index))
    case .text: .text(try text(index))
    case .blob: .blob(try blob(index))
    }
  }

  /// Whether an argument is NULL.
  public func isNull(_ index: Int) throws(DecodingError) -> Bool {
    try storageClass(index) == .null
  }

  /// The class of an argument.
  public func storageClass(_ index: Int) throws(DecodingError) -> StorageClass {
    StorageClass(code: sqlite3_value_type(try argument(index)))
  }

  /// Lends the bytes of a text, which are not checked. They must not be used after `body` returns.
  public func withUTF8<T>(
    _ index: Int,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> T
  ) throws -> T {
    try body(utf8(try argument(index, SQLITE_TEXT, "TEXT")))
  }

  private func utf8(_ argument: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_value_text(argument)
    let count = start == nil ? 0 : Int(sqlite3_value_bytes(argument))
    return UnsafeBufferPointer(start: start, count: count)
  }

  private func argument(_ index: Int) throws(DecodingError) -> OpaquePointer {
    guard index >= 0, index < count, let argument = values?[index] else {
      throw .noSuchColumn(site(index), count: count)
    }
    return argument
  }

  private func argument(
    _ index: Int,
    _ type: Int32,
    _ expected: String
  ) throws(DecodingError) -> OpaquePointer {
    let argument = try argument(index)
    let found = sqlite3_value_type(argument)
    guard found == type else {
      throw .mismatch(site(index), expected: expected, found: StorageClass(code: found))
    }
    return argument
  }

  private func site(_ index: Int) -> DecodingError.Site {
    DecodingError.Site(index: index, name: function)
  }
}
