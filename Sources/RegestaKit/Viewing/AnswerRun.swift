/// A canned question as it was asked, with the rows of its answer.
struct AnswerRun {
  let question: Question
  let values: [String: String]
  /// Each with its texts; nil for a question that a limit has stopped, or that was not asked.
  let rows: [[String]]?

  /// Asks.
  init(
    _ question: Question,
    _ values: [String: String],
    _ base: KnowledgeBase,
    _ limits: QueryLimits
  ) throws {
    self.question = question
    self.values = values
    do {
      rows = try base.answer(question, values, limits: limits).rows.map { $0.map(\.shown) }
    } catch let error as RegestaError where error.kind == .limit {
      rows = nil
    }
  }

  /// A question for which there was no time.
  init(unasked question: Question, _ values: [String: String]) {
    self.question = question
    self.values = values
    rows = nil
  }

  /// Whether a question asks about the past, and not how the base came to be.
  static func isOfHistory(_ question: Question) -> Bool {
    !["batches", "changed-between", "inventory", "not-recorded", "positions"].contains(
      question.name
    )
  }

  /// What is answered differently; the two lists are of the same questions in the same order.
  static func changes(_ before: [AnswerRun], _ after: [AnswerRun]) -> [Impact.AnswerChange] {
    zip(before, after).compactMap { old, new in
      guard let before = old.rows, let after = new.rows, before != after else { return nil }
      return Impact.AnswerChange(
        question: old.question.name,
        title: old.question.title,
        values: old.values,
        before: before.count,
        after: after.count,
        gone: surplus(of: before, over: after),
        come: surplus(of: after, over: before)
      )
    }
  }

  /// The rows that the one answer has more often than the other.
  private static func surplus(of one: [[String]], over other: [[String]]) -> [[String]] {
    var counts: [[String]: Int] = [:]
    for row in other { counts[row, default: 0] += 1 }
    return one.filter { row in
      guard let count = counts[row], count > 0 else { return true }
      counts[row] = count - 1
      return false
    }
  }
}

extension Table.Cell {
  fileprivate var shown: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    case .blob(let count): "\(count) bytes"
    }
  }
}
