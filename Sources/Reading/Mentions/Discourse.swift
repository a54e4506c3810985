/// What a text spoke of last, for words that only point back: "it", "the treaty", "the city".
struct Discourse {
  /// A thing as it was last spoken of.
  struct Trace {
    var thing: Int
    var sentence: Int
    var isSubject: Bool
    var isPlural: Bool
    /// It is one of several that stand together.
    var isInRow = false
  }

  private(set) var traces: [Trace] = []
  /// How often each thing was spoken of, in all sections.
  private var counts: [Int: Int] = [:]
  /// The office that each person was last said to hold.
  private var offices: [Int: Int] = [:]
  /// What the whole text is about.
  var topic: Int?
  private(set) var sentence = 0

  /// How far back words may point, in sentences.
  static let reach = 3

  mutating func beginSentence() {
    sentence += 1
    if traces.count > 200 { traces.removeFirst(100) }
  }

  /// A heading stands between: words do not point across it, but to the topic.
  mutating func beginSection() {
    traces.removeAll(keepingCapacity: true)
    sentence += Self.reach + 1
  }

  mutating func note(_ thing: Int, isSubject: Bool, isPlural: Bool, isInRow: Bool = false) {
    counts[thing, default: 0] += 1
    traces.append(
      Trace(
        thing: thing,
        sentence: sentence,
        isSubject: isSubject,
        isPlural: isPlural,
        isInRow: isInRow
      )
    )
  }

  mutating func note(office: Int, of person: Int) { offices[person] = office }

  /// The office that a person was last said to hold.
  func office(of person: Int) -> Int? { offices[person] }

  /// The last thing that fits; a subject is preferred to what stands behind its verb.
  func last(within reach: Int = Discourse.reach, where fits: (Trace) -> Bool) -> Trace? {
    var best: Trace?
    for trace in traces.reversed() {
      guard sentence - trace.sentence <= reach else { break }
      guard fits(trace) else { continue }
      if let found = best {
        guard found.sentence == trace.sentence else { break }
        if trace.isSubject, !found.isSubject { best = trace }
      } else {
        best = trace
      }
    }
    return best
  }

  /// The things that fit and are spoken of most, as many as are asked for.
  func mostSpokenOf(_ count: Int, where fits: (Int) -> Bool) -> [Int] {
    var counts: [Int: Int] = [:]
    for trace in traces where fits(trace.thing) { counts[trace.thing, default: 0] += 1 }
    return counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(count).map(\.key)
  }

  /// The thing that fits and the whole text so far has spoken of most.
  func mostSpokenOfText(where fits: (Int) -> Bool) -> Int? {
    counts.filter { fits($0.key) }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The last thing that fits, whatever it was in its sentence.
  func latest(within reach: Int = 12, where fits: (Trace) -> Bool) -> Trace? {
    for trace in traces.reversed() {
      guard sentence - trace.sentence <= reach else { return nil }
      if fits(trace) { return trace }
    }
    return nil
  }
}
