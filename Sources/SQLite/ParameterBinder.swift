internal import CSQLite

/// Gives the parameters of a statement their values, in their order.
///
/// Each value goes straight to SQLite, so this is the way to write very many rows:
///
/// ```swift
/// var insert = try connection.prepare("INSERT INTO town(name, population) VALUES (?, ?)")
/// for town in towns {
///   try insert.run {
///     $0.add(town.name)
///     $0.add(town.population)
///   }
/// }
/// ```
///
/// What SQLite does not take is told at the end, by ``Statement/run(_:)``.
public struct ParameterBinder: ~Copyable {
  private let raw: OpaquePointer
  private(set) var room: BoundTexts.Room
  /// How many parameters have got a value.
  public private(set) var count = 0
  /// What SQLite said first that was no yes.
  private(set) var code = SQLITE_OK

  /// All parameters are NULL when there is no room for the texts that they have now.
  init(_ prepared: PreparedStatement) {
    prepared.reset()
    if prepared.texts.isTight { sqlite3_clear_bindings(prepared.handle.raw) }
    room = prepared.texts.begin()
    raw = prepared.handle.raw
  }

  /// Gives the next parameter an integer.
  public mutating func add(_ value: Int64) {
    count += 1
    note(sqlite3_bind_int64(raw, place, value))
  }

  /// Gives the next parameter an integer.
  public mutating func add(_ value: Int) { add(Int64(value)) }

  /// Gives the next parameter 1 or 0.
  public mutating func add(_ value: Bool) { add(value ? 1 : 0) }

  /// Gives the next parameter a number.
  public mutating func add(_ value: Double) {
    count += 1
    note(sqlite3_bind_double(raw, place, value))
  }

  /// Gives the next parameter a text.
  public mutating func add(_ value: String) {
    count += 1
    let (raw, place) = (raw, place)
    var (text, room) = (value, room)
    note(text.withUTF8 { Self.bind($0, &room, to: raw, at: place) })
    self.room = room
  }

  /// Gives the next parameter a text by its bytes: what was read as bytes need not become a `String` for that.
  ///
  /// - Parameter bytes: In UTF-8; that they are is not checked.
  public mutating func add(utf8 bytes: [UInt8]) {
    count += 1
    let (raw, place) = (raw, place)
    var room = room
    note(bytes.withUnsafeBufferPointer { Self.bind($0, &room, to: raw, at: place) })
    self.room = room
  }

  /// Gives the next parameter NULL.
  public mutating func addNull() {
    count += 1
    note(sqlite3_bind_null(raw, place))
  }

  /// Gives the next parameter an integer, or NULL.
  public mutating func add(_ value: Int?) { if let value { add(value) } else { addNull() } }

  /// Gives the next parameter a number, or NULL.
  public mutating func add(_ value: Double?) { if let value { add(value) } else { addNull() } }

  /// Gives the next parameter a text, or NULL.
  public mutating func add(_ value: String?) { if let value { add(value) } else { addNull() } }

  /// Gives the next parameter a value of any class.
  public mutating func add(_ value: Value) {
    switch value {
    case .null: addNull()
    case .integer(let value): add(value)
    case .real(let value): add(value)
    case .text(let value): add(value)
    case .blob(let value):
      count += 1
      note(Statement.bindBlob(value, to: raw, at: place))
    }
  }

  /// The index of the parameter; one that C cannot take is out of range as 0 is.
  private var place: Int32 { Int32(exactly: count) ?? 0 }

  private mutating func note(_ code: Int32) {
    if self.code == SQLITE_OK { self.code = code }
  }

  private static func bind(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ room: inout BoundTexts.Room,
    to raw: OpaquePointer,
    at place: Int32
  ) -> Int32 {
    guard let copy = room.copy(bytes) else {
      return Statement.bindText(bytes, to: raw, at: place)
    }
    return sqlite3_bind_text64(
      raw,
      place,
      UnsafeRawPointer(copy).assumingMemoryBound(to: CChar.self),
      UInt64(bytes.count),
      nil,
      UInt8(SQLITE_UTF8)
    )
  }
}

extension Statement {
  /// Binds values to all parameters in their order.
  ///
  /// - Parameter body: Adds them, one after the other.
  /// - Throws: ``ResultCode/argumentCount`` if a value is missing or left over, ``ResultCode/tooBig``, and what `body`
  ///   throws; all parameters are NULL then.
  public mutating func bind(_ body: (inout ParameterBinder) throws -> Void) throws {
    var binder = ParameterBinder(prepared)
    do {
      try body(&binder)
    } catch {
      clearBindings()
      throw error
    }
    try finish(binder)
  }

  /// Binds values to all parameters in their order, and runs to the end.
  ///
  /// - Parameter body: Adds them, one after the other.
  /// - Returns: how many rows were changed, without those of triggers.
  /// - Throws: What ``bind(_:)`` throws, and what SQLite refuses.
  @discardableResult
  public mutating func run(_ body: (inout ParameterBinder) throws -> Void) throws -> Int {
    try bind(body)
    return try run()
  }

  /// Binds values to all parameters in their order.
  ///
  /// - Throws: ``ResultCode/argumentCount`` if a value is missing or left over, ``ResultCode/tooBig``.
  public mutating func bind(all values: [Value]) throws(DatabaseError) {
    var binder = ParameterBinder(prepared)
    for value in values { binder.add(value) }
    try finish(binder)
  }

  /// Binds values of any types to all parameters in their order.
  ///
  /// - Throws: ``ResultCode/argumentCount`` if a value is missing or left over, ``ResultCode/tooBig``.
  @inlinable
  public mutating func bind<each Argument: Bindable>(
    _ values: repeat each Argument
  ) throws(DatabaseError) {
    var binder = binder()
    for value in repeat each values { binder.add(value.databaseValue) }
    try finish(binder)
  }

  @usableFromInline
  func binder() -> ParameterBinder { ParameterBinder(prepared) }

  @usableFromInline
  mutating func finish(_ binder: borrowing ParameterBinder) throws(DatabaseError) {
    prepared.texts.end(binder.room)
    let wanted = parameterCount
    guard binder.count != wanted || binder.code != SQLITE_OK else { return }
    let error =
      binder.count == wanted
      ? connection.error(binder.code, sql: prepared.sql)
      : DatabaseError(
        .argumentCount,
        "\(binder.count) values for \(wanted) parameters",
        sql: prepared.sql
      )
    clearBindings()
    throw error
  }
}
