import Foundation
import TestSupport

/// A base of its own, and the built program that serves it.
final class ServedBase {
  let address: String
  /// Where the browser that may write begins; nil when none may.
  let writing: String?
  let path: String
  private let folder: TemporaryFolder
  private let server: BackgroundProgram

  /// Whether the tests were built with the program, and somebody is there to look at it.
  static let canBeSeen = BuiltProgram.path != nil && Browser.isInstalled

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Makes a base with the founding article, gives the program lines of shell in which `$REGESTA` is its path,
  /// and serves it.
  init(_ lines: [String] = [], files: [String: String] = [:], writes: Bool = false) throws {
    folder = try TemporaryFolder()
    path = folder.file("seen.regesta")
    for (name, text) in files { try folder.write(name, text) }
    let program = BuiltProgram.path ?? ""
    var environment = ProcessInfo.processInfo.environment
    environment["REGESTA"] = program
    environment["REGESTA_DB"] = path
    for line in [#""$REGESTA" init --demo seen.regesta"#] + lines {
      let run = try RunProgram(
        "/bin/bash",
        ["-c", line],
        environment: environment,
        in: folder.path
      )
      guard run.status == 0 else { throw Failure(description: "\(line): \(run.errors)") }
    }
    server = try BackgroundProgram(
      program,
      ["serve", "--db", path] + (writes ? ["--write"] : []),
      in: folder.path
    )
    address =
      "http://127.0.0.1:"
      + (try server.word(between: "http://127.0.0.1:", and: "\n"))
      .prefix { $0.isNumber }
    writing =
      writes
      ? address + "/review?token=" + (try server.word(between: "/review?token=", and: "\n")) : nil
  }
}
