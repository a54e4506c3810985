/// The words of a passage as they are put together: white space as single spaces, marks and links with
/// their places, and without what dropped templates leave behind: `()`, `(; )`.
struct InlineText {
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var marks: [Article.Mark] = []
  private(set) var links: [Article.Link] = []
  /// Words in italics: titles of works, in notes.
  private(set) var emphasis: [Range<Int>] = []
  private let keepsLeftovers: Bool
  private var needsSpace = false
  /// Something was taken away before the space, which a comma or full stop then does not want.
  private var isAfterLeftover = false

  init(keepsLeftovers: Bool = false) { self.keepsLeftovers = keepsLeftovers }

  var isEmpty: Bool { scalars.isEmpty }

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isSpace {
      needsSpace =
        !scalars.isEmpty && scalars.last != " " && (keepsLeftovers || scalars.last != "(")
      return
    }
    if scalar.isInvisible { return }
    if !keepsLeftovers, isLeftover(scalar) { return }
    putSpace()
    scalars.append(scalar)
  }

  mutating func append(contentsOf other: some Sequence<Unicode.Scalar>) {
    for scalar in other { append(scalar) }
  }

  mutating func append(_ text: String) { append(contentsOf: text.unicodeScalars) }

  /// Adds `[label]`.
  mutating func appendMark(_ label: String) {
    putSpace()
    let start = scalars.count
    scalars.append("[")
    scalars.append(contentsOf: label.unicodeScalars)
    scalars.append("]")
    marks.append(Article.Mark(label, start..<scalars.count))
  }

  /// The place where the next word will begin, for a link or italics.
  mutating func begin() -> Int {
    putSpace()
    return scalars.count
  }

  /// Says that what was added since stands for something.
  mutating func endLink(from start: Int, to target: String) {
    guard start < scalars.count, !target.isEmpty else { return }
    links.append(Article.Link(start..<scalars.count, to: target))
  }

  /// Says that what was added since a place is in italics.
  mutating func endEmphasis(from start: Int) {
    if start < scalars.count { emphasis.append(start..<scalars.count) }
  }

  private mutating func putSpace() {
    if needsSpace { scalars.append(" ") }
    needsSpace = false
    isAfterLeftover = false
  }

  /// Whether a scalar is part of what a dropped template leaves, which is then taken away.
  private mutating func isLeftover(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";":
      if scalars.last == "(" {
        needsSpace = false
        return true
      }
    case ")":
      var end = scalars.count
      let floor = max(marks.last?.range.upperBound ?? 0, end - 8)
      while end > floor, [" ", ",", ";", ":"].contains(scalars[end - 1]) { end -= 1 }
      if end > floor, scalars[end - 1] == "(" {
        end -= 1
        let hadSpace = end > 0 && scalars[end - 1] == " "
        scalars.removeSubrange((hadSpace ? end - 1 : end)...)
        needsSpace = !scalars.isEmpty && (hadSpace || needsSpace)
        isAfterLeftover = true
        dropCutLinks()
        return true
      }
      if end < scalars.count, [",", ";"].contains(scalars[end]) {
        scalars.removeSubrange(end...)
        needsSpace = false
        dropCutLinks()
      }
    default: break
    }
    if isAfterLeftover, [",", ".", ";", ":", "!", "?"].contains(scalar) { needsSpace = false }
    return false
  }

  private mutating func dropCutLinks() {
    while let last = links.last, last.range.upperBound > scalars.count { links.removeLast() }
    while let last = emphasis.last, last.upperBound > scalars.count { emphasis.removeLast() }
  }
}

extension InlineText {
  /// Adds other words with their marks and links.
  mutating func append(_ other: InlineText) {
    guard !other.isEmpty else { return }
    let start = begin()
    scalars += other.scalars
    marks += other.marks.map {
      Article.Mark($0.label, $0.range.lowerBound + start..<$0.range.upperBound + start)
    }
    links += other.links.map {
      Article.Link($0.range.lowerBound + start..<$0.range.upperBound + start, to: $0.target)
    }
    emphasis += other.emphasis.map { $0.lowerBound + start..<$0.upperBound + start }
  }
}
