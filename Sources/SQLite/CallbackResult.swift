internal import CSQLite

/// Hands results and errors of Swift code back to SQLite.
enum CallbackResult {
  /// Sets what `body` returns as the result of a call, or what it throws as its error.
  static func report(to context: OpaquePointer?, _ body: () throws -> Value) {
    do {
      set(try body(), in: context)
    } catch {
      report(error, to: context)
    }
  }

  /// Sets an error; that of a database keeps its code.
  static func report(_ error: any Error, to context: OpaquePointer?) {
    let error = error as? DatabaseError ?? DatabaseError(.error, "\(error)")
    var message = error.message
    message.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        sqlite3_result_error(context, characters.baseAddress, Int32(clamping: characters.count))
      }
    }
    sqlite3_result_error_code(context, error.extendedCode.rawValue)
  }

  private static func set(_ value: Value, in context: OpaquePointer?) {
    switch value {
    case .null: sqlite3_result_null(context)
    case .integer(let value): sqlite3_result_int64(context, value)
    case .real(let value): sqlite3_result_double(context, value)
    case .text(var text):
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          if let base = characters.baseAddress {
            sqlite3_result_text64(
              context,
              base,
              UInt64(characters.count),
              regesta_sqlite3_transient(),
              UInt8(SQLITE_UTF8)
            )
          } else {
            sqlite3_result_text64(
              context,
              "",
              0,
              regesta_sqlite3_transient(),
              UInt8(SQLITE_UTF8)
            )
          }
        }
      }
    case .blob(let bytes):
      bytes.withUnsafeBytes { bytes in
        // The address of no bytes may be nil, which would be NULL.
        if let base = bytes.baseAddress, !bytes.isEmpty {
          sqlite3_result_blob64(context, base, UInt64(bytes.count), regesta_sqlite3_transient())
        } else {
          sqlite3_result_zeroblob(context, 0)
        }
      }
    }
  }
}
