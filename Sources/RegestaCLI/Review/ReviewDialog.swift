internal import Interchange
internal import RegestaKit

/// Asks a person at a terminal about one proposal after another. Nothing is written before the end, so
/// that an interrupted review leaves the base as it was.
struct ReviewDialog {
  let context: CommandContext
  let base: KnowledgeBase

  private static let keys = "s same · d different · n next · u undo · q save and quit"

  /// - Returns: the deck with its answers.
  /// - Throws: a failure when the terminal cannot be read or written.
  func run(_ proposals: [Proposal]) throws -> ReviewDeck {
    let keyboard = context.surroundings.keyboard
    let isSingle = keyboard.open()
    defer { keyboard.close() }
    var deck = ReviewDeck(proposals)
    var hint = isSingle ? Self.keys : Self.keys + " (and Return)"
    while let proposal = deck.current {
      let page = try ReviewPage(deck, proposal, in: base)
      try say(
        page.text(
          width: context.surroundings.terminal.columns,
          color: context.settings.colorsErrors
        )
      )
      var isAnswered = false
      while !isAnswered {
        try say(paint(hint) + " ")
        hint = Self.keys
        guard let key = try keyboard.next() else {
          try say("\n")
          return deck
        }
        if isSingle { try say(Self.echo(key) + "\n") }
        switch key {
        case "s", "S":
          let isSure = try page.obstacles.isEmpty || confirm(keyboard, isSingle)
          guard isSure else { continue }
          deck.answer(.same(overruling: !page.obstacles.isEmpty))
          isAnswered = true
        case "d", "D":
          deck.answer(.different)
          isAnswered = true
        case "n", "N", " ":
          deck.answer(.later)
          isAnswered = true
        case "u", "U":
          guard deck.goBack() != nil else {
            try say("There is nothing before this one.\n")
            continue
          }
          isAnswered = true
        case "q", "Q": return deck
        default: try say("That is none of the keys.\n")
        }
      }
    }
    return deck
  }

  /// Asks again where something speaks against it.
  private func confirm(_ keyboard: Keyboard, _ isSingle: Bool) throws -> Bool {
    try say(paint("The same all the same? y yes · n no") + " ")
    guard let key = try keyboard.next() else { return false }
    if isSingle { try say(Self.echo(key) + "\n") }
    return key == "y" || key == "Y"
  }

  private static func echo(_ key: Character) -> String {
    key.isLetter ? String(key) : ""
  }

  private func paint(_ text: String) -> String {
    TextStyle.hint.paint(text, enabled: context.settings.colorsErrors)
  }

  private func say(_ text: String) throws {
    try context.surroundings.errors.write(text)
    try context.surroundings.errors.flush()
  }
}
