/// What went wrong, where, why, and what to do next: the one error that reaches the user.
package struct CommandFailure: Error, Equatable, Sendable {
  /// How the run ends.
  package var status: ExitStatus
  /// A stable name for machines, such as `unknown_option`; finer than the status.
  package var code: String
  /// What went wrong: one sentence, no capital at its start and no full stop.
  package var message: String
  /// Where it went wrong.
  package var place: FailurePlace?
  /// The reason, when the message does not say it: often the words of the system.
  package var reason: String?
  /// What to try next; a command where there is one.
  package var hint: String?
  /// What may have been meant, the likeliest first.
  package var suggestions: [Suggestion]

  package init(
    _ status: ExitStatus,
    code: String? = nil,
    _ message: String,
    place: FailurePlace? = nil,
    reason: String? = nil,
    hint: String? = nil,
    suggestions: [Suggestion] = []
  ) {
    self.status = status
    self.code = code ?? status.code
    self.message = message
    self.place = place
    self.reason = reason
    self.hint = hint
    self.suggestions = suggestions
  }
}

/// Something the user may have meant.
package struct Suggestion: Equatable, Sendable {
  /// What to write instead.
  package var text: String
  /// What it is, for one who does not know it: "author, 2 works".
  package var note: String?
  /// A key that names it without doubt, such as an entity's.
  package var key: String?

  package init(_ text: String, note: String? = nil, key: String? = nil) {
    self.text = text
    self.note = note
    self.key = key
  }
}

/// A place in a file, a question, a statement, or the command line itself.
package struct FailurePlace: Equatable, Sendable {
  /// The file, or `nil` for what was typed.
  package var file: String?
  /// From 1.
  package var line: Int?
  /// From 1, in grapheme clusters.
  package var column: Int?
  /// How many clusters the bad part takes, at least 1.
  package var length: Int
  /// The text of the line, to be shown with a caret below.
  package var excerpt: String?

  package init(
    file: String? = nil,
    line: Int? = nil,
    column: Int? = nil,
    length: Int = 1,
    excerpt: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
    self.excerpt = excerpt
  }

  /// The place of a byte in a text of one or more lines.
  ///
  /// - Parameters:
  ///   - file: the file of the text, or `nil` for what was typed.
  ///   - offset: counted in UTF-8 bytes from the start; beyond the end it means the end.
  ///   - byteLength: the bytes of the bad part.
  ///   - text: all of the text.
  package init(file: String? = nil, offset: Int, byteLength: Int = 1, in text: String) {
    let utf8 = text.utf8
    let end = min(max(0, offset), utf8.count)
    let here = utf8.index(utf8.startIndex, offsetBy: end)
    var line = 1
    var start = text.startIndex
    for index in text.indices where text[index].isNewline {
      let next = text.index(after: index)
      guard next <= here else { break }
      line += 1
      start = next
    }
    let stop = text[start...].firstIndex(where: \.isNewline) ?? text.endIndex
    let bad = utf8.index(here, offsetBy: byteLength, limitedBy: utf8.endIndex) ?? utf8.endIndex
    let last = min(max(bad, here), max(stop, here))
    self.init(
      file: file,
      line: line,
      column: text[start..<max(start, here)].count + 1,
      length: text[min(here, last)..<last].count,
      excerpt: String(text[start..<stop])
    )
  }

  /// `file:line:column` with the parts that are known.
  package var label: String? {
    let parts = [file, line.map { String($0) }, line == nil ? nil : column.map { String($0) }]
    let known = parts.compactMap { $0 }
    return known.isEmpty ? nil : known.joined(separator: ":")
  }
}
