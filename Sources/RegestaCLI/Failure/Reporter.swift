package import JSONForms

/// Prints failures, warnings and hints: text on standard error, or JSON on standard output.
package struct Reporter {
  private let output: any OutputSink
  private let errors: any OutputSink
  private let isMachineReadable: Bool
  private let isQuiet: Bool
  private let color: Bool

  /// - Parameters:
  ///   - output: takes failures as JSON.
  ///   - errors: takes everything else.
  ///   - isMachineReadable: whether a failure becomes a JSON object on `output`.
  ///   - isQuiet: whether warnings and notes are kept back; failures never are.
  ///   - color: whether `errors` may be coloured.
  package init(
    output: any OutputSink,
    errors: any OutputSink,
    isMachineReadable: Bool,
    isQuiet: Bool,
    color: Bool
  ) {
    self.output = output
    self.errors = errors
    self.isMachineReadable = isMachineReadable
    self.isQuiet = isQuiet
    self.color = color
  }

  /// Prints a failure. What cannot be printed is lost: there is nowhere left to say so.
  package func report(_ failure: CommandFailure) {
    if isMachineReadable {
      try? output.write(Self.envelope(of: failure).text() + "\n")
      try? output.flush()
    } else {
      try? errors.write(text(of: failure))
      try? errors.flush()
    }
  }

  package func warn(_ message: String) { say("warning", .warning, message) }

  package func note(_ message: String) { say("note", .hint, message) }

  private func say(_ label: String, _ style: TextStyle, _ message: String) {
    guard !isQuiet else { return }
    let safe = VisibleText.of(message, keepsLineBreaks: true)
    try? errors.write("\(style.paint(label + ":", enabled: color)) \(safe)\n")
    try? errors.flush()
  }

  // MARK: Text

  private func text(of failure: CommandFailure) -> String {
    var text = TextStyle.error.paint("error:", enabled: color) + " "
    if let label = failure.place?.label {
      text += VisibleText.of(label, keepsLineBreaks: false) + ": "
    }
    text += VisibleText.of(failure.message, keepsLineBreaks: true) + "\n"
    if let reason = failure.reason {
      text += "  \(VisibleText.of(reason, keepsLineBreaks: true))\n"
    }
    if let place = failure.place { text += caret(at: place) }
    text += suggestions(of: failure)
    if let hint = failure.hint {
      let label = TextStyle.hint.paint("try:", enabled: color)
      text += "  \(label) \(VisibleText.of(hint, keepsLineBreaks: true))\n"
    }
    return text
  }

  private func caret(at place: FailurePlace) -> String {
    guard let excerpt = place.excerpt, let column = place.column else { return "" }
    let before = excerpt.prefix(column - 1)
    let bad = excerpt.dropFirst(column - 1).prefix(place.length)
    // Widths are taken of what is printed, since a tab prints as a space.
    let indent = DisplayWidth.of(VisibleText.of(String(before), keepsLineBreaks: false))
    let width = max(1, DisplayWidth.of(VisibleText.of(String(bad), keepsLineBreaks: false)))
    let marks = TextStyle.error.paint(String(repeating: "^", count: width), enabled: color)
    return "    \(VisibleText.of(excerpt, keepsLineBreaks: false))\n"
      + "    \(String(repeating: " ", count: indent))\(marks)\n"
  }

  private func suggestions(of failure: CommandFailure) -> String {
    let shown = failure.suggestions.map { suggestion in
      let text = VisibleText.of(suggestion.text, keepsLineBreaks: false)
      return (
        suggestion.note.map { "\(text) (\(VisibleText.of($0, keepsLineBreaks: false)))" } ?? text,
        suggestion.key.map { VisibleText.of($0, keepsLineBreaks: false) }
      )
    }
    guard let first = shown.first else { return "" }
    let label = TextStyle.hint.paint("did you mean", enabled: color)
    if shown.count == 1 { return "  \(label) \(first.0)?\(first.1.map { "  \($0)" } ?? "")\n" }
    let width = shown.map { DisplayWidth.of($0.0) }.max() ?? 0
    return shown.enumerated().map { index, item in
      let head = index == 0 ? label : String(repeating: " ", count: 12)
      let line = item.1.map { CellText.pad(item.0, to: width) + "  " + $0 } ?? item.0
      return "  \(head)  \(line)\n"
    }.joined()
  }

  // MARK: JSON

  /// The one shape of an error: `{"ok":false,"schema":"regesta/error@1","error":{…}}`.
  ///
  /// All keys are always there, so that a reader needs no check for missing ones.
  package static func envelope(of failure: CommandFailure) -> JSON {
    .object([
      ("ok", .bool(false)),
      ("schema", .string("regesta/error@1")),
      ("error", object(of: failure)),
    ])
  }

  /// The object under `error`, also used when a failure ends a list that has already begun.
  package static func object(of failure: CommandFailure) -> JSON {
    .object([
      ("code", .string(failure.code)),
      ("status", .integer(Int64(failure.status.rawValue))),
      ("message", .string(failure.message)),
      ("reason", JSON(failure.reason)),
      ("hint", JSON(failure.hint)),
      (
        "suggestions",
        .array(
          failure.suggestions.map {
            .object([("text", .string($0.text)), ("note", JSON($0.note)), ("key", JSON($0.key))])
          }
        )
      ),
      ("position", failure.place.map(position) ?? .null),
    ])
  }

  private static func position(_ place: FailurePlace) -> JSON {
    .object([
      ("file", JSON(place.file)),
      ("line", place.line.map { .integer(Int64($0)) } ?? .null),
      ("column", place.column.map { .integer(Int64($0)) } ?? .null),
      ("length", .integer(Int64(place.length))),
      ("excerpt", JSON(place.excerpt)),
    ])
  }
}
