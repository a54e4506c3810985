internal import Formats
internal import Reading
internal import RegestaKit

/// How questions are put in one language, from `seed/asking/LANGUAGE/forms.yaml`.
///
/// A form is made of its pattern when a question has the words that it cannot do without: of hundreds, ten or so.
struct FormTable: Sendable {
  private var patterns: [FormPattern] = []

  /// Reads the table of a language.
  ///
  /// - Throws: a `RegestaError` that says in which file and line something is wrong.
  init(language: String) throws {
    let file = try LanguageFile(path: "seed/asking/\(language)/forms.yaml")
    guard let list = try file.value("forms", of: file.root), case .sequence(let rows, _) = list
    else {
      throw file.error("A list of forms is wanted under \"forms\".", at: file.root)
    }
    for row in rows {
      try file.onlyKeys(["ask", "say", "score"], of: row)
      let name = try file.value("ask", of: row).map(file.text) ?? ""
      guard let operation = Operation(rawValue: name) else {
        let all = Operation.allCases.map(\.rawValue).joined(separator: ", ")
        throw file.error("There is no \"\(name)\" to ask; there are: \(all).", at: row)
      }
      let score = try file.value("score", of: row).flatMap { Double(try file.text($0)) } ?? 1
      for text in try file.texts(try file.value("say", of: row)) {
        let pattern = FormPattern(text: text, operation: operation, score: score)
        guard pattern.isClosed else {
          throw file.error("A parenthesis is left open: \(text)", at: row)
        }
        patterns.append(pattern)
      }
    }
  }

  /// The forms that a question with these words may be put in, in the order of the table.
  func forms(for words: [Word]) -> [Form] {
    let lower = Set(words.map(\.lower))
    return patterns.lazy.filter { $0.mayFit(lower) }.compactMap(\.form)
  }

  /// All words that stand in the forms: they are no slips.
  var literals: Set<String> {
    patterns.reduce(into: []) { $0.formUnion($1.words) }
  }

  /// Takes in the forms of canned questions; one that does not read is left out, for it must not keep others from
  /// being asked. ``Asker/check(_:)`` refuses it before it is kept.
  mutating func add(_ questions: [Question]) {
    for question in questions where (try? Self.check(question)) != nil {
      patterns += Self.patterns(of: question)
    }
  }

  /// Checks that the forms of a canned question read.
  ///
  /// - Throws: a `RegestaError` of kind `badInput` for a form that does not.
  static func check(_ question: Question) throws {
    let parameters = question.parameters.map(\.name)
    for pattern in patterns(of: question) {
      guard let form = pattern.form, form.slotNames.isSubset(of: parameters) else {
        throw RegestaError(
          .badInput,
          "\(question.origin): the form \"\(pattern.text)\" of the question \"\(question.name)\" does not read.",
          hint: "A slot is a parameter in angles, <place>; each parenthesis and bracket is closed."
        )
      }
    }
  }

  private static func patterns(of question: Question) -> [FormPattern] {
    question.forms.map {
      FormPattern(text: $0, operation: .canned, score: 1, question: question.name)
    }
  }
}
