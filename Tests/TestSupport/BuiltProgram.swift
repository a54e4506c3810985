internal import Foundation

/// The built `regesta`.
package enum BuiltProgram {
  /// Its path: in the folder of the test bundle, which the same build has filled. `nil` when the tests were
  /// built without it.
  package static let path: String? = {
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
}
