/// What follows `query`: the name of a question and its parameters, which only the question knows.
struct QueryWords: Equatable {
  /// The first word; nil without any.
  var name: String?
  /// The words behind it that belong to no parameter.
  var others: [String] = []
  /// The parameters as typed, without their dashes.
  var values: [String: String] = [:]

  /// - Throws: a failure with status 64 for a parameter without a value, or given twice.
  init(_ words: [String]) throws(CommandFailure) {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), word.count > 2 else {
        if name == nil { name = word } else { others.append(word) }
        continue
      }
      let text = word.dropFirst(2)
      let parameter: String
      let value: String
      if let equals = text.firstIndex(of: "=") {
        parameter = String(text[..<equals])
        value = String(text[text.index(after: equals)...])
      } else if let next = rest.first, !next.hasPrefix("--") {
        parameter = String(text)
        value = next
        rest = rest.dropFirst()
      } else {
        throw CommandFailure(
          .usage,
          code: "missing_value",
          "\(word) needs a value",
          hint: name.map { "regesta query \($0) --help" }
        )
      }
      guard values.updateValue(value, forKey: parameter) == nil else {
        throw CommandFailure(.usage, code: "conflicting_options", "--\(parameter) is given twice")
      }
    }
  }

  /// - Throws: a failure with status 64 when a word is left over.
  func refuseOthers() throws(CommandFailure) {
    guard let word = others.first else { return }
    throw CommandFailure(
      .usage,
      code: "unexpected_argument",
      "unexpected argument '\(word)'",
      reason:
        "parameters are given by name: --place Vilnius; words that belong together need quotes",
      hint: name.map { "regesta query \($0) --help" }
    )
  }
}
