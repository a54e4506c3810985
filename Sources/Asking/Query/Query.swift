public import RegestaKit

/// What a question asks for, as a value: an operation, and what it is done with.
public struct Query: Hashable, Sendable {
  /// What is done.
  public var operation: Operation
  /// What must be claimed; the one, or the first of two.
  public var pattern: Pattern?
  /// The second of two.
  public var other: Pattern?
  /// Which part of the pattern is wanted.
  public var asked: Asked
  /// The things that it is about, where nothing need be claimed of them.
  public var terms: [Term]
  /// What all of the answer must have to do with, too: the place of "what did they do in Vilnius".
  public var around: Term?
  /// The time that the question is limited to.
  public var time: TimeWindow?
  /// Several times, for a row each.
  public var times: [TimeWindow]
  /// The source that is asked about.
  public var source: SourceReference?
  /// The canned question that it is, with its parameters.
  public var canned: Canned?
  /// The language that names are wanted in, as BCP 47.
  public var language: String?
  /// Which end of the time is wanted; nil for all of it.
  public var edge: Edge?

  init(_ operation: Operation, pattern: Pattern? = nil, asked: Asked = .claim, terms: [Term] = []) {
    self.operation = operation
    self.pattern = pattern
    self.asked = asked
    self.terms = terms
    times = []
  }

  /// The things of the first name that several things bear, where nothing tells them apart.
  var ambiguous: [Term.Thing]? {
    let all =
      terms + [around, pattern?.subject, pattern?.object].compactMap { $0 }
      + (pattern?.extras.map(\.term) ?? [])
    for case .things(let things, _) in all where things.count > 1 {
      let best = things.filter { $0.score == things[0].score }
      if best.count > 1, things[0].score > 0.95 { return best }
    }
    return nil
  }

  /// Whether some word of it is only looked for in names.
  var looksForWords: Bool {
    let all =
      terms + [around, pattern?.subject, pattern?.object].compactMap { $0 }
      + (pattern?.extras.map(\.term) ?? [])
    return all.contains(where: \.looksForWords)
  }

  /// The question with one thing in the place of those that share its name.
  func naming(_ thing: Term.Thing, among things: [Term.Thing]) -> Query {
    func named(_ term: Term) -> Term {
      guard case .things(let all, let words) = term, all.first == things.first else { return term }
      return .things([thing], words: words)
    }
    var query = self
    query.terms = terms.map(named)
    query.around = around.map(named)
    if var pattern {
      pattern.subject = named(pattern.subject)
      pattern.object = named(pattern.object)
      pattern.extras = pattern.extras.map { extra in
        var extra = extra
        extra.term = named(extra.term)
        return extra
      }
      query.pattern = pattern
    }
    return query
  }

  /// A canned question with its parameters as typed.
  public struct Canned: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its parameters by name, as they are typed.
    public var values: [String: String]
  }

  /// One end of a time: "since when", "until when".
  public enum Edge: String, Hashable, Sendable {
    case start, end
  }

  /// Which part of a claim is wanted.
  public enum Asked: Hashable, Sendable {
    case subject
    /// The object, whatever it is: a thing, a date, an amount, a text.
    case object
    /// What the qualifiers with these keys say.
    case qualifier([String])
    /// The claim itself.
    case claim

    /// The other end.
    var turned: Asked {
      switch self {
      case .subject: .object
      case .object: .subject
      case .qualifier, .claim: self
      }
    }
  }
}

/// A source that is asked about, with the page.
public struct SourceReference: Hashable, Sendable {
  /// The sources that may be meant.
  public var sources: [Source]
  /// The page, where one is named.
  public var page: Int?
}

/// What must be claimed: subject, relation, object, with what else is said of it.
public struct Pattern: Hashable, Sendable {
  /// The relations by their keys; cases of them count.
  public var relations: [String]
  /// The words of the question that stand for the relation.
  public var words: String
  /// What stands at its subject.
  public var subject: Term
  /// What stands at its object.
  public var object: Term
  /// "in Moscow", "with Lithuania": what else the claim must have to do with.
  public var extras: [Extra]
  /// When it must have been.
  public var time: TimeWindow?
  /// Whether the question denies it.
  public var isNegated = false

  /// A phrase with a preposition.
  public struct Extra: Hashable, Sendable {
    /// The preposition; empty where there is none.
    public var preposition: String
    /// The qualifiers by which a claim may say it.
    public var qualifiers: [String]
    /// The thing behind it.
    public var term: Term
    /// Whether it is enough that a thing of the claim has to do with it.
    public var isLoose: Bool
  }

  init(relations: [String], words: String, subject: Term, object: Term, extras: [Extra] = []) {
    self.relations = relations
    self.words = words
    self.subject = subject
    self.object = object
    self.extras = extras
  }
}

/// A thing in a question: by name, by description, or any.
public indirect enum Term: Hashable, Sendable {
  case anything
  /// One of these.
  case things([Thing], words: String)
  /// Whatever fits a description.
  case described(Description)
  /// All of several.
  case all([Term])

  /// Whose it is: Poland of "Polish claims".
  var owner: Term? {
    guard case .described(let description) = self else { return nil }
    for restriction in description.restrictions {
      switch restriction {
      case .touches(let term): return term
      case .claimed(let pattern, let isSubject):
        let other = isSubject ? pattern.object : pattern.subject
        if case .things = other { return other }
      case .dated, .named: continue
      }
    }
    return nil
  }

  /// All things that its words may name, with who acts for them.
  var allNamed: [Entity] {
    switch self {
    case .things(let things, _): things.map(\.entity) + things.flatMap(\.actors)
    case .all(let terms): terms.flatMap(\.allNamed)
    case .anything, .described: []
    }
  }

  /// Whether it is made of names alone.
  var isOfNames: Bool {
    switch self {
    case .things: true
    case .all(let terms): !terms.isEmpty && terms.allSatisfy(\.isOfNames)
    case .anything, .described: false
    }
  }

  var looksForWords: Bool {
    switch self {
    case .anything, .things: false
    case .all(let terms): terms.contains(where: \.looksForWords)
    case .described(let description):
      description.restrictions.contains { if case .named = $0 { true } else { false } }
    }
  }

  /// The things that it names outright.
  var named: [Entity] {
    switch self {
    case .things(let things, _): things.prefix(1).map(\.entity)
    case .all(let terms): terms.flatMap(\.named)
    case .anything, .described: []
    }
  }

  /// A thing of the base that words of a question may stand for.
  public struct Thing: Hashable, Sendable {
    /// The thing.
    public var entity: Entity
    /// Who acts for it, or for whom it acts: where nothing is said of itself.
    public var actors: [Entity]
    /// How near the words are to its name, from 0 to 1.
    public var score: Double
  }

  /// A thing by its kind and by what is said of it: "the gubernyas that Lithuania claimed".
  public struct Description: Hashable, Sendable {
    /// As the question has it.
    public var words: String
    /// Kinds by their keys, one of which it must have; none: any.
    public var kinds: [String]
    /// The noun itself, folded, where it has more to say than a kind: "talks".
    public var noun: String?
    /// What else it must be.
    public var restrictions: [Restriction]
    /// Whether one is meant: "the treaty".
    public var isOne: Bool
  }

  /// What a thing must be.
  public indirect enum Restriction: Hashable, Sendable {
    /// The subject, or the object, of such a claim.
    case claimed(Pattern, isSubject: Bool)
    /// Named in some claim together with this.
    case touches(Term)
    /// Dated within this time.
    case dated(TimeWindow)
    /// The number of something: "the first".
    case named(String)
  }
}
