internal import RegestaKit

/// A question with some of its words in the place of others: how a part of its reading is put otherwise.
struct QuestionChange {
  /// The question as it is.
  let question: String

  /// Where words stand in the question, whole and in any case; nil where they do not.
  func place(of words: String) -> Range<String.Index>? {
    guard words.contains(where: { !$0.isWhitespace }) else { return nil }
    let (text, wanted) = (Array(question), Array(words.lowercased()))
    var start = 0
    while start + wanted.count <= text.count {
      let end = start + wanted.count
      let isThere = zip(text[start..<end], wanted).allSatisfy { $0.lowercased() == String($1) }
      let isWhole =
        (start == 0 || !Self.isOfWord(text[start - 1]))
        && (end == text.count || !Self.isOfWord(text[end]))
      if isThere, isWhole {
        let first = question.index(question.startIndex, offsetBy: start)
        return first..<question.index(first, offsetBy: wanted.count)
      }
      start += 1
    }
    return nil
  }

  /// The question with other words; nil where those to be replaced do not stand in it.
  func replacing(_ words: String, with others: String) -> String? {
    place(of: words).map { question.replacingSubrange($0, with: others) }
  }

  /// The question about another thing, by the name that means that thing and no other; nil where it has none.
  func replacing(_ words: String, with thing: Entity, in base: KnowledgeBase) throws -> String? {
    guard thing.label.lowercased() != words.lowercased(), place(of: words) != nil else {
      return nil
    }
    do {
      guard try base.entity(named: thing.label).id == thing.id else { return nil }
    } catch let error as RegestaError where error.kind == .ambiguous || error.kind == .notFound {
      return nil
    }
    return replacing(words, with: thing.label)
  }

  private static func isOfWord(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber }
}

extension String {
  fileprivate func replacingSubrange(_ range: Range<Index>, with words: String) -> String {
    var text = self
    text.replaceSubrange(range, with: words)
    return text
  }
}
