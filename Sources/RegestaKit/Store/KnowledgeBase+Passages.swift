internal import SQLite

/// A span of a passage, and what rests on it.
public struct PassageSpan: Hashable, Sendable {
  /// What rests on it.
  public enum Ground: Hashable, Sendable {
    /// A claim that quotes it.
    case quotation(Claim.ID)
    /// A claim that a reader proposed out of it.
    case candidate(Claim.ID, Candidate.Outcome)
    /// An entity that it names.
    case mention(Entity)
  }

  /// In Unicode scalars of the passage.
  public var range: Range<Int>
  /// What rests on it.
  public var ground: Ground
}

extension KnowledgeBase {
  /// The paragraphs of a source that are stored, in their order.
  ///
  /// - Parameters:
  ///   - source: Whose text it is.
  ///   - last: Only those behind the one of this ordinal.
  ///   - limit: At most so many.
  /// - Returns: Paragraphs with their places.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func passages(of source: Source.ID, after last: Int = 0, limit: Int) throws -> [Passage] {
    try read {
      try connection.rows(
        """
        SELECT id, ordinal, section, paragraph, text FROM passage
         WHERE source = \(source.rawValue) AND ordinal > \(last) ORDER BY ordinal LIMIT \(limit)
        """
      ) { try Self.passage(from: $0) }
    }
  }

  /// The paragraph that a citation quotes; nil where it quotes none that is stored.
  ///
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func passage(quotedBy citation: Citation.ID) throws -> Passage? {
    try read {
      try connection.first(
        """
        SELECT p.id, p.ordinal, p.section, p.paragraph, p.text
          FROM citation AS t JOIN passage AS p ON p.id = t.passage WHERE t.id = \(citation.rawValue)
        """
      ) { try Self.passage(from: $0) }
    }
  }

  /// What rests on the words of a paragraph: quotations, what readers propose, what is named; in the order
  /// of the words.
  ///
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func spans(in passage: Passage) throws -> [PassageSpan] {
    try read {
      let id = passage.id.rawValue
      var spans = try connection.rows(
        """
        SELECT k.start, k.length, k.claim, k.outcome FROM candidate AS k WHERE k.passage = \(id)
        """
      ) { row in
        PassageSpan(
          range: try Self.range(row),
          ground: .candidate(
            Claim.ID(try row.int(2)),
            Candidate.Outcome(rawValue: try row.text(3)) ?? .rejected
          )
        )
      }
      spans += try connection.rows(
        """
        SELECT m.start, m.length, e.id, e.key, e.label, k.key
          FROM mention AS m JOIN entity AS e ON e.id = m.entity AND e.status = 1
          JOIN kind AS k ON k.id = e.kind
         WHERE m.passage = \(id) AND m.status IN (0, 1)
        """
      ) { row in
        PassageSpan(
          range: try Self.range(row),
          ground: .mention(try Self.entity(from: row, at: 2))
        )
      }
      let quotations = try connection.rows(
        """
        SELECT t.claim, t.quote FROM citation AS t JOIN claim AS c ON c.id = t.claim AND c.status = 1
         WHERE t.passage = \(id) AND t.status = 1 AND t.quote IS NOT NULL
        """
      ) { (claim: Claim.ID(try $0.int(0)), quote: try $0.text(1)) }
      for quotation in quotations {
        guard let range = passage.range(of: quotation.quote) else { continue }
        spans.append(PassageSpan(range: range, ground: .quotation(quotation.claim)))
      }
      return spans.sorted {
        ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count)
      }
    }
  }

  private static func range(_ row: borrowing Row) throws -> Range<Int> {
    let start = max(try row.int(0), 0)
    return start..<(start + max(try row.int(1), 0))
  }

  private static func passage(from row: borrowing Row) throws -> Passage {
    Passage(
      id: Passage.ID(try row.int(0)),
      ordinal: try row.int(1),
      section: try row.optionalText(2),
      paragraph: try row.optionalInt(3),
      text: try row.text(4)
    )
  }
}

extension Passage {
  /// Where words stand in it, in Unicode scalars; nil where they do not.
  public func range(of words: String) -> Range<Int>? {
    let (text, words) = (Array(text.unicodeScalars), Array(words.unicodeScalars))
    guard !words.isEmpty, words.count <= text.count else { return nil }
    for start in 0...(text.count - words.count)
    where text[start] == words[0] && text[start..<(start + words.count)].elementsEqual(words) {
      return start..<(start + words.count)
    }
    return nil
  }
}
