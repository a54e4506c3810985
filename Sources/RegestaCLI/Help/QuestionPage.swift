internal import RegestaKit

/// The help of one canned question, examples first.
struct QuestionPage {
  private let question: Question

  init(_ question: Question) { self.question = question }

  /// The page, set to a width in cells.
  func text(width: Int) -> String {
    let command = "regesta query \(question.name)"
    var text = wrapped(question.title, width) + "\n"
    if !question.examples.isEmpty {
      text += "Examples:\n"
      text += question.examples.map { "  \(command) \($0)\n" }.joined() + "\n"
    }
    text += "Usage: \(command)"
    for parameter in question.parameters {
      let word = "--\(parameter.name) \(parameter.type.rawValue.uppercased())"
      text += parameter.isRequired ? " \(word)" : " [\(word)]"
    }
    text += " [options]\n"
    if !question.description.isEmpty { text += "\n" + wrapped(question.description, width) }
    text += parameters(width)
    text += "\nFrom: \(question.origin). regesta query --help lists the options.\n"
    return text
  }

  private func parameters(_ width: Int) -> String {
    guard !question.parameters.isEmpty else { return "" }
    let rows = question.parameters.map { parameter in
      let need = parameter.isRequired ? "" : " May be left out."
      return ("--" + parameter.name, "\(parameter.description) \(parameter.type.words)\(need)")
    }
    let column = (rows.map { DisplayWidth.of($0.0) }.max() ?? 0) + 4
    return "\nParameters:\n"
      + rows.map { name, words in
        let lines = CellText.wrap(words, to: max(20, width - column))
        let indent = String(repeating: " ", count: column)
        return "  " + CellText.pad(name, to: column - 2) + lines.joined(separator: "\n" + indent)
          + "\n"
      }.joined()
  }

  private func wrapped(_ text: String, _ width: Int) -> String {
    CellText.wrap(text, to: width).joined(separator: "\n") + "\n"
  }
}

extension Question.ParameterType {
  /// What the parameter takes.
  fileprivate var words: String {
    switch self {
    case .entity: "Takes a name or key of a thing."
    case .kind: "Takes a kind; see regesta vocab."
    case .relation: "Takes a relation; see regesta vocab."
    case .source: "Takes the key or short name of a source."
    case .date: "Takes a date; see regesta help dates."
    case .integer: "Takes a whole number."
    case .text: "Takes a text."
    }
  }
}
