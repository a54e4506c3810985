internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A program that a test runs to its end.
///
/// On `posix_spawn` and not on Foundation's `Process`: that one watches its children on a run loop of its
/// own, which tests that start programs from several threads at once have seen corrupt the heap.
package struct RunProgram: Sendable {
  /// What it exited with, or 128 + the number of the signal that ended it.
  package var status: Int32
  package var output: String
  package var errors: String

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// Runs the program at `path`.
  ///
  /// Its ends are files, not pipes: neither side can wait for the other, however much either writes.
  ///
  /// - Parameters:
  ///   - path: the program's file.
  ///   - arguments: what it is given, without its own name.
  ///   - input: what its standard input gives.
  ///   - environment: all of its environment; nil for the tester's own.
  ///   - folder: where it runs; nil for where the tester runs.
  /// - Throws: ``Failure`` when it cannot be started.
  package init(
    _ path: String,
    _ arguments: [String],
    input: [UInt8] = [],
    environment: [String: String]? = nil,
    in folder: String? = nil
  ) throws {
    let ends = try Ends(input: input)
    defer { ends.close() }
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
    for (number, end) in ends.all.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, end, Int32(number))
    }
    var flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    // A program that stays would keep open what another test's server has closed: sockets are inherited.
    #if canImport(Darwin)
      flags |= Int16(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #else
      for descriptor: Int32 in 3..<1_024 {
        posix_spawn_file_actions_addclose(&actions, descriptor)
      }
    #endif
    // A thread of the test runner blocks signals that the program must get.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    sigaddset(&defaults, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, flags)

    let own = ProcessInfo.processInfo.environment
    // A program that the tests were built with watches itself as the tests do (scripts/sanitize).
    let watching = own.filter { ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key) }
    let settings = (environment ?? own).merging(watching) { one, _ in one }
    var command = [path] + arguments
    if let folder {
      // posix_spawn can change the folder only where the C library has an extension for it.
      command = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder] + command
    }
    var words = command.map { strdup($0) } + [nil]
    var variables = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child = pid_t()
    let code = posix_spawn(&child, command[0], &actions, &attributes, &words, &variables)
    guard code == 0 else {
      throw Failure(description: "\(path) does not start: \(String(cString: strerror(code)))")
    }
    var raw: Int32 = 0
    while waitpid(child, &raw, 0) < 0 {
      guard errno == EINTR else { throw Failure(description: "\(path) is lost") }
    }
    let signal = raw & 0x7F
    status = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
    output = try ends.text(1)
    errors = try ends.text(2)
  }

  /// Three files without names: they are gone with the descriptors.
  private struct Ends {
    private(set) var all: [Int32] = []

    init(input: [UInt8]) throws {
      do {
        for _ in 0..<3 { all.append(try Self.open()) }
        var rest = input[...]
        while !rest.isEmpty {
          let count = rest.withUnsafeBytes { write(all[0], $0.baseAddress, $0.count) }
          guard count > 0 else { throw Failure(description: "no room for a program's input") }
          rest = rest.dropFirst(count)
        }
        lseek(all[0], 0, SEEK_SET)
      } catch {
        close()
        throw error
      }
    }

    private static func open() throws -> Int32 {
      var name = (NSTemporaryDirectory() + "/regesta-tests-XXXXXX").utf8CString.map { $0 }
      let descriptor = mkstemp(&name)
      guard descriptor >= 0 else { throw Failure(description: "no temporary file for a program") }
      unlink(name)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return descriptor
    }

    func text(_ number: Int) throws -> String {
      lseek(all[number], 0, SEEK_SET)
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(all[number], &buffer, buffer.count)
        guard count >= 0 else { throw Failure(description: "a program's output does not read") }
        guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
        bytes += buffer[..<count]
      }
    }

    func close() {
      for descriptor in all {
        #if canImport(Glibc)
          _ = Glibc.close(descriptor)
        #elseif canImport(Musl)
          _ = Musl.close(descriptor)
        #else
          _ = Darwin.close(descriptor)
        #endif
      }
    }
  }
}
