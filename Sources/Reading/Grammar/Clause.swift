/// A verb with its partners: who does what to whom, where, when.
struct Clause {
  /// The verb group, by its number in the sentence.
  var verb: Int
  /// Who or what the verb is said of, on the surface; several when they are joined.
  var subjects: [Int] = []
  /// Who else may be meant, where the nearest phrase does not suit the verb: "the treaty with Poland, signed".
  var otherSubject: Int?
  /// What stands before a relative clause that has a subject of its own: "the treaty that Poland signed".
  var relativeObject: Int?
  /// What stands behind the verb.
  var objects: [Int] = []
  /// A second row behind it: "elected Harding *President*".
  var seconds: [Int] = []
  /// What prepositions tie to it.
  var complements: [Complement] = []
  /// What prepositions tie to it before its subject: "At a meeting in Tallinn, ...".
  var leading: [Complement] = []
  /// Dates, by their number in the sentence.
  var dates: [Int] = []
  /// The dates are those of the verb before.
  var hasSharedDates = false
  /// The clause that rules it: "agreed" of "agreed to open".
  var governor: Int?
  /// How it hangs on its governor.
  var link: Link = .main
  /// The word behind the verb that may be part of it: "up", "out".
  var particle: String?
  /// Words behind it that say how: "first", "together".
  var adverbs: [String] = []
  /// Its tokens, its partners included.
  var span: Range<Int>
  /// The labels of the notes behind it.
  var notes: [Int] = []
  /// "without attacking": it was not done.
  var isWithout = false
  /// A bare verb that goes on with the modal of the clause before: "would disarm and *intern*".
  var isContinuation = false
  /// How sure the parse is that these are its partners.
  var score = 1.0

  struct Complement {
    var preposition: String
    var phrases: [Int]
  }

  enum Link {
    case main
    /// "that", "whether" after a verb of saying, wanting, doubting.
    case content
    case infinitive
    case relative
    case participle
    /// "after", "when", "because".
    case adverbial(String)
  }
}

extension [Clause.Complement] {
  /// "between the army under A and the B": what "and" joins behind "under" is the other of the two.
  mutating func endPair() {
    guard count > 1, let last = last, last.preposition != "between", last.phrases.count > 1,
      let pair = lastIndex(where: { $0.preposition == "between" }), self[pair].phrases.count == 1
    else { return }
    // "between A on one side and B and C on the other": all behind "and" stand against the first.
    self[pair].phrases += last.phrases[1...]
    self[count - 1].phrases = [last.phrases[0]]
  }
}
