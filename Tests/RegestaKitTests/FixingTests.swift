import RegestaKit
import Testing

/// `check --fix`: what is mended without deciding anything, and taken back.
@Suite("Mending findings") struct FixingTests {
  private func known(_ base: KnowledgeBase) throws -> [String] {
    try base.claims(ClaimQuery(includesNames: true)).map { claim in
      "\(claim.sentence) [\(claim.citations.map(\.printed).joined(separator: "; "))]"
    }.sorted()
  }

  /// Records a claim once more, as another program would, out of the book.
  @discardableResult
  private func sayAgain(_ claim: Claim.ID, at page: String, in base: KnowledgeBase) throws
    -> Claim.ID
  {
    let old = try #require(try base.claim(claim))
    let object = try #require(old.object.entity)
    let book = try base.source(named: "book")
    return try base.edit { writer in
      let new = try writer.addClaim(
        ClaimDraft(old.subject.id, old.relation.key, .entity(object.id), period: old.period)
      )
      _ = try writer.addCitation(CitationDraft(book.id, locator: Locator(page)), to: new)
      return new
    }
  }

  @Test("Three that say the same become one, with the sources of all")
  func twins() throws {
    let base = try DisputeStory.base(
      ["sweden state", "riga city"],
      ["{claim: [sweden, lost, riga], on: 1710}"],
      others: ["{claim: [sweden, left, riga], on: 1710}"]
    )
    let loss = try base.number(of: "sweden lost riga (1710)")
    for page in ["p. 1", "p. 3"] { try sayAgain(loss, at: page, in: base) }
    let before = try known(base)
    let findings = try base.findings(of: ["said-twice"])
    #expect(findings.count == 3)
    let batches = try base.batches().count
    let dry = try base.fix(findings, isDryRun: true, who: "test")
    #expect(dry.batch == nil && dry.fixed.first?.superseded.count == 2)
    #expect(try base.batches().count == batches && known(base) == before)

    let (fixed, batch) = try base.fix(findings, who: "test")
    #expect(fixed == dry.fixed)
    #expect(try base.findings(of: ["said-twice"]) == [])
    #expect(
      try known(base).filter { $0.hasPrefix("sweden lost") } == [
        "sweden lost riga (1710) [Text, p. 1; Book, p. 1; Book, p. 3]"
      ]
    )
    try base.undo(#require(batch), who: "test")
    #expect(try known(base) == before)
    #expect(try base.verifyHistory() == [])
  }

  @Test("A name is written as it is typed, and found so; its entity is called by it")
  func names() throws {
    let base = try DisputeStory.base(["riga city"], [])
    let riga = try base.entity(named: "riga")
    try base.edit { writer in
      _ = try writer.addName("Old  Riga ", language: "en", role: "preferred-name", of: riga.id)
      _ = try writer.addName("Rīga", language: "LV", role: "alias", of: riga.id)
    }
    let (fixed, batch) = try base.fix(try base.findings(), who: "test")
    #expect(Set(fixed.map(\.finding.check)) == ["untidy-name", "language-tag"])
    #expect(try base.names(of: riga.id).map(\.text).sorted() == ["Old Riga", "Rīga"])
    #expect(try base.names(of: riga.id).first { $0.text == "Rīga" }?.language == "lv")
    #expect(try base.entity(named: "Old Riga") == base.entity(named: "riga"))
    #expect(try base.entity(named: "riga").label == "Old Riga")
    #expect(try base.findings(of: ["untidy-name", "language-tag"]) == [])
    try base.undo(#require(batch), who: "test")
    #expect(try base.entity(named: "riga").label == "Old  Riga ")
    #expect(try base.verifyHistory() == [])
  }

  @Test("What somebody has judged is left as it is, and nothing to do writes nothing")
  func judged() throws {
    let base = try DisputeStory.base(
      ["sweden state", "riga city", "voltaire person"],
      ["{claim: [sweden, lost, riga], on: 1710}"]
    )
    let voltaire = try base.entity(named: "voltaire")
    let loss = try base.number(of: "sweden lost riga (1710)")
    let again = try sayAgain(loss, at: "p. 3", in: base)
    try base.edit { writer in
      try writer.takePosition(.holds, of: voltaire.id, on: loss)
      try writer.takePosition(.rejects, of: voltaire.id, on: again)
    }
    let batches = try base.batches().count
    let findings = try base.findings(of: ["said-twice"])
    #expect(findings.count == 1)
    let (fixed, batch) = try base.fix(findings, who: "test")
    #expect(fixed == [] && batch == nil)
    #expect(try base.batches().count == batches)
  }

  @Test(
    "The tags of languages",
    arguments: [
      ("LT", "lt"), ("be_latn", "be-Latn"), ("pt-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"),
      ("de-1901", "de-1901"), ("sl-ROZAJ", "sl-rozaj"), ("und", "und"),
    ]
  )
  func tags(given: String, written: String) throws {
    let base = try DisputeStory.base(["riga city"], [])
    let riga = try base.entity(named: "riga")
    try base.edit { _ = try $0.addName("Riga", language: given, role: "alias", of: riga.id) }
    _ = try base.fix(try base.findings(of: ["language-tag"]), who: "test")
    let language = try base.names(of: riga.id).first?.language
    // What the rule does not find wrong stays.
    #expect(language == written || language == given && given == "sl-ROZAJ")
  }
}
