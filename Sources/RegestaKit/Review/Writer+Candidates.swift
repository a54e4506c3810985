public import Chronology
internal import SQLite

/// What a reader says of a claim that it proposes.
public struct CandidateDraft: Hashable, Sendable {
  /// The paragraph that says it.
  public var passage: Passage.ID
  /// The words that say it, in Unicode scalars of the passage; never empty.
  public var range: Range<Int>
  /// How likely a careful reader would agree, from 0 to 1.
  public var score: Double
  /// Whether the text says that it is so.
  public var modality: Modality
  /// By whom the text has it said, in its own words.
  public var attribution: String?
  /// The reader that found it.
  public var reader: String
  /// What in the reader found it.
  public var pattern: String?

  /// A proposal as a value.
  public init(
    passage: Passage.ID,
    range: Range<Int>,
    score: Double,
    modality: Modality = .asserted,
    attribution: String? = nil,
    reader: String,
    pattern: String? = nil
  ) {
    self.passage = passage
    self.range = range
    self.score = score
    self.modality = modality
    self.attribution = attribution
    self.reader = reader
    self.pattern = pattern
  }
}

/// Words of a passage that name a thing or a date, before they are recorded.
public struct MentionDraft: Hashable, Sendable {
  /// The paragraph.
  public var passage: Passage.ID
  /// The words, in Unicode scalars of the passage; never empty.
  public var range: Range<Int>
  /// What they name; nil for a date.
  public var entity: Entity.ID?
  /// The date that they give.
  public var date: HistoricalDate?
  /// Part of the date was supplied by context.
  public var isInferred = false
  /// From 0 to 1.
  public var score: Double
  /// They name it only here: "it", "the treaty".
  public var isReference = false
  /// What else they may name.
  public var alternatives: [Entity.ID: Double] = [:]

  /// Words that name a thing.
  public init(passage: Passage.ID, range: Range<Int>, entity: Entity.ID, score: Double) {
    self.passage = passage
    self.range = range
    self.entity = entity
    self.score = score
  }

  /// Words that give a date.
  public init(
    passage: Passage.ID,
    range: Range<Int>,
    date: HistoricalDate,
    isInferred: Bool,
    score: Double
  ) {
    self.passage = passage
    self.range = range
    self.date = date
    self.isInferred = isInferred
    self.score = score
  }
}

extension Writer {
  /// Records a claim that a reader proposes. It is no knowledge before a person has accepted it.
  ///
  /// - Parameters:
  ///   - claim: What is proposed, whatever its status says.
  ///   - citations: Where it is said.
  ///   - draft: What the reader says of it.
  /// - Returns: The claim's number.
  /// - Throws: ``RegestaError`` of kind `badInput` when the claim or the span does not fit.
  @discardableResult
  public func propose(
    _ claim: ClaimDraft,
    citations: [CitationDraft],
    _ draft: CandidateDraft
  ) throws -> Claim.ID {
    var claim = claim
    claim.status = .candidate
    let id = try addClaim(claim)
    for citation in citations { try addCitation(citation, to: id) }
    try connection.run(
      """
      INSERT INTO candidate (claim, passage, start, length, score, modality, attribution, reader,
        pattern, batch)
      VALUES (\(id.rawValue), \(draft.passage.rawValue), \(draft.range.lowerBound),
        \(draft.range.count), \(draft.score), \(draft.modality.rawValue), \(draft.attribution),
        \(draft.reader), \(draft.pattern), \(batch.rawValue))
      """
    )
    return id
  }

  /// Records words that name a thing or a date.
  @discardableResult
  public func addMention(_ draft: MentionDraft) throws -> Int {
    let date = try draft.date.map { try addDate($0, isInferred: draft.isInferred) }
    try connection.run(
      """
      INSERT INTO mention (passage, start, length, entity, date, reference, score, batch)
      VALUES (\(draft.passage.rawValue), \(draft.range.lowerBound), \(draft.range.count),
        \(draft.entity?.rawValue), \(date), \(draft.isReference), \(draft.score),
        \(batch.rawValue))
      """
    )
    let id = Int(connection.lastInsertedRowID)
    for (entity, score) in draft.alternatives.sorted(by: { $0.key < $1.key }) {
      try connection.run(
        """
        INSERT INTO mention_alternative (mention, entity, score)
        VALUES (\(id), \(entity.rawValue), \(score))
        """
      )
    }
    return id
  }
}
