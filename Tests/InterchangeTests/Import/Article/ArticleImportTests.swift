import Formats
import Interchange
import Reading
import RegestaKit
import SQLite
import Testing

/// An article taken in: its text, its works, and what a reader proposes.
@Suite struct ArticleImportTests {
  @Test func theTextAndItsWorksAreRecorded_andWhatWasReadIsProposed() throws {
    let bench = try ArticleBench()
    let told = try bench.take()
    #expect(told.rejected.isEmpty && told.count(.rejected) == 0)
    #expect(told.count(.new, "passage") == 2 && told.count(.new, "candidate") == 5)
    let source = try bench.base.source(named: "war-of-ruritania")
    #expect(source.title == "War of Ruritania")
    // The short title of note 2 is the work of note 1; note 3 has no text and is kept as a source.
    let works = try bench.bench.texts(
      """
      SELECT o.key FROM source_dependence AS d JOIN source AS o ON o.id = d.depends_on
       WHERE d.source = \(source.id) ORDER BY o.id
      """
    )
    #expect(
      works == ["rassendyll-the-war-in-ruritania-vol-2", "war-of-ruritania-note-3"]
        || works.count == 2,
      "\(works)"
    )
    let signed = try #require(try bench.candidate("Ruritania signed"))
    #expect(signed.quote == "Ruritania and Graustark signed the Treaty of Zenda")
    #expect(signed.passage.section == "Aftermath" && signed.passage.paragraph == 1)
    #expect(signed.claim.citations.map(\.note) == [nil, "1", "3"])
    #expect(signed.notes.map(\.locator) == ["p. 12", nil])
    #expect(signed.notes.allSatisfy { $0.via?.key == "war-of-ruritania" })
    #expect(signed.claim.citations.first?.locator == "Aftermath ¶1")
    #expect(signed.score == 0.95 && signed.reader == "sketch 1" && signed.pattern == "by hand")
    let denied = try #require(try bench.candidate("It is denied"))
    #expect(denied.attribution == "Other historians" && denied.notes.map(\.locator) == ["p. 15"])
    #expect(denied.notes.first?.source == signed.notes.first?.source)
    // Nothing of it is known.
    #expect(
      try bench.bench.number("SELECT count(*) FROM entities WHERE key GLOB '*ruritania*'") == 0
    )
    #expect(try bench.base.search("Ruritania").isEmpty)
    #expect(try bench.base.verifyHistory().isEmpty)
  }

  @Test func theSameFileAgainAddsNothing() throws {
    let bench = try ArticleBench()
    try bench.take()
    let batches = try bench.base.batches().count
    let again = try bench.take()
    #expect(again.report.changesBase == false && again.report.batch == nil)
    #expect(try bench.base.batches().count == batches)
    #expect(again.count(.unchanged, "candidate") == 5 && again.count(.unchanged, "passage") == 2)
  }

  @Test func aDryRunLeavesNothing() throws {
    let bench = try ArticleBench()
    let told = try bench.take(isDryRun: true)
    #expect(told.count(.new, "candidate") == 5)
    #expect(try bench.bench.number("SELECT count(*) FROM passage") == 0)
    #expect(try bench.base.candidates().isEmpty)
  }

  @Test func aCorrectedFileAddsWhatIsNew_andNothingThatWasRejected() throws {
    let bench = try ArticleBench()
    try bench.take()
    let first = try #require(try bench.candidate("Ruritania attacked"))
    try bench.review { try $0.reject(first, reason: "not so") }
    let text = ArticleBench.text.replacing("in 1850.[1]", with: "already in 1850.[1]")
    let told = try bench.take(text) { article in
      var reading = try ArticleBench.read(article)
      // The sentence stands elsewhere now, and says the same.
      var sketch = ReadingSketch(article)
      let treaty = sketch.thing("Treaty of Zenda", kind: "treaty")
      reading.candidates[0].span = sketch.span("Ruritania attacked Strelsau already in 1850.")
      sketch.say(treaty, "signed-in", .thing(treaty), words: "Treaty of Zenda")
      return reading
    }
    #expect(told.count(.new, "passage") == 1 && told.count(.unchanged, "passage") == 1)
    #expect(told.count(.new, "candidate") == 0, "\(told.sentences(.new))")
    #expect(try bench.base.candidates().count == 4)
  }

  @Test func whatCannotBeUsedIsRejectedAlone() throws {
    let bench = try ArticleBench()
    let told = try bench.take { article in
      var reading = try ArticleBench.read(article)
      reading.candidates[0].relation = "no-such-relation"
      reading.candidates[1].span.range = 5..<9_999
      reading.candidates[2].object = .text("a text where a thing belongs")
      reading.candidates[3].subject = 99
      reading.mentions[0].span.passage = 77
      return reading
    }
    #expect(told.count(.rejected) == 5)
    #expect(told.count(.new, "candidate") == 1)
    #expect(told.sentences(.rejected).contains { $0.contains("no relation \"no-such-relation\"") })
    #expect(try bench.base.verifyHistory().isEmpty)
  }

  @Test func aThingThatTheBaseKnowsIsFoundByItsName() throws {
    let bench = try ArticleBench()
    let known = try bench.base.write(Batch.Draft(.edit, who: "test")) { writer in
      let id = try writer.addEntity(key: "ruritania", kind: "state")
      try writer.addName("Ruritania", language: "en", role: "preferred-name", of: id)
      return id
    }
    try bench.take()
    let signed = try #require(try bench.candidate("Ruritania signed"))
    #expect(signed.claim.subject.id == known && !signed.proposed.contains(known))
    #expect(signed.proposed.count == 1)
  }

  @Test func undoTakesTheArticleBack_andItCanComeAgain() throws {
    let bench = try ArticleBench()
    let batch = try #require(try bench.take().report.batch)
    try bench.base.undo(Batch.ID(batch), who: "test")
    #expect(try bench.base.candidates().isEmpty)
    #expect(try bench.base.sources().allSatisfy { $0.key != "war-of-ruritania" })
    let again = try bench.take()
    #expect(again.count(.new, "candidate") == 5, "\(again.sentences(.rejected))")
    #expect(try bench.base.candidates().count == 5)
    #expect(
      try bench.bench.number("SELECT count(*) FROM entities WHERE key GLOB '*ruritania*'") == 0
    )
    #expect(try bench.base.verifyHistory().isEmpty)
  }
}
