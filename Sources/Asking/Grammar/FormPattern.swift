/// A form as it is written, `how (is|was) <a> related to <b>`.
struct FormPattern: Hashable, Sendable {
  let text: String
  let operation: Operation
  let score: Double
  /// The canned question that it asks.
  var question: String?

  /// The form; nil when a parenthesis is left open.
  var form: Form? { Form(text, operation: operation, score: score, question: question) }

  /// What has a meaning of its own.
  enum Mark {
    static let space = UInt8(ascii: " ")
    static let choice = UInt8(ascii: "(")
    static let choiceEnd = UInt8(ascii: ")")
    static let option = UInt8(ascii: "[")
    static let optionEnd = UInt8(ascii: "]")
    static let or = UInt8(ascii: "|")
    static let slot = UInt8(ascii: "<")

    static let all = [space, choice, choiceEnd, option, optionEnd, or]
  }

  /// Whether each parenthesis and bracket that opens is closed.
  var isClosed: Bool {
    var rest = text.utf8[...]
    while let open = rest.firstIndex(where: { $0 == Mark.choice || $0 == Mark.option }) {
      let close = rest[open] == Mark.choice ? Mark.choiceEnd : Mark.optionEnd
      guard let end = rest[open...].firstIndex(of: close) else { return false }
      rest = rest[rest.index(after: end)...]
    }
    return true
  }

  /// The words that stand in it.
  var words: [String] {
    let bytes = text.utf8
    var words: [String] = []
    var start = bytes.startIndex
    while let first = bytes[start...].firstIndex(where: { !Mark.all.contains($0) }) {
      let end = bytes[first...].firstIndex(where: { Mark.all.contains($0) }) ?? bytes.endIndex
      if bytes[first] != Mark.slot { words.append(String(text[first..<end])) }
      start = end
    }
    return words
  }

  /// Whether these are all the words that stand alone in the pattern: most forms fall at once.
  func mayFit(_ words: Set<String>) -> Bool {
    let bytes = text.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let first = bytes[start]
      if first == Mark.space {
        start = bytes.index(after: start)
        continue
      }
      if first == Mark.choice || first == Mark.option {
        let close = first == Mark.choice ? Mark.choiceEnd : Mark.optionEnd
        guard let end = bytes[start...].firstIndex(of: close) else { return true }
        start = bytes.index(after: end)
        continue
      }
      let end =
        bytes[start...].firstIndex { $0 == Mark.space || $0 == Mark.choice || $0 == Mark.option }
        ?? bytes.endIndex
      // A colon stands for itself or nothing.
      let isWord = first != Mark.slot && first != UInt8(ascii: ":")
      if isWord, !words.contains(String(text[start..<end])) { return false }
      start = end
    }
    return true
  }
}
