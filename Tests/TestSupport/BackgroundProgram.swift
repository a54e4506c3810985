internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A program that runs beside a test until it is let go.
package final class BackgroundProgram {
  private let process: Int32
  private let words: URL

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// Starts the program at `path`; what it says on both its outputs goes into one file.
  ///
  /// - Throws: when it cannot be started.
  package init(_ path: String, _ arguments: [String], in folder: String? = nil) throws {
    words = FileManager.default.temporaryDirectory
      .appending(path: "regesta-background-\(UUID().uuidString)")
    var environment = ProcessInfo.processInfo.environment
    environment["WORDS"] = words.path
    let shell = try RunProgram(
      "/bin/bash",
      ["-c", #""$@" >"$WORDS" 2>&1 </dev/null & echo $!"#, "bash", path] + arguments,
      environment: environment,
      in: folder
    )
    guard let number = Int32(shell.output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Failure(description: "\(path) does not start: \(shell.errors)")
    }
    process = number
  }

  deinit {
    kill(process, SIGTERM)
    try? FileManager.default.removeItem(at: words)
  }

  /// What stands in its words between two texts, once it has said both.
  ///
  /// - Throws: ``Failure`` with all it said, when it has ended or a minute has passed before.
  package func word(between start: String, and end: String) throws -> String {
    for _ in 0..<1_200 {
      let said = (try? String(contentsOf: words, encoding: .utf8)) ?? ""
      if let begin = said.range(of: start),
        let stop = said.range(of: end, range: begin.upperBound..<said.endIndex)
      {
        return String(said[begin.upperBound..<stop.lowerBound])
      }
      if kill(process, 0) != 0 { throw Failure(description: "It ended: \(said)") }
      usleep(50_000)
    }
    throw Failure(description: "It did not say \"\(start)\" within a minute.")
  }
}
