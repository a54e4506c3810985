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

  @Test func distanceCountsASwapOnce() {
    #expect(EditDistance.between("shwo", "show") == 1)
    #expect(EditDistance.between("", "abc") == 3)
    #expect(EditDistance.between("kitten", "sitting") == 3)
    #expect(EditDistance.between("ca", "abc") == 3)
    #expect(EditDistance.between("abc", "abc") == 0)
    #expect(EditDistance.between("abcdef", "azcdxf", limit: 1) == nil)
    #expect(EditDistance.between("abcdef", "azcdxf", limit: 2) == 2)
  }

  /// The banded distance agrees with the plain definition, for all limits.
  @Test func distanceAgreesWithItsDefinition() {
    var generator = SplitMix64(state: 20)
    for _ in 0..<3_000 {
      let first = word(&generator)
      let second = word(&generator)
      let exact = definition(first, second)
      for limit in 0...9 {
        #expect(
          EditDistance.between(first, second, limit: limit) == (exact <= limit ? exact : nil),
          "\(first) \(second) \(limit)"
        )
      }
    }
  }

  @Test func foldingLeavesMarksCaseAndStrokesOut() {
    func fold(_ text: String) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: FoldedText.of(text))
      return String(view)
    }
    #expect(fold("Łódź") == "lodz")
    #expect(fold("S\u{30C}iauliai") == "siauliai")
    #expect(fold("Žemaitija") == "zemaitija")
    #expect(fold("MINSK_one two") == "minsk-one-two")
    #expect(fold("Вільня") == "вільня")
  }

  private func word(_ generator: inout SplitMix64) -> [UInt8] {
    (0..<Int.random(in: 0...7, using: &generator)).map { _ in
      UInt8.random(in: 97...99, using: &generator)
    }
  }

  private func definition(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: second.count + 1),
      count: first.count + 1
    )
    for row in 0...first.count {
      for column in 0...second.count {
        if row == 0 || column == 0 {
          table[row][column] = row + column
          continue
        }
        let cost = first[row - 1] == second[column - 1] ? 0 : 1
        var best = min(
          table[row - 1][column] + 1,
          table[row][column - 1] + 1,
          table[row - 1][column - 1] + cost
        )
        if row > 1, column > 1, first[row - 1] == second[column - 2],
          first[row - 2] == second[column - 1]
        {
          best = min(best, table[row - 2][column - 2] + 1)
        }
        table[row][column] = best
      }
    }
    return table[first.count][second.count]
  }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
