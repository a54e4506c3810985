import Chronology
import Formats
import Interchange
import Reading
import RegestaKit
import SQLite
import Testing

/// From a candidate to knowledge, and back.
@Suite struct AcceptingTests {
  @Test func anAcceptedClaimIsKnownWithItsThingsAndCitations() throws {
    let bench = try ArticleBench()
    try bench.take()
    let signed = try #require(try bench.candidate("Ruritania signed"))
    let result = try bench.review { try $0.accept(signed) }
    #expect(result.claim == signed.claim.id && result.standing.kind == .none)
    let claim = try #require(try bench.base.claim(signed.claim.id))
    #expect(claim.status == .recorded && claim.citations.count == 3)
    #expect(try bench.base.entity(named: "Ruritania").kind == "state")
    #expect(try bench.base.entity(named: "treaty of zenda").label == "Treaty of Zenda")
    // Graustark is spoken of by no claim that is known.
    #expect(throws: RegestaError.self) { try bench.base.entity(named: "Graustark") }
    #expect(try bench.bench.texts("SELECT name FROM treaties") == ["Treaty of Zenda"])
    let batch = try #require(try bench.base.batches().last)
    #expect(batch.kind == .review)

    try bench.base.undo(batch.id, who: "test")
    #expect(try bench.base.claim(signed.claim.id)?.status == .candidate)
    #expect(try bench.base.search("Ruritania").isEmpty)
    #expect(try bench.base.candidates().count == 5)
    let undo = try #require(try bench.base.batches().last)
    try bench.base.undo(undo.id, who: "test")
    #expect(try bench.base.claim(signed.claim.id)?.status == .recorded)
    #expect(
      try bench.base.verifyHistory().isEmpty
        && bench.base.soundness().checks.flatMap(\.faults) == []
    )
  }

  @Test func laterWorkOnAThingRestsOnTheReviewThatMadeItKnown() throws {
    let bench = try ArticleBench()
    try bench.take()
    let first = try #require(try bench.candidate("Ruritania signed"))
    try bench.review { try $0.accept(first) }
    let batch = try #require(try bench.base.batches().last)
    let second = try #require(try bench.candidate("Graustark signed"))
    try bench.review { try $0.accept(second) }
    let error = #expect(throws: RegestaError.self) { try bench.base.undo(batch.id, who: "test") }
    #expect(error?.kind == .refused && error?.message.contains("Later work rests") == true)
    try bench.base.undo(batch.id, cascading: true, who: "test")
    #expect(try bench.base.candidates().count == 5)
  }

  @Test func whatIsOnlyDemandedIsNotAcceptedAsItStands() throws {
    let bench = try ArticleBench()
    try bench.take()
    let demanded = try #require(try bench.candidate("Graustark attacked"))
    let error = #expect(throws: RegestaError.self) {
      try bench.review { try $0.accept(demanded) }
    }
    #expect(error?.kind == .refused && error?.message.contains("demanded") == true)
    // Not in SQL either.
    let sql: SQL = "UPDATE claim SET status = 1 WHERE id = \(demanded.claim.id.rawValue)"
    #expect(throws: (any Error).self) {
      try bench.review { _ in
        for id in demanded.proposed {
          try bench.base.connection.run("UPDATE entity SET status = 1 WHERE id = \(id.rawValue)")
        }
        try bench.base.connection.run(sql)
      }
    }
    let (subject, object) = (demanded.claim.subject.id, demanded.claim.object)
    guard case .entity(let town) = object else { return }
    let result = try bench.review {
      try $0.edit(demanded, into: ClaimDraft(subject, "demanded", .entity(town.id)))
    }
    let claim = try #require(try bench.base.claim(result.claim))
    #expect(claim.sentence == "Graustark demanded Strelsau" && claim.status == .recorded)
    #expect(claim.citations.first?.quote == "Graustark demanded Strelsau")
  }

  @Test func whatTheBaseSaysAlreadyGetsACitation_andWhatItSaysLessExactlyIsRefined() throws {
    let bench = try ArticleBench()
    try bench.take()
    let (signed, attacked) = (
      try #require(try bench.candidate("Ruritania signed")),
      try #require(try bench.candidate("Ruritania attacked Strelsau (1850)"))
    )
    try bench.review { try $0.accept(signed) }
    try bench.review { try $0.accept(attacked) }
    // Another article says the same, once less and once more exactly.
    try bench.take(ArticleBench.text.replacing("War of", with: "Wars of"), named: "b.txt") {
      article in
      var sketch = ReadingSketch(article)
      let state = sketch.thing("Ruritania", kind: "state")
      let treaty = sketch.thing("Treaty of Zenda", kind: "treaty")
      let town = sketch.thing("Strelsau", kind: "city")
      let words = "Ruritania and Graustark signed the Treaty of Zenda"
      let year = try sketch.date("in 1851", edtf: "1851")
      sketch.say(state, "signed", .thing(treaty), words: words, period: .instant(year))
      let day = try sketch.date("day", edtf: "1850-06-01")
      sketch.say(state, "attacked", .thing(town), words: words, period: .instant(day))
      sketch.say(
        state,
        "attacked",
        .thing(town),
        words: words,
        period: .instant(day),
        isDenied: true
      )
      return sketch.reading
    }
    let open = try bench.base.candidates().filter { $0.source.key == "wars-of-ruritania" }
    #expect(open.count == 3 && open.allSatisfy(\.proposed.isEmpty))
    let kinds = try open.map { try bench.base.standing(of: $0.claim.id).kind }
    #expect(kinds == [.same, .finer, .contrary])
    let same = try bench.review { try $0.accept(open[0]) }
    #expect(same.claim == signed.claim.id)
    let sources = try bench.base.claim(signed.claim.id)?.citations.map(\.source.key)
    #expect(sources?.last == "wars-of-ruritania")
    let finer = try bench.review { try $0.accept(open[1]) }
    #expect(try bench.base.claim(finer.claim)?.supersedes == attacked.claim.id)
    #expect(try bench.base.claim(attacked.claim.id)?.status == .superseded)
    #expect(try bench.base.claim(finer.claim)?.citations.count == 3)
    let contrary = try bench.review { try $0.accept(open[2]) }
    #expect(try bench.base.claim(contrary.claim)?.status == .recorded)
    for _ in 0..<3 {
      let last = try #require(
        try bench.base.batches().last {
          $0.kind == .review && (try? bench.base.effectiveUndo(of: $0.id)) == .some(nil)
        }
      )
      try bench.base.undo(last.id, who: "test")
    }
    #expect(try bench.base.claim(attacked.claim.id)?.status == .recorded)
    #expect(try bench.base.candidates().count == 6)
    #expect(try bench.base.verifyHistory().isEmpty)
  }

  @Test func aNewThingIsMergedIntoOneThatIsKnown_alsoForTheNextReading() throws {
    let bench = try ArticleBench()
    let known = try bench.base.write(Batch.Draft(.edit, who: "test")) { writer in
      let id = try writer.addEntity(key: "kingdom", kind: "state")
      try writer.addName("Kingdom of the Elphbergs", language: "en", role: "preferred-name", of: id)
      return id
    }
    try bench.take()
    let signed = try #require(try bench.candidate("Ruritania signed"))
    try bench.review { try $0.merge(proposed: signed.claim.subject.id, into: known) }
    #expect(try bench.candidate("Kingdom of the Elphbergs signed") != nil)
    #expect(try bench.base.entity(named: "Ruritania").id == known)
    #expect(try bench.take().report.changesBase == false)
    let batch = try #require(try bench.base.batches().last)
    try bench.base.undo(batch.id, who: "test")
    #expect(try bench.candidate("Ruritania signed") != nil)
    #expect(try bench.base.search("Ruritania").isEmpty && bench.base.verifyHistory().isEmpty)
  }
}
