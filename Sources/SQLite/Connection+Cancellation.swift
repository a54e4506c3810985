extension Connection {
  /// Runs `body` so that cancelling the task stops its statements, and a time limit too.
  ///
  /// Waiting for a lock is stopped as well. Scopes nest; the earlier deadline counts. Inside
  /// ``write(_:)`` an interrupted change rolls the whole transaction back.
  ///
  /// - Parameters:
  ///   - timeLimit: how long all of `body` may take; nil for no limit.
  ///   - body: only its statements are stopped, not other work in it.
  /// - Returns: what `body` returns.
  /// - Throws: `CancellationError`, a ``DatabaseError`` with ``ResultCode/timeLimit``, or what `body`
  ///   throws.
  @discardableResult
  public func withCancellation<T>(
    timeLimit: Duration? = nil,
    _ body: () throws -> T
  ) throws -> T {
    try withCancellation(deadline: timeLimit.map { ContinuousClock.now + $0 }, body)
  }

  /// Runs `body` so that cancelling the task stops its statements, and the clock at `deadline` too.
  @discardableResult
  public func withCancellation<T>(
    deadline: ContinuousClock.Instant?,
    _ body: () throws -> T
  ) throws -> T {
    let outer = watch.begin(deadline, on: handle.raw)
    defer { watch.end(restoring: outer, on: handle.raw) }
    if watch.mustStop(), let cause = watch.cause {
      throw cause == .cancelled
        ? CancellationError() : DatabaseError(cause.code, cause.message)
    }
    do {
      return try body()
    } catch let error as DatabaseError where error.extendedCode == .cancelled {
      throw CancellationError()
    }
  }
}
