internal import CSQLite

/// The five classes in which SQLite stores values.
public enum StorageClass: String, Hashable, Sendable, CaseIterable {
  /// NULL.
  case null = "NULL"
  /// A signed integer of up to 64 bits.
  case integer = "INTEGER"
  /// A double-precision number.
  case real = "REAL"
  /// Unicode text.
  case text = "TEXT"
  /// Bytes.
  case blob = "BLOB"

  /// The class of one of the five type codes of the C API; NULL for any other number.
  init(code: Int32) {
    self =
      switch code {
      case SQLITE_INTEGER: .integer
      case SQLITE_FLOAT: .real
      case SQLITE_TEXT: .text
      case SQLITE_BLOB: .blob
      default: .null
      }
  }
}
