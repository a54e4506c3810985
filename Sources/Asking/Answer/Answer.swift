public import RegestaKit

/// What the base says to a question, with how it was read and on what it rests.
public struct Answer: Hashable, Sendable {
  /// The answer itself, in a sentence or a few.
  public var text: String
  /// How far it is to be taken.
  public var verdict: AnswerVerdict
  /// The things, dates or events that are the answer, in their order.
  public var items: [Item]
  /// The claims that it rests on, in the order of the items.
  public var evidence: [Claim]
  /// What speaks against it: the other sides of open disputes, and denials.
  public var dissent: [Claim]
  /// What was inferred, assumed or left out, a sentence each.
  public var notes: [String]
  /// How the question was read, in words.
  public var reading: String
  /// How it was read, as a value.
  public var query: Query
  /// The statements that found it; they run as they are.
  public var sql: [String]
  /// What it would be if the question were read otherwise; these have no others themselves.
  public var others: [Answer]

  /// Other ways to read it, in words.
  public var otherReadings: [String] { others.map(\.reading) }

  /// One thing, date or event of an answer.
  public struct Item: Hashable, Sendable {
    /// In words.
    public var text: String
    /// The thing that it is, where it is one.
    public var entity: Entity?
    /// When, printed; nil where no time is known or none belongs to it.
    public var when: String?
    /// Whether it held at the time that was asked for, certainly or possibly.
    public var isPossible: Bool
    /// The claims that say so.
    public var claims: [Claim]
  }

  /// What the answer is about, for a question after it that says "it" or "they": the answers themselves, then the
  /// things that the question named.
  public var subjects: [Entity] {
    var found: [Entity] = []
    func add(_ entity: Entity) {
      if !found.contains(where: { $0.id == entity.id }) { found.append(entity) }
    }
    if query.operation == .describe || query.operation == .where || query.operation == .date {
      for term in query.terms { term.named.forEach(add) }
    }
    for item in items.prefix(1) { if let entity = item.entity { add(entity) } }
    for term in query.terms + [query.pattern?.object, query.pattern?.subject].compactMap({ $0 }) {
      term.named.forEach(add)
    }
    return found
  }

  init(_ query: Query, reading: String) {
    self.query = query
    self.reading = reading
    text = ""
    verdict = .certain
    items = []
    evidence = []
    dissent = []
    notes = []
    sql = []
    others = []
  }
}

/// How far an answer is to be taken.
public enum AnswerVerdict: String, Hashable, Sendable, CaseIterable {
  /// It is said, and by nobody denied.
  case certain
  /// It may be so: what is said leaves it open.
  case possible
  /// It is said that it is not so.
  case no
  /// Sources contradict each other.
  case disputed
  /// The base says nothing of it; that it was not so does not follow.
  case notRecorded = "not-recorded"
}

/// What becomes of a question.
public enum Reply: Hashable, Sendable {
  case answer(Answer)
  /// It can be read in several ways that are as good.
  case choice([Choice])
  /// It cannot be read.
  case notUnderstood(Misunderstanding)

  /// Whether the base has an answer.
  var isFound: Bool {
    switch self {
    case .answer(let answer): answer.verdict != .notRecorded
    case .choice: true
    case .notUnderstood: false
    }
  }

  /// One of several ways to read a question.
  public struct Choice: Hashable, Sendable {
    /// In words.
    public var reading: String
    /// The question with the thing named outright.
    public var answer: Answer
  }
}

/// What was not understood of a question.
public struct Misunderstanding: Hashable, Sendable {
  /// Why, in a sentence.
  public var message: String
  /// The things that were found in it.
  public var understood: [String]
  /// The words that were not.
  public var unknown: [String]
  /// Where the first of them stands, in Unicode scalars of the question.
  public var position: Int?
  /// Canned questions and wordings that come near.
  public var suggestions: [String]
}
