internal import Chronology
package import RegestaKit
package import SQLite

extension RegestaError: CommandFailureConvertible {
  /// The library's error in the form of the command line: its kind decides the exit status.
  package var commandFailure: CommandFailure {
    CommandFailure(
      kind.status,
      code: Self.code(of: kind),
      Self.phrase(message),
      place: place.map { FailurePlace(offset: $0.offset, in: $0.text) },
      hint: hint.map(Self.instruction),
      suggestions: suggestions.map { RegestaCLI.Suggestion($0.text, note: $0.detail) }
    )
  }

  /// The kind as machine output names it: like all our codes with `_` between words.
  private static func code(of kind: Kind) -> String {
    String(kind.rawValue.map { $0 == "-" ? "_" : $0 })
  }

  /// A sentence of the library as one of ours: without its full stop, and without its capital where
  /// that is no part of a name.
  private static func phrase(_ sentence: String) -> String {
    let text = withoutFullStop(sentence)
    let word = text.prefix { $0.isLetter }
    return openers.contains(String(word)) ? word.lowercased() + text.dropFirst(word.count) : text
  }

  private static func instruction(_ hint: String) -> String {
    let text = withoutFullStop(hint)
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private static func withoutFullStop(_ text: String) -> String {
    text.hasSuffix(".") && !text.hasSuffix("..") ? String(text.dropLast()) : text
  }

  /// The words that the library begins a sentence with, other than names and files.
  private static let openers: Set<String> = [
    "A", "An", "Another", "Here", "It", "No", "Reading", "The", "There", "This",
  ]
}

extension RegestaError.Kind {
  /// How a run ends that met this trouble.
  package var status: ExitStatus {
    switch self {
    case .notFound, .ambiguous: .notFound
    case .limit: .limitReached
    case .badParameter: .usage
    case .notABase, .newerSchema, .olderSchema, .damaged, .badInput: .badData
    case .fileMissing: .inputMissing
    case .cannotWrite, .diskFull: .cannotCreate
    case .busy: .busy
    case .refused: .failed
    }
  }
}

/// What SQLite refuses where nothing has put it into words yet.
extension DatabaseError: CommandFailureConvertible {
  package var commandFailure: CommandFailure {
    do {
      return try KnowledgeBase.explaining { throw self }
    } catch {
      return (error as? RegestaError)?.commandFailure
        ?? CommandFailure(.failed, String(describing: self))
    }
  }
}
