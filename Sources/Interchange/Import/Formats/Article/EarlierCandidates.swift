internal import Chronology
internal import RegestaKit
internal import SQLite

/// What makes two proposals one and the same, wherever in the text they stand.
struct ProposedContent: Hashable {
  private let text: String

  init(_ draft: ClaimDraft, _ relation: Relation, modality: String) throws {
    let time = try ClaimTime(draft, relation).bounds
    var parts = [
      "\(draft.subject)", relation.key, draft.isDenied ? "1" : "0", modality,
      time.map { "\($0.startMin) \($0.startMax) \($0.endMin) \($0.endMax)" } ?? "",
      Self.content(draft.object),
    ]
    parts += draft.qualifiers.map { "\($0.relation)=\(Self.content($0.object))" }.sorted()
    text = parts.joined(separator: "\u{1F}")
  }

  /// From the columns that ``EarlierCandidates`` asks for.
  fileprivate init(_ row: borrowing Row, _ qualifiers: [String]) throws {
    var parts = [
      try row.text(6), try row.text(7), try row.text(8), try row.text(5),
      try row.optionalInt(9) == nil
        ? "" : "\(try row.int(9)) \(try row.int(10)) \(try row.int(11)) \(try row.int(12))",
      try Self.content(row, at: 13),
    ]
    parts += qualifiers.sorted()
    text = parts.joined(separator: "\u{1F}")
  }

  private static func content(_ object: ClaimDraft.Object) -> String {
    switch object {
    case .entity(let id): "e\(id)"
    case .text(let text, _): "t\(text)"
    case .quantity(let number, let upper, let unit, _):
      "n\(number) \(upper.map { "\($0)" } ?? "") \(unit.map { "\($0)" } ?? "")"
    case .date(let date): "d\(date.earliest.number) \(date.latest.number)"
    case .point(let latitude, let longitude): "n\(latitude) \(longitude) "
    case .unknown: "?"
    }
  }

  /// From seven columns: object, number, number_to, unit, the bounds of the date, text.
  fileprivate static func content(_ row: borrowing Row, at column: Int) throws -> String {
    if let object = try row.optionalInt(column) { return "e\(object)" }
    if let number = try row.optionalDouble(column + 1) {
      let upper = try row.optionalDouble(column + 2).map { "\($0)" } ?? ""
      return "n\(number) \(upper) \(try row.optionalInt(column + 3).map { "\($0)" } ?? "")"
    }
    if let first = try row.optionalInt(column + 4) {
      return "d\(first) \(try row.int(column + 5))"
    }
    return try row.optionalText(column + 6).map { "t\($0)" } ?? "?"
  }
}

/// What was proposed of a source before, and what became of it.
struct EarlierCandidates {
  private struct Place: Hashable {
    var passage: Passage.ID
    var range: Range<Int>
    var content: ProposedContent
  }

  private var places: [Place: Int] = [:]
  private var left: [ProposedContent: Int] = [:]
  private var rejected: Set<ProposedContent> = []

  init(of source: Source.ID, in base: KnowledgeBase) throws {
    var qualifiers: [Int: [String]] = [:]
    let isOfSource: SQL = """
      k.passage IN (SELECT id FROM passage WHERE source = \(source.rawValue))
       AND (k.outcome <> 'open' OR c.status = 0)
      """
    try base.connection.forEach(
      """
      SELECT q.claim, r.key, q.object, q.number, q.number_to, q.unit, d.earliest, d.latest, q.text
        FROM candidate AS k JOIN claim AS c ON c.id = k.claim JOIN qualifier AS q ON q.claim = c.id
        JOIN relation AS r ON r.id = q.relation LEFT JOIN date AS d ON d.id = q.value_date
       WHERE \(isOfSource)
      """
    ) { row in
      let content = "\(try row.text(1))=\(try ProposedContent.content(row, at: 2))"
      qualifiers[try row.int(0), default: []].append(content)
      return .next
    }
    try base.connection.forEach(
      """
      SELECT c.id, k.passage, k.start, k.length, k.outcome, k.modality,
             CAST(c.subject AS TEXT), r.key, CAST(c.denied AS TEXT),
             c.start_min, c.start_max, c.end_min, c.end_max,
             c.object, c.number, c.number_to, c.unit, d.earliest, d.latest, c.text
        FROM candidate AS k JOIN claim AS c ON c.id = k.claim
        JOIN relation AS r ON r.id = c.relation LEFT JOIN date AS d ON d.id = c.value_date
       WHERE \(isOfSource)
      """
    ) { row in
      let content = try ProposedContent(row, qualifiers[try row.int(0)] ?? [])
      let start = try row.int(2)
      let place = Place(
        passage: Passage.ID(try row.int(1)),
        range: start..<(start + (try row.int(3))),
        content: content
      )
      places[place, default: 0] += 1
      left[content, default: 0] += 1
      if try row.text(4) == Candidate.Outcome.rejected.rawValue { rejected.insert(content) }
      return .next
    }
  }

  /// Whether the same was proposed of the very same words; each of them is taken once.
  mutating func takeSame(
    _ content: ProposedContent,
    at passage: Passage.ID,
    _ range: Range<Int>
  ) -> Bool {
    let place = Place(passage: passage, range: range, content: content)
    guard let count = places[place], count > 0 else { return false }
    places[place] = count - 1
    left[content, default: 0] -= 1
    return true
  }

  /// Whether the same was proposed of other words of the source, which were corrected since; each of them
  /// is taken once.
  mutating func takeLike(_ content: ProposedContent) -> Bool {
    guard let count = left[content], count > 0 else { return false }
    left[content] = count - 1
    return true
  }

  /// Whether a person has said that the source does not say so.
  func wasRejected(_ content: ProposedContent) -> Bool { rejected.contains(content) }
}
