internal import SQLite

/// What the triggers and CHECKs of `schema.sql` ask of a new row, asked here while they are put away: see
/// ``BulkWriting``.
extension Writer {
  func guardCitation(_ draft: CitationDraft) throws {
    guard isUnguarded else { return }
    if draft.via == draft.source { throw Self.refusal("a source is not cited through itself") }
    if let page = draft.locator?.page, let last = draft.locator?.pageTo, page > last {
      throw Self.refusal("its pages end before they begin")
    }
    if draft.quote?.text.isEmpty == true || draft.note?.isEmpty == true {
      throw Self.refusal("a quotation or a note has words")
    }
    if let start = draft.quote?.start, start < 0 || draft.passage == nil {
      throw Self.refusal("a quotation stands in a passage")
    }
    guard let passage = draft.passage else { return }
    let fault = try connection.first(
      """
      SELECT CASE
        WHEN p.id IS NULL THEN 'there is no such passage'
        WHEN p.source NOT IN (\(draft.source.rawValue),
                              \(draft.via?.rawValue ?? draft.source.rawValue))
          THEN 'the passage is of another source'
        WHEN \(draft.quote?.start) IS NOT NULL
             AND substr(p.text, \(draft.quote?.start) + 1, length(\(draft.quote?.text)))
                 IS NOT \(draft.quote?.text)
          THEN 'the quotation is not in its passage at that place'
        WHEN instr(p.text, \(draft.quote?.text)) = 0 THEN 'the quotation is not in its passage'
      END FROM (SELECT \(passage) AS id) AS given LEFT JOIN passage AS p ON p.id = given.id
      """
    ) { try $0.optionalText(0) }
    if let fault, let fault { throw Self.refusal(fault) }
  }

  func guardEntity(key: String) throws {
    guard isUnguarded, !Self.isKey(key) else { return }
    throw Self.refusal("\"\(key)\" can be no key")
  }

  func guardSource(_ draft: SourceDraft) throws {
    guard isUnguarded else { return }
    if !Self.isKey(draft.key) { throw Self.refusal("\"\(draft.key)\" can be no key") }
    if draft.short.isEmpty { throw Self.refusal("a source has a short name") }
  }

  private static func isKey(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }

  private var isUnguarded: Bool { base.bulk != nil }
}
