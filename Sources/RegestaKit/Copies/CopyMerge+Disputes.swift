internal import SQLite

/// What does not go together: claims that say the same in other words are one, those that exclude each other
/// are in dispute.
extension CopyMerge {
  /// Of two claims that say the same, and differ only in how a date is worded or in a comment, one stands
  /// with the citations of both: the same whichever copy takes the other in.
  func joinTwins() throws {
    for new in rows(broughtInto: "claim") {
      let pairs = try mine.rows(
        """
        SELECT t.id, \(Writer.isJudged("c")), \(Writer.isJudged("t"))
          FROM claim AS c JOIN claim AS t ON \(Writer.saysTheSame)
         WHERE c.id = \(new) AND c.status = 1 AND t.status = 1
           AND t.batch > \(known.past.batch.rawValue) AND t.batch < \(writer.batch.rawValue)
         ORDER BY t.id
        """
      ) { (own: try $0.int(0), isNewJudged: try $0.bool(1), isOwnJudged: try $0.bool(2)) }
      for pair in pairs where map.number(ofMine: pair.own, in: "claim") == nil {
        if pair.isNewJudged && pair.isOwnJudged { continue }
        let signatures = (try signature(of: new), try signature(of: pair.own))
        var isFirst = Self.precedes(signatures.0, signatures.1)
        if signatures.0 == signatures.1 {
          // To the letter the same: the one that corrects something stays, and two that do stay both.
          let corrects = (try mine.correction(by: new), try mine.correction(by: pair.own))
          if corrects.0 != nil, corrects.1 != nil { continue }
          isFirst = corrects.0 != nil
        }
        let isNewKept = pair.isNewJudged || !pair.isOwnJudged && isFirst
        let (stays, goes) = isNewKept ? (new, pair.own) : (pair.own, new)
        try writer.copyCitations(from: Claim.ID(goes), to: Claim.ID(stays))
        try writer.setStatus(.superseded, of: Claim.ID(goes))
        if goes == new { break }
      }
    }
  }

  /// Of two preferred names in one language that both copies gave, one becomes an alias.
  func joinPreferredNames() throws {
    for new in rows(broughtInto: "claim") {
      let pairs = try mine.rows(
        """
        SELECT t.id, c.text, t.text, e.id
          FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.key = 'preferred-name'
          JOIN claim AS t ON t.subject = c.subject AND t.relation = c.relation
                         AND t.language = c.language AND t.text <> c.text
          JOIN entity AS e ON e.id = c.subject
         WHERE c.id = \(new) AND c.status = 1 AND t.status = 1 AND c.denied = 0 AND t.denied = 0
           AND coalesce(c.start_date, c.end_date, t.start_date, t.end_date) IS NULL
           AND t.batch > \(known.past.batch.rawValue) AND t.batch < \(writer.batch.rawValue)
           AND NOT \(Writer.isJudged("c")) AND NOT \(Writer.isJudged("t"))
         ORDER BY t.id
        """
      ) {
        (own: try $0.int(0), new: try $0.text(1), text: try $0.text(2), entity: try $0.int(3))
      }
      for pair in pairs where map.number(ofMine: pair.own, in: "claim") == nil {
        let isNewKept = Self.precedes(try signature(of: new), try signature(of: pair.own))
        let (goes, text) = isNewKept ? (pair.own, pair.text) : (new, pair.new)
        let entity = Entity.ID(pair.entity)
        guard try writer.replaceByAlias(Claim.ID(goes), text: text, of: entity) else { continue }
        tell(
          .record,
          try key(of: pair.entity, in: "entity"),
          "Both copies give it a preferred name in one language: \"\(text)\" is an alias now."
        )
        if goes == new { break }
      }
    }
  }

  // MARK: Disputes

  func openDisputes() throws {
    for kept in kept { try openDispute(about: kept) }
    try openDisputesOfCorrections()
    try openDisputesOfContradictions()
  }

  /// A claim that one copy set aside and the other went on using.
  private func openDispute(
    about kept: (claim: Int, reason: String, isMine: Bool)
  ) throws {
    let successors = try successors(of: kept.claim).map(\.id)
    let (one, other) = kept.isMine ? ("This copy", "the other") : ("The other copy", "this one")
    let because = kept.reason.isEmpty ? "" : " (\(kept.reason))"
    guard !successors.isEmpty else {
      tell(
        .retracted,
        "claim:\(kept.claim)",
        "\(one) took it back\(because), and \(other) went on using it: it stays."
      )
      return
    }
    let key = try open(
      sides: [[kept.claim], successors],
      stem: "correction",
      question: "Does the correction hold?"
    )
    tell(
      .corrected,
      "claim:\(kept.claim)",
      "\(one) corrected it\(because), and \(other) went on using it: both stand.",
      dispute: key
    )
  }

  /// Claims that both copies corrected, each otherwise.
  private func openDisputesOfCorrections() throws {
    let corrections = try mine.rows(
      """
      SELECT id, supersedes FROM claim
       WHERE batch = \(writer.batch.rawValue) AND supersedes IS NOT NULL ORDER BY id
      """
    ) { (id: try $0.int(0), old: try $0.int(1)) }
    let steps = Dictionary(corrections.map { ($0.id, $0.old) }, uniquingKeysWith: { $1 })
    var roots: Set<Int> = []
    for correction in corrections {
      var root = correction.old
      while let before = steps[root], before != root { root = before }
      roots.insert(root)
    }
    for root in roots.subtracting(kept.map(\.claim)).sorted() {
      let successors = try successors(of: root)
      let theirs = successors.filter { isBrought($0.id, in: "claim") }.map(\.id)
      let own = successors.filter { successor in
        successor.batch > known.past.batch.rawValue && successor.batch < writer.batch.rawValue
          && map.number(ofMine: successor.id, in: "claim") == nil
      }.map(\.id)
      guard !theirs.isEmpty, !own.isEmpty else { continue }
      let key = try open(
        sides: [own, theirs],
        stem: "correction",
        question: "Which correction holds?"
      )
      tell(
        .corrections,
        "claim:\(root)",
        "Both copies corrected it, each otherwise: both corrections stand.",
        dispute: key
      )
    }
  }

  /// The claims that stand for one that was corrected; an alias for a preferred name corrects nothing.
  private func successors(of claim: Int) throws -> [(id: Int, batch: Int)] {
    try mine.rows(
      """
      WITH RECURSIVE later (id) AS (
        SELECT \(claim)
        UNION SELECT c.id FROM later AS l JOIN claim AS c ON c.supersedes = l.id
          JOIN claim AS old ON old.id = l.id AND old.relation = c.relation)
      SELECT c.id, c.batch FROM later AS l JOIN claim AS c ON c.id = l.id
       WHERE c.status = 1 AND c.id <> \(claim) ORDER BY c.id
      """
    ) { (id: try $0.int(0), batch: try $0.int(1)) }
  }

  /// What both added and cannot all be true, by the rules that find disputes.
  private func openDisputesOfContradictions() throws {
    guard !rows(broughtInto: "claim").isEmpty, try hasOwnClaims() else { return }
    for check in try KnowledgeBase.checks() where check.excludes {
      for finding in try base.findings(from: [check]) {
        guard let clash = Clash(finding) else { continue }
        let ids = clash.claims.map(\.rawValue)
        let new = ids.filter { isBrought($0, in: "claim") }
        let own = ids.filter { id in
          !isBrought(id, in: "claim") && map.number(ofMine: id, in: "claim") == nil
        }
        guard new.count == 1, own.count == 1 else { continue }
        let key = try open(
          sides: [own, new],
          stem: "\(clash.entity ?? "claims")-\(check.name)",
          question: clash.question.hasPrefix("Which") ? "Which is so?" : clash.question,
          rule: check.name
        )
        guard let key else { continue }
        tell(
          .contradiction,
          "claim:\(own[0])",
          "claim:\(new[0]), which came, contradicts it.",
          dispute: key
        )
      }
    }
  }

  private func hasOwnClaims() throws -> Bool {
    try mine.first(
      """
      SELECT 1 FROM claim WHERE batch > \(known.past.batch.rawValue)
         AND batch < \(writer.batch.rawValue) AND status = 1 LIMIT 1
      """
    ) { _ in true } ?? false
  }

  /// Opens a dispute under a key, with a question and an order of sides that are the same from both copies.
  ///
  /// - Returns: Its key; that of the dispute in which they stand against each other already; nil when
  ///   that was judged.
  private func open(
    sides: [[Int]],
    stem: String,
    question: String,
    rule: String? = nil
  ) throws -> String? {
    if let known = try dispute(between: sides[0], sides[1]) {
      return known.isOpen ? known.key : nil
    }
    var signed = try sides.map { side in
      try side.map { (id: $0, signature: try signature(of: $0)) }
        .sorted { Self.precedes($0.signature, $1.signature) }
    }
    if let one = signed[0].first, let other = signed[1].first,
      Self.precedes(other.signature, one.signature)
    {
      signed.swapAt(0, 1)
    }
    let claims = signed.map { $0.map { Claim.ID($0.id) } }
    let sentences = try claims.compactMap { side in
      try side.first.flatMap { claim in
        try mine.first("SELECT sentence FROM all_claims WHERE id = \(claim.rawValue)") {
          try $0.text(0)
        }
      }
    }
    let text = signed.flatMap { $0.map(\.signature) }.map { "\($0)" }.joined(separator: "\n")
    let stemmed = "\(stem)-\(SHA256.hex(of: text.utf8).prefix(8))"
    let isTaken = try mine.first("SELECT 1 FROM dispute WHERE key = \(stemmed)") { _ in true }
    let key = isTaken == nil ? stemmed : try freeKey(stemmed, in: "dispute")
    let isShort = question.hasPrefix("Which") || question.hasPrefix("Does")
    try writer.addDispute(
      key: key,
      question: isShort ? question + " " + sentences.joined(separator: " — or: ") : question,
      sides: claims,
      rule: rule
    )
    report.count("dispute", \.added)
    hasNews = true
    return key
  }

  private func dispute(
    between one: [Int],
    _ other: [Int]
  ) throws -> (key: String, isOpen: Bool)? {
    try mine.first(
      """
      SELECT d.key, d.status = 'open' FROM dispute_claim AS a
        JOIN dispute_claim AS b ON b.dispute = a.dispute AND b.side <> a.side
        JOIN dispute AS d ON d.id = a.dispute
       WHERE a.claim IN \(list: one) AND b.claim IN \(list: other) ORDER BY d.id LIMIT 1
      """
    ) { (key: try $0.text(0), isOpen: try $0.bool(1)) }
  }

  // MARK: Signatures

  /// What a claim says, by keys and in words: the same in both copies.
  func signature(of claim: Int) throws -> [Value] {
    try mine.first(SQL(raw: ComparedRows.oneClaim, arguments: [.integer(Int64(claim))])) {
      try $0.values()
    } ?? []
  }

  static func precedes(_ one: [Value], _ other: [Value]) -> Bool {
    Value.order(one, other) == .less
  }
}
