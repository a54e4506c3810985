/// What an import did, or would do.
public final class ImportReport {
  /// What became of one thing that a file says.
  public enum Outcome: String, CaseIterable, Sendable {
    /// What a part of the file was taken for: a column, a class, a property.
    case readAs = "read-as"
    /// It was not in the base.
    case new
    /// A thing that the file speaks of is one that the base has.
    case matched
    /// The base had it, and knows now more exactly when, or from a further source.
    case enriched
    /// The file said otherwise before; what it said then is superseded.
    case corrected
    /// The base has it just so.
    case unchanged
    /// It is recorded beside something that it contradicts.
    case conflicting
    /// It is not certain which thing is meant; a person decides with `regesta review`.
    case undecided
    /// The file said it before and says it no more; it stays.
    case missing
    /// Nothing in the base has a place for it, or no mapping says which.
    case leftOut = "left-out"
    /// It does not read, or breaks a rule of the base.
    case rejected

    /// What it is, for a heading.
    public var words: String {
      switch self {
      case .readAs: "how the file was read"
      case .new: "new"
      case .matched: "matched with what the base has"
      case .enriched: "enriched"
      case .corrected: "corrected"
      case .unchanged: "unchanged"
      case .conflicting: "conflicting"
      case .undecided: "undecided: for regesta review"
      case .missing: "said before, not now"
      case .leftOut: "left out"
      case .rejected: "rejected"
      }
    }
  }

  /// One thing that a file says, and what became of it.
  public struct Event: Hashable, Sendable {
    /// What became of it.
    public var outcome: Outcome
    /// What it is: `entity`, `claim`, `source`, `record`, `column`.
    public var thing: String
    /// Its number in the base, where it has one.
    public var id: Int?
    /// Where it was read.
    public var place: ImportPlace
    /// One readable sentence.
    public var sentence: String
    /// Why: how it was matched, what it contradicts, why it was rejected.
    public var reason: String?
    /// How many times, of things counted together.
    public var count: Int
  }

  /// How many of each kind of thing had each outcome.
  public private(set) var counts: [Outcome: [String: Int]] = [:]
  /// How many events there were; some stand for several things.
  public private(set) var events: [Outcome: Int] = [:]
  /// The first events of each outcome.
  public private(set) var listed: [Outcome: [Event]] = [:]
  /// The files that were read, with the names of their formats.
  public internal(set) var files: [(name: String, format: String)] = []
  /// Whether the file was a whole base that took the place of an empty one.
  public internal(set) var isRestored = false
  /// The batch that was written; nil when nothing was.
  public internal(set) var batch: Int?

  private let limit: Int
  private let sink: ((Event) throws -> Void)?

  /// A report.
  ///
  /// - Parameters:
  ///   - limit: How many events of each outcome are kept to be listed.
  ///   - sink: Takes every event as it happens; with none, sentences are made only for those that are
  ///     listed.
  public init(limit: Int = 20, _ sink: ((Event) throws -> Void)? = nil) {
    self.limit = limit
    self.sink = sink
  }

  /// How many things had an outcome, or all of one kind that had it.
  public func count(_ outcome: Outcome, _ thing: String? = nil) -> Int {
    guard let things = counts[outcome] else { return 0 }
    return thing.map { things[$0] ?? 0 } ?? things.values.reduce(0, +)
  }

  /// Whether the base is, or would be, other than before.
  public var changesBase: Bool {
    [Outcome.new, .enriched, .corrected, .conflicting, .undecided].contains { count($0) > 0 }
  }

  /// Whether the sentence of an event with this outcome will be looked at.
  func wantsSentence(_ outcome: Outcome) -> Bool {
    sink != nil || (listed[outcome]?.count ?? 0) < limit(of: outcome)
  }

  /// How a file was read is worth listing whole: it has as many events as the file has columns.
  private func limit(of outcome: Outcome) -> Int { outcome == .readAs ? max(limit, 1000) : limit }

  func add(_ event: Event) throws {
    counts[event.outcome, default: [:]][event.thing, default: 0] += event.count
    events[event.outcome, default: 0] += 1
    if (listed[event.outcome]?.count ?? 0) < limit(of: event.outcome) {
      listed[event.outcome, default: []].append(event)
    }
    try sink?(event)
  }
}
