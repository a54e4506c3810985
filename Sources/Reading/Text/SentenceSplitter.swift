/// Where the sentences of a passage end.
enum SentenceSplitter {
  /// A sentence longer than this is cut: nobody wrote it.
  static let longest = 400

  /// The sentences of a passage, as ranges of its tokens; together they are all of it.
  static func sentences(_ tokens: [Token]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    var depth = 0
    let closed = closedBrackets(tokens)
    while index < tokens.count {
      let token = tokens[index]
      if token.text == "(", closed.contains(index) { depth += 1 }
      if token.text == ")" { depth = max(0, depth - 1) }
      index += 1
      let isStop = endsSentence(tokens, at: index - 1) && depth == 0
      if isStop || index - start >= longest {
        // What closes the sentence belongs to it: quotation marks, brackets, note marks.
        while index < tokens.count, closes(tokens[index], after: tokens[index - 1]) { index += 1 }
        sentences.append(start..<index)
        start = index
        depth = 0
      }
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }

  /// The brackets that are closed: one that is not holds no sentence together.
  private static func closedBrackets(_ tokens: [Token]) -> Set<Int> {
    var open: [Int] = []
    var closed: Set<Int> = []
    for (index, token) in tokens.enumerated() {
      if token.text == "(" {
        open.append(index)
      } else if token.text == ")", let last = open.popLast(), index - last <= longest {
        closed.insert(last)
      }
    }
    return closed
  }

  private static func endsSentence(_ tokens: [Token], at index: Int) -> Bool {
    let token = tokens[index]
    var next = index + 1
    while next < tokens.count, closes(tokens[next], after: tokens[next - 1]) { next += 1 }
    let following = next < tokens.count ? tokens[next] : nil
    if token.kind == .punctuation {
      switch token.text {
      case ".", "!", "?", "…": return following.map(beginsSentence) ?? true
      case "\u{2029}": return true
      default: return false
      }
    }
    // "the U.S. The treaty": an abbreviation ends a sentence when a capital word that begins one follows.
    if token.kind == .word, token.text.hasSuffix("."), token.text.count > 1, let following {
      return beginsSentence(following) && Self.openers.contains(following.lower)
        && following.isCapitalised
    }
    return false
  }

  private static let openers: Set<String> = [
    "the", "a", "an", "in", "on", "at", "it", "he", "she", "they", "this", "these", "after",
    "before", "when", "while", "although", "however", "by", "as", "for", "with", "its", "his",
    "during", "from", "since", "but", "and",
  ]

  private static func beginsSentence(_ token: Token) -> Bool {
    token.isCapitalised || token.kind == .number || "\"“«‘'(–-*•".contains(token.text)
      || !token.text.unicodeScalars.allSatisfy(\.isASCII)
  }

  private static func closes(_ token: Token, after before: Token) -> Bool {
    if token.kind == .noteMark { return true }
    switch token.text {
    case "”", "»", "’", ")", "]": return true
    // A straight quotation mark right behind the stop closes; one after a space opens.
    case "\"", "'": return token.range.lowerBound == before.range.upperBound
    default: return false
    }
  }
}
