/// A stretch of a question that stands for a thing.
struct NounPhrase: Hashable, Sendable {
  var range: Range<Int>
  var term: Term
  /// The words that it accounts for.
  var explained: Set<Int>
  /// How sure the reading is, from 0 to 1.
  var score: Double
  /// What its noun says of it: "the author of the draft" is the subject of "wrote" with the draft as object.
  var relational: Relational?
  /// Whether it names something outright.
  var isName = false

  /// A claim of which the thing is a part.
  struct Relational: Hashable, Sendable {
    var pattern: Pattern
    /// Which part it is.
    var isSubject: Bool
  }
}

/// A part of a clause: a thing with the preposition before it, or a time.
struct Slot: Hashable, Sendable {
  var preposition: String?
  var phrase: NounPhrase?
  var time: TimeWindow?
}

/// A way to read a clause.
struct ClauseReading: Hashable, Sendable {
  var pattern: Pattern
  var asked: Query.Asked
  var explained: Set<Int>
  var score: Double
}

/// What is asked for, or what a relative clause is about: the part that is missing in a clause.
struct Gap: Hashable, Sendable {
  var term: Term
  var preposition: String?
}
