internal import Interchange
internal import RegestaKit

/// Asks a person at a terminal about one candidate after another. Nothing is written before the end, so
/// that an interrupted review leaves the base as it was.
struct CandidateDialog {
  let context: CommandContext
  let base: KnowledgeBase

  private static let keys =
    "a accept · e edit · r reject · m merge · s skip · u undo · q save and quit"

  /// - Returns: the deck with its answers.
  /// - Throws: a failure when the terminal cannot be read or written.
  func run(_ candidates: [Candidate]) throws -> CandidateDeck {
    let keyboard = context.surroundings.keyboard
    let isSingle = keyboard.open()
    defer { keyboard.close() }
    let questions = CandidateQuestions(
      base: base,
      ask: { prompt in
        try say(paint(prompt) + " ")
        return try keyboard.line(isSingle: isSingle) { try say($0) }
      },
      tell: { try say($0 + "\n") }
    )
    var deck = CandidateDeck(candidates)
    var hint = isSingle ? Self.keys : Self.keys + " (and Return)"
    while let candidate = deck.current {
      try show(deck, candidate)
      var isDone = false
      while !isDone {
        try say(paint(hint) + " ")
        hint = Self.keys
        guard let key = try keyboard.next() else {
          try say("\n")
          return deck
        }
        if isSingle { try say((key.isLetter ? String(key) : "") + "\n") }
        switch key {
        case "a", "A":
          guard candidate.modality == .asserted else {
            try say(
              "It is only \(candidate.modality.rawValue): e edits it into what the text says.\n"
            )
            continue
          }
          deck.answer(.accept)
          isDone = true
        case "e", "E":
          if let edit = try questions.edit(candidate, merged: deck.merged) {
            deck.answer(.edit(edit))
            isDone = true
          }
        case "r", "R":
          if let reason = try questions.reason() {
            deck.answer(.reject, reason: reason.isEmpty ? nil : reason)
            isDone = true
          }
        case "m", "M":
          if let (thing, known) = try questions.merge(candidate) {
            deck.merge(thing, into: known)
            try show(deck, candidate)
          }
        case "s", "S", "n", "N", " ":
          deck.answer(nil)
          isDone = true
        case "u", "U":
          guard deck.goBack() else {
            try say("There is nothing before this one.\n")
            continue
          }
          isDone = true
        case "q", "Q": return deck
        default: try say("That is none of the keys.\n")
        }
      }
    }
    return deck
  }

  private func show(_ deck: CandidateDeck, _ candidate: Candidate) throws {
    let page = try CandidatePage(deck, candidate, in: base)
    try say(
      page.text(
        width: context.surroundings.terminal.columns,
        color: context.settings.colorsErrors
      )
    )
  }

  private func paint(_ text: String) -> String {
    TextStyle.hint.paint(text, enabled: context.settings.colorsErrors)
  }

  private func say(_ text: String) throws {
    try context.surroundings.errors.write(text)
    try context.surroundings.errors.flush()
  }
}

/// Asks.
struct ReviewCandidatesAtTerminal: Action {
  let scope: CandidateScope
  let settings: ReviewSettings

  /// How many are shown in one session.
  private static let sessionLimit = 10_000

  func perform(in context: CommandContext) throws -> ExitStatus {
    guard context.settings.mayAsk else {
      throw CommandFailure(
        .usage,
        code: "no_terminal",
        "review asks at a terminal, and there is none",
        hint:
          "in a script: regesta review --candidates --list, --accept 'score>=0.9', or --from FILE"
      )
    }
    // Nobody else is kept from writing while a person thinks.
    let base = try context.openBase(at: try context.existingBase())
    var candidates: [Candidate] = []
    try scope.forEach(in: base) {
      candidates.append($0)
      return candidates.count < Self.sessionLimit
    }
    guard !candidates.isEmpty else {
      context.reporter.note(CandidateScope.emptyNote)
      return .success
    }
    let decisions = try CandidateDialog(context: context, base: base).run(candidates).decisions
    guard !decisions.isEmpty else {
      context.reporter.note("nothing was decided, so nothing was changed")
      return .success
    }
    return try context.writing { try settings.carryOut(decisions, in: $0, context) }
  }
}
