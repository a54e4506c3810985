extension SQLText {
  /// The line of `sql` at a byte offset with its number, and a caret below the place.
  ///
  /// ```
  /// 2 | WHERE nmae = ?
  ///   |       ^
  /// ```
  /// Wide characters count two places and combining marks none, as terminals draw them. A long line is
  /// cut around the place.
  public static func excerpt(of sql: String, at offset: Int) -> String {
    let place = position(of: offset, in: sql)
    let room = 60
    let before = place.line[..<place.index]
    let isCutBefore = before.count > room
    let shownBefore = (isCutBefore ? "…" : "") + visible(before.suffix(room))
    let after = place.line[place.index...]
    let shownAfter = visible(after.prefix(room)) + (after.count > room ? "…" : "")
    let number = String(place.lineNumber)
    let margin = String(repeating: " ", count: number.count)
    let indent = String(repeating: " ", count: DisplayWidth.of(shownBefore))
    return "\(number) | \(shownBefore)\(shownAfter)\n\(margin) | \(indent)^"
  }

  /// The line and the column, both from 1, of a byte offset; the column counts places on a terminal.
  public static func lineAndColumn(of offset: Int, in sql: String) -> (line: Int, column: Int) {
    let place = position(of: offset, in: sql)
    return (place.lineNumber, 1 + DisplayWidth.of(visible(place.line[..<place.index])))
  }

  /// The text on one line, cut to a number of characters.
  static func abridged(_ sql: String, to limit: Int) -> String {
    let line = visible(sql[...])
    return line.count > limit ? line.prefix(limit) + "…" : line
  }

  /// The line a byte offset is in, and its index there; one past the end is at the end.
  private static func position(
    of offset: Int,
    in sql: String
  ) -> (line: Substring, index: Substring.Index, lineNumber: Int) {
    let utf8 = sql.utf8
    let bytes = min(max(offset, 0), utf8.count)
    let target = utf8.index(utf8.startIndex, offsetBy: bytes)
    let newline = UInt8(ascii: "\n")
    let start = utf8[..<target].lastIndex(of: newline).map(utf8.index(after:)) ?? utf8.startIndex
    let end = utf8[target...].firstIndex(of: newline) ?? utf8.endIndex
    let lineNumber = 1 + utf8[..<target].count { $0 == newline }
    let line = sql[start..<end]
    // Down to the start of the character, should the offset be inside one.
    let index = line.indices.last { $0 <= target } ?? line.startIndex
    return (line, target == end ? line.endIndex : index, lineNumber)
  }

  /// The text with a space for each control character, so that places can be counted.
  private static func visible(_ text: Substring) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }
      )
    )
  }
}
