#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A shell command that reads from us through a pipe: the pager.
package final class ChildProcess {
  private let identifier: pid_t
  private var input: Int32?

  /// Starts `command` by `/bin/sh -c`, with our standard output and error.
  ///
  /// - Throws: ``Platform/Failure`` when the pipe or the process cannot be had.
  package init(command: String, environment: [String: String]) throws(Platform.Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Platform.lastFailure }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawnattr_init(&attributes)
    // The child must not inherit that we ignore SIGPIPE.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }

    let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var arguments = Self.copies(of: ["/bin/sh", "-c", command])
    var variables = Self.copies(of: settings)
    defer { (arguments + variables).forEach { free($0) } }
    var child = pid_t()
    let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, &variables)
    close(ends[0])
    guard code == 0 else {
      close(ends[1])
      throw Platform.Failure(code: code)
    }
    Signals.setPagerRunning(true)
    identifier = child
    input = ends[1]
  }

  /// C strings ended by a null pointer, to be freed by the caller.
  static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  /// Passes bytes to the child.
  ///
  /// - Throws: a broken pipe when the child has stopped reading.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(Platform.Failure) {
    guard let input else { return }
    try Platform.write(bytes, to: input)
  }

  /// Closes the child's input and waits for its end.
  ///
  /// - Returns: the exit status of the child, 128 + the signal that ended it.
  @discardableResult
  package func finish() -> Int32 {
    defer { Signals.setPagerRunning(false) }
    if let input { close(input) }
    input = nil
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
