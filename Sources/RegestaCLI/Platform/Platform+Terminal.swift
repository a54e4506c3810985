#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Unsafe: calls of the system take pointers, and what a signal finds must lie still.

extension Platform {
  /// Makes a terminal hand over each key as it is pressed, without showing it; Ctrl-C and Ctrl-Z stay
  /// signals, and ``Signals`` gives the terminal back when one ends or stops us.
  ///
  /// - Returns: false when there is no such terminal.
  package static func beginSingleKeys(_ descriptor: Int32) -> Bool {
    var before = termios()
    guard tcgetattr(descriptor, &before) == 0 else { return false }
    var now = before
    now.c_lflag &= ~tcflag_t(ICANON | ECHO)
    withUnsafeMutableBytes(of: &now.c_cc) { keys in
      keys[Int(VMIN)] = 1
      keys[Int(VTIME)] = 0
    }
    // What was typed before stays to be read.
    guard tcsetattr(descriptor, TCSADRAIN, &now) == 0 else { return false }
    Signals.setSingleKeys(descriptor, before: before, now: now)
    return true
  }

  /// Takes ``beginSingleKeys(_:)`` back.
  package static func endSingleKeys() { Signals.restoreTerminal() }

  /// One byte; `nil` at the end.
  package static func readByte(_ descriptor: Int32) throws(Failure) -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      if count == 0 { return nil }
      // A terminal that is gone reads as an error.
      if errno == EIO { return nil }
      if errno != EINTR { throw lastFailure }
    }
  }

  /// Whether there is something to read, or will be within so many milliseconds.
  package static func hasInput(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, milliseconds) > 0
  }
}

extension Signals {
  /// Only what a handler may touch.
  private nonisolated(unsafe) static var terminal: Int32 = -1
  private nonisolated(unsafe) static var terminalBefore = termios()
  private nonisolated(unsafe) static var terminalNow = termios()

  /// Tells the handlers that a terminal was changed, and how to give it back.
  fileprivate static func setSingleKeys(_ descriptor: Int32, before: termios, now: termios) {
    terminalBefore = before
    terminalNow = now
    terminal = descriptor
    signal(SIGQUIT) { number in Signals.cleanUpAndDie(number) }
    signal(SIGHUP) { number in Signals.cleanUpAndDie(number) }
    signal(SIGTSTP) { _ in Signals.stop() }
    signal(SIGCONT) { _ in Signals.goOn() }
  }

  /// Gives the terminal back as it was, if it was changed. A handler may call it.
  static func giveTerminalBack() {
    if terminal >= 0 { tcsetattr(terminal, TCSANOW, &terminalBefore) }
  }

  /// Gives the terminal back for good.
  fileprivate static func restoreTerminal() {
    guard terminal >= 0 else { return }
    giveTerminalBack()
    terminal = -1
    for number in [SIGQUIT, SIGHUP, SIGTSTP, SIGCONT] { signal(number, SIG_DFL) }
  }

  /// Ctrl-Z: the shell gets its terminal, and we get ours back when we go on.
  private static func stop() {
    giveTerminalBack()
    signal(SIGTSTP, SIG_DFL)
    var ours = sigset_t()
    sigemptyset(&ours)
    sigaddset(&ours, SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &ours, nil)
    raise(SIGTSTP)
  }

  private static func goOn() {
    guard terminal >= 0 else { return }
    tcsetattr(terminal, TCSANOW, &terminalNow)
    signal(SIGTSTP) { _ in Signals.stop() }
  }
}
