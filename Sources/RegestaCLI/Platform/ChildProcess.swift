#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Unsafe: calls of the system take pointers, and what a signal finds must lie still.

/// A shell command that reads from us through a pipe: the pager.
package final class ChildProcess {
  private let shell: ShellCommand
  private var input: Int32?

  /// Starts `command` by `/bin/sh -c`, with our standard output and error.
  ///
  /// - Throws: ``Platform/Failure`` when the pipe or the process cannot be had.
  package init(command: String, environment: [String: String]) throws(Platform.Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Platform.lastFailure }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    defer { close(ends[0]) }
    do throws(Platform.Failure) {
      shell = try ShellCommand(command, environment: environment, input: ends[0])
    } catch {
      close(ends[1])
      throw error
    }
    Signals.setPagerRunning(true)
    input = ends[1]
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
    return shell.wait() ?? 127
  }
}
