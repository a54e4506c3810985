internal import RegestaKit

/// What has been read of one question: the same stretch is looked at by many forms.
final class ReadingMemory {
  /// A stretch, how deep it stands, and what is missing in it.
  struct Stretch: Hashable {
    var range: Range<Int>
    var depth: Int
    var gap: Gap?
    var takesAll = false
  }

  var phrases: [Stretch: [NounPhrase]] = [:]
  var things: [Stretch: NounPhrase?] = [:]
  var clauses: [Stretch: [ClauseReading]] = [:]
  var slots: [Stretch: Interpreter.Slots] = [:]

  /// Forgets everything: the times of a question have been found since.
  func clear() {
    phrases = [:]
    things = [:]
    clauses = [:]
    slots = [:]
  }
}

/// What the names of a base have said to one question.
final class NameMemory {
  var similar: [String: [Term.Thing]] = [:]
  var withWords: [String: [Term.Thing]] = [:]
  var actors: [Entity.ID: [Entity]] = [:]
}

/// What the claims of a base have said to one question.
final class EvaluatorMemory {
  /// The rows of each statement.
  var rows: [String: [[Table.Cell]]] = [:]
  /// How many rows statements have, counted up to a limit.
  var counts: [String: Int] = [:]
}
