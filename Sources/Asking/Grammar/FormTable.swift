internal import Formats
internal import Reading
internal import RegestaKit
internal import Seed

/// How questions are put in one language, from `seed/asking/LANGUAGE/forms.yaml`.
struct FormTable: Sendable {
  private(set) var forms: [Form]

  /// All words that stand in the forms: they are no slips.
  var literals: Set<String> { forms.reduce(into: []) { $0.formUnion($1.words) } }

  /// Reads the table of a language.
  ///
  /// - Throws: a `RegestaError` that says in which file and line something is wrong.
  init(language: String) throws {
    let path = "seed/asking/\(language)/forms.yaml"
    guard let text = Seed.file(path) else {
      throw RegestaError(.notFound, "There is no \(path).")
    }
    let file = try LanguageFile(path: path, text: text)
    guard let list = try file.value("forms", of: file.root), case .sequence(let rows, _) = list
    else {
      throw file.error("A list of forms is wanted under \"forms\".", at: file.root)
    }
    var forms: [Form] = []
    for row in rows {
      try file.onlyKeys(["ask", "say", "score"], of: row)
      let name = try file.value("ask", of: row).map(file.text) ?? ""
      guard let operation = Operation(rawValue: name) else {
        let all = Operation.allCases.map(\.rawValue).joined(separator: ", ")
        throw file.error("There is no \"\(name)\" to ask; there are: \(all).", at: row)
      }
      let score = try file.value("score", of: row).flatMap { Double(try file.text($0)) } ?? 1
      for pattern in try file.texts(try file.value("say", of: row)) {
        guard let form = Form(pattern, operation: operation, score: score) else {
          throw file.error("A parenthesis is left open: \(pattern)", at: row)
        }
        forms.append(form)
      }
    }
    self.forms = forms
  }

  /// Takes in the forms of canned questions; one that does not read is left out, for it must not keep others from
  /// being asked. ``Asker/check(_:)`` refuses it before it is kept.
  mutating func add(_ questions: [Question]) {
    for question in questions {
      forms += (try? Self.forms(of: question)) ?? []
    }
  }

  /// The forms of a canned question.
  ///
  /// - Throws: a `RegestaError` of kind `badInput` for a form that does not read.
  static func forms(of question: Question) throws -> [Form] {
    try question.forms.map { pattern in
      let parameters = question.parameters.map(\.name)
      guard var form = Form(pattern, operation: .canned, score: 1),
        form.slotNames.isSubset(of: parameters)
      else {
        throw RegestaError(
          .badInput,
          "\(question.origin): the form \"\(pattern)\" of the question \"\(question.name)\" does not read.",
          hint: "A slot is a parameter in angles, <place>; each parenthesis and bracket is closed."
        )
      }
      form.question = question.name
      return form
    }
  }
}
