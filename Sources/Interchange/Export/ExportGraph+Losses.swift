internal import Formats
internal import RegestaKit
internal import SQLite

extension ExportGraph {
  /// Tells of all that no graph has a place for. A part of a base tells only of itself.
  ///
  /// - Parameter held: Tables that this format does have a place for.
  /// - Throws: What reading the base throws, and what the report's taker throws.
  func reportWhatIsNoGraph(holding held: Set<String> = []) throws {
    guard try reportWhatIsNoKnowledge() else { return }
    let outside = Self.tablesOutside.filter { !held.contains($0.table) }
    try export.reportTables(outside, as: .notInAGraph)
  }

  /// Tells of the claims that would belong here and are no knowledge.
  ///
  /// - Returns: Whether this is the whole base.
  private func reportWhatIsNoKnowledge() throws -> Bool {
    if export.scope.isAll {
      try export.reportNotKnowledge()
      return true
    }
    guard let namedClaims else { return false }
    let list = namedClaims.sorted().numberList()
    try base.connection.forEach(
      """
      SELECT id, sentence, status FROM all_claims
       WHERE status <> 'recorded' AND id IN (SELECT value FROM json_each(\(list))) ORDER BY id
      """
    ) { row in
      try export.losses.add(
        .notKnowledge,
        "claim",
        try row.int(0),
        "\(try row.text(2)): \(try row.text(1))"
      )
      return .next
    }
    return false
  }

  private static let tablesOutside: [(table: String, words: String)] = [
    ("source", "full records of sources; edges name them only"),
    ("source_dependence", "which source draws on which"),
    ("passage", "the text of sources"),
    ("mention", "what is named where in the text of sources"),
    ("mention_alternative", "what else is named there, perhaps"),
    ("candidate", "what readers propose, and what was decided on it"),
    ("dispute", "what is in dispute, between which sides; edges say only that they are"),
    ("position", "who holds what of a claim"),
    ("alignment", "what references in other files were decided to mean"),
    ("question", "questions kept in the base"),
    ("batch", "who recorded what, and when"),
    ("change", "what was changed"),
    ("phrase", "the words by which kinds and relations are asked for"),
  ]

  /// Tells of claims about one thing alone that the format leaves out.
  func reportStatements(_ statements: [Claim]) throws {
    for claim in statements {
      try export.losses.add(.statement, "claim", claim.id.rawValue, claim.sentence)
    }
  }

  /// Tells of a text whose control characters are shown by symbols.
  ///
  /// - Parameters:
  ///   - claim: The claim.
  ///   - sentence: Its sentence, where it was made already.
  /// - Throws: What the report's taker throws.
  func reportCharacters(of claim: Claim, sentence: String? = nil) throws {
    let sentence = sentence ?? claim.sentence
    guard ShownText.of(sentence).isChanged else { return }
    try export.losses.add(.character, "claim", claim.id.rawValue, sentence)
  }
}
