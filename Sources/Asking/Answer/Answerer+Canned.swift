internal import RegestaKit

extension Answerer {
  /// What a canned question answers: a row a line.
  func canned(_ query: Query) throws -> Answer? {
    guard let canned = query.canned,
      let question = questions.first(where: { $0.name == canned.name })
    else { return nil }
    let given = try base.wording(of: question, canned.values).map { "\($0.name): \($0.value)" }
      .joined(separator: ", ")
    var answer = Answer(query, reading: question.title + (given.isEmpty ? "" : " (\(given))"))
    answer.sql = [question.sql]
    let table = try base.answer(question, canned.values, limits: evaluator.limits)
    let shown = table.columns.indices.filter {
      !table.columns[$0].hasSuffix("key") && !table.columns[$0].hasPrefix("claim")
    }
    for row in table.rows {
      let cells = shown.compactMap { column in
        row[column].printed.map { column == shown.first ? $0 : "\(table.columns[column]): \($0)" }
      }
      let ids = table.columns.indices.filter {
        table.columns[$0] == "claim" || table.columns[$0] == "claims"
      }
      .flatMap { row[$0].printed?.split { !$0.isNumber }.compactMap { Int($0) } ?? [] }
      let key = table.columns.firstIndex { $0.hasSuffix("key") }.flatMap { row[$0].text }
      answer.items.append(
        Answer.Item(
          text: cells.joined(separator: "; "),
          entity: try key.flatMap { try base.entity(key: $0) },
          when: nil,
          isPossible: false,
          claims: ids.isEmpty ? [] : try base.claims(ClaimQuery(ids: ids.map { Claim.ID($0) }))
        )
      )
    }
    answer.notes.append("This is a canned question: regesta query \(question.name)")
    guard !answer.items.isEmpty else {
      answer.verdict = .notRecorded
      answer.text = "Nothing is recorded."
      return answer
    }
    answer.text = answer.items.map { "\($0.text)." }.joined(separator: "\n")
    finish(&answer)
    answer.verdict = .certain
    return answer
  }
}

extension Table.Cell {
  /// The cell in words; nil for nothing.
  var printed: String? {
    switch self {
    case .null, .blob: nil
    case .integer(let number): String(number)
    case .real(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case .text(let text): text.isEmpty ? nil : text
    }
  }
}
