import Foundation
import TestSupport

/// The built `regesta`, as a process that can be killed.
enum Executable {
  /// Its path, in the folder of the test bundle; nil when the tests were built without it.
  static let path: String? = {
    var starts = CommandLine.arguments.filter { $0.contains(".xctest") }
    starts.append(CommandLine.arguments.first ?? "")
    starts.append(Bundle.main.bundlePath)
    for start in starts {
      var folder = URL(fileURLWithPath: start)
      for _ in 0..<5 {
        folder.deleteLastPathComponent()
        let candidate = folder.appendingPathComponent("regesta")
        let isFolder = try? candidate.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
        if isFolder == false, FileManager.default.isExecutableFile(atPath: candidate.path) {
          return candidate.path
        }
      }
    }
    return nil
  }()

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
