internal import CSQLite

/// Looks at the clock and at the task while SQLite works or waits for a lock.
///
/// SQLite calls it on the thread, and so in the task, that runs the statement: no other thread takes
/// part, and a late cancellation can never hit the next user of the connection.
final class Watch {
  /// Why a statement was stopped.
  enum Cause {
    case cancelled, timeLimit

    var code: ResultCode { self == .cancelled ? .cancelled : .timeLimit }
    var message: String {
      self == .cancelled ? "the task was cancelled" : "the time limit was reached"
    }
  }

  /// How many steps of SQLite's machine are between two looks: some ten microseconds.
  private static let stepsBetweenLooks: Int32 = 1_000

  /// When to stop; nil for never.
  var deadline: ContinuousClock.Instant?
  /// How many scopes of `withCancellation` are open; it looks only if there is one.
  var depth = 0
  /// A statement that must not be stopped runs.
  var isSuspended = false
  /// Why it stopped a statement, since a scope last began or ended.
  private(set) var cause: Cause?

  private let busyTimeout: Duration
  private var waitingSince: ContinuousClock.Instant?

  init(busyTimeout: Duration) {
    self.busyTimeout = busyTimeout
  }

  /// Opens a scope and returns the deadline to be restored at its end.
  func begin(_ limit: ContinuousClock.Instant?, on raw: OpaquePointer) -> ContinuousClock.Instant? {
    let outer = deadline
    if let limit { deadline = min(limit, outer ?? limit) }
    depth += 1
    cause = nil
    if depth == 1 {
      sqlite3_progress_handler(
        raw,
        Self.stepsBetweenLooks,
        { pointer in
          guard let pointer else { return 1 }
          return Unmanaged<Watch>.fromOpaque(pointer).takeUnretainedValue().mustStop() ? 1 : 0
        },
        Unmanaged.passUnretained(self).toOpaque()
      )
    }
    return outer
  }

  /// Closes a scope.
  func end(restoring outer: ContinuousClock.Instant?, on raw: OpaquePointer) {
    deadline = outer
    depth -= 1
    cause = nil
    if depth == 0 {
      sqlite3_progress_handler(raw, 0, nil, nil)
    }
  }

  /// Whether to stop now; the cause is kept for the error.
  func mustStop() -> Bool {
    guard depth > 0, !isSuspended else { return false }
    if Task<Never, Never>.isCancelled {
      cause = .cancelled
    } else if let deadline, ContinuousClock.now >= deadline {
      cause = .timeLimit
    } else {
      return false
    }
    return true
  }

  /// Waits for a lock, and sees to it that waiting too can be stopped.
  func install(on raw: OpaquePointer) {
    sqlite3_busy_handler(
      raw,
      { pointer, attempt in
        guard let pointer else { return 0 }
        let watch = Unmanaged<Watch>.fromOpaque(pointer).takeUnretainedValue()
        return watch.wait(attempt: attempt) ? 1 : 0
      },
      Unmanaged.passUnretained(self).toOpaque()
    )
  }

  func uninstall(from raw: OpaquePointer) {
    sqlite3_busy_handler(raw, nil, nil)
    sqlite3_progress_handler(raw, 0, nil, nil)
  }

  /// Sleeps a little, longer with each attempt; false when the time is up.
  private func wait(attempt: Int32) -> Bool {
    let now = ContinuousClock.now
    let start: ContinuousClock.Instant
    if attempt > 0, let waitingSince {
      start = waitingSince
    } else {
      waitingSince = now
      start = now
    }
    // BEGIN IMMEDIATE runs suspended, but waiting for its lock may be given up.
    let suspended = isSuspended
    isSuspended = false
    defer { isSuspended = suspended }
    let left = busyTimeout - start.duration(to: now)
    guard left > .zero, !mustStop() else { return false }
    let pause = min(Duration.milliseconds(1 << min(max(attempt, 0), 6)), left)
    let milliseconds = pause.components.attoseconds / 1_000_000_000_000_000
    sqlite3_sleep(Int32(truncatingIfNeeded: max(milliseconds, 1)))
    return true
  }
}
