#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A shell command that is given some bytes and answers with others: its standard input and output are
/// pipes, which are written and read at the same time, so that neither waits for the other for ever. Its
/// standard error is ours.
package struct Exchange {
  /// How an exchange ended.
  package enum End: Equatable {
    /// The program has ended, with this status; 128 + the signal that ended it.
    case exited(Int32)
    /// It took too long, and was ended.
    case timedOut
    /// It answered with more than it may, and was ended.
    case tooMuch
  }

  /// What it answered.
  package private(set) var output: [UInt8] = []
  /// How it ended.
  package private(set) var end = End.exited(0)

  /// Runs `command` by `/bin/sh -c`.
  ///
  /// - Parameters:
  ///   - command: What is run.
  ///   - input: What it is given. It need not read all of it.
  ///   - environment: Its environment.
  ///   - timeout: How long it may take.
  ///   - limit: How many bytes it may answer.
  /// - Throws: ``Platform/Failure`` when the pipes or the process cannot be had.
  package init(
    command: String,
    input: [UInt8],
    environment: [String: String],
    timeout: Duration,
    limit: Int
  ) throws(Platform.Failure) {
    let deadline = ContinuousClock.now + timeout
    var pipes: [Int32] = [-1, -1, -1, -1]
    guard pipes.withUnsafeMutableBufferPointer({ pipe($0.baseAddress) }) == 0 else {
      throw Platform.lastFailure
    }
    guard pipes.withUnsafeMutableBufferPointer({ pipe($0.baseAddress.map { $0 + 2 }) }) == 0 else {
      let failure = Platform.lastFailure
      for end in pipes[..<2] { close(end) }
      throw failure
    }
    for end in pipes { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (theirInput, ourOutput, ourInput, theirOutput) = (pipes[0], pipes[1], pipes[2], pipes[3])
    let child: pid_t
    do throws(Platform.Failure) {
      child = try Self.start(command, environment, input: theirInput, output: theirOutput)
    } catch {
      for end in pipes { close(end) }
      throw error
    }
    close(theirInput)
    close(theirOutput)
    for end in [ourOutput, ourInput] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    let early = exchange(input, to: ourOutput, from: ourInput, deadline, limit)
    close(ourInput)
    if let early {
      // The shell leads a group of its own: what it started ends with it.
      kill(-child, SIGKILL)
      _ = Self.wait(for: child, until: nil)
      end = early
    } else if let status = Self.wait(for: child, until: deadline) {
      end = .exited(status)
    } else {
      kill(-child, SIGKILL)
      _ = Self.wait(for: child, until: nil)
      end = .timedOut
    }
  }

  /// Writes and reads until the program closes its output.
  ///
  /// - Returns: why it is to be ended before that.
  private mutating func exchange(
    _ input: [UInt8],
    to writing: Int32,
    from reading: Int32,
    _ deadline: ContinuousClock.Instant,
    _ limit: Int
  ) -> End? {
    var written = 0
    var isWriting = true
    defer { if isWriting { close(writing) } }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if isWriting, written == input.count {
        close(writing)
        isWriting = false
      }
      let left = Self.milliseconds(until: deadline)
      guard left > 0 else { return .timedOut }
      var ends = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
      if isWriting { ends.append(pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)) }
      let ready = poll(&ends, nfds_t(ends.count), left)
      if ready < 0, errno != EINTR { return nil }
      if ready <= 0 { continue }
      if isWriting, ends[1].revents != 0 {
        let count = input.withUnsafeBytes { bytes in
          write(writing, bytes.baseAddress.map { $0 + written }, min(65_536, input.count - written))
        }
        if count > 0 {
          written += count
        } else if count < 0, errno != EAGAIN, errno != EINTR {
          // It has read all that it wants.
          close(writing)
          isWriting = false
        }
      }
      if ends[0].revents != 0 {
        let count = read(reading, &buffer, buffer.count)
        if count == 0 { return nil }
        if count < 0 {
          if errno == EAGAIN || errno == EINTR { continue }
          return nil
        }
        guard output.count + count <= limit else { return .tooMuch }
        output.append(contentsOf: buffer[..<count])
      }
    }
  }

  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let left = deadline - .now
    let (seconds, attoseconds) = left.components
    guard seconds < 100_000 else { return 100_000_000 }
    return Int32(max(0, seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
  }

  /// Waits for the end of a process; nil when the time has come before.
  private static func wait(for child: pid_t, until deadline: ContinuousClock.Instant?) -> Int32? {
    var status: Int32 = 0
    while true {
      let found = waitpid(child, &status, deadline == nil ? 0 : WNOHANG)
      if found == child { break }
      if found < 0, errno != EINTR { return 127 }
      if let deadline {
        if ContinuousClock.now >= deadline { return nil }
        usleep(2_000)
      }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private static func start(
    _ command: String,
    _ environment: [String: String],
    input: Int32,
    output: Int32
  ) throws(Platform.Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawnattr_init(&attributes)
    // The child must not inherit that we ignore SIGPIPE.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP)
    )
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var arguments = ChildProcess.copies(of: ["/bin/sh", "-c", command])
    var variables = ChildProcess.copies(of: settings)
    defer { (arguments + variables).forEach { free($0) } }
    var child = pid_t()
    let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, &variables)
    guard code == 0 else { throw Platform.Failure(code: code) }
    return child
  }
}
