internal import Formats
internal import Reading
internal import RegestaKit
internal import Seed

/// How questions are put in one language, from `seed/asking/LANGUAGE/forms.yaml`.
struct FormTable: Sendable {
  let forms: [Form]
  /// All words that stand in the forms: they are no slips.
  let literals: Set<String>

  /// Reads the table of a language.
  ///
  /// - Throws: a `RegestaError` that says in which file and line something is wrong.
  init(language: String) throws {
    let path = "seed/asking/\(language)/forms.yaml"
    guard let text = Seed.file(path) else {
      throw RegestaError(.notFound, "There is no \(path).")
    }
    let file = try LanguageFile(path: path, text: text)
    guard let list = try file.value("forms", of: file.root), case .sequence(let rows, _) = list else {
      throw file.error("A list of forms is wanted under \"forms\".", at: file.root)
    }
    var forms: [Form] = []
    for row in rows {
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
    var literals: Set<String> = []
    for form in forms {
      for case .word(let word) in form.elements.flatMap(\.choices).joined() { literals.insert(word) }
    }
    self.literals = literals
  }
}
