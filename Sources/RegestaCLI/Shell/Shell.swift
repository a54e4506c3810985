internal import ArgumentParser
internal import Asking
internal import RegestaKit

/// Questions and commands in one sitting.
struct Shell {
  let context: CommandContext
  let base: KnowledgeBase
  let location: DatabaseLocator.Location
  private let asker: Asker
  /// Questions are answered as the base's owner sees it, as those of `ask` are.
  private let view: ViewOptions
  private var history: ShellHistory
  /// What the last answer was about, for "it" and "they".
  private var subjects: [Entity] = []
  private var last: Answer?

  private static let prompt = "regesta> "
  private static let hint = "The SQL behind it: .explain"
  static let help = """
    A line is a question in English: who held Vilnius on 1 August 1920?
    "It" and "they" are what the answer before was about.

      .explain        how the last question was read, and its SQL
      .show Vilnius   any command of regesta, with a dot before it
      .help           this; .help questions for what can be asked
      .quit           the end, as Ctrl-D is

    Tab completes names; Up and Down go through what was asked before.

    """

  init(_ context: CommandContext) throws {
    self.context = context
    location = try context.existingBase()
    base = try context.baseForQueries()
    asker = try Asker(base, limits: context.queryLimits(rows: 10_000))
    view = try ViewOptions.parse([])
    history = ShellHistory(context)
  }

  /// Reads lines until there are no more.
  ///
  /// - Returns: success; where lines come from a file or a pipe, the status of the first that failed.
  mutating func run() throws -> ExitStatus {
    guard context.settings.mayAsk else { return try runScript() }
    let keyboard = context.surroundings.keyboard
    let isSingle = keyboard.open()
    defer {
      keyboard.close()
      history.save()
    }
    try say("\(location.path): type a question, .help or .quit\n")
    while let line = try read(keyboard, isSingle: isSingle) {
      history.add(line)
      keyboard.close()
      let goesOn = try take(line) != nil
      _ = keyboard.open()
      if !goesOn { break }
    }
    return .success
  }

  private mutating func runScript() throws -> ExitStatus {
    let bytes = try context.surroundings.readInput(10_000_000)
    var status = ExitStatus.success
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let ended = try take(String(line)) else { break }
      if status == .success { status = ended }
    }
    return status
  }

  // MARK: A line

  /// Does what a line asks for; nil when it asks for the end.
  private mutating func take(_ line: String) throws -> ExitStatus? {
    let line = String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    guard !line.isEmpty, !line.hasPrefix("#") else { return .success }
    guard line.hasPrefix(".") else { return try guarded { try ask(line) } }
    let words = ShellWords.split(String(line.dropFirst()))
    switch words.first {
    case nil: return .success
    case "quit", "exit", "q": return nil
    case "help" where words.count == 1:
      try context.surroundings.output.write(Self.help)
      return .success
    case "explain": return try guarded { try explain() }
    default:
      // Another program may write between two lines, and `shell` in the shell would never end.
      guard words.first != "shell" else { return .success }
      let base =
        words.contains { $0 == "--db" || $0.hasPrefix("--db=") }
        ? [] : ["--db", location.absolutePath]
      return RegestaMain.run(words + base, in: context.surroundings)
    }
  }

  private mutating func ask(_ question: String) throws -> ExitStatus {
    let reply = try context.seeing(base, as: view) {
      try context.watched(context.queryLimits(rows: 10_000)) {
        try asker.ask(question, previous: subjects)
      }
    }
    switch reply {
    case .answer(let answer):
      subjects = answer.subjects + subjects.filter { !answer.subjects.contains($0) }.prefix(3)
      last = answer
      try AnswerReport(question: question, answer: answer, showsSQL: false, hint: Self.hint).print(
        in: context
      )
      return .success
    case .choice(let choices):
      guard let chosen = try AnswerReport.choose(choices, in: context) else {
        return .notUnderstood
      }
      subjects = chosen.subjects
      last = chosen
      try AnswerReport(question: question, answer: chosen, showsSQL: false, hint: Self.hint).print(
        in: context
      )
      return .success
    case .notUnderstood(let misunderstanding):
      throw CommandFailure(misunderstanding, question: question)
    }
  }

  private func explain() throws -> ExitStatus {
    guard let last else {
      try say("nothing was asked yet\n")
      return .negative
    }
    try AnswerReport(question: "", answer: last, showsSQL: true).print(in: context)
    return .success
  }

  /// Tells a failure, and goes on.
  private func guarded(_ body: () throws -> ExitStatus) throws -> ExitStatus {
    do {
      let status = try body()
      try context.surroundings.output.flush()
      return status
    } catch let failure as OutputFailure {
      throw failure
    } catch {
      let failure = CommandFailure(any: error)
      context.reporter.report(failure)
      return failure.status
    }
  }

  // MARK: The terminal

  private func read(_ keyboard: Keyboard, isSingle: Bool) throws -> String? {
    guard isSingle else {
      try say(Self.prompt)
      return try keyboard.plainLine()
    }
    var editor = LineEditor(history: history.lines)
    try draw(editor)
    while let key = try keyboard.nextKey() {
      switch editor.take(key, completions: completions) {
      case .typing: break
      case .entered(let line):
        try say("\n")
        return line
      case .choices(let words):
        try say(
          "\n" + words.prefix(20).joined(separator: "  ") + (words.count > 20 ? "  …" : "") + "\n"
        )
      case .ended:
        try say("\n")
        return nil
      }
      try draw(editor)
    }
    try say("\n")
    return nil
  }

  /// Draws the line anew; what is longer than the terminal is shown around the cursor.
  private func draw(_ editor: LineEditor) throws {
    let room = max(10, context.surroundings.terminal.columns - Self.prompt.count - 1)
    var shown = editor.characters[..<editor.place]
    var cells = DisplayWidth.of(String(shown))
    while cells > room, let first = shown.first {
      cells -= DisplayWidth.of(String(first))
      shown = shown.dropFirst()
    }
    var behind = ""
    for character in editor.characters[editor.place...] {
      guard DisplayWidth.of(behind + String(character)) <= room - cells else { break }
      behind.append(character)
    }
    let back = DisplayWidth.of(behind)
    try say(
      "\r\u{1B}[K" + TextStyle.hint.paint(Self.prompt, enabled: context.settings.colorsErrors)
        + String(shown) + behind
        + (back > 0 ? "\u{1B}[\(back)D" : "")
    )
  }

  /// Names that begin as the last words do, longest run of words first; behind a dot, commands.
  private func completions(_ before: String) -> (replaced: Int, words: [String]) {
    if before.hasPrefix("."), !before.contains(" ") {
      let commands = RegestaCommand.groups.flatMap(\.subcommands).map { "." + $0._commandName }
      let all = commands + [".explain", ".help", ".quit"]
      return (before.count, all.filter { $0.hasPrefix(before) }.sorted())
    }
    let parts = before.split(separator: " ", omittingEmptySubsequences: false)
    for count in stride(from: min(4, parts.count), to: 0, by: -1) {
      let typed = parts.suffix(count).joined(separator: " ")
      guard typed.count > 1, typed.first != " " else { continue }
      let words = (try? names(beginningWith: typed)) ?? []
      if !words.isEmpty { return (typed.count, words) }
    }
    return (0, [])
  }

  private func names(beginningWith typed: String) throws -> [String] {
    var found: [String] = []
    for hit in try base.search(typed, limit: 50) {
      for name in [hit.name, hit.entity.label]
      where name.lowercased().hasPrefix(typed.lowercased()) && !found.contains(name) {
        found.append(name)
      }
    }
    let relations = try base.relations().map(\.label).filter { $0.hasPrefix(typed) && $0 != typed }
    return found + relations.filter { !found.contains($0) }
  }

  private func say(_ text: String) throws {
    try context.surroundings.errors.write(text)
    try context.surroundings.errors.flush()
  }
}
