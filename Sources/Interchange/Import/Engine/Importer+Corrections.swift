internal import RegestaKit
internal import SQLite

/// A file that comes in again: what its source said before and says no more.
///
/// The claims that the source was cited for are noted beforehand, and crossed out as the file says them
/// again. What is left at the end was corrected, when the file now says something else of the same thing
/// with the same relation, or is said no more. The note is kept in a temporary table, which is on disk when
/// it is large.
extension Importer {
  func prepareComparison(ofAll: Bool) throws {
    guard let ownSource else { return }
    try base.bulk?.require(["claim_object", "citation_source", "citation_via"])
    try base.connection.execute(
      "CREATE TEMP TABLE IF NOT EXISTS said_before (claim INTEGER PRIMARY KEY, file TEXT)"
    )
    guard ofAll else { return }
    try base.connection.run(
      """
      INSERT OR IGNORE INTO temp.said_before (claim)
      SELECT t.claim FROM citation AS t JOIN claim AS c ON c.id = t.claim
       WHERE (t.source = \(ownSource.rawValue) OR t.via = \(ownSource.rawValue)) AND t.status = 1
         AND c.status = 1
      """
    )
  }

  /// Notes what the source said before of one thing, when the file is a part of the source: the next record
  /// is all that the source says of it.
  ///
  /// - Parameters:
  ///   - locator: How the places of that record begin: "Q36,". Claims on the thing that other records
  ///     made are left alone.
  ///   - identifier: By what the thing is known.
  /// - Throws: What is no fault of the file.
  func expect(_ locator: String, ofThing identifier: EntityReference.Identifier) throws {
    guard isAgain, let ownSource else { return }
    let scheme = vocabulary.relationID(identifier.scheme)
    try base.connection.run(
      """
      INSERT OR IGNORE INTO temp.said_before (claim)
      WITH thing (id) AS (
        SELECT subject FROM claim WHERE text = \(identifier.value) AND relation = \(scheme)
           AND text IS NOT NULL AND language IS NULL AND number IS NULL AND status = 1 AND denied = 0)
      SELECT t.claim FROM thing JOIN claim AS c ON c.subject = thing.id
        JOIN citation AS t ON t.claim = c.id
       WHERE c.status = 1 AND t.status = 1 AND t.source = \(ownSource.rawValue)
         AND (t.locator IS NULL OR substr(t.locator, 1, length(\(locator))) = \(locator))
      UNION
      SELECT t.claim FROM thing JOIN claim AS c ON c.object = thing.id
        JOIN citation AS t ON t.claim = c.id
       WHERE c.status = 1 AND t.status = 1 AND t.source = \(ownSource.rawValue)
         AND substr(t.locator, 1, length(\(locator))) = \(locator)
      """
    )
  }

  /// Crosses out a claim: the file says it.
  func markSeen(_ claim: Claim.ID) throws {
    guard isAgain else { return }
    try base.connection.run("DELETE FROM temp.said_before WHERE claim = \(claim.rawValue)")
  }

  /// Crosses out the names of a thing that the file mentions.
  func markNamesSeen(of entity: Entity.ID) throws {
    guard isAgain else { return }
    try base.connection.run(
      """
      DELETE FROM temp.said_before
       WHERE claim IN (SELECT claim FROM name WHERE entity = \(entity.rawValue))
      """
    )
  }

  /// Supersedes what the file corrected, and reports what it says no more.
  func finishComparison() throws {
    if comparedFiles != nil { return try finishComparisonOfFiles() }
    guard isAgain, let ownSource else { return }
    let left = try base.connection.rows(
      """
      SELECT b.claim, c.subject, c.relation,
             NOT EXISTS (SELECT 1 FROM citation AS t
                          WHERE t.claim = b.claim AND t.status = 1
                            AND t.source <> \(ownSource.rawValue)
                            AND t.via IS NOT \(ownSource.rawValue))
        FROM temp.said_before AS b JOIN claim AS c ON c.id = b.claim
       WHERE c.status = 1 ORDER BY b.claim
      """
    ) {
      (
        claim: Claim.ID(try $0.int(0)), subject: try $0.int(1), relation: try $0.int(2),
        isAlone: try $0.bool(3)
      )
    }
    for old in left {
      place.position = nil
      place.record = nil
      let isDefined = defined.contains(old.subject)
      let new =
        isDefined && old.isAlone
        ? try successor(ofSubject: old.subject, relation: old.relation) : nil
      if let new {
        try correct(old.claim, by: new)
      } else if !ImportFile.isOfRejected(place.file) {
        try noteMissing(old.claim)
      }
    }
    try flush()
    try base.connection.run("DELETE FROM temp.said_before")
    isAgain = false
  }

  /// Puts a claim of this batch in the place of what was said before.
  func correct(_ old: Claim.ID, by new: Claim.ID) throws {
    try writer.correct(old, by: new)
    try note(
      .corrected,
      "claim",
      new.rawValue,
      sentence: try sentence(new),
      reason: "before: \(try sentence(old))"
    )
  }

  /// Reports what was said before and is said no more.
  func noteMissing(_ claim: Claim.ID) throws {
    try note(
      .missing,
      "claim",
      claim.rawValue,
      sentence: try sentence(claim),
      reason: "it stays in the base"
    )
  }

  /// A claim of this batch about the same thing with the same relation that corrects nothing yet.
  private func successor(ofSubject subject: Int, relation: Int) throws -> Claim.ID? {
    try base.connection.first(
      """
      SELECT id FROM claim WHERE subject = \(subject) AND relation = \(relation) AND status = 1
         AND batch = \(writer.batch.rawValue) AND supersedes IS NULL ORDER BY id LIMIT 1
      """
    ) { Claim.ID(try $0.int(0)) }
  }
}
