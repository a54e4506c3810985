import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import RegestaCLI

/// From the words of the command line to a command, or to an error that helps.
@Suite struct RoutingTests {
  // MARK: Options before and behind the command

  @Test(arguments: [
    "--json help dates", "help --json dates", "help dates --json", "--format json help dates",
    "--format=json help dates", "-f json help dates", "help -f json dates",
    "help dates --format=json", "-q --json -v= help dates",
  ])
  func optionsWorkBeforeAndBehindTheCommand(line: String) {
    let line = line.replacingOccurrences(of: "-v= ", with: "")
    let outcome = World().run(line)
    #expect(outcome.status == .success)
    #expect(outcome.output.hasPrefix(#"{"ok":true,"schema":"regesta/help@1","data":["#))
    #expect(outcome.output == World().run("help dates --json").output)
  }

  @Test func bundlesOfShortFlagsAreMovedToo() throws {
    let route = try CommandRoute(["-qv", "help", "x"], root: RegestaCommand.self)
    #expect(route.names == ["help"] && route.arguments == ["-qv", "x"])
  }

  @Test func theOptionNearerToTheCommandCounts() {
    #expect(World().run("-f json help dates -f csv").output.hasPrefix("subject,text\r\n"))
  }

  @Test func theTableOfGlobalOptionsIsTheParsers() {
    let shape = CommandShape(of: GlobalOptions.self)
    let named = shape.named.filter { !$0.names.contains("--help") }
    #expect(named.count == 14)
    #expect(
      Set(named.filter { $0.kind == .option }.flatMap(\.names)) == GlobalOptionTable.valued
    )
    #expect(Set(named.filter { $0.kind == .flag }.flatMap(\.names)) == GlobalOptionTable.flags)
  }

  @Test func nothingAfterTwoDashesIsAnOption() {
    let outcome = World().run("help -- --json")
    #expect(outcome.status == .usage)
    #expect(outcome.errors.contains("there is no help on '--json'"))
  }

  // MARK: Errors

  @Test(arguments: [
    ("nosuch", "unknown_command"), ("--nosuch help", "unknown_option"),
    ("help --nosuch", "unknown_option"), ("--format", "missing_value"),
    ("help --format", "missing_value"), ("help --format -q", "missing_value"),
    ("help --format nosuch", "invalid_value"), ("help --color nosuch", "invalid_value"),
    ("help --json=yes", "unexpected_value"), ("completions", "missing_argument"),
    ("completions bash zsh", "unexpected_argument"), ("completions nosuch", "invalid_value"),
    ("help nosuch", "unknown_topic"), ("help --limit 0", "invalid_value"),
    ("help --limit -3", "missing_value"), ("help --limit x", "invalid_value"),
    ("help --timeout 5y", "invalid_value"), ("help --timeout 0", "invalid_value"),
    ("help --lang x_y", "invalid_value"), ("help --fields a,,b", "invalid_value"),
    ("help --json --format csv", "conflicting_options"), ("help -q -v", "conflicting_options"),
    ("help --no-color --color always", "conflicting_options"), ("-x", "unknown_option"),
    ("--version --nosuch", "unknown_option"), ("help -o=", "invalid_value"),
  ])
  func wrongUseIsStatus64(line: String, code: String) throws {
    let plain = World().run(line)
    #expect(plain.status == .usage)
    #expect(plain.output.isEmpty && plain.errors.hasPrefix("error: "))

    // A program that asks for JSON gets the same failure as JSON, on standard output.
    guard !line.contains("--format"), !line.contains("--json") else { return }
    let outcome = World().run("--json " + line)
    #expect(outcome.status == .usage && outcome.errors.isEmpty)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    )
    #expect(object["ok"] as? Bool == false)
    let error = try #require(object["error"] as? [String: Any])
    #expect(error["code"] as? String == code)
    #expect(
      Set(error.keys)
        == ["code", "status", "message", "reason", "hint", "suggestions", "position"]
    )
  }

  @Test(arguments: ["hel", "comp", "completion", "h"])
  func abbreviationsAreNotCommands(word: String) {
    #expect(World().run([word, "bash"]).status == .usage)
  }

  @Test func aWrongCommandShowsTheRightOne() {
    #expect(
      World().run("hlep").errors == """
        error: 'hlep' is not a command of regesta
          did you mean regesta help?

        """
    )
  }

  // MARK: Help

  @Test func withoutArgumentsThereIsHelp() {
    let outcome = World().run([])
    #expect(outcome.status == .success && outcome.output == World().run("-h").output)
  }

  @Test func shortHelpHasTwoExamplesAndFullHelpAll() {
    for (path, type) in CommandTree.all() {
      let short = World().run(path + ["-h"])
      let full = World().run(path + ["--help"])
      #expect(short.status == .success && full.status == .success)
      let examples = (type as? any DocumentedCommand.Type)?.examples ?? []
      #expect(examples.count >= 2, "\(path)")
      #expect(count("\n  regesta ", short.output) == 2)
      for example in examples { #expect(full.output.contains("  regesta \(example.arguments)\n")) }
      let usage = full.output.range(of: "\nUsage: ")
      let first = full.output.range(of: "Examples:")
      #expect(first != nil && usage != nil)
      if let usage, let first { #expect(first.lowerBound < usage.lowerBound) }
      #expect(full.output.contains("--timeout <time>"))
      if !path.isEmpty { #expect(World().run(["help"] + path).output == full.output) }
    }
    #expect(World().run("help").output == World().run("--help").output)
  }

  /// Every example in the help is a command that works.
  @Test func examplesWork() throws {
    var world = World()
    // Most examples ask the demo, which lies elsewhere: some make a base of that name.
    let base = try TemporaryFolder()
    world.environment["REGESTA_DB"] = base.path + "/demo.regesta"
    #expect(world.run(["init", base.path + "/demo.regesta", "--demo"]).status == .success)
    // A second batch, for the commands that look at the history.
    try base.write("q.sql", "-- name: one\n-- title: What is one?\nSELECT 1 AS one\n")
    #expect(world.run(["query", "add", base.path + "/q.sql"]).status == .success)
    // What examples read: the demo under other names, and its dump.
    let dump = base.path + "/war.jsonl"
    #expect(world.run(["export", "-f", "jsonl", "-o", dump]).status == .success)
    #expect(world.run(["export", "-f", "nquads", "-o", base.path + "/war.nq"]).status == .success)
    try base.write("treaties.csv", "title,signed\nTreaty of Nystad,1721-09-10\n")
    try base.write(
      "treaties.map.yaml",
      """
      regesta-table: 1
      things: {treaty: {kind: treaty, names: title, dates: {signed-on: signed}}}
      claims: [{claim: [treaty, signed-on, signed]}]
      """
    )
    try base.write("war.md", "# A war\n\nLithuania and Poland fought over Vilnius in 1920.\n")
    // What is not packed is read as it is, whatever its name.
    try base.write(
      "Q211.json.gz",
      #"{"entities":{"Q211":{"type":"item","id":"Q211","labels":{},"claims":{}}}}"#
    )
    try Data(Fixtures.schema1()).write(to: URL(filePath: base.path + "/schema-1.regesta"))
    let inputs = [
      "merge-base": ["mine", "theirs", "ancestor"].map { ("demo.regesta", $0 + ".regesta") },
      "repair": [("demo.regesta", "war.regesta")],
      "migrate": [("schema-1.regesta", "war.regesta")],
      "init": [("war.jsonl", "war.jsonl")],
      "import": [
        ("treaties.csv", "treaties.csv"), ("treaties.map.yaml", "treaties.map.yaml"),
        ("Q211.json.gz", "Q211.json.gz"), ("war.nq", "war.nq"), ("war.md", "war.md"),
      ],
      "verify": [
        ("demo.regesta", "war.regesta"), ("war.jsonl", "war.jsonl"),
        ("demo.regesta", "before.regesta"), ("demo.regesta", "after.regesta"),
      ],
    ]
    // `serve` goes on until it is stopped; its own tests start and stop it.
    for (path, type) in CommandTree.all() where path != ["serve"] {
      let folder = try TemporaryFolder()
      world.folder = folder.path
      for (source, name) in inputs[path.first ?? ""] ?? [] {
        try FileManager.default.copyItem(
          atPath: base.path + "/" + source,
          toPath: folder.path + "/" + name
        )
      }
      for example in (type as? any DocumentedCommand.Type)?.examples ?? [] {
        let outcome = world.run(World.words(of: example.arguments))
        // "No" is an answer: `check` may find something in the demo.
        #expect(
          [.success, .negative].contains(outcome.status),
          "\(path): \(example.arguments): \(outcome.errors)"
        )
      }
    }
  }

  @Test func helpWinsOverAnythingElse() {
    #expect(World().run("completions nosuch -h").output == World().run("completions -h").output)
    #expect(World().run("--limit x --help").status == .success)
    #expect(World().run("-h completions").output == World().run("completions -h").output)
  }

  @Test(arguments: HelpTopic.all.map(\.name))
  func topicsFitAnOldTerminal(name: String) throws {
    let outcome = World().run(["help", name])
    #expect(outcome.status == .success)
    for line in outcome.output.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= 80, "\(line)")
    }
  }

  @Test func helpFitsTheTerminal() {
    var terminal = World.terminal80
    terminal.columns = 60
    for line in World(terminal: terminal).run("help completions").output.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= 60, "\(line)")
    }
  }

  // MARK: Version and completion

  @Test func versions() {
    #expect(World().run("--version").output == "regesta 1.2.3\n")
    for line in ["--version --json", "--json --version", "--version -f json"] {
      #expect(
        World().run(line).output == #"""
          {"ok":true,"schema":"regesta/version@1","data":[
          {"tool":"1.2.3","schema_version":7,"sqlite_version":"3.40.1","sqlite_compile_options":["THREADSAFE=1","ENABLE_FTS5"]}
          ],"truncated":false,"next":null,"warnings":[]}

          """#
      )
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptsKnowTheCommands(shell: String) {
    let outcome = World().run("completions \(shell)")
    #expect(outcome.status == .success)
    #expect(outcome.output.contains("completions") && outcome.output.contains("no-pager"))
    #expect(World().run("completions \(shell) --json").output.contains("\"shell\":\"\(shell)\""))
  }

  @Test func theProgramCompletesItsOwnValues() {
    let outcome = World().run([
      "---completion", "help", "--", "positional@0", "2", "2", "regesta", "help", "da",
    ])
    #expect(outcome.status == .success)
    #expect(outcome.output.contains("dates") && !outcome.output.contains("formats"))
  }

  @Test func completionScriptsHaveOneHelp() {
    func help(_ shell: String) -> String { World().run(["completions", shell]).output }
    for shell in ["bash", "zsh"] { #expect(count("\n_regesta_help() {\n", help(shell)) == 1) }
    #expect(count("\n_regesta_completions() {\n", help("bash")) == 1)
    #expect(count("'help:", help("zsh")) == 1)
    #expect(count("-fa 'help'", help("fish")) == 1)
    let other = "_regesta_help() {\n  x\n}\nend\n"
    #expect(CompletionScript.withoutSecondHelp(other) == other)
  }

  private func count(_ part: String, _ text: String) -> Int {
    text.components(separatedBy: part).count - 1
  }
}
