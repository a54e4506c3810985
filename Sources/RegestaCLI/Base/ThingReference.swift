internal import RegestaKit

/// What `show` is asked for: a name, or a kind of thing and its number or key.
package enum ThingReference: Equatable, Sendable {
  case entity(number: Int)
  case claim(number: Int)
  case batch(number: Int)
  case source(String)
  case dispute(String)
  case relation(String)
  case kind(String)
  /// A key or a name of an entity.
  case name(String)

  /// The words before the colon, as completion offers them.
  package static let prefixes = [
    "entity", "claim", "batch", "source", "dispute", "relation", "kind",
  ]

  /// Reads a reference. A colon behind another word is part of a name.
  ///
  /// - Throws: a failure with status 64 when a number is needed and not there.
  package init(_ text: String) throws(CommandFailure) {
    guard let colon = text.firstIndex(of: ":") else {
      self = .name(text)
      return
    }
    let word = text[..<colon]
    let rest = String(text[text.index(after: colon)...])
    switch word {
    case "entity": self = .entity(number: try Self.number(rest, word))
    case "claim": self = .claim(number: try Self.number(rest, word))
    case "batch": self = .batch(number: try Self.number(rest, word))
    case "source": self = .source(rest)
    case "dispute": self = .dispute(rest)
    case "relation": self = .relation(rest)
    case "kind": self = .kind(rest)
    default: self = .name(text)
    }
  }

  private static func number(_ text: String, _ word: Substring) throws(CommandFailure) -> Int {
    guard let number = Int(text), number > 0 else {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "'\(word):\(text)' has no number",
        reason: "a \(word) is named by its number, such as \(word):42"
      )
    }
    return number
  }
}
