extension EnglishParser {
  /// The same day in the other calendar: "25 October [7 November] 1917", "25 October/7 November 1917".
  mutating func parseOtherCalendar(_ phrase: inout Phrase) throws(DateError) {
    guard let token = peek() else { return }
    let start = position
    var other = Phrase(offset: token.offset)
    if take("/") {
      guard try takeDay(&other) else {
        position = start
        return
      }
    } else if take("[") || take("(") {
      let closing = token.isSign("[") ? "]" : ")"
      _ = takeOtherMark(&other)
      guard try takeDay(&other) else {
        position = start
        return
      }
      _ = takeOtherMark(&other)
      guard take(words: [closing]) else { throw error("“\(closing)” is missing") }
    } else {
      return
    }
    if phrase.year == nil {
      takeYear(&phrase)
    }
    var dual = Phrase(offset: phrase.offset, kind: .dual([phrase, other]))
    dual.part = phrase.part
    dual.bound = phrase.bound
    dual.isCirca = phrase.isCirca
    dual.isUncertain = phrase.isUncertain
    dual.weekday = phrase.weekday
    phrase = dual
  }

  private mutating func takeOtherMark(_ phrase: inout Phrase) -> Bool {
    guard let calendar = takeOne(of: Lexicon.marks) else { return false }
    phrase.mark = calendar
    _ = take(",") || take(":")
    return true
  }

  /// A day with its month, and its year if it has one of its own.
  private mutating func takeDay(_ phrase: inout Phrase) throws(DateError) -> Bool {
    let start = position
    if let day = peek()?.dayNumber {
      position += 1
      _ = take("of")
      guard let month = takeMonth() else {
        position = start
        return false
      }
      (phrase.day, phrase.month) = (day, month)
    } else if let month = takeMonth(), let day = peek()?.dayNumber {
      position += 1
      (phrase.day, phrase.month) = (day, month)
    } else {
      position = start
      return false
    }
    takeYear(&phrase)
    return true
  }
}
