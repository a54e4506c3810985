import Testing

@testable import RegestaCLI

@Suite struct SuggestionTests {
  static let commands = [
    "init", "info", "tour", "ask", "query", "sql", "search", "shell", "show", "pick", "timeline",
    "path", "network", "compare", "disputes", "cite", "import", "review", "match", "merge",
    "split", "add", "set", "retract", "export", "site", "report", "check", "log", "diff", "undo",
    "redo", "backup", "migrate", "vacuum", "vocab", "serve", "help", "completions", "config",
  ]

  static let commandSlips: [(String, String)] = [
    ("shwo", "show"), ("sohw", "show"), ("shw", "show"), ("Show", "show"), ("shov", "show"),
    ("serach", "search"), ("saerch", "search"), ("seach", "search"), ("searhc", "search"),
    ("imoprt", "import"), ("improt", "import"), ("inport", "import"), ("exprot", "export"),
    ("exort", "export"), ("timelien", "timeline"), ("time-line", "timeline"),
    ("tineline", "timeline"), ("timelnie", "timeline"), ("netwrok", "network"), ("net", "network"),
    ("compar", "compare"), ("comapre", "compare"), ("dispute", "disputes"),
    ("disptues", "disputes"), ("reveiw", "review"), ("retarct", "retract"), ("cehck", "check"),
    ("chekc", "check"), ("backpu", "backup"), ("bakcup", "backup"), ("vacum", "vacuum"),
    ("vaccum", "vacuum"), ("migarte", "migrate"), ("comletions", "completions"),
    ("completion", "completions"), ("hlep", "help"), ("qurey", "query"), ("queyr", "query"),
    ("undp", "undo"), ("aks", "ask"),
  ]

  static let optionSlips: [(String, String)] = [
    ("--fromat", "--format"), ("--formt", "--format"), ("--foramt", "--format"),
    ("--fomat", "--format"), ("--jsn", "--json"), ("--jsno", "--json"), ("--ouput", "--output"),
    ("--outptu", "--output"), ("--out", "--output"), ("--feilds", "--fields"),
    ("--field", "--fields"), ("--limti", "--limit"), ("--limits", "--limit"), ("--lagn", "--lang"),
    ("--language", "--lang"), ("--colour", "--color"), ("--colro", "--color"),
    ("--no-colour", "--no-color"), ("--nopager", "--no-pager"), ("--no_pager", "--no-pager"),
    ("--quite", "--quiet"), ("--verbos", "--verbose"), ("--timeuot", "--timeout"),
    ("--time-out", "--timeout"), ("--noinput", "--no-input"), ("-json", "--json"),
    ("-format", "--format"), ("--versoin", "--version"),
  ]

  @Test func commandsAreSuggestedForNineSlipsInTen() {
    let suggester = Suggester(Self.commands)
    let missed = Self.commandSlips.filter { suggester.suggestions(for: $0.0).first != $0.1 }
    let found = missed.map { "\($0.0): \(suggester.suggestions(for: $0.0))" }
    #expect(missed.count * 10 <= Self.commandSlips.count, "\(found)")
  }

  @Test func optionsAreSuggestedForNineSlipsInTen() {
    let missed = Self.optionSlips.filter { slip, meant in
      // Once before a command and once behind it: two ways through the program.
      let before = World().run([slip, "help"])
      let behind = World().run(["help", slip])
      #expect(before.status == .usage && behind.status == .usage, "\(slip)")
      let isFoundBehind =
        meant == "--version" || behind.errors.contains("did you mean \(meant)?")
        || behind.errors.contains("did you mean  \(meant)\n")
      return
        !(isFoundBehind
        && (before.errors.contains("did you mean \(meant)?")
          || before.errors.contains("did you mean  \(meant)\n")))
    }
    #expect(missed.count * 10 <= Self.optionSlips.count, "\(missed)")
  }

  @Test(arguments: ["xyzzy", "q", "regesta", "łódź", "----", "zzzzzzzzzzzz"])
  func nothingIsSuggestedForWhatIsNotClose(word: String) {
    #expect(Suggester(Self.commands).suggestions(for: word).isEmpty)
  }

  @Test(arguments: [
    ("jsn", "json"), ("josn", "json"), ("cvs", "csv"), ("markdwon", "markdown"),
    ("mark", "markdown"),
    ("htm", "html"), ("yml", "yaml"), ("tabel", "table"), ("plian", "plain"), ("JSON", "json"),
  ])
  func formatsAreSuggested(slip: String, meant: String) {
    let outcome = World().run(["help", "--format", slip])
    #expect(outcome.status == .usage)
    #expect(
      outcome.errors.contains("did you mean --format \(meant)?")
        || outcome.errors.contains("did you mean  --format \(meant)\n")
    )
  }
}
