internal import Chronology
internal import Reading
internal import RegestaKit
internal import SQLite

/// The words of an article that name things and dates.
struct ArticleMentions {
  private let taking: ArticleImport
  private let reading: Reading
  private let passages: ArticlePassages
  private let things: ArticleThings

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

  /// What words were taken for, to find them again.
  private struct Known: Hashable {
    var passage: Int
    var start: Int
    var length: Int
    var entity: Int?
    var earliest: Int?
    var latest: Int?
  }

  func take() throws {
    let known = try self.known()
    var counts = (mentions: 0, dates: 0, unchanged: 0)
    for mention in reading.mentions {
      guard passages.holds(mention.span) else {
        try taking.reject("a mention", Self.outside)
        continue
      }
      let entity = try things.entity(mention.thing)
      var draft = MentionDraft(
        passage: passages.ids[mention.span.passage],
        range: mention.span.range,
        entity: entity,
        score: mention.score.asScore
      )
      draft.isReference = mention.isReference
      for other in mention.alternatives {
        let entity = try things.entity(other.thing)
        draft.alternatives[entity] = max(draft.alternatives[entity] ?? 0, other.score.asScore)
      }
      for other in things.alternatives[mention.thing] ?? [] {
        draft.alternatives[other.entity] = other.score.asScore
      }
      draft.alternatives[entity] = nil
      if known.contains(key(mention.span, entity: entity)) {
        counts.unchanged += 1
      } else {
        try taking.importer.writer.addMention(draft)
        counts.mentions += 1
      }
    }
    for mention in reading.dates {
      guard passages.holds(mention.span) else {
        try taking.reject("a date", Self.outside)
        continue
      }
      if known.contains(key(mention.span, date: mention.date)) {
        counts.unchanged += 1
        continue
      }
      try taking.importer.writer.addMention(
        MentionDraft(
          passage: passages.ids[mention.span.passage],
          range: mention.span.range,
          date: mention.date,
          isInferred: mention.isInferred,
          score: mention.score.asScore
        )
      )
      counts.dates += 1
    }
    try taking.note(.new, "mention", count: counts.mentions)
    try taking.note(.new, "date", count: counts.dates)
    try taking.note(.unchanged, "mention", count: counts.unchanged)
  }

  static let outside = "The span does not lie within its passage."

  private func key(_ span: Reading.Span, entity: Entity.ID? = nil, date: HistoricalDate? = nil)
    -> Known
  {
    Known(
      passage: passages.ids[span.passage].rawValue,
      start: span.range.lowerBound,
      length: span.range.count,
      entity: entity?.rawValue,
      earliest: date?.earliest.number,
      latest: date?.latest.number
    )
  }

  /// What was read before; nothing when all passages are new.
  private func known() throws -> Set<Known> {
    guard passages.new.count < Set(passages.ids).count else { return [] }
    return Set(
      try taking.importer.base.connection.rows(
        """
        SELECT m.passage, m.start, m.length, m.entity, d.earliest, d.latest
          FROM passage AS p JOIN mention AS m ON m.passage = p.id AND m.status IN (0, 1)
          LEFT JOIN date AS d ON d.id = m.date
         WHERE p.source = \(taking.source.rawValue)
        """
      ) {
        Known(
          passage: try $0.int(0),
          start: try $0.int(1),
          length: try $0.int(2),
          entity: try $0.optionalInt(3),
          earliest: try $0.optionalInt(4),
          latest: try $0.optionalInt(5)
        )
      }
    )
  }
}

extension Double {
  /// Within 0 and 1; what is no number is 0.
  var asScore: Double { isNaN ? 0 : Swift.min(1, Swift.max(0, self)) }
}
