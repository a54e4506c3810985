/// Text in runs of different styles, wrapped by terminal cells before it is painted.
package struct StyledText: Equatable, Sendable {
  package struct Run: Equatable, Sendable {
    package var text: String
    package var style: TextStyle?
    /// Whether lines never break at its spaces.
    package var isGlued = false
  }

  package private(set) var runs: [Run] = []

  package init() {}

  /// A text in one style. What could disturb a terminal is made visible here, once and for all.
  package init(_ text: String, _ style: TextStyle? = nil) {
    if !text.isEmpty {
      runs = [Run(text: VisibleText.of(text, keepsLineBreaks: false), style: style)]
    }
  }

  /// A mark of several words that stays on one line.
  package static func glued(_ text: String, _ style: TextStyle? = nil) -> StyledText {
    var mark = StyledText(text, style)
    for index in mark.runs.indices { mark.runs[index].isGlued = true }
    return mark
  }

  package var isEmpty: Bool { runs.isEmpty }

  /// The text without its styles.
  package var plain: String { runs.map(\.text).joined() }

  /// The cells it takes on one line.
  package var width: Int { DisplayWidth.of(plain) }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var result = left
    result.runs += right.runs
    return result
  }

  package static func += (left: inout StyledText, right: StyledText) { left = left + right }

  /// The text with escape sequences, or without when `color` is false.
  package func painted(color: Bool) -> String {
    // Words that were wrapped are runs of their own; one pair of sequences serves all in a row.
    var merged: [Run] = []
    for run in runs {
      if let last = merged.last, last.style == run.style {
        merged[merged.count - 1].text += run.text
      } else {
        merged.append(run)
      }
    }
    return merged.map { $0.style?.paint($0.text, enabled: color) ?? $0.text }.joined()
  }

  /// The lines of the text, broken at spaces, and inside a word only when it alone is too wide.
  ///
  /// - Parameters:
  ///   - width: the cells of the first line.
  ///   - rest: the cells of each further line; the same when not given.
  /// - Returns: at least one line; none ends with a space.
  package func wrapped(to width: Int, rest: Int? = nil) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText()
    var used = 0
    func room() -> Int { max(1, lines.isEmpty ? width : rest ?? width) }
    for (gap, next) in words {
      var word = next
      if used > 0, used + gap + word.width > room() {
        lines.append(line)
        line = StyledText()
        used = 0
      }
      while used == 0, word.width > room() {
        let (head, tail) = word.split(at: room())
        lines.append(head)
        word = tail
      }
      if used > 0 {
        line.append(spaces: gap, before: word.runs.first?.style)
        used += gap
      }
      line += word
      used += word.width
    }
    lines.append(line)
    return lines
  }

  /// The words with the number of spaces before each. A word may be in several styles, where runs
  /// meet without a space.
  private var words: [(gap: Int, word: StyledText)] {
    var words: [(gap: Int, word: StyledText)] = []
    var word = StyledText()
    var gap = 0
    for run in runs {
      let parts =
        run.isGlued
        ? [run.text[...]] : run.text.split(separator: " ", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 {
          if !word.isEmpty {
            words.append((gap, word))
            word = StyledText()
            gap = 0
          }
          gap += 1
        }
        if !part.isEmpty { word.runs.append(Run(text: String(part), style: run.style)) }
      }
    }
    if !word.isEmpty { words.append((gap, word)) }
    return words
  }

  /// Spaces in the style of what stands before them, where that goes on behind.
  private mutating func append(spaces count: Int, before style: TextStyle?) {
    let spaces = String(repeating: " ", count: count)
    if !runs.isEmpty, runs[runs.count - 1].style == style {
      runs[runs.count - 1].text += spaces
    } else {
      runs.append(Run(text: spaces, style: nil))
    }
  }

  /// The beginning that takes at most `cells`, but at least one cluster, and the rest.
  private func split(at cells: Int) -> (StyledText, StyledText) {
    var head = StyledText()
    var tail = StyledText()
    var used = 0
    for run in runs {
      var taken = ""
      var left = ""
      for character in run.text {
        let size = DisplayWidth.of(character)
        let fits = left.isEmpty && tail.isEmpty && (used + size <= cells || used == 0)
        if fits {
          taken.append(character)
          used += size
        } else {
          left.append(character)
        }
      }
      if !taken.isEmpty { head.runs.append(Run(text: taken, style: run.style)) }
      if !left.isEmpty { tail.runs.append(Run(text: left, style: run.style)) }
    }
    return (head, tail)
  }
}

extension StyledText: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(value) }
}
