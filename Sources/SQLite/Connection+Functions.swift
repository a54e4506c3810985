internal import CSQLite

/// What SQLite may assume of a function.
public struct FunctionFlags: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: Int
  /// Flags from their bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Equal arguments always give an equal result: it may be called once for many rows, and indexed.
  public static let deterministic = FunctionFlags(rawValue: 1)
  /// It has no effect and tells nothing but its arguments: views and triggers of any file may use it.
  public static let innocuous = FunctionFlags(rawValue: 2)
  /// Only SQL given to this connection may call it, no view or trigger of a file.
  public static let directOnly = FunctionFlags(rawValue: 4)

  /// The flags of the C API, and that texts are wanted in UTF-8.
  var code: Int32 {
    SQLITE_UTF8 | (contains(.deterministic) ? SQLITE_DETERMINISTIC : 0)
      | (contains(.innocuous) ? SQLITE_INNOCUOUS : 0)
      | (contains(.directOnly) ? SQLITE_DIRECTONLY : 0)
  }
}

/// A function that makes one value of many rows.
///
/// ```swift
/// struct Product: Aggregate {
///   var product = 1.0
///   mutating func step(_ arguments: borrowing FunctionArguments) throws {
///     product *= try arguments.double(0)
///   }
///   func result() -> Double { product }
/// }
/// try connection.addAggregate("product", argumentCount: 1) { Product() }
/// ```
public protocol Aggregate {
  /// What it returns.
  associatedtype Result: Bindable
  /// Takes in a row.
  mutating func step(_ arguments: borrowing FunctionArguments) throws
  /// What the rows come to; also asked when there was none.
  func result() throws -> Result
}

extension Connection {
  /// Adds a function that SQL can call.
  ///
  /// An error that `body` throws is the error of the statement, by its description.
  ///
  /// - Parameters:
  ///   - name: the name in SQL. One that is there with the same number of arguments is replaced.
  ///   - argumentCount: how many arguments it takes, from 0 to 127; nil for any number.
  ///   - flags: what SQLite may assume. Without `innocuous`, views and triggers cannot call it.
  ///   - body: is called for each row; a nil result is NULL.
  /// - Throws: ``ResultCode/invalidOption``, ``ResultCode/nulCharacter``, or ``ResultCode/busy`` if a
  ///   function of that name is in use.
  public func addFunction<Result: Bindable>(
    _ name: String,
    argumentCount: Int?,
    flags: FunctionFlags = [],
    _ body: @escaping (borrowing FunctionArguments) throws -> Result
  ) throws(DatabaseError) {
    let function = ScalarFunction(name: name) { arguments in try body(arguments).databaseValue }
    try register(
      name,
      argumentCount,
      flags,
      function,
      call: { context, count, values in
        guard let function = ScalarFunction.of(context) else {
          return sqlite3_result_error_code(context, SQLITE_MISUSE)
        }
        CallbackResult.report(to: context) {
          try function.body(FunctionArguments(count, values, of: function.name))
        }
      },
      step: nil,
      final: nil
    )
  }

  /// Adds an aggregate function that SQL can call.
  ///
  /// - Parameters:
  ///   - name: the name in SQL. One that is there with the same number of arguments is replaced.
  ///   - argumentCount: how many arguments it takes, from 0 to 127; nil for any number.
  ///   - flags: what SQLite may assume.
  ///   - make: makes the start of each group.
  /// - Throws: as ``addFunction(_:argumentCount:flags:_:)`` does.
  public func addAggregate<A: Aggregate>(
    _ name: String,
    argumentCount: Int?,
    flags: FunctionFlags = [],
    _ make: @escaping () -> A
  ) throws(DatabaseError) {
    let function = AggregateFunction(name: name) { AggregateState(make()) }
    try register(
      name,
      argumentCount,
      flags,
      function,
      call: nil,
      step: { context, count, values in
        guard let function = AggregateFunction.of(context) else {
          return sqlite3_result_error_code(context, SQLITE_MISUSE)
        }
        function.step(context, FunctionArguments(count, values, of: function.name))
      },
      final: { context in
        guard let function = AggregateFunction.of(context) else {
          return sqlite3_result_error_code(context, SQLITE_MISUSE)
        }
        function.finish(context)
      }
    )
  }

  private func register(
    _ name: String,
    _ argumentCount: Int?,
    _ flags: FunctionFlags,
    _ function: AnyObject,
    call: (@convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void)?,
    step: (@convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void)?,
    final: (@convention(c) (OpaquePointer?) -> Void)?
  ) throws(DatabaseError) {
    guard !name.utf8.contains(0) else {
      throw DatabaseError(.nulCharacter, "the name of the function has a NUL character")
    }
    guard (0...127).contains(argumentCount ?? 0) else {
      throw DatabaseError(.invalidOption, "a function takes from 0 to 127 arguments")
    }
    // SQLite releases the function when it is replaced, at the end, or at once if this call fails.
    try check(
      sqlite3_create_function_v2(
        handle.raw,
        name,
        Int32(argumentCount ?? -1),
        flags.code,
        Unmanaged.passRetained(function).toOpaque(),
        call,
        step,
        final,
        releaseObject
      )
    )
  }
}

/// What the destructor of a function or collation does.
let releaseObject: @convention(c) (UnsafeMutableRawPointer?) -> Void = { pointer in
  if let pointer { Unmanaged<AnyObject>.fromOpaque(pointer).release() }
}

// MARK: - What the callbacks hold

private final class ScalarFunction {
  let name: String
  let body: (borrowing FunctionArguments) throws -> Value

  init(name: String, _ body: @escaping (borrowing FunctionArguments) throws -> Value) {
    self.name = name
    self.body = body
  }

  static func of(_ context: OpaquePointer?) -> ScalarFunction? {
    sqlite3_user_data(context).map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
  }
}

/// The state of one group, its type forgotten: a C callback cannot be generic.
private final class AggregateState {
  let step: (borrowing FunctionArguments) throws -> Void
  let result: () throws -> Value
  /// It threw: the rest of the group is skipped.
  var hasFailed = false

  init<A: Aggregate>(_ start: A) {
    var state = start
    step = { arguments in try state.step(arguments) }
    result = { try state.result().databaseValue }
  }
}

private final class AggregateFunction {
  let name: String
  let make: () -> AggregateState

  init(name: String, _ make: @escaping () -> AggregateState) {
    self.name = name
    self.make = make
  }

  static func of(_ context: OpaquePointer?) -> AggregateFunction? {
    sqlite3_user_data(context).map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
  }

  /// SQLite keeps a pointer's worth of zeroed memory for each group; the state hangs there, retained.
  private static func slot(
    _ context: OpaquePointer?,
    size: Int
  ) -> UnsafeMutablePointer<UnsafeMutableRawPointer?>? {
    sqlite3_aggregate_context(context, Int32(size))?
      .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
  }

  func step(_ context: OpaquePointer?, _ arguments: borrowing FunctionArguments) {
    guard let slot = Self.slot(context, size: MemoryLayout<UnsafeMutableRawPointer?>.size) else {
      return sqlite3_result_error_nomem(context)
    }
    let state: AggregateState
    if let stored = slot.pointee {
      state = Unmanaged.fromOpaque(stored).takeUnretainedValue()
    } else {
      state = make()
      slot.pointee = Unmanaged.passRetained(state).toOpaque()
    }
    guard !state.hasFailed else { return }
    do {
      try state.step(arguments)
    } catch {
      state.hasFailed = true
      CallbackResult.report(error, to: context)
    }
  }

  /// Is called once for each group, after an error too.
  func finish(_ context: OpaquePointer?) {
    guard let slot = Self.slot(context, size: 0), let stored = slot.pointee else {
      let state = make()
      return CallbackResult.report(to: context) { try state.result() }
    }
    slot.pointee = nil
    let state = Unmanaged<AggregateState>.fromOpaque(stored).takeRetainedValue()
    if !state.hasFailed {
      CallbackResult.report(to: context) { try state.result() }
    }
  }
}
