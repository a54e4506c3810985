#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Unsafe: calls of the system take pointers, and what a signal finds must lie still.

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
    let child: ShellCommand
    do throws(Platform.Failure) {
      child = try ShellCommand(
        command,
        environment: environment,
        input: theirInput,
        output: theirOutput,
        leadsGroup: true
      )
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
      child.kill()
      end = early
    } else if let status = child.wait(until: deadline) {
      end = .exited(status)
    } else {
      child.kill()
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
}
