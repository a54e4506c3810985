internal import Asking
internal import JSONForms
internal import RegestaKit

/// An answer as `ask` prints it: itself first, then on what it stands.
struct AnswerReport {
  let question: String
  let answer: Answer
  let showsSQL: Bool
  /// How to see the statements.
  var hint = "The SQL behind it: add --sql"

  private static let columns = [
    Column("answer", "Answer"), Column("key", "Key"), Column("when", "When"),
    Column("possible", "Possible", .bool), Column("claims", "Claims", .list),
  ]

  func print(in context: CommandContext) throws {
    // A question is asked by a person, also where the answer goes into a pipe.
    if context.wantsPage || context.settings.format == .plain && context.settings.fields == nil {
      var page = Page(context)
      write(on: &page)
      try context.print(text: page.text + statements)
      return
    }
    try context.report("ask@1", title: context.pageTitle(question)) { report in
      report.emptyNote = answer.text
      if context.holdsObjects {
        try report.text(key: "question", "", json: .string(question))
        try report.text(key: "answer", "", json: .string(answer.text))
        try report.text(key: "verdict", "", json: .string(answer.verdict.rawValue))
        try report.text(key: "reading", "", json: .string(answer.reading))
        try report.text(key: "query", "", json: QueryJSON.query(answer.query))
        try report.text(key: "evidence", "", json: .array(answer.evidence.map(ClaimJSON.claim)))
        try report.text(key: "dissent", "", json: .array(answer.dissent.map(ClaimJSON.claim)))
        try report.text(key: "notes", "", json: .array(answer.notes.map { .string($0) }))
        try report.text(key: "readings", "", json: .array(answer.otherReadings.map { .string($0) }))
        try report.text(key: "sql", "", json: .array(answer.sql.map { .string($0) }))
      }
      try report.table(Self.columns)
      for item in answer.items {
        try report.row([
          .text(item.text), Cell(item.entity?.key), Cell(item.when), .bool(item.isPossible),
          .list(item.claims.map { Cell($0.id.rawValue) }),
        ])
      }
    }
  }

  /// Several ways to read a question, numbered.
  static func print(choices: [Reply.Choice], question: String, in context: CommandContext) throws {
    if context.wantsPage || context.settings.format == .plain {
      var page = Page(context)
      page.line(StyledText("The question can be read in several ways. Which is meant?", .warning))
      for (number, choice) in choices.enumerated() {
        page.item(
          StyledText("\(number + 1)", .faint),
          StyledText(choice.reading) + "  → " + StyledText(choice.answer.text)
        )
      }
      try context.print(text: page.text)
      return
    }
    try context.report("ask-readings@1", title: context.pageTitle(question)) { report in
      if context.holdsObjects {
        try report.text(key: "question", "", json: .string(question))
        try report.text(key: "readings", "", json: .array(choices.map { .string($0.reading) }))
      }
      try report.table([Column("reading", "Reading"), Column("answer", "Answer")])
      for choice in choices { try report.row([.text(choice.reading), .text(choice.answer.text)]) }
    }
  }

  /// Asks which of several ways to read a question is meant; nil when nobody says, or there is nobody.
  static func choose(_ choices: [Reply.Choice], in context: CommandContext) throws -> Answer? {
    guard context.settings.mayAsk else {
      try print(choices: choices, question: "", in: context)
      return nil
    }
    func say(_ text: String) throws {
      try context.surroundings.errors.write(text)
      try context.surroundings.errors.flush()
    }
    var text = "The question can be read in several ways.\n"
    for (number, choice) in choices.enumerated() { text += "  \(number + 1)  \(choice.reading)\n" }
    let keyboard = context.surroundings.keyboard
    let isSingle = keyboard.open()
    defer { keyboard.close() }
    try say(text + "Which? (1-\(choices.count)) ")
    let line = try keyboard.line(isSingle: isSingle) { try say($0) }
    guard let number = line.flatMap({ Int($0.filter { !$0.isWhitespace }) }),
      choices.indices.contains(number - 1)
    else { return nil }
    return choices[number - 1].answer
  }

  // MARK: For people

  private func write(on page: inout Page) {
    for (index, line) in answer.text.split(separator: "\n").enumerated() {
      page.line(
        index == 0 ? StyledText(String(line), .heading) : StyledText(String(line)),
        hanging: 2
      )
    }
    if let word = verdictWord { page.line(StyledText(word, .warning)) }
    page.gap()
    page.line(StyledText("Read as  ", .faint) + StyledText(answer.reading), hanging: 2)
    var notes = Footnotes()
    write(
      answer.evidence,
      under: answer.verdict == .notRecorded ? "What comes near" : "Evidence",
      on: &page,
      &notes
    )
    write(answer.dissent, under: "But others say", on: &page, &notes)
    if !answer.notes.isEmpty {
      page.heading("Notes")
      for note in answer.notes { page.item("•", StyledText(note)) }
    }
    if !answer.otherReadings.isEmpty {
      page.heading("It could also be read as")
      for reading in answer.otherReadings { page.item("•", StyledText(reading)) }
    }
    notes.print(on: &page)
    if !showsSQL, !answer.sql.isEmpty {
      page.gap()
      page.line(StyledText(hint, .faint))
    }
  }

  /// The statements as they are, for copying.
  private var statements: String {
    showsSQL ? answer.sql.map { "\n\($0)\n" }.joined() : ""
  }

  private static let mostShown = 20

  private func write(
    _ claims: [Claim],
    under heading: String,
    on page: inout Page,
    _ notes: inout Footnotes
  ) {
    guard !claims.isEmpty else { return }
    page.heading(heading)
    for claim in claims.prefix(Self.mostShown) {
      page.item(
        "•",
        ClaimText.sentence(claim) + notes.marks(for: claim.citations) + "  "
          + ClaimText.reference(claim)
      )
    }
    if claims.count > Self.mostShown {
      page.line(
        StyledText("and \(claims.count - Self.mostShown) more; --json has all", .faint),
        indent: 2
      )
    }
  }

  private var verdictWord: String? {
    switch answer.verdict {
    case .certain, .no, .notRecorded: nil
    case .possible: "possible, not certain"
    case .disputed: "▲ disputed"
    }
  }
}
