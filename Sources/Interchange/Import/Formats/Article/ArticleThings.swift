internal import Names
internal import Reading
internal import RegestaKit
internal import SQLite

/// The things that a reading speaks of, as entities of the base: those that it knows, those that were
/// proposed before, and new proposals.
final class ArticleThings {
  private let taking: ArticleImport
  private let reading: Reading
  private let passages: ArticlePassages
  /// In the order of the reading; nil where nothing is said of it.
  private var entities: [Entity.ID?]
  /// What else a new thing may be, where the base has something like it.
  private(set) var alternatives: [Int: [EntityMatcher.Candidate]] = [:]

  private var importer: Importer { taking.importer }

  init(_ taking: ArticleImport, _ reading: Reading, _ passages: ArticlePassages) throws {
    self.taking = taking
    self.reading = reading
    self.passages = passages
    entities = Array(repeating: nil, count: reading.things.count)
    let first = firstMentions()
    var known = 0
    for place in reading.things.indices where first[place] != nil || isSpokenOf[place] {
      let thing = reading.things[place]
      if let entity = try entity(of: thing, place) {
        entities[place] = entity
        known += 1
      } else if !thing.names.isEmpty {
        entities[place] = try propose(thing, first[place] ?? nil)
      }
    }
    try taking.note(.matched, "entity", count: known, sentence: "\(known) things are known")
  }

  /// The entity of a thing.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when the reading has no such thing.
  func entity(_ place: Int) throws -> Entity.ID {
    guard entities.indices.contains(place), let entity = entities[place] else {
      throw RegestaError(.badInput, "It speaks of a thing that the reading does not name.")
    }
    return entity
  }

  // MARK: Below

  /// Which things candidates speak of.
  private lazy var isSpokenOf: [Bool] = {
    var marks = Array(repeating: false, count: reading.things.count)
    func mark(_ object: Reading.Object) {
      if case .thing(let place) = object, marks.indices.contains(place) { marks[place] = true }
    }
    for candidate in reading.candidates {
      mark(.thing(candidate.subject))
      mark(candidate.object)
      for qualifier in candidate.qualifiers { mark(qualifier.object) }
    }
    return marks
  }()

  /// Where each thing is named first.
  private func firstMentions() -> [Reading.Span?] {
    var first: [Reading.Span?] = Array(repeating: nil, count: reading.things.count)
    // By its name before common words for it: "the Lithuanian delegation" may have no other.
    for isReference in [false, true] {
      for mention in reading.mentions
      where mention.isReference == isReference && first.indices.contains(mention.thing)
        && first[mention.thing] == nil && passages.holds(mention.span)
      {
        first[mention.thing] = mention.span
      }
    }
    return first
  }

  private func entity(of thing: Reading.ReadThing, _ place: Int) throws -> Entity.ID? {
    if let id = thing.entity {
      guard let alive = try importer.base.connection.survivor(of: id) else {
        throw RegestaError(.badInput, "The reader speaks of entity \(id), which is not there.")
      }
      return alive
    }
    if let earlier = try proposedBefore(thing) { return earlier }
    let reference = EntityReference(
      names: thing.names.map { .init($0, language: taking.language) },
      kind: importer.vocabulary.hasKind(thing.kind) ? thing.kind : nil,
      isDefinition: false
    )
    switch try importer.matcher.match(reference) {
    case .decided(let entity), .found(let entity, _), .corrected(let entity, _): return entity
    case .undecided(let candidates):
      alternatives[place] = Array(candidates.prefix(5))
      return nil
    case .unknown: return nil
    }
  }

  /// What a reading proposed before by that name: of the same article whatever the name, of another one
  /// when the name has several words. A thing that was merged since is what it was merged into.
  private func proposedBefore(_ thing: Reading.ReadThing) throws -> Entity.ID? {
    for name in thing.names.prefix(8) {
      let folded = NameFolding.fold(name)
      guard !folded.isEmpty else { continue }
      let isLong = folded.contains(" ")
      let rows = try importer.base.connection.rows(
        """
        SELECT e.id, k.key, EXISTS (
                 SELECT 1 FROM citation AS t WHERE t.claim = c.id AND t.status = 1
                    AND +t.source = \(taking.source.rawValue))
          FROM name AS n JOIN claim AS c ON c.id = n.claim AND c.status IN (0, 1)
          JOIN entity AS e ON e.id = n.entity AND e.status IN (0, 1) AND e.merged_into IS NULL
          JOIN kind AS k ON k.id = e.kind
         WHERE n.folded = \(folded) AND (c.status = 0 OR EXISTS (
                 SELECT 1 FROM change AS h WHERE h.item = 'claim' AND h.item_id = c.id
                    AND h.field = 'status' AND h.old = '0'))
         ORDER BY n.claim LIMIT 50
        """
      ) { (id: Entity.ID(try $0.int(0)), kind: try $0.text(1), isOwn: try $0.bool(2)) }
      let same = rows.first { row in
        (row.isOwn || isLong)
          && (row.kind == thing.kind
            || importer.vocabulary.kinship(row.kind, thing.kind) != .strangers)
      }
      if let same { return same.id }
    }
    return nil
  }

  private func propose(_ thing: Reading.ReadThing, _ span: Reading.Span?) throws -> Entity.ID {
    let kind = importer.vocabulary.hasKind(thing.kind) ? thing.kind : "thing"
    let key = try importer.keys.key(
      from: thing.names[0],
      fallback: kind,
      in: "entity",
      of: importer.base.connection
    )
    let entity = try importer.writer.addEntity(key: key, kind: kind, isProposed: true)
    var citation = CitationDraft(taking.source)
    if let span {
      let words = passages.words(span)
      citation.passage = passages.ids[span.passage].rawValue
      citation.quote = .init(words, start: span.range.lowerBound)
    }
    var seen: Set<String> = []
    for (index, name) in thing.names.enumerated() where !name.isEmpty && seen.insert(name).inserted
    {
      let claim = try importer.writer.addClaim(
        ClaimDraft(
          entity,
          index == 0 ? "preferred-name" : "alias",
          .text(name, language: taking.language),
          status: .candidate
        )
      )
      try importer.writer.addCitation(citation, to: claim)
    }
    try importer.note(
      .new,
      "proposed entity",
      entity.rawValue,
      sentence: "\(thing.names[0]) would be a new \(kind) (\(key))"
    )
    return entity
  }
}
