internal import RegestaKit
internal import SQLite

/// Files that come in again as the same files: what they said before and say no more.
///
/// Files written by hand cite many sources, and several files report on one source, so that they are
/// compared by their names: with what a batch of files of these very names brought. One of several files
/// that comes in alone is compared with nothing, since what the others say is not at hand.
extension Importer {
  func prepareComparison(ofFiles files: String) throws {
    comparedFiles = files
    isAgain = true
    try base.connection.execute(
      """
      CREATE TEMP TABLE IF NOT EXISTS said_before (claim INTEGER PRIMARY KEY, file TEXT);
      DELETE FROM temp.said_before
      """
    )
    try base.connection.run(
      """
      INSERT INTO temp.said_before (claim)
      SELECT c.id FROM batch AS b JOIN claim AS c ON c.batch = b.id
       WHERE b.kind = 'import' AND b.file = \(files) AND c.status = 1
      """
    )
  }

  /// Whether the files said a claim before and have not said it in this run.
  func isStillToBeSaid(_ claim: Claim.ID) throws -> Bool {
    guard isAgain else { return false }
    return try base.connection.first(
      "SELECT 1 FROM temp.said_before WHERE claim = \(claim.rawValue)"
    ) { _ in true } ?? false
  }

  /// Whether a claim came in with files of these names, and nobody else says it.
  func isOfTheseFilesAlone(_ claim: Claim.ID) throws -> Bool {
    guard let comparedFiles else { return false }
    return try base.connection.first(
      """
      SELECT 1 FROM claim AS c JOIN batch AS b ON b.id = c.batch
       WHERE c.id = \(claim.rawValue) AND b.kind = 'import' AND b.file = \(comparedFiles)
         AND NOT EXISTS (SELECT 1 FROM citation AS t JOIN batch AS o ON o.id = t.batch
                          WHERE t.claim = c.id AND t.status = 1 AND o.id <> \(writer.batch.rawValue)
                            AND o.file IS NOT \(comparedFiles))
      """
    ) { _ in true } ?? false
  }

  /// Supersedes what the files corrected, and reports what they say no more.
  func finishComparisonOfFiles() throws {
    let left = try base.connection.rows(
      """
      SELECT b.claim FROM temp.said_before AS b JOIN claim AS c ON c.id = b.claim
       WHERE c.status = 1 ORDER BY b.claim
      """
    ) { Claim.ID(try $0.int(0)) }
    place = ImportPlace(comparedFiles ?? "")
    var unpaired: [Claim.ID] = []
    // First those that say the same with another time, then the others.
    for old in left where try !supersede(old, sayingTheSame: true) { unpaired.append(old) }
    for old in unpaired where try !supersede(old, sayingTheSame: false) {
      try noteMissing(old)
    }
    try flush()
    try base.connection.run("DELETE FROM temp.said_before")
    isAgain = false
    comparedFiles = nil
  }

  private func supersede(_ old: Claim.ID, sayingTheSame isSame: Bool) throws -> Bool {
    guard try isOfTheseFilesAlone(old) else { return false }
    let new = try base.connection.first(
      """
      SELECT n.id FROM claim AS o JOIN claim AS n ON n.subject = o.subject
         AND n.relation = o.relation AND n.language IS o.language
         AND (n.reading_of IS NULL) = (o.reading_of IS NULL)
       WHERE o.id = \(old.rawValue) AND n.batch = \(writer.batch.rawValue) AND n.status = 1
         AND n.supersedes IS NULL
         AND (NOT \(isSame) OR n.object IS o.object AND n.text IS o.text AND n.number IS o.number)
       ORDER BY n.id LIMIT 1
      """
    ) { Claim.ID(try $0.int(0)) }
    guard let new else { return false }
    try correct(old, by: new)
    return true
  }
}
