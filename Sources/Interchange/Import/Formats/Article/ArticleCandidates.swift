internal import Chronology
internal import Formats
internal import Reading
internal import RegestaKit
internal import SQLite

/// What an article seems to say, as candidates: each cites the article's words and, through it, the
/// works of the notes that stand for it.
struct ArticleCandidates {
  private let taking: ArticleImport
  private let reading: Reading
  private let passages: ArticlePassages
  private let things: ArticleThings
  private var importer: Importer { taking.importer }

  init(
    _ taking: ArticleImport,
    _ reading: Reading,
    _ passages: ArticlePassages,
    _ things: ArticleThings
  ) {
    self.taking = taking
    self.reading = reading
    self.passages = passages
    self.things = things
  }

  /// - Returns: How many candidates there are of each relation.
  func take() throws -> [String: Int] {
    var earlier = try EarlierCandidates(of: taking.source, in: importer.base)
    var drafts: [(draft: ClaimDraft, said: ProposedContent, read: Reading.Candidate)] = []
    for candidate in reading.candidates {
      do {
        guard passages.holds(candidate.span) else {
          throw RegestaError(.badInput, ArticleMentions.outside)
        }
        let draft = try draft(candidate)
        let relation = try importer.vocabulary.relation(draft.relation)
        let said = try ProposedContent(draft, relation, modality: candidate.modality.rawValue)
        drafts.append((draft, said, candidate))
      } catch let error as RegestaError where error.kind.isOfInput {
        try taking.reject("a candidate (\(candidate.relation.abridged))", error.message)
      }
    }
    // Those that stand just where they stood come first, so that the others do not take their place.
    var isKnown = drafts.map { _, said, read in
      earlier.takeSame(said, at: passages.ids[read.span.passage], read.span.range)
    }
    var tally: [String: Int] = [:]
    var rejectedBefore = 0
    var new: [Proposal] = []
    for (index, item) in drafts.enumerated() {
      if !isKnown[index] { isKnown[index] = earlier.takeLike(item.said) }
      if !isKnown[index], earlier.wasRejected(item.said) {
        isKnown[index] = true
        rejectedBefore += 1
      }
      if isKnown[index] { continue }
      // The sources of notes are made here, where nothing takes them back.
      new.append(
        Proposal(draft: item.draft, citations: try citations(of: item.read), read: item.read)
      )
    }
    for start in stride(from: 0, to: new.count, by: Self.group) {
      let group = new[start..<min(start + Self.group, new.count)]
      for (id, relation) in try propose(group) {
        tally[relation, default: 0] += 1
        try tell(id)
      }
    }
    try taking.note(.unchanged, "candidate", count: isKnown.count { $0 } - rejectedBefore)
    try taking.note(
      .leftOut,
      "candidate",
      count: rejectedBefore,
      sentence: "\(rejectedBefore) candidates that a review has rejected"
    )
    return tally
  }

  // MARK: Below

  /// A candidate with all that is written of it.
  private struct Proposal {
    var draft: ClaimDraft
    var citations: [CitationDraft]
    var read: Reading.Candidate
  }

  /// How many candidates are written in one savepoint.
  private static let group = 64

  /// Writes candidates: all at once, or, when the base refuses one of them, one by one without those that
  /// it refuses.
  private func propose(_ group: ArraySlice<Proposal>) throws -> [(id: Claim.ID, relation: String)] {
    do {
      return try base.connection.savepoint {
        try group.map { (try propose($0), $0.draft.relation) }
      }
    } catch let error as RegestaError where error.kind.isOfInput {
      // Rows of dates went with the savepoint.
      importer.writer.forgetRows()
    }
    return try group.compactMap { item in
      do {
        let id = try base.connection.savepoint { try propose(item) }
        return (id, item.draft.relation)
      } catch let error as RegestaError where error.kind.isOfInput {
        importer.writer.forgetRows()
        try taking.reject("a candidate (\(item.draft.relation.abridged))", error.message)
        return nil
      }
    }
  }

  private func propose(_ proposal: Proposal) throws -> Claim.ID {
    let read = proposal.read
    return try KnowledgeBase.explaining {
      try importer.writer.propose(
        proposal.draft,
        citations: proposal.citations,
        CandidateDraft(
          passage: passages.ids[read.span.passage],
          range: read.span.range,
          score: read.score.asScore,
          modality: Modality(rawValue: read.modality.rawValue) ?? .possible,
          attribution: read.attribution.flatMap { $0.isEmpty ? nil : $0 },
          reader: reading.reader.isEmpty ? "unknown" : reading.reader,
          pattern: read.pattern.isEmpty ? nil : read.pattern
        )
      )
    }
  }

  private func tell(_ id: Claim.ID) throws {
    try importer.note(
      .new,
      "candidate",
      id.rawValue,
      sentence: try importer.sentence(id),
      reason: try {
        let standing = try base.standing(of: id)
        return standing.kind == .none ? nil : "known: \(standing.kind.rawValue)"
      }()
    )
  }

  private var base: KnowledgeBase { importer.base }

  private func draft(_ read: Reading.Candidate) throws -> ClaimDraft {
    let relation = try importer.vocabulary.relation(read.relation)
    return ClaimDraft(
      try things.entity(read.subject),
      read.relation,
      try object(read.object, of: relation),
      period: read.period,
      isInferred: read.isInferred,
      isDenied: read.isDenied,
      status: .candidate,
      qualifiers: try read.qualifiers.map {
        ClaimDraft.Qualifier(
          $0.relation,
          try object($0.object, of: try importer.vocabulary.relation($0.relation))
        )
      }
    )
  }

  private func object(_ object: Reading.Object, of relation: Relation) throws
    -> ClaimDraft.Object
  {
    switch object {
    case .thing(let place): return .entity(try things.entity(place))
    case .date(let date): return .date(date)
    case .text(let text):
      return .text(text, language: relation.value == .name ? taking.language : nil)
    case .quantity(let number, let upper, let unit, let wording):
      return .quantity(number, to: upper, unit: try unit.flatMap(self.unit), wording: wording)
    }
  }

  /// A unit that the base knows by that name; another stays in the wording.
  private func unit(_ name: String) throws -> Entity.ID? {
    let reference = EntityReference(mention: name, kind: "unit", language: taking.language)
    return try importer.matcher.match(reference).match?.entity
  }

  private func citations(of read: Reading.Candidate) throws -> [CitationDraft] {
    let place = taking.article.passages[read.span.passage]
    let passage = passages.ids[read.span.passage].rawValue
    let heading = place.section.last ?? "lead"
    var citations = [
      CitationDraft(
        taking.source,
        locator: Locator(place.paragraph > 0 ? "\(heading) ¶\(place.paragraph)" : heading),
        passage: passage,
        quote: .init(passages.words(read.span), start: read.span.range.lowerBound)
      )
    ]
    for label in read.notes where !label.isEmpty {
      for work in try taking.works.places(ofNote: label) where work.source != taking.source {
        citations.append(
          CitationDraft(
            work.source,
            via: taking.source,
            locator: work.locator.map(Locator.init),
            passage: passage,
            note: label
          )
        )
      }
    }
    return citations
  }
}
