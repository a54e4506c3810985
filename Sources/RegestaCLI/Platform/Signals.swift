#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Unsafe: calls of the system take pointers, and what a signal finds must lie still.

/// What the process does on SIGINT, SIGTERM and SIGPIPE.
///
/// An interrupted run stops at once: the handler removes the unfinished output file and shows the
/// cursor again and gives the terminal back, then ends the process by the same signal, which a shell reports as 130 (and which,
/// unlike a plain exit with 130, also stops the loop of a script). A transaction that was open is
/// rolled back by SQLite when the file is next opened.
package enum Signals {
  /// Only what a handler may touch: a C string of our own, replaced before the old one is freed.
  private nonisolated(unsafe) static var unfinishedFile: UnsafeMutablePointer<CChar>?
  private nonisolated(unsafe) static var cursorIsHidden: sig_atomic_t = 0
  private nonisolated(unsafe) static var pagerIsRunning: sig_atomic_t = 0

  private nonisolated(unsafe) static var lastWords: UnsafeMutablePointer<CChar>?
  private nonisolated(unsafe) static var lastWordsDescriptor: Int32 = 2
  private nonisolated(unsafe) static var lastStatus: Int32 = 0
  private nonisolated(unsafe) static var isInstalled = false

  /// Ends the process hard should it still be at work after a time: for a function of SQLite that
  /// looks at no clock while it works on a long text. Does nothing where ``install()`` was not called.
  ///
  /// - Parameters:
  ///   - seconds: from now, at least 1.
  ///   - status: what the shell will see.
  ///   - words: what is said then, with its line end.
  ///   - descriptor: where it is said.
  package static func setLastResort(
    after seconds: Int,
    status: Int32,
    words: String,
    descriptor: Int32
  ) {
    guard isInstalled else { return }
    clearLastResort()
    lastWords = strdup(words)
    lastWordsDescriptor = descriptor
    lastStatus = status
    signal(SIGALRM) { _ in Signals.endHard() }
    alarm(UInt32(clamping: max(1, seconds)))
  }

  /// Takes ``setLastResort(after:status:words:descriptor:)`` back.
  package static func clearLastResort() {
    guard isInstalled else { return }
    alarm(0)
    let old = lastWords
    lastWords = nil
    free(old)
  }

  private static func endHard() {
    if let path = unfinishedFile { unlink(path) }
    if cursorIsHidden != 0 { showCursor() }
    giveTerminalBack()
    if let lastWords { _ = write(lastWordsDescriptor, lastWords, strlen(lastWords)) }
    _exit(lastStatus)
  }

  /// Installs the handlers. To be called once, by the executable; tests never do.
  package static func install() {
    isInstalled = true
    // Whoever started us may have left these blocked, and a blocked alarm never rings.
    var ours = sigset_t()
    sigemptyset(&ours)
    for number in [SIGALRM, SIGINT, SIGTERM] { sigaddset(&ours, number) }
    pthread_sigmask(SIG_UNBLOCK, &ours, nil)
    // A closed pipe then shows as an error of `write`, which ends the run quietly.
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      let before = signal(number) { number in Signals.cleanUpAndDie(number) }
      // A signal that our parent has set aside (nohup, a job in the background) stays so.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }

  /// Names the file to remove should the run be interrupted; `nil` when it is finished.
  package static func setUnfinishedFile(_ path: String?) {
    let old = unfinishedFile
    unfinishedFile = path.flatMap { strdup($0) }
    free(old)
  }

  /// Tells the handler whether a progress display has hidden the cursor.
  package static func setCursorHidden(_ hidden: Bool) { cursorIsHidden = hidden ? 1 : 0 }

  /// Tells the handler whether a pager has the terminal. Ctrl-C is then the pager's: were we to end
  /// before it, it would be left fighting with the shell for the keyboard.
  package static func setPagerRunning(_ running: Bool) { pagerIsRunning = running ? 1 : 0 }

  static func cleanUpAndDie(_ number: Int32) {
    if pagerIsRunning != 0, number == SIGINT { return }
    if let path = unfinishedFile { unlink(path) }
    if cursorIsHidden != 0 { showCursor() }
    giveTerminalBack()
    signal(number, SIG_DFL)
    raise(number)
  }

  private static func showCursor() {
    var bytes: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0x1B, 0x5B, 0x3F, 0x32, 0x35, 0x68)
    _ = withUnsafeBytes(of: &bytes) { write(2, $0.baseAddress, $0.count) }
  }
}
