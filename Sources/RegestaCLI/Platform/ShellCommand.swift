#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Unsafe: calls of the system take pointers, and what a signal finds must lie still.

/// A command that `/bin/sh -c` runs beside us.
struct ShellCommand {
  /// More than we have open at a time.
  private static let manyDescriptors: Int32 = 1_024

  let identifier: pid_t

  /// Starts it.
  ///
  /// - Parameters:
  ///   - command: What is run.
  ///   - environment: Its environment.
  ///   - input: The descriptor that becomes its standard input.
  ///   - output: The descriptor that becomes its standard output; nil for ours.
  ///   - leadsGroup: Whether it leads a group of processes of its own, so that all that it starts can be ended.
  /// - Throws: ``Platform/Failure`` when it cannot be had.
  init(
    _ command: String,
    environment: [String: String],
    input: Int32,
    output: Int32? = nil,
    leadsGroup: Bool = false
  ) throws(Platform.Failure) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    if let output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
    // What else is open is ours: a browser that kept the server's socket would keep its port after its end.
    var flags = Int16(POSIX_SPAWN_SETSIGDEF) | (leadsGroup ? Int16(POSIX_SPAWN_SETPGROUP) : 0)
    #if canImport(Darwin)
      for descriptor in output == nil ? [1, 2] : [2] {
        posix_spawn_file_actions_addinherit_np(&actions, Int32(descriptor))
      }
      flags |= Int16(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #else
      for descriptor in 3..<Self.manyDescriptors {
        posix_spawn_file_actions_addclose(&actions, descriptor)
      }
    #endif
    // The child must not inherit that we ignore SIGPIPE.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, flags)
    let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var arguments = Self.copies(of: ["/bin/sh", "-c", command])
    var variables = Self.copies(of: settings)
    defer { (arguments + variables).forEach { free($0) } }
    var child = pid_t()
    let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, &variables)
    guard code == 0 else { throw Platform.Failure(code: code) }
    identifier = child
  }

  /// C strings ended by a null pointer, to be freed by the caller.
  private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  /// Waits for its end.
  ///
  /// - Returns: its exit status, 128 + the signal that ended it; nil when the time has come before.
  func wait(until deadline: ContinuousClock.Instant? = nil) -> Int32? {
    var status: Int32 = 0
    while true {
      let found = waitpid(identifier, &status, deadline == nil ? 0 : WNOHANG)
      if found == identifier { break }
      if found < 0, errno != EINTR { return 127 }
      if let deadline {
        if ContinuousClock.now >= deadline { return nil }
        usleep(2_000)
      }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Ends it and, when it leads a group, all that it started.
  func kill() {
    #if canImport(Glibc)
      _ = Glibc.kill(-identifier, SIGKILL)
    #elseif canImport(Musl)
      _ = Musl.kill(-identifier, SIGKILL)
    #else
      _ = Darwin.kill(-identifier, SIGKILL)
    #endif
    _ = wait()
  }
}
