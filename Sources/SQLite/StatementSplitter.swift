/// Finds the statements of a script.
///
/// The body of a trigger has semicolons of its own; as SQLite's shell does, it is taken to end with
/// `; END ;`.
struct StatementSplitter {
  /// How far the words from `CREATE` to `TRIGGER` are recognised, and then the end of its body.
  private enum State {
    case start, explain, create, statement, trigger, triggerSemicolon, triggerEnd
  }

  /// The bytes of each statement, from its first comment or code to its semicolon.
  static func ranges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var state = State.start
    var start: Int?
    var end = 0
    var hasCode = false
    for token in SQLLexer(bytes) where token.kind != .space {
      start = start ?? token.range.lowerBound
      if token.kind == .comment { continue }
      end = token.range.upperBound
      if token.kind == .semicolon, state != .trigger, state != .triggerSemicolon {
        if let start, hasCode { ranges.append(start..<end) }
        (state, start, hasCode) = (.start, nil, false)
        continue
      }
      hasCode = true
      state = next(state, token, bytes)
    }
    if let start, hasCode { ranges.append(start..<end) }
    return ranges
  }

  private static func next(
    _ state: State,
    _ token: SQLLexer.Token,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> State {
    let isSemicolon = token.kind == .semicolon
    let word =
      token.kind == .word && token.range.count <= 9
      ? String(decoding: bytes[token.range], as: UTF8.self).uppercased() : ""
    return switch (state, word) {
    case (.start, "EXPLAIN"): .explain
    case (.explain, "QUERY"), (.explain, "PLAN"): .explain
    case (.start, "CREATE"), (.explain, "CREATE"): .create
    case (.create, "TEMP"), (.create, "TEMPORARY"): .create
    case (.create, "TRIGGER"): .trigger
    case (.trigger, _), (.triggerSemicolon, ""): isSemicolon ? .triggerSemicolon : .trigger
    case (.triggerSemicolon, "END"): .triggerEnd
    case (.triggerSemicolon, _): .trigger
    case (.triggerEnd, _): .trigger
    default: .statement
    }
  }
}
