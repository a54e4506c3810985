import Foundation
import TestSupport

/// The built `regesta`, as a process that can be killed.
enum Executable {
  static var path: String? { BuiltProgram.path }

  static var exists: Bool { path != nil }

  /// Runs a line of shell in which `$REGESTA` is its path.
  static func shell(_ line: String, in folder: String) throws -> RunProgram {
    try RunProgram(
      "/bin/bash",
      ["-c", line],
      environment: [
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "REGESTA": path ?? "", "HOME": folder,
      ],
      in: folder
    )
  }
}
