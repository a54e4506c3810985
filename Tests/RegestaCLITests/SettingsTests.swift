import ArgumentParser
import TestSupport
import Testing

@testable import RegestaCLI

@Suite struct SettingsTests {
  private func settings(
    _ options: [String],
    _ terminal: TerminalFacts = .none,
    _ environment: [String: String] = [:]
  ) throws -> OutputSettings {
    try OutputSettings(
      GlobalOptions.parse(options),
      terminal: terminal,
      environment: environment
    )
  }

  @Test func theFormatFollowsTheTerminalThenTheFileThenTheOption() throws {
    #expect(try settings([]).format == .plain)
    #expect(try settings([], World.terminal80).format == .table)
    #expect(try settings(["-o", "x"], World.terminal80).format == .plain)
    #expect(try settings(["-o", "-"], World.terminal80).format == .table)
    #expect(try settings(["-o", "x.MD"], World.terminal80).format == .markdown)
    #expect(try settings(["-o", "x.csv", "-f", "tsv"]).format == .tsv)
    #expect(try settings(["-o", "x.csv", "--json"]).format == .json)
    #expect(try settings(["--json", "-f", "json"]).format == .json)
  }

  @Test(arguments: [
    ("500ms", 500), ("5s", 5_000), ("1.5s", 1_500), ("2m", 120_000), ("1h", 3_600_000),
    ("5", 5_000), ("24h", 86_400_000),
  ])
  func timesAreRead(text: String, milliseconds: Int) {
    #expect(TimeLimit(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "s", "ms", "-1s", "0", "0.1ms", "25h", "5 s", "1e3", "0x5", "inf", "5ss", ".",
  ])
  func otherTimesAreRefused(text: String) {
    #expect(TimeLimit(text) == nil)
  }

  @Test func limits() {
    #expect(RowLimit("all") == .all && RowLimit("12") == .rows(12))
    for text in ["0", "-1", "", "1.5", "ALL", "99999999999999999999"] {
      #expect(RowLimit(text) == nil)
    }
    #expect(RowLimit.all.bound(standard: 5) == nil)
    #expect(RowLimit.standard.bound(standard: 5) == 5)
    #expect(RowLimit.rows(9).bound(standard: 5) == 9)
  }

  @Test func theLanguageComesFromTheOptionThenTheEnvironment() throws {
    #expect(try settings([], .none, ["REGESTA_LANG": "lt"]).language == "lt")
    #expect(
      try settings(["--lang", "be-Latn"], .none, ["REGESTA_LANG": "lt"]).language == "be-Latn"
    )
    #expect(try settings([], .none, ["REGESTA_LANG": ""]).language == nil)
    #expect(throws: CommandFailure.self) { try settings([], .none, ["REGESTA_LANG": "lt_LT"]) }
  }

  @Test func questionsAreOnlyPutOnATerminal() throws {
    #expect(try settings([], World.terminal80).mayAsk)
    #expect(try !settings(["--no-input"], World.terminal80).mayAsk)
    #expect(try !settings([]).mayAsk)
  }

  // MARK: Which base

  private func base(
    _ folder: TemporaryFolder,
    _ option: String? = nil,
    environment: [String: String] = [:]
  ) throws(CommandFailure) -> DatabaseLocator.Location {
    try DatabaseLocator(environment: environment, folder: folder.path).existing(option: option)
  }

  @Test func theOnlyBaseHereIsTaken() throws {
    let folder = try TemporaryFolder()
    try folder.write("war.regesta")
    try folder.write("notes.txt")
    try folder.write(".hidden.regesta")
    try folder.makeFolder("old.regesta")
    let location = try base(folder)
    #expect(location.path == "war.regesta" && location.origin == .folder)
    #expect(location.absolutePath == folder.path + "/war.regesta")
  }

  @Test func optionsComeBeforeTheEnvironmentAndThatBeforeTheFolder() throws {
    let folder = try TemporaryFolder()
    for name in ["a.regesta", "b.regesta", "c.regesta"] { try folder.write(name) }
    let environment = ["REGESTA_DB": folder.path + "/b.regesta"]
    #expect(try base(folder, "a.regesta", environment: environment).origin == .option)
    #expect(try base(folder, environment: environment).origin == .environment)
    let error = #expect(throws: CommandFailure.self) { try base(folder) }
    #expect(error?.status == .usage && error?.code == "several_bases")
    #expect(error?.suggestions.first?.text == "--db a.regesta")
  }

  @Test func aWrongPathIsNeverCreatedAndTheRightOneSuggested() throws {
    let folder = try TemporaryFolder()
    try folder.write("lithuania.regesta")
    let typo = #expect(throws: CommandFailure.self) { try base(folder, "lithunia.regesta") }
    #expect(typo?.status == .inputMissing)
    #expect(typo?.suggestions == [Suggestion("lithuania.regesta")])
    let nested = #expect(throws: CommandFailure.self) {
      try base(folder, folder.path + "/lithunia.regesta")
    }
    #expect(nested?.suggestions == [Suggestion(folder.path + "/lithuania.regesta")])
    let place = #expect(throws: CommandFailure.self) { try base(folder, ".") }
    #expect(
      place?.code == "not_a_file" && place?.suggestions == [Suggestion("./lithuania.regesta")]
    )
    let variable = #expect(throws: CommandFailure.self) {
      try base(folder, environment: ["REGESTA_DB": "gone.regesta"])
    }
    #expect(variable?.reason?.contains("REGESTA_DB") == true)
    #expect(folder.names == ["lithuania.regesta"])
  }

  @Test func withoutAnyBaseTheWayToOneIsTold() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: CommandFailure.self) { try base(folder) }
    #expect(error?.status == .inputMissing && error?.hint?.contains("--db") == true)
  }
}
