import TestSupport
import Testing

@testable import RegestaCLI

@Suite struct TerminalPolicyTests {
  struct ColorCase: Sendable {
    var policy = ColorPolicy.auto
    var terminal = true
    var environment: [String: String] = [:]
    var colored: Bool
  }

  @Test(arguments: [
    ColorCase(colored: true),
    ColorCase(terminal: false, colored: false),
    ColorCase(environment: ["NO_COLOR": "1"], colored: false),
    ColorCase(environment: ["NO_COLOR": ""], colored: true),
    ColorCase(environment: ["TERM": "dumb"], colored: false),
    ColorCase(environment: ["TERM": "xterm"], colored: true),
    ColorCase(environment: ["CLICOLOR": "0"], colored: false),
    ColorCase(terminal: false, environment: ["CLICOLOR_FORCE": "1"], colored: true),
    ColorCase(terminal: false, environment: ["FORCE_COLOR": "1"], colored: true),
    ColorCase(terminal: false, environment: ["FORCE_COLOR": "0"], colored: false),
    ColorCase(terminal: false, environment: ["FORCE_COLOR": "1", "NO_COLOR": "1"], colored: false),
    ColorCase(policy: .always, terminal: false, environment: ["NO_COLOR": "1"], colored: true),
    ColorCase(policy: .never, environment: ["FORCE_COLOR": "1"], colored: false),
  ])
  func color(test: ColorCase) {
    #expect(
      test.policy.allows(isTerminal: test.terminal, environment: test.environment) == test.colored
    )
  }

  @Test func errorsAndHeadingsFollowTheirOwnStream() {
    var terminal = World.terminal80
    terminal.outputIsTerminal = false
    #expect(World(terminal: terminal).run("nope").errors.contains("\u{1B}["))
    #expect(!World(terminal: terminal).run("nope --no-color").errors.contains("\u{1B}["))
    #expect(!World(terminal: terminal).run("--color=never nope").errors.contains("\u{1B}["))
    #expect(!World().run("nope").errors.contains("\u{1B}["))
    #expect(World().run("nope --color always").errors.contains("\u{1B}["))
  }

  @Test func thePagerIsForPeopleOnTerminals() {
    func pager(
      _ format: OutputFormat = .table,
      _ terminal: TerminalFacts = World.terminal80,
      _ environment: [String: String] = [:],
      off: Bool = false
    ) -> String? {
      PagerPolicy.command(
        format: format,
        terminal: terminal,
        environment: environment,
        isDisabled: off
      )
    }
    #expect(pager() == "less -FIRX")
    #expect(pager(.table, World.terminal80, ["PAGER": "more"]) == "more")
    #expect(pager(.table, World.terminal80, ["PAGER": "more", "REGESTA_PAGER": "most"]) == "most")
    #expect(pager(.table, World.terminal80, ["PAGER": "more", "REGESTA_PAGER": ""]) == nil)
    #expect(pager(.table, World.terminal80, ["PAGER": "cat"]) == nil)
    #expect(pager(.table, World.terminal80, ["TERM": "dumb"]) == nil)
    #expect(pager(off: true) == nil)
    #expect(pager(.table, .none) == nil)
    for format in [OutputFormat.json, .jsonl, .csv, .tsv, .markdown, .html, .yaml] {
      #expect(pager(format) == nil)
    }
  }

  @Test func thePagerStartsOnlyForMoreThanAScreen() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/paged"
    func page(_ lines: Int) throws -> String {
      let direct = MemorySink()
      let sink = PagerSink(
        command: "cat > '\(file)'",
        screenRows: 5,
        environment: ["PATH": "/usr/bin:/bin"],
        direct: direct
      )
      for line in 0..<lines { try sink.write("\(line)\n") }
      try sink.finish()
      return direct.text
    }
    #expect(try page(0) == "" && folder.names.isEmpty)
    #expect(try page(4) == "0\n1\n2\n3\n" && folder.names.isEmpty)
    #expect(try page(7) == "")
    #expect(try folder.read("paged") == "0\n1\n2\n3\n4\n5\n6\n")
  }

  @Test func theSizeOfTheTerminalComesFromTheEnvironmentFirst() {
    let facts = TerminalFacts.current(environment: ["COLUMNS": "132", "LINES": "7"])
    #expect(facts.columns == 132 && facts.rows == 7)
    #expect(TerminalFacts.current(environment: ["COLUMNS": "3"]).columns == 20)
    #expect(TerminalFacts.current(environment: ["COLUMNS": "many"]).columns >= 20)
  }

  @Test func widthsAreSharedFairly() {
    func widths(_ natural: [Int], _ flexible: [Bool], _ available: Int?) -> [Int] {
      TableLayout.widths(natural: natural, isFlexible: flexible, available: available)
    }
    #expect(widths([5, 90], [true, true], nil) == [5, 90])
    #expect(widths([5, 90], [true, true], 47) == [5, 35])
    #expect(widths([50, 90], [true, true], 48) == [21, 20])
    #expect(widths([30, 90], [false, true], 60) == [30, 23])
    // No room at all: columns stay readable, and the terminal breaks the lines.
    #expect(widths([30, 90], [false, true], 20) == [30, 6])
    #expect(widths([], [], 20) == [])
  }
}
