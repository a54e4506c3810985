internal import Asking
internal import RegestaKit

/// Why a page cannot be shown: what was wrong, what to do, what may have been meant.
struct Problem: Error {
  let kind: Kind
  let message: String
  var hint: String?
  var suggestions: [Suggestion]
  /// Where in a text that was typed the trouble lies.
  var place: RegestaError.Place?

  /// The kinds of trouble.
  enum Kind: String {
    case notFound = "not_found"
    case ambiguous
    case badParameter = "bad_parameter"
    case badInput = "bad_input"
    case notUnderstood = "not_understood"
    case limit
    case busy
    case damaged
    case refused
    case forbidden
    case method = "method_not_allowed"
    case tooLong = "too_long"
    case tooLarge = "too_large"
    case noSuchForm = "no_such_form"
    case bug

    /// The status of HTTP.
    var status: Int {
      switch self {
      case .notFound, .ambiguous, .noSuchForm: 404
      case .badParameter, .badInput, .refused, .limit: 400
      case .notUnderstood: 422
      case .busy: 503
      case .damaged, .bug: 500
      case .forbidden: 403
      case .method: 405
      case .tooLong: 414
      case .tooLarge: 413
      }
    }

    /// The heading of its page.
    var title: String {
      switch self {
      case .notFound: "Not here"
      case .ambiguous: "Which one?"
      case .badParameter, .badInput: "That does not read"
      case .notUnderstood: "Not understood"
      case .limit: "Stopped"
      case .busy: "Busy"
      case .damaged: "The base is damaged"
      case .refused: "Refused"
      case .forbidden: "Not allowed"
      case .method: "Not done that way"
      case .tooLong: "Too long"
      case .tooLarge: "Too large"
      case .noSuchForm: "Not in that form"
      case .bug: "A fault of this program"
      }
    }
  }

  /// Something that may have been meant.
  struct Suggestion {
    var text: String
    var detail: String?
    var link: Link?
  }

  init(
    _ kind: Kind,
    _ message: String,
    hint: String? = nil,
    suggestions: [Suggestion] = [],
    place: RegestaError.Place? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.suggestions = suggestions
    self.place = place
  }

  /// The library's error; its advice on commands is not for a page.
  ///
  /// - Parameters:
  ///   - error: What the library says.
  ///   - link: Where a suggestion leads.
  init(_ error: RegestaError, _ link: (String) -> Link? = { _ in nil }) {
    self.init(
      Self.kind(of: error.kind),
      error.message,
      hint: Self.hint(of: error),
      suggestions: error.suggestions.map {
        Suggestion(text: $0.text, detail: $0.detail, link: link($0.text))
      },
      place: error.place
    )
  }

  /// The library's error about an entity's name; whatever it suggests is one of the base.
  init(_ error: RegestaError, in base: KnowledgeBase, _ link: (String) -> Link) {
    self.init(error) { link($0) }
    if suggestions.isEmpty {
      suggestions = [Suggestion(text: "all kinds of things", link: Link(.kinds))]
    }
  }

  private static func hint(of error: RegestaError) -> String? {
    if error.kind == .limit {
      return "Narrow it: fewer rows, a shorter time, or another question."
    }
    guard let hint = error.hint, !hint.contains("regesta "), !hint.contains("--") else {
      return nil
    }
    return hint
  }

  private static func kind(of kind: RegestaError.Kind) -> Kind {
    switch kind {
    case .notFound: .notFound
    case .ambiguous: .ambiguous
    case .badParameter: .badParameter
    case .badInput: .badInput
    case .limit: .limit
    case .busy: .busy
    case .fileMissing, .notABase, .newerSchema, .olderSchema, .damaged: .damaged
    case .cannotWrite, .diskFull, .refused: .refused
    }
  }
}
