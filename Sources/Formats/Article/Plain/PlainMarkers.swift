/// What a line of plain text begins with.
enum PlainMarkers {
  /// What the line shows to begin, and the line without the marker.
  static func kind(
    of line: Range<Int>,
    in scalars: [Unicode.Scalar],
    mayBeItem: Bool
  ) -> (PlainPiece.Kind, Range<Int>) {
    if let (level, inner) = equalSigns(line, scalars) { return (.heading(level: level), inner) }
    if let inner = editMark(line, scalars) { return (.heading(level: 2), inner) }
    let afterBullet = bullet(line, scalars)
    let words = afterBullet ?? line
    if scalars.has("Category:", at: words.lowerBound)
      || scalars.has("Categories:", at: words.lowerBound)
    {
      return (.categories, words)
    }
    guard mayBeItem else { return (.text, line) }
    if let caret = caret(line, scalars) { return (.note(label: nil), caret) }
    if let end = MarkLabel.end(at: line.lowerBound, in: scalars) {
      let label = scalars[(line.lowerBound + 1)..<(end - 1)].string
      let rest = scalars.trimmed(end..<line.upperBound)
      return (.note(label: label), caret(rest, scalars) ?? rest)
    }
    if let (number, rest) = number(line, scalars) {
      if let caret = caret(rest, scalars) { return (.note(label: number), caret) }
      return (.item(number: number), rest)
    }
    if let afterBullet { return (.item(number: nil), afterBullet) }
    return (.text, line)
  }

  private static func equalSigns(
    _ line: Range<Int>,
    _ scalars: [Unicode.Scalar]
  ) -> (level: Int, Range<Int>)? {
    guard line.count > 2, scalars[line.lowerBound] == "=", scalars[line.upperBound - 1] == "="
    else { return nil }
    let front = scalars[line].prefix { $0 == "=" }.count
    let back = scalars[line].reversed().prefix { $0 == "=" }.count
    let level = min(front, back, 6)
    let inner = scalars.trimmed(
      line.lowerBound + level..<max(line.lowerBound + level, line.upperBound - level)
    )
    return inner.isEmpty ? nil : (level, inner)
  }

  private static func editMark(_ line: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
    if scalars.has("[edit]", at: line.lowerBound) {
      return scalars.trimmed(line.lowerBound + 6..<line.upperBound)
    }
    if line.count > 6, line.count < 120, scalars.has("[edit]", at: line.upperBound - 6) {
      return scalars.trimmed(line.lowerBound..<line.upperBound - 6)
    }
    return nil
  }

  private static func bullet(_ line: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
    var index = line.lowerBound
    var isBullet = false
    // A list of nothing comes as "-   -   -".
    while index < line.upperBound,
      ["-", "*", "•", "–", "—", "·", "◦", "▪"].contains(scalars[index]),
      index + 1 == line.upperBound || scalars[index + 1].isSpace || scalars[index] == "•"
    {
      isBullet = true
      index += 1
      while index < line.upperBound, scalars[index].isSpace { index += 1 }
    }
    return isBullet ? index..<line.upperBound : nil
  }

  /// "12. " or "a. "; also "12) ".
  private static func number(
    _ line: Range<Int>,
    _ scalars: [Unicode.Scalar]
  ) -> (String, Range<Int>)? {
    var index = line.lowerBound
    while index < line.upperBound, scalars[index].isDigit, index - line.lowerBound < 3 {
      index += 1
    }
    if index == line.lowerBound, scalars[index].isLower, scalars[index].isASCII { index += 1 }
    guard index > line.lowerBound, index + 1 < line.upperBound,
      scalars[index] == "." || scalars[index] == ")", scalars[index + 1].isSpace
    else { return nil }
    let number = scalars[line.lowerBound..<index].string
    return (number, scalars.trimmed(index + 1..<line.upperBound))
  }

  /// What follows "^", with the letters of the places that lead back: "^ a b c".
  private static func caret(_ line: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
    guard let first = scalars[line].first, first == "^" || first == "↑" else { return nil }
    var index = scalars.trimmed(line.lowerBound + 1..<line.upperBound).lowerBound
    for words: StaticString in ["Jump up to:", "Jump up", "to:"] where scalars.has(words, at: index)
    {
      index = scalars.trimmed(index + words.utf8CodeUnitCount..<line.upperBound).lowerBound
    }
    if index < line.upperBound, scalars[index] == "^" { index += 1 }
    var letters = 0
    var end = index
    while end + 1 < line.upperBound,
      scalars[end].value == 0x61 + UInt32(letters) || scalars[end].isSpace
    {
      if !scalars[end].isSpace {
        guard scalars[end + 1].isSpace else { break }
        letters += 1
      }
      end += 1
    }
    // One letter alone may be the article "a".
    if letters > 1 { index = end }
    return scalars.trimmed(min(index, line.upperBound)..<line.upperBound)
  }
}
