import RegestaCLI

/// A run of the program inside the test.
struct CommandRun {
  let status: ExitStatus
  let output: String
  let errors: String

  init(_ arguments: [String], in folder: String) {
    let output = MemorySink()
    let errors = MemorySink()
    let surroundings = Surroundings(
      output: output,
      errors: errors,
      readInput: { _ in [] },
      terminal: .none,
      environment: ["REGESTA_USER": "test"],
      workingFolder: folder,
      versions: VersionFacts(tool: "1", schema: 2, sqlite: "3", sqliteOptions: [])
    )
    status = RegestaMain.run(arguments, in: surroundings)
    self.output = output.text
    self.errors = errors.text
  }

  /// Whether it ended in one of the ways that are documented, and said why where it failed.
  var isClear: Bool {
    switch status {
    case .success, .negative: true
    case .bug: false
    default: errors.hasPrefix("error: ") && errors.count > 12 || output.contains("regesta/error@1")
    }
  }
}
