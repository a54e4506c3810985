import Foundation
import TestSupport

/// The built `regesta`, run as a process of its own.
enum BuiltExecutable {
  typealias Outcome = RunProgram

  static var path: String? { BuiltProgram.path }

  static var exists: Bool { path != nil }

  /// Whether util-linux's `script`, which gives a program a terminal, is there.
  static let hasScript: Bool = {
    #if os(Linux)
      return FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    #else
      return false
    #endif
  }()

  /// Runs it with no terminal on any end.
  static func run(
    _ arguments: [String],
    input: String = "",
    environment: [String: String] = [:],
    folder: String? = nil
  ) throws -> Outcome {
    guard let path else { throw CocoaError(.fileNoSuchFile) }
    return try launch(path, arguments, input, environment, folder)
  }

  /// Runs it by a line of shell in which `$REGESTA` is its path.
  static func shell(
    _ line: String,
    environment: [String: String] = [:],
    folder: String? = nil
  ) throws -> Outcome {
    guard let path else { throw CocoaError(.fileNoSuchFile) }
    var environment = environment
    environment["REGESTA"] = path
    return try launch("/bin/bash", ["-c", line], "", environment, folder)
  }

  /// Runs it on a terminal of a certain size.
  ///
  /// - Returns: what the terminal shows, output and errors in one, with line feeds as line ends.
  static func onTerminal(
    _ arguments: String,
    columns: Int,
    rows: Int = 100,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    var environment = environment
    environment["TERM"] = environment["TERM"] ?? "xterm"
    let inner = "stty cols \(columns) rows \(rows) -onlcr; exec \"$REGESTA\" \(arguments)"
    return try shell(
      "script -qec '\(inner)' /dev/null < /dev/null",
      environment: environment
    )
  }

  private static func launch(
    _ path: String,
    _ arguments: [String],
    _ input: String,
    _ environment: [String: String],
    _ folder: String?
  ) throws -> Outcome {
    try RunProgram(
      path,
      arguments,
      input: Array(input.utf8),
      // Nothing of the tester's own environment but what programs need to start.
      environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 },
      in: folder
    )
  }
}
