#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Unsafe: calls of the system take pointers, and what a signal finds must lie still.

/// The few system calls this program makes, in one place.
///
/// The rest of the module imports neither a C library nor Foundation, which keeps the start of the
/// program short and the differences between systems in this folder.
package enum Platform {
  /// A failed system call.
  package struct Failure: Error, Equatable {
    /// The value of `errno`.
    package let code: Int32

    /// The system's own words for it, such as "No such file or directory".
    package var reason: String { String(cString: strerror(code)) }

    package var isBrokenPipe: Bool { code == EPIPE }
    package var isNotFound: Bool { code == ENOENT }
    package var isTaken: Bool { code == EEXIST }
  }

  static var lastFailure: Failure { Failure(code: errno) }

  package static let standardInput: Int32 = 0
  package static let standardOutput: Int32 = 1
  package static let standardError: Int32 = 2

  /// Whether a descriptor is a terminal.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The size of the terminal behind a descriptor, or `nil` when there is none or it says 0.
  package static func terminalSize(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// The environment as a dictionary; the first of two entries of one name counts, as in `getenv`.
  package static func environment() -> [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let text = String(cString: pointer)
      if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        let name = String(text[..<equals])
        if result[name] == nil { result[name] = String(text[text.index(after: equals)...]) }
      }
      entry += 1
    }
    return result
  }

  /// The absolute path of the working folder, `.` when it cannot be had (it may have been removed).
  package static func workingFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  package static var processIdentifier: Int32 { getpid() }

  /// Ends the process without flushing anything of C's own; our sinks have been flushed before.
  package static func exitProcess(_ status: Int32) -> Never { exit(status) }
}

// MARK: Descriptors

extension Platform {
  /// Writes all bytes, going on after short writes and interrupts.
  package static func write(
    _ bytes: UnsafeRawBufferPointer,
    to descriptor: Int32
  ) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, rest.baseAddress, rest.count)
      #else
        let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
      #endif
      if count >= 0 {
        done += count
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        // Another program may have left our terminal or pipe non-blocking.
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
      } else if errno != EINTR {
        throw lastFailure
      }
    }
  }

  /// Reads up to `limit` bytes until the end of the file.
  ///
  /// - Returns: the bytes, and whether the limit cut them short.
  package static func readAll(
    _ descriptor: Int32,
    limit: Int
  ) throws(Failure) -> (bytes: [UInt8], truncated: Bool) {
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return (result, false) }
      if count < 0 {
        if errno == EINTR { continue }
        throw lastFailure
      }
      if result.count + count > limit {
        result.append(contentsOf: chunk[..<(limit - result.count)])
        return (result, true)
      }
      result.append(contentsOf: chunk[..<count])
    }
  }

  /// Creates a file that does not exist yet and opens it for writing.
  package static func createFile(_ path: String, mode: UInt32) throws(Failure) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
    guard descriptor >= 0 else { throw lastFailure }
    return descriptor
  }

  /// Opens something that is there (a device, a named pipe) for writing.
  package static func openForWriting(_ path: String) throws(Failure) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw lastFailure }
    return descriptor
  }

  package static func flushToDisk(_ descriptor: Int32) throws(Failure) {
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw lastFailure }
  }

  package static func closeDescriptor(_ descriptor: Int32) throws(Failure) {
    guard close(descriptor) == 0 || errno == EINTR else { throw lastFailure }
  }
}

extension Platform {
  /// The code for "Is a directory".
  package static var isAFolder: Int32 { EISDIR }

  /// The code for "Not a directory".
  package static var isNoFolder: Int32 { ENOTDIR }
}
