/// A line that is typed at a terminal: moved about in, completed, and taken from what was typed before.
///
/// Up and Down go through the history, Tab completes, Ctrl-A and Ctrl-E go to the ends, Ctrl-U and Ctrl-K cut, Ctrl-W
/// takes a word back; Ctrl-D on an empty line ends.
struct LineEditor {
  private(set) var characters: [Character] = []
  private(set) var place = 0
  private let history: [String]
  private var past: Int
  /// What stood in the line before the history was looked into.
  private var begun: [Character] = []

  /// What becomes of a key.
  enum Outcome: Equatable {
    /// The line goes on.
    case typing
    /// The line is complete.
    case entered(String)
    /// These may be meant; the line goes on.
    case choices([String])
    /// There is no more.
    case ended
  }

  init(history: [String]) {
    self.history = history
    past = history.count
  }

  /// The line as it stands.
  var text: String { String(characters) }

  /// Takes a key.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - completions: What the line may go on with, given what stands before the cursor: how many characters of it are
  ///     replaced, and by what.
  /// - Returns: What became of it.
  mutating func take(
    _ key: Key,
    completions: (String) -> (replaced: Int, words: [String])
  ) -> Outcome {
    switch key {
    case .left: place = max(0, place - 1)
    case .right: place = min(characters.count, place + 1)
    case .home: place = 0
    case .end: place = characters.count
    case .up: recall(past - 1)
    case .down: recall(past + 1)
    case .delete: if place < characters.count { characters.remove(at: place) }
    case .escape: break
    case .character(let character): return take(character, completions)
    }
    return .typing
  }

  private mutating func take(
    _ character: Character,
    _ completions: (String) -> (replaced: Int, words: [String])
  ) -> Outcome {
    switch character {
    case "\n", "\r", "\r\n": return .entered(text)
    case "\u{04}":
      if characters.isEmpty { return .ended }
      if place < characters.count { characters.remove(at: place) }
    case "\u{01}": place = 0
    case "\u{05}": place = characters.count
    case "\u{15}":
      characters.removeFirst(place)
      place = 0
    case "\u{0B}": characters.removeSubrange(place...)
    case "\u{17}":
      let kept = characters[..<place].reversed().drop { $0 == " " }.drop { $0 != " " }
      characters.replaceSubrange(..<place, with: kept.reversed())
      place = kept.count
    case "\u{7F}", "\u{08}":
      guard place > 0 else { return .typing }
      place -= 1
      characters.remove(at: place)
    case "\t": return complete(completions)
    default:
      guard character.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else { return .typing }
      characters.insert(character, at: place)
      place += 1
    }
    return .typing
  }

  private mutating func recall(_ index: Int) {
    guard index >= 0, index <= history.count, index != past else { return }
    if past == history.count { begun = characters }
    past = index
    characters = index == history.count ? begun : Array(history[index])
    place = characters.count
  }

  private mutating func complete(
    _ completions: (String) -> (replaced: Int, words: [String])
  ) -> Outcome {
    let before = String(characters[..<place])
    let (replaced, words) = completions(before)
    guard let first = words.first, replaced <= place else { return .typing }
    // As far as all agree.
    var common = Array(first)
    for word in words.dropFirst() {
      let same = zip(common, word).prefix { $0 == $1 }.count
      common = Array(common.prefix(same))
    }
    let insertion = words.count == 1 ? common + [" "] : common
    if words.count == 1 || insertion.count > replaced {
      characters.replaceSubrange((place - replaced)..<place, with: insertion)
      place += insertion.count - replaced
      return words.count == 1 ? .typing : .choices(words)
    }
    return .choices(words)
  }
}
