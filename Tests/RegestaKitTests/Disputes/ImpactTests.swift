import RegestaKit
import TestSupport
import Testing

/// What would change without a claim or a source.
@Suite("Impact") struct ImpactTests {
  /// Riga's loss is in both sources, the capture in one, the treaty known from the book through the text.
  private func story() throws -> KnowledgeBase {
    try DisputeStory.base(
      [
        "riga city", "sweden state", "tsardom-of-russia state", "rus state",
        "treaty-of-nystad treaty",
      ],
      [
        "{id: loss, claim: [sweden, lost, riga], on: 1710, note: {source: book, at: p. 5}}",
        "{id: capture, claim: [tsardom-of-russia, captured, riga], on: 1710-07-15, "
          + "reading: {claim: [rus, captured, riga], why: So they called it.}}",
      ],
      others: [
        "{claim: [sweden, lost, riga], on: 1710-07-15}",
        "{claim: [sweden, signed, treaty-of-nystad], on: 1721-09-10}",
      ],
      more: """
        disputes:
          - id: which-day
            question: Was it lost or taken?
            sides: [[loss], [capture]]
            status: open
        positions:
          - {holder: sweden, claim: capture, stance: rejects, why: Treason.}
        """
    )
  }

  @Test("Without a claim: its readings go too; disputes, positions and answers are told")
  func claim() throws {
    let base = try story()
    let capture = try base.number(of: "tsardom-of-russia captured riga (15 July 1710)")
    let reading = try base.number(of: "rus captured riga (15 July 1710)")
    let impact = try base.impact(of: capture)
    #expect(impact.lost.map(\.claim.id) == [capture, reading].sorted())
    #expect(impact.lost.first { $0.claim.id == capture }?.cause == .retracted)
    #expect(impact.lost.first { $0.claim.id == reading }?.cause == .reading(of: capture))
    #expect(impact.weakened == [])
    #expect(impact.disputes.map(\.dispute.key) == ["which-day"])
    #expect(impact.disputes.first?.left.map(\.count) == [1, 0])
    #expect(impact.disputes.first?.stands == false)
    #expect(impact.forgotten.map(\.key).sorted() == ["rus", "tsardom-of-russia"])
    #expect(impact.positions.map(\.holder.key) == ["sweden"])
    let about = try #require(impact.answers.first { $0.values == ["thing": "tsardom-of-russia"] })
    #expect(about.question == "about" && about.before == 1 && about.after == 0)
    #expect(about.gone.count == 1 && about.come.isEmpty)
    #expect(impact.answers.allSatisfy { $0.before != $0.after || $0.gone != $0.come })
  }

  @Test("Without a source: what it alone says goes, what another says too is weaker or as it was")
  func source() throws {
    let base = try story()
    let impact = try base.impact(of: try base.source(named: "book").id)
    let signed = try base.number(of: "sweden signed treaty-of-nystad (10 September 1721)")
    let sameLoss = try base.number(of: "sweden lost riga (15 July 1710)")
    #expect(impact.lost.map(\.claim.id) == [signed, sameLoss].sorted())
    #expect(impact.lost.allSatisfy { $0.cause == .unsupported })
    // The other claim of the loss still says it.
    let loss = try base.number(of: "sweden lost riga (1710)")
    #expect(impact.lost.first { $0.claim.id == sameLoss }?.echoes.map(\.id) == [loss])
    // The text's own word for it stays, and the book added no witness to that.
    #expect(!impact.lost.contains { $0.claim.id == loss })
    #expect(impact.weakened == [])
    // Without the text goes also what is known from the book through it.
    let without = try base.impact(of: try base.source(named: "text").id)
    #expect(without.lost.contains { $0.claim.id == loss })
    #expect(!without.lost.contains { $0.claim.id == sameLoss })
  }

  @Test("Fewer witnesses are counted before and after")
  func weaker() throws {
    let base = try story()
    let signed = try base.number(of: "sweden signed treaty-of-nystad (10 September 1721)")
    let text = try base.source(named: "text")
    try base.edit { _ = try $0.addCitation(CitationDraft(text.id), to: signed) }
    let impact = try base.impact(of: try base.source(named: "book").id)
    #expect(impact.weakened.map(\.claim.id) == [signed])
    #expect(impact.weakened.first?.before == 2 && impact.weakened.first?.after == 1)
  }

  @Test("Nothing is written, and what is no knowledge has no impact")
  func nothingIsWritten() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    let before = try folder.bytes()
    let article = try base.source(named: "wikipedia-treaty")
    let impact = try base.impact(of: article.id)
    #expect(impact.lost.count > 300 && impact.isSampled)
    #expect(try base.claims(ClaimQuery()).count > 300)
    #expect(try folder.bytes() == before)
    #expect(throws: RegestaError.self) { try base.impact(of: Claim.ID(99_999)) }
    let own = try story()
    try own.edit { try $0.setStatus(.retracted, of: Claim.ID(1)) }
    let error = #expect(throws: RegestaError.self) { try own.impact(of: Claim.ID(1)) }
    #expect(error?.kind == .refused)
  }
}
