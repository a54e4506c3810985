internal import RegestaKit
internal import SQLite

/// A file that comes in again: what its source said before and says no more.
///
/// The claims that the source was cited for are noted beforehand, and crossed out as the file says them
/// again. What is left at the end was corrected, when the file now says something else of the same thing
/// with the same relation, or is said no more. The note is kept in a temporary table, which is on disk when
/// it is large.
extension Importer {
  func prepareComparison() throws {
    guard let ownSource else { return }
    try base.connection.execute(
      "CREATE TEMP TABLE IF NOT EXISTS said_before (claim INTEGER PRIMARY KEY, file TEXT)"
    )
    try base.connection.run(
      """
      INSERT OR IGNORE INTO temp.said_before (claim)
      SELECT t.claim FROM citation AS t JOIN claim AS c ON c.id = t.claim
       WHERE (t.source = \(ownSource.rawValue) OR t.via = \(ownSource.rawValue)) AND t.status = 1
         AND c.status = 1
      """
    )
  }

  /// Crosses out a claim: the file says it.
  func markSeen(_ claim: Claim.ID) {
    guard isAgain else { return }
    // A claim that cannot be crossed out is only reported as said no more.
    _ = try? base.connection.run("DELETE FROM temp.said_before WHERE claim = \(claim.rawValue)")
  }

  /// Crosses out the names of a thing that the file mentions.
  func markNamesSeen(of entity: Entity.ID) {
    guard isAgain else { return }
    _ = try? base.connection.run(
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
      let sentence = try base.claim(old.claim)?.sentence ?? "claim:\(old.claim)"
      if let new {
        try writer.correct(old.claim, by: new)
        try note(
          .corrected,
          "claim",
          new.rawValue,
          sentence: base.claim(new)?.sentence ?? "claim:\(new)",
          reason: "before: \(sentence)"
        )
      } else {
        try note(
          .missing,
          "claim",
          old.claim.rawValue,
          sentence: sentence,
          reason: "it stays in the base"
        )
      }
    }
    try flush()
    try base.connection.run("DELETE FROM temp.said_before")
    isAgain = false
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
