internal import CSQLite

// Binding a value takes the statement back to its start.

extension Statement {
  /// How many parameters the statement has; the highest index.
  public var parameterCount: Int { Int(sqlite3_bind_parameter_count(prepared.handle.raw)) }

  /// The names of the parameters, with their `:`, `@` or `$`; nil for one that has none.
  public var parameterNames: [String?] {
    (0..<sqlite3_bind_parameter_count(prepared.handle.raw)).map { index in
      sqlite3_bind_parameter_name(prepared.handle.raw, index + 1).map { String(cString: $0) }
    }
  }

  /// The index of a named parameter.
  ///
  /// - Parameter name: the name with its `:`, `@` or `$`; without one of these `:` is meant.
  /// - Returns: the index, from 1.
  /// - Throws: ``ResultCode/noSuchParameter``.
  public func parameterIndex(_ name: String) throws(DatabaseError) -> Int {
    let full =
      switch name.utf8.first {
      case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "?"): name
      default: ":" + name
      }
    let index = sqlite3_bind_parameter_index(prepared.handle.raw, full)
    guard index > 0 else {
      throw DatabaseError(.noSuchParameter, "no parameter \(full)", sql: prepared.sql)
    }
    return Int(index)
  }

  /// Sets all parameters to NULL.
  public mutating func clearBindings() {
    prepared.reset()
    sqlite3_clear_bindings(prepared.handle.raw)
  }
}

// MARK: - One value

extension Statement {
  /// Binds a value; `index` counts from 1, as `?1` does.
  ///
  /// - Throws: ``ResultCode/range`` if there is no such parameter, ``ResultCode/tooBig``.
  public mutating func bind(_ value: some Bindable, at index: Int) throws(DatabaseError) {
    try bind(value.databaseValue, at: index)
  }

  /// Binds a value to a named parameter.
  public mutating func bind(_ value: some Bindable, named name: String) throws(DatabaseError) {
    try bind(value.databaseValue, at: try parameterIndex(name))
  }

  /// Binds a value of any class.
  public mutating func bind(_ value: Value, at index: Int) throws(DatabaseError) {
    switch value {
    case .null: try checkBind(sqlite3_bind_null(start(), Self.clamped(index)))
    case .integer(let value): try bind(value, at: index)
    case .real(let value): try bind(value, at: index)
    case .text(let value): try bind(value, at: index)
    case .blob(let value): try bind(value, at: index)
    }
  }

  /// Binds an integer.
  public mutating func bind(_ value: Int64, at index: Int) throws(DatabaseError) {
    try checkBind(sqlite3_bind_int64(start(), Self.clamped(index), value))
  }

  /// Binds an integer.
  public mutating func bind(_ value: Int, at index: Int) throws(DatabaseError) {
    try bind(Int64(value), at: index)
  }

  /// Binds a number.
  public mutating func bind(_ value: Double, at index: Int) throws(DatabaseError) {
    try checkBind(sqlite3_bind_double(start(), Self.clamped(index), value))
  }

  /// Binds a text.
  public mutating func bind(_ value: String, at index: Int) throws(DatabaseError) {
    let raw = start()
    var text = value
    try checkBind(text.withUTF8 { Self.bindText($0, to: raw, at: Self.clamped(index)) })
  }

  /// Binds a text that is there as UTF-8; its validity is the caller's word.
  public mutating func bind(
    utf8 bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) throws(DatabaseError) {
    try checkBind(Self.bindText(bytes, to: start(), at: Self.clamped(index)))
  }

  /// Binds bytes.
  public mutating func bind(_ value: [UInt8], at index: Int) throws(DatabaseError) {
    try checkBind(Self.bindBlob(value, to: start(), at: Self.clamped(index)))
  }

  /// The statement at its start, where SQLite lets it be bound.
  private func start() -> OpaquePointer {
    prepared.reset()
    return prepared.handle.raw
  }

  /// An index that C can take; one it cannot is out of range as 0 is.
  private static func clamped(_ index: Int) -> Int32 { Int32(exactly: index) ?? 0 }

  /// Binds bytes, of which SQLite takes a copy.
  static func bindBlob(_ value: [UInt8], to raw: OpaquePointer, at index: Int32) -> Int32 {
    value.withUnsafeBytes { bytes in
      // The address of no bytes may be nil, which would bind NULL.
      guard let base = bytes.baseAddress, !bytes.isEmpty else {
        return sqlite3_bind_zeroblob(raw, index, 0)
      }
      return sqlite3_bind_blob64(
        raw,
        index,
        base,
        UInt64(bytes.count),
        regesta_sqlite3_transient()
      )
    }
  }

  /// Binds a text, of which SQLite takes a copy.
  static func bindText(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to raw: OpaquePointer,
    at index: Int32
  ) -> Int32 {
    guard let base = bytes.baseAddress, !bytes.isEmpty else {
      return sqlite3_bind_text64(
        raw,
        index,
        "",
        0,
        regesta_sqlite3_transient(),
        UInt8(SQLITE_UTF8)
      )
    }
    return sqlite3_bind_text64(
      raw,
      index,
      UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self),
      UInt64(bytes.count),
      regesta_sqlite3_transient(),
      UInt8(SQLITE_UTF8)
    )
  }

  private func checkBind(_ code: Int32) throws(DatabaseError) {
    if code != SQLITE_OK {
      throw connection.error(code, sql: prepared.sql)
    }
  }
}
