internal import SQLite

/// Whether a reference in a file, or another entity, is an entity of the base.
public struct Alignment: Hashable, Sendable, Identifiable {
  /// The number of an alignment.
  public typealias ID = Identifier<Alignment>

  /// Its number.
  public var id: ID
  /// Whose reference it is: the key of a source; `entity` when the reference is an entity's key.
  public var scope: String
  /// What is spoken of.
  public var reference: String
  /// The entity that it is or is not.
  public var entity: Entity
  /// What was decided.
  public var verdict: Verdict
  /// How sure the program was, from 0 to 1; nil when a person decided.
  public var score: Double?
  /// Why.
  public var why: String?

  /// What was decided.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case same, different
    /// A person has still to decide.
    case open
  }
}

extension Writer {
  /// Records whether a reference is an entity; what was recorded of the two before is superseded.
  public func addAlignment(
    scope: String,
    reference: String,
    entity: Entity.ID,
    verdict: Alignment.Verdict,
    score: Double? = nil,
    why: String? = nil
  ) throws {
    try connection.run(
      """
      UPDATE alignment SET status = 2 WHERE scope = \(scope) AND reference = \(reference)
         AND entity = \(entity.rawValue) AND status = 1
      """
    )
    try connection.run(
      """
      INSERT INTO alignment (scope, reference, entity, verdict, score, why, batch)
      VALUES (\(scope), \(reference), \(entity.rawValue), \(verdict.rawValue), \(score), \(why),
        \(batch.rawValue))
      """
    )
  }

  /// Gives an entity that this batch made another kind; one that was there before keeps its own.
  package func setKind(_ kind: String, ofNew entity: Entity.ID) throws {
    try connection.run(
      """
      UPDATE entity SET kind = k.id FROM kind AS k
       WHERE k.key = \(kind) AND entity.id = \(entity.rawValue) AND entity.batch = \(batch.rawValue)
         AND entity.kind <> k.id
      """
    )
  }

  /// Records several citations of a claim.
  package func addCitations(_ drafts: [CitationDraft], to claim: Claim.ID) throws {
    for draft in drafts { try addCitation(draft, to: claim) }
  }

  /// Gives a claim the citations that another has, as they stand, where it has them not yet.
  package func copyCitations(from old: Claim.ID, to claim: Claim.ID) throws {
    try connection.run(
      """
      INSERT INTO citation (claim, source, via, stance, locator, page, page_to, folio, section,
        paragraph, paragraph_to, passage, quote_start, quote, note, batch)
      SELECT \(claim.rawValue), source, via, stance, locator, page, page_to, folio, section,
             paragraph, paragraph_to, passage, quote_start, quote, note, \(batch.rawValue)
        FROM citation AS t
       WHERE claim = \(old.rawValue) AND status = 1
         AND NOT EXISTS (SELECT 1 FROM citation AS mine
                          WHERE mine.claim = \(claim.rawValue) AND mine.status = 1
                            AND \(Self.sayTheSame("mine", "t")))
       ORDER BY id
      """
    )
  }

  /// Whether two citations are of the same place, in SQL.
  static func sayTheSame(_ one: StaticString, _ other: StaticString) -> SQL {
    let columns = ["source", "via", "stance", "locator", "passage", "quote_start", "quote"]
    return SQL(raw: columns.map { "\(one).\($0) IS \(other).\($0)" }.joined(separator: " AND "))
  }

  /// Says of a claim of this batch which earlier claim it corrects; that one is superseded.
  package func correct(_ old: Claim.ID, by claim: Claim.ID) throws {
    try connection.run(
      "UPDATE claim SET supersedes = \(old.rawValue) WHERE id = \(claim.rawValue)"
    )
    try setStatus(.superseded, of: old)
  }

  /// Records a passage of a source's text.
  package func addPassage(
    of source: Source.ID,
    ordinal: Int,
    section: String?,
    paragraph: Int?,
    text: String,
    hash: String
  ) throws -> Int {
    try connection.run(
      """
      INSERT INTO passage (source, ordinal, section, paragraph, text, sha256, batch)
      VALUES (\(source.rawValue), \(ordinal), \(section), \(paragraph), \(text), \(hash),
        \(batch.rawValue))
      """
    )
    return Int(connection.lastInsertedRowID)
  }

  /// Gives a dispute another question or state; the log keeps the ones it had.
  package func updateDispute(
    key: String,
    question: String,
    status: Dispute.State,
    reason: String?
  ) throws {
    try connection.run(
      """
      UPDATE dispute SET question = \(question), status = \(status.rawValue), reason = \(reason)
       WHERE key = \(key)
      """
    )
  }

  /// Says which file the batch came from, once all of it was read.
  package func setFile(_ name: String?, hash: String?, options: String?) throws {
    try connection.run(
      """
      UPDATE batch SET file = \(name), file_sha256 = \(hash), options = \(options)
       WHERE id = \(batch.rawValue)
      """
    )
  }
}
