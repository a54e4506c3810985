/// One way to put a question: literal words with slots between them.
///
/// `how (is|was) <a> related to <b>`: a choice in parentheses, what may be missing in brackets, slots in angles.
struct Form: Hashable, Sendable {
  let operation: Operation
  let score: Double
  /// The canned question that it asks.
  let question: String?
  /// As it is written in the table.
  let pattern: String
  let elements: [Element]

  /// One of several sequences, which may be missing.
  struct Element: Hashable, Sendable {
    var choices: [[Atom]]
    var isOptional: Bool
  }

  enum Atom: Hashable, Sendable {
    case word(String)
    case slot(String)
  }

  /// The slots of a question that fits, as ranges of its words, and how many words fitted literally.
  struct Match: Hashable, Sendable {
    var slots: [String: Range<Int>] = [:]
    var literals: [Int] = []
  }

  /// Reads a pattern; nil when a parenthesis is left open.
  init?(_ pattern: String, operation: Operation, score: Double, question: String? = nil) {
    self.operation = operation
    self.score = score
    self.question = question
    self.pattern = pattern
    var elements: [Element] = []
    // By bytes: all marks are ASCII.
    var rest = pattern.utf8[...]
    while let first = rest.first {
      if first == Mark.space {
        rest = rest.dropFirst()
      } else if first == Mark.choice || first == Mark.option {
        let close = first == Mark.choice ? Mark.choiceEnd : Mark.optionEnd
        guard let end = rest.firstIndex(of: close) else { return nil }
        let choices = rest[rest.index(after: rest.startIndex)..<end].split(separator: Mark.or)
        elements.append(Element(choices: choices.map(Self.atoms), isOptional: first == Mark.option))
        rest = rest[rest.index(after: end)...]
      } else {
        let end = rest.firstIndex { [Mark.space, Mark.choice, Mark.option].contains($0) }
        elements.append(
          Element(choices: [Self.atoms(rest[..<(end ?? rest.endIndex)])], isOptional: false)
        )
        rest = rest[(end ?? rest.endIndex)...]
      }
    }
    self.elements = elements
  }

  private typealias Mark = FormPattern.Mark

  /// The names of its slots.
  var slotNames: Set<String> {
    Set(
      elements.flatMap(\.choices).joined().compactMap {
        if case .slot(let name) = $0 { name } else { nil }
      }
    )
  }

  private static func atoms(_ text: Substring.UTF8View) -> [Atom] {
    text.split(separator: Mark.space).map { word in
      word.first == Mark.slot
        ? .slot(String(Substring(word.dropFirst().dropLast()))) : .word(String(Substring(word)))
    }
  }

  /// Whether the words have one choice of each element that must be there: most forms fall at once.
  private func mayFit(_ words: Set<String>) -> Bool {
    elements.allSatisfy { element in
      element.isOptional
        || element.choices.contains { choice in
          choice.allSatisfy { atom in
            if case .word(let word) = atom { word == ":" || words.contains(word) } else { true }
          }
        }
    }
  }

  /// The ways in which the words fit, at most `limit`.
  func matches(_ words: [Word], limit: Int) -> [Match] {
    guard mayFit(Set(words.map(\.lower))) else { return [] }
    var found: [Match] = []
    match(words, at: 0, element: 0, Match(), &found, limit)
    return found
  }

  private func match(
    _ words: [Word],
    at position: Int,
    element: Int,
    _ match: Match,
    _ found: inout [Match],
    _ limit: Int
  ) {
    guard found.count < limit else { return }
    guard element < elements.count else {
      if position == words.count, !found.contains(match) { found.append(match) }
      return
    }
    for choice in elements[element].choices {
      self.match(words, at: position, atoms: choice[...], element: element, match, &found, limit)
    }
    if elements[element].isOptional {
      self.match(words, at: position, element: element + 1, match, &found, limit)
    }
  }

  private func match(
    _ words: [Word],
    at position: Int,
    atoms: ArraySlice<Atom>,
    element: Int,
    _ match: Match,
    _ found: inout [Match],
    _ limit: Int
  ) {
    guard found.count < limit else { return }
    guard let atom = atoms.first else {
      self.match(words, at: position, element: element + 1, match, &found, limit)
      return
    }
    guard position < words.count else { return }
    switch atom {
    case .word(let word):
      // A comma is kept where a form wants one and passed over elsewhere.
      var place = position
      if words[place].lower == ",", word != "," { place += 1 }
      guard place < words.count, words[place].lower == word || word == ":" else { return }
      var match = match
      match.literals.append(place)
      self.match(
        words,
        at: word == ":" ? position : place + 1,
        atoms: atoms.dropFirst(),
        element: element,
        match,
        &found,
        limit
      )
    case .slot(let name):
      for end in (position + 1)...max(position + 1, words.count) where end <= words.count {
        var match = match
        match.slots[name] = position..<end
        self.match(
          words,
          at: end,
          atoms: atoms.dropFirst(),
          element: element,
          match,
          &found,
          limit
        )
      }
    }
  }
}
