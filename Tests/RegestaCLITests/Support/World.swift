import ArgumentParser
import Foundation
import Testing

@testable import RegestaCLI

/// A run of the program inside the test, with everything around it made up.
struct World {
  struct Outcome {
    var status: RegestaCLI.ExitStatus
    var output: String
    var errors: String
  }

  var terminal = TerminalFacts.none
  var environment: [String: String] = [:]
  var folder = "/nonexistent"
  var input: [UInt8] = []
  /// The keys that are pressed when something is asked.
  var keys = ""
  var versions = VersionFacts(
    tool: "1.2.3",
    schema: 7,
    sqlite: "3.40.1",
    sqliteOptions: ["THREADSAFE=1", "ENABLE_FTS5"]
  )

  static let terminal80 = TerminalFacts(
    inputIsTerminal: true,
    outputIsTerminal: true,
    errorIsTerminal: true,
    columns: 80
  )

  /// As the executable does: a child that stops reading is then an error of `write`, not our end.
  private static let ignoresClosedPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  func surroundings(_ output: MemorySink, _ errors: MemorySink) -> Surroundings {
    Self.ignoresClosedPipes
    let input = input
    var keys = keys[...]
    return Surroundings(
      output: output,
      errors: errors,
      readInput: { _ throws(CommandFailure) in input },
      terminal: terminal,
      environment: environment,
      workingFolder: folder,
      versions: versions,
      keyboard: Keyboard(
        open: { true },
        next: { () throws(CommandFailure) in keys.popFirst() },
        close: {}
      )
    )
  }

  /// Runs the whole program.
  func run(_ arguments: [String], outputLimit: Int = .max) -> Outcome {
    let output = MemorySink(limit: outputLimit)
    let errors = MemorySink()
    let status = RegestaMain.run(arguments, in: surroundings(output, errors))
    return Outcome(status: status, output: output.text, errors: errors.text)
  }

  func run(_ line: String) -> Outcome { run(line.split(separator: " ").map(String.init)) }

  /// The words of a line as a shell takes them apart: quotes keep what is between them together.
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      switch character {
      case quote: quote = nil
      case "\"",
        "'" where quote == nil:
        quote = character
        word = word ?? ""
      case " " where quote == nil:
        if let finished = word { words.append(finished) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// Runs a report of the test's own with the given global options.
  func report(
    _ options: [String] = [],
    title: String? = nil,
    limit: Int? = nil,
    _ body: (ReportPrinter) throws -> Void
  ) throws -> (output: String, errors: String) {
    let output = MemorySink()
    let errors = MemorySink()
    let context = try CommandContext(surroundings(output, errors), GlobalOptions.parse(options))
    try context.report("sample@1", title: title, standardLimit: limit, body)
    return (output.text, errors.text)
  }
}
