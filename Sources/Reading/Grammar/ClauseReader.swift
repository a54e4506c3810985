/// Finds the clauses of a chunked sentence, and the partners of each verb.
struct ClauseReader {
  let chunker: Chunker
  let tokens: [Token]
  /// Verbs whose infinitive is done by their object: "allowed X to move".
  let objectControl: Set<String>
  /// Verbs that tell somebody something: "informed X that".
  let attributing: Set<String>
  /// What kind of thing a phrase is, as far as is known; rows are joined by it.
  let rank: (Int) -> NounPhrase.Rank?

  var clauses: [Clause] = []
  var chunks: [Chunk] { chunker.chunks }
  /// Where the verb of each clause stands in the chunks.
  var places: [Int] = []

  init(
    _ chunker: Chunker,
    _ tokens: [Token],
    objectControl: Set<String>,
    attributing: Set<String>,
    rank: @escaping (Int) -> NounPhrase.Rank?
  ) {
    self.chunker = chunker
    self.tokens = tokens
    self.objectControl = objectControl
    self.attributing = attributing
    self.rank = rank
    read()
  }

  mutating func read() {
    for (place, chunk) in chunks.enumerated() {
      guard case .verb(let verb) = chunk else { continue }
      places.append(place)
      clauses.append(Clause(verb: verb, span: chunker.verbs[verb].tokens))
    }
    for index in clauses.indices {
      findSubject(index)
      findPartners(index)
      takeRelativeObject(index)
      takeRelativePlace(index)
    }
    completePairs()
    lookAhead()
    findLeading()
    shareObjects()
    attachDates()
    fillGaps()
    attachNotes()
    for index in clauses.indices { setSpan(index) }
  }
}
