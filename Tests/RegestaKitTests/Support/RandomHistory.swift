import Chronology
import Interchange
import RegestaKit
import SQLite
import TestSupport

/// A base with all that can happen to one: batches of claims of every shape, corrections, candidates,
/// disputes, positions, questions, passages, things that were merged, and work that was taken back.
enum RandomHistory {
  static func base(seed: UInt64, claims: Int = 60) throws -> KnowledgeBase {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: seed.isMultiple(of: 2), who: "test")
    try addThings(to: base)
    var random = SplitMix64(seed: seed)
    var generator = try DraftGenerator(base, seed: seed)
    var last: Source.ID?
    for round in 0..<4 {
      try base.edit { writer in
        let source = try writer.addSource(
          SourceDraft(key: "round-\(round)", type: "book", short: generator.text())
        )
        if let last { try writer.addDependence(of: source, on: last) }
        last = source
        var added: [Claim.ID] = []
        for _ in 0..<(claims / 4) {
          let claim = try writer.addClaim(try generator.draft())
          added.append(claim)
          if random.once(in: 2) {
            try writer.addCitation(
              CitationDraft(source, locator: Locator("p. \(random.int(1...900))")),
              to: claim
            )
          }
          if random.once(in: 6) {
            try writer.setStatus(random.pick(Status.allCases), of: random.pick(added))
          }
        }
        try writer.addDispute(
          key: "dispute-\(round)",
          question: generator.text(),
          sides: [[added[0]], [added[1], added[2]]]
        )
        let holder = random.pick(generator.entities)
        for stance in [Position.Stance.holds, .rejects] {
          try writer.addPosition(of: holder, on: added[3], stance: stance, reason: generator.text())
          try writer.addAlignment(
            scope: "s",
            reference: generator.text() + "x",
            entity: holder,
            verdict: .open,
            score: 0.5
          )
        }
        try addText(to: base, writer, source: source, number: round)
      }
    }
    try review(base, &random)
    try keepQuestion(in: base)
    try base.edit { _ in
      let things = generator.entities
      try base.connection.run(
        "UPDATE entity SET merged_into = \(things[1].rawValue) WHERE id = \(things[0].rawValue)"
      )
    }
    // Batch 3 is the first round: it is taken back, and then the taking back.
    let undone = try base.undo(Batch.ID(3), cascading: true, who: "test")
    if random.once(in: 2) {
      let undo = try base.batches().last { $0.undoes == undone.last }
      if let undo { try base.undo(undo.id, cascading: true, who: "test", why: "odd \u{0} reasons") }
    }
    return base
  }

  private static func addThings(to base: KnowledgeBase) throws {
    try base.edit { writer in
      for number in 0..<6 {
        let thing = try writer.addEntity(key: "thing-\(number)", kind: "place")
        try writer.addName(
          "Ding \(number)",
          language: "de",
          role: "preferred-name",
          of: thing
        )
      }
    }
  }

  /// A paragraph with a mention and a quotation, as reading will write them.
  private static func addText(
    to base: KnowledgeBase,
    _ writer: Writer,
    source: Source.ID,
    number: Int
  ) throws {
    let batch = writer.batch.rawValue
    let text = "Vilna e\u{301} é 𐌰 \(number)"
    let hash = SHA256.hex(of: Array(text.utf8))
    try base.connection.run(
      """
      INSERT INTO passage (source, ordinal, section, paragraph, text, sha256, batch)
      VALUES (\(source.rawValue), 1, 'Čapter', 1, \(text), \(hash), \(batch))
      """
    )
    let passage = Int(base.connection.lastInsertedRowID)
    try base.connection.run(
      """
      INSERT INTO mention (passage, start, length, entity, score, status, batch)
      VALUES (\(passage), 0, 5, NULL, \(1.0 / 3), 0, \(batch))
      """
    )
    try propose(in: base, writer, source: source, passage: passage, number: number)
    let claim = try base.connection.first("SELECT max(id) FROM claim") { try $0.int(0) } ?? 1
    try base.connection.run(
      """
      INSERT INTO citation (claim, source, passage, quote_start, quote, batch)
      VALUES (\(claim), \(source.rawValue), \(passage), 6, \("e\u{301}"), \(batch))
      """
    )
  }

  /// Things and claims that a reader proposes.
  private static func propose(
    in base: KnowledgeBase,
    _ writer: Writer,
    source: Source.ID,
    passage: Int,
    number: Int
  ) throws {
    let known = try base.entity(named: "Ding 2").id
    let new = try writer.addEntity(key: "read-\(number)", kind: "person", isProposed: true)
    try writer.addClaim(
      ClaimDraft(
        new,
        "preferred-name",
        .text("Gelesener \(number)", language: "de"),
        status: .candidate
      )
    )
    var mention = MentionDraft(
      passage: Passage.ID(passage),
      range: 0..<5,
      entity: new,
      score: 0.5
    )
    mention.alternatives = [known: 0.25]
    mention.isReference = true
    try writer.addMention(mention)
    for (index, modality) in ([.asserted, .asserted, .demanded, .asserted] as [Modality])
      .enumerated()
    {
      try writer.propose(
        ClaimDraft(new, index == 1 ? "died-in" : "born-in", .entity(known)),
        citations: [CitationDraft(source, passage: passage, note: "\(index)")],
        CandidateDraft(
          passage: Passage.ID(passage),
          range: 0..<(index + 1),
          score: Double(index) / 3,
          modality: modality,
          attribution: index == 0 ? nil : "some",
          reader: "test",
          pattern: "p\(index)"
        )
      )
    }
  }

  /// Some of them are accepted, rejected and edited.
  private static func review(_ base: KnowledgeBase, _ random: inout SplitMix64) throws {
    for candidate in try base.candidates() where random.once(in: 2) {
      try base.edit { writer in
        switch (candidate.modality, random.int(0...2)) {
        case (.asserted, 0): try writer.accept(candidate, reason: "seen")
        case (_, 1): try writer.reject(candidate, reason: "no")
        default:
          try writer.edit(
            candidate,
            into: ClaimDraft(candidate.claim.subject.id, "born-in", .unknown)
          )
        }
      }
    }
  }

  private static func keepQuestion(in base: KnowledgeBase) throws {
    let text = "-- name: mine\n-- title: Mine?\nSELECT 1 AS one"
    let question = try Question(parsing: text, origin: "test")
    try base.edit { writer in try writer.keep(question, text: text) }
  }
}
