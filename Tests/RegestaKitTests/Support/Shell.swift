import Foundation

/// Programs that a test may use where they are installed.
enum Shell {
  /// The path of a program on PATH; nil when there is none.
  static func program(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program with a file as its input; gives its exit status, output and errors.
  static func run(
    _ program: String,
    _ arguments: [String],
    input: [UInt8] = [],
    in folder: TemporaryFolder
  ) throws -> (status: Int32, output: String, errors: String) {
    let names = (input: "shell-input", output: "shell-output", errors: "shell-errors")
    try folder.write(input, to: names.input)
    try folder.write([], to: names.output)
    try folder.write([], to: names.errors)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle(forReadingAtPath: folder.file(names.input))
    process.standardOutput = FileHandle(forWritingAtPath: folder.file(names.output))
    process.standardError = FileHandle(forWritingAtPath: folder.file(names.errors))
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus,
      String(decoding: try folder.bytes(of: names.output), as: UTF8.self),
      String(decoding: try folder.bytes(of: names.errors), as: UTF8.self)
    )
  }
}
