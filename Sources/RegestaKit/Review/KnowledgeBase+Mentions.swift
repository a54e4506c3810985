public import Chronology
internal import SQLite

/// Words of a passage that name a thing or give a date, as a reader saw them.
public struct Mention: Hashable, Sendable, Identifiable {
  /// The number of a mention.
  public typealias ID = Identifier<Mention>

  /// Its number in this base.
  public var id: ID
  /// The text.
  public var source: Source.Reference
  /// The paragraph's place in the source.
  public var passage: Int
  /// The words, in Unicode scalars of the passage.
  public var range: Range<Int>
  /// The words.
  public var text: String
  /// What they name; nil for a date.
  public var entity: Entity?
  /// Whether that is only proposed.
  public var isProposed: Bool
  /// The date that they give.
  public var date: HistoricalDate?
  /// Part of the date was supplied by context.
  public var isInferred: Bool
  /// They name it only here: "it", "the treaty".
  public var isReference: Bool
  /// From 0 to 1.
  public var score: Double?
  /// What else they may name, the likelier first.
  public var alternatives: [Alternative]

  /// Another thing that words may name.
  public struct Alternative: Hashable, Sendable {
    /// The thing.
    public var entity: Entity
    /// From 0 to 1.
    public var score: Double
  }
}

extension KnowledgeBase {
  /// Goes through the mentions of things, or of dates, in the order of their passages.
  ///
  /// - Parameters:
  ///   - source: Only those of this text.
  ///   - dates: Those that give dates; otherwise those that name things.
  ///   - body: Takes each; false ends it.
  /// - Throws: What `body` throws, or ``RegestaError`` of kind `damaged` or `busy`.
  public func forEachMention(
    of source: Source.ID? = nil,
    dates: Bool = false,
    _ body: (Mention) throws -> Bool
  ) throws {
    let wanted: SQL = source.map { "p.source = \($0.rawValue)" } ?? "1"
    let passages = try connection.rows(
      """
      SELECT DISTINCT p.id, p.source, p.ordinal FROM passage AS p JOIN mention AS m ON m.passage = p.id
       WHERE \(wanted) ORDER BY p.source, p.ordinal
      """
    ) { Passage.ID(try $0.int(0)) }
    for passage in passages {
      for mention in try read({ try mentions(in: passage, dates: dates) }) {
        guard try body(mention) else { return }
      }
    }
  }

  private func mentions(in id: Passage.ID, dates: Bool) throws -> [Mention] {
    let found = try connection.first(
      """
      SELECT p.ordinal, p.text, s.id, s.key, s.short
        FROM passage AS p JOIN source AS s ON s.id = p.source WHERE p.id = \(id.rawValue)
      """
    ) { row in
      (
        passage: Passage(id: id, ordinal: try row.int(0), text: try row.text(1)),
        source: Source.Reference(
          id: Source.ID(try row.int(2)),
          key: try row.text(3),
          short: try row.text(4)
        )
      )
    }
    guard let (passage, source) = found else { return [] }
    return try connection.rows(
      """
      SELECT m.id, m.start, m.length, m.score, m.reference,
             e.id, e.key, e.label, k.key, e.status = 0,
             d.wording, d.calendar, d.earliest, d.latest, d.rule, d.edtf, d.inferred
        FROM mention AS m
        LEFT JOIN entity AS e ON e.id = m.entity LEFT JOIN kind AS k ON k.id = e.kind
        LEFT JOIN date AS d ON d.id = m.date
       WHERE m.passage = \(id.rawValue) AND m.status IN (0, 1) AND (m.date IS NOT NULL) = \(dates)
       ORDER BY m.start, m.id
      """
    ) { row in
      let start = try row.int(1)
      let range = start..<(start + (try row.int(2)))
      let mention = try row.int(0)
      return Mention(
        id: Mention.ID(mention),
        source: source,
        passage: passage.ordinal,
        range: range,
        text: passage.text(in: range),
        entity: try row.optionalInt(5) == nil ? nil : try Self.entity(from: row, at: 5),
        isProposed: try row.optionalInt(9) == 1,
        date: try Self.date(from: row, at: 10),
        isInferred: try row.optionalInt(16) == 1,
        isReference: try row.bool(4),
        score: try row.optionalDouble(3),
        alternatives: dates ? [] : try alternatives(of: mention)
      )
    }
  }

  private func alternatives(of mention: Int) throws -> [Mention.Alternative] {
    try connection.rows(
      """
      SELECT e.id, e.key, e.label, k.key, a.score FROM mention_alternative AS a
        JOIN entity AS e ON e.id = a.entity JOIN kind AS k ON k.id = e.kind
       WHERE a.mention = \(mention) ORDER BY a.score DESC, e.id
      """
    ) { Mention.Alternative(entity: try Self.entity(from: $0, at: 0), score: try $0.double(4)) }
  }
}
