internal import CSQLite

/// The row a statement stands on, read straight from SQLite. Columns count from 0.
///
/// A row is lent to a closure and cannot leave it. Reading is strict: a value of another storage class
/// is an error and is not converted, with one exception: a `double` may be read from an integer that it
/// holds exactly. NULL is an error unless the optional form is called.
public struct Row: ~Copyable {
  let prepared: PreparedStatement
  let raw: OpaquePointer
  /// How many columns the row has; 0 when the statement stands on none.
  let count: Int32

  init(_ prepared: PreparedStatement) {
    self.prepared = prepared
    raw = prepared.handle.raw
    count = sqlite3_data_count(raw)
  }
}

// MARK: - Values

extension Row {
  /// An integer.
  public func int(_ column: Int) throws(DecodingError) -> Int {
    let value = try int64(column)
    guard let int = Int(exactly: value) else { throw invalid(column, "Int") }
    return int
  }

  // SQLite finds a value by its column once; the value then knows its class and what it is.

  /// An integer.
  public func int64(_ column: Int) throws(DecodingError) -> Int64 {
    let found = sqlite3_column_value(raw, try index(column))
    guard sqlite3_value_type(found) == SQLITE_INTEGER else { throw mismatch(column, "INTEGER") }
    return sqlite3_value_int64(found)
  }

  /// A number; an integer if a `Double` holds it exactly.
  public func double(_ column: Int) throws(DecodingError) -> Double {
    let found = sqlite3_column_value(raw, try index(column))
    switch sqlite3_value_type(found) {
    case SQLITE_FLOAT:
      return sqlite3_value_double(found)
    case SQLITE_INTEGER:
      guard let value = Double(exactly: sqlite3_value_int64(found)) else {
        throw invalid(column, "Double")
      }
      return value
    default:
      throw mismatch(column, "REAL")
    }
  }

  /// A truth value: the integer 0 or 1.
  public func bool(_ column: Int) throws(DecodingError) -> Bool {
    switch try int64(column) {
    case 0: return false
    case 1: return true
    default: throw invalid(column, "Bool")
    }
  }

  /// A text, whole, with the NUL characters it may have.
  ///
  /// - Throws: ``DecodingError/invalidUTF8(_:)`` if it is not valid; ``repairedText(_:)`` reads it then.
  public func text(_ column: Int) throws(DecodingError) -> String {
    let found = sqlite3_column_value(raw, try index(column))
    guard sqlite3_value_type(found) == SQLITE_TEXT else { throw mismatch(column, "TEXT") }
    return try text(found, column)
  }

  /// A text in which U+FFFD stands for each piece that is not valid UTF-8.
  public func repairedText(_ column: Int) throws(DecodingError) -> String {
    let found = sqlite3_column_value(raw, try index(column))
    guard sqlite3_value_type(found) == SQLITE_TEXT else { throw mismatch(column, "TEXT") }
    return String(decoding: utf8(found), as: UTF8.self)
  }

  /// Bytes.
  public func blob(_ column: Int) throws(DecodingError) -> [UInt8] {
    let found = sqlite3_column_value(raw, try index(column))
    guard sqlite3_value_type(found) == SQLITE_BLOB else { throw mismatch(column, "BLOB") }
    return [UInt8](bytes(found))
  }

  /// A value of whatever class is there.
  public func value(_ column: Int) throws(DecodingError) -> Value {
    let found = sqlite3_column_value(raw, try index(column))
    return switch sqlite3_value_type(found) {
    case SQLITE_INTEGER: .integer(sqlite3_value_int64(found))
    case SQLITE_FLOAT: .real(sqlite3_value_double(found))
    case SQLITE_TEXT: .text(try text(found, column))
    case SQLITE_BLOB: .blob([UInt8](bytes(found)))
    default: .null
    }
  }

  /// All values of the row.
  public func values() throws(DecodingError) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(columnCount)
    for column in 0..<columnCount {
      values.append(try value(column))
    }
    return values
  }

  /// Whether the value is NULL.
  public func isNull(_ column: Int) throws(DecodingError) -> Bool {
    sqlite3_column_type(raw, try index(column)) == SQLITE_NULL
  }

  /// The class of the value.
  public func storageClass(_ column: Int) throws(DecodingError) -> StorageClass {
    StorageClass(code: sqlite3_column_type(raw, try index(column)))
  }
}

// MARK: - Values that may be NULL

extension Row {
  /// An integer; nil for NULL.
  public func optionalInt(_ column: Int) throws(DecodingError) -> Int? {
    guard let value = try optionalInt64(column) else { return nil }
    guard let int = Int(exactly: value) else { throw invalid(column, "Int") }
    return int
  }

  /// An integer; nil for NULL.
  public func optionalInt64(_ column: Int) throws(DecodingError) -> Int64? {
    let found = sqlite3_column_value(raw, try index(column))
    switch sqlite3_value_type(found) {
    case SQLITE_INTEGER: return sqlite3_value_int64(found)
    case SQLITE_NULL: return nil
    default: throw mismatch(column, "INTEGER")
    }
  }

  /// A number; nil for NULL.
  public func optionalDouble(_ column: Int) throws(DecodingError) -> Double? {
    try isNull(column) ? nil : double(column)
  }

  /// A truth value; nil for NULL.
  public func optionalBool(_ column: Int) throws(DecodingError) -> Bool? {
    try isNull(column) ? nil : bool(column)
  }

  /// A text; nil for NULL.
  public func optionalText(_ column: Int) throws(DecodingError) -> String? {
    let found = sqlite3_column_value(raw, try index(column))
    switch sqlite3_value_type(found) {
    case SQLITE_TEXT: return try text(found, column)
    case SQLITE_NULL: return nil
    default: throw mismatch(column, "TEXT")
    }
  }

  /// Bytes; nil for NULL.
  public func optionalBlob(_ column: Int) throws(DecodingError) -> [UInt8]? {
    try isNull(column) ? nil : blob(column)
  }
}

// MARK: - Values without a copy

extension Row {
  /// Lends the bytes of a text, which are not checked. They must not be used after `body` returns.
  ///
  /// - Throws: ``DecodingError`` if there is no text, or what `body` throws.
  public func withUTF8<T>(
    _ column: Int,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> T
  ) throws -> T {
    let found = sqlite3_column_value(raw, try index(column))
    guard sqlite3_value_type(found) == SQLITE_TEXT else { throw mismatch(column, "TEXT") }
    return try body(utf8(found))
  }

  /// Lends the bytes of a blob. They must not be used after `body` returns.
  ///
  /// - Throws: ``DecodingError`` if there is no blob, or what `body` throws.
  public func withBlob<T>(
    _ column: Int,
    _ body: (UnsafeRawBufferPointer) throws -> T
  ) throws -> T {
    let found = sqlite3_column_value(raw, try index(column))
    guard sqlite3_value_type(found) == SQLITE_BLOB else { throw mismatch(column, "BLOB") }
    return try body(bytes(found))
  }

  /// Lends each value in the order of the columns, of whatever class it is: for what looks at many rows and keeps
  /// none, such as a hash.
  ///
  /// - Parameter body: Takes a value; bytes must not be used after it returns.
  /// - Throws: What `body` throws.
  public func forEachValue(_ body: (LentValue) throws -> Void) rethrows {
    for index in 0..<count {
      let found = sqlite3_column_value(raw, index)
      switch sqlite3_value_type(found) {
      case SQLITE_INTEGER: try body(.integer(sqlite3_value_int64(found)))
      case SQLITE_FLOAT: try body(.real(sqlite3_value_double(found)))
      case SQLITE_TEXT: try body(.text(UnsafeRawBufferPointer(utf8(found))))
      case SQLITE_BLOB: try body(.blob(bytes(found)))
      default: try body(.null)
      }
    }
  }

  private func text(_ found: OpaquePointer?, _ column: Int) throws(DecodingError) -> String {
    guard let text = String(exactly: utf8(found)) else { throw .invalidUTF8(site(column)) }
    return text
  }

  // The order of the calls matters: asking for the text can change the number of bytes.

  private func utf8(_ found: OpaquePointer?) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_value_text(found)
    return UnsafeBufferPointer(start: start, count: count(of: start, found))
  }

  private func bytes(_ found: OpaquePointer?) -> UnsafeRawBufferPointer {
    let start = sqlite3_value_blob(found)
    return UnsafeRawBufferPointer(start: start, count: count(of: start, found))
  }

  private func count<P>(of start: P?, _ found: OpaquePointer?) -> Int {
    start == nil ? 0 : Int(sqlite3_value_bytes(found))
  }
}

/// A value that stays SQLite's, see ``Row/forEachValue(_:)``.
public enum LentValue {
  /// NULL.
  case null
  /// A signed integer.
  case integer(Int64)
  /// A double-precision number.
  case real(Double)
  /// The bytes of a text, valid UTF-8 or not.
  case text(UnsafeRawBufferPointer)
  /// Bytes.
  case blob(UnsafeRawBufferPointer)
}

// MARK: - Columns

extension Row {
  /// How many columns the row has.
  public var columnCount: Int { Int(count) }

  /// The name of a column.
  public func columnName(_ column: Int) throws(DecodingError) -> String {
    name(try index(column))
  }

  /// The index of the first column of that name, by SQLite's rule that case does not matter in ASCII.
  public func column(named name: String) throws(DecodingError) -> Int {
    for index in 0..<count
    where sqlite3_stricmp(sqlite3_column_name(raw, index), name) == 0 {
      return Int(index)
    }
    throw .noSuchColumn(site(-1, name), count: columnCount)
  }

  /// The place of a column, for an error of one's own.
  public func site(_ column: Int) -> DecodingError.Site {
    let index = Int32(exactly: column) ?? -1
    return site(column, index >= 0 && index < count ? name(index) : "")
  }

  private func site(_ column: Int, _ name: String) -> DecodingError.Site {
    DecodingError.Site(index: column, name: name, sql: prepared.sql)
  }

  private func name(_ index: Int32) -> String {
    sqlite3_column_name(raw, index).map { String(cString: $0) } ?? ""
  }

  /// SQLite answers NULL for a column that is not there; here it is an error.
  private func index(_ column: Int) throws(DecodingError) -> Int32 {
    guard UInt(bitPattern: column) < UInt(UInt32(bitPattern: count)) else {
      throw .noSuchColumn(
        DecodingError.Site(index: max(column, 0), name: "", sql: prepared.sql),
        count: columnCount
      )
    }
    return Int32(truncatingIfNeeded: column)
  }

  private func mismatch(_ column: Int, _ expected: String) -> DecodingError {
    .mismatch(
      site(column),
      expected: expected,
      found: StorageClass(code: sqlite3_column_type(raw, Int32(truncatingIfNeeded: column)))
    )
  }

  private func invalid(_ column: Int, _ expected: String) -> DecodingError {
    .invalidValue(site(column), expected: expected)
  }
}
