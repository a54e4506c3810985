import Chronology
import Interchange
import RegestaKit
import SQLite
import Testing

@Suite("Two entities become one, and two again")
struct MergeTests {
  let base: KnowledgeBase
  let vilnius: Entity
  let wilno: Entity.ID
  let atlas: Source.ID

  /// The founding article, and a second Vilnius that an import might have made.
  init() throws {
    base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: true, who: "test")
    vilnius = try base.entity(named: "vilnius")
    (wilno, atlas) = try base.edit { [vilnius] writer in
      let wilno = try writer.addEntity(key: "wilno-2", kind: "city")
      try writer.addName("Wilno", language: "pl", role: "preferred-name", of: wilno)
      try writer.addName("Vilnopolis", language: "en", role: "preferred-name", of: wilno)
      let atlas = try writer.addSource(
        SourceDraft(key: "atlas", type: "book", short: "Atlas", entity: wilno)
      )
      try writer.addAlignment(
        scope: "entity",
        reference: "wilno-2",
        entity: vilnius.id,
        verdict: .open,
        score: 0.94,
        why: "by its name"
      )
      return (wilno, atlas)
    }
  }

  private func merge(force: Bool = false) throws -> (batch: Batch.ID, report: MergeReport) {
    try base.write(Batch.Draft(.merge, who: "test")) { writer in
      (writer.batch, try writer.merge(wilno, into: vilnius.id, force: force))
    }
  }

  @Test("The key and the names of the one lead to the other, which keeps its label")
  func lookups() throws {
    let (batch, report) = try merge()
    #expect(report.survivor.label == vilnius.label)
    for name in ["wilno-2", "Vilnopolis", "vilnius"] {
      #expect(try base.entity(named: name).id == vilnius.id)
    }
    #expect(try base.entity(key: "wilno-2")?.key == "vilnius")
    #expect(
      try base.search("Vilnopolis").filter { $0.match == .exact }.map(\.entity.id) == [vilnius.id]
    )
    #expect(try base.entities(ofKind: "city").allSatisfy { $0.id != wilno })
    #expect(try base.connection.texts("SELECT key FROM entities WHERE key = 'wilno-2'").isEmpty)
    let past = try base.entities(mergedInto: vilnius.id)
    #expect(past.map(\.entity.key) == ["wilno-2"])
    #expect(past.first?.batch == batch)
    #expect(try base.openAlignments().isEmpty)
    #expect(try base.unsoundness() == [])
  }

  @Test("A second preferred name of a language becomes an alias")
  func preferredNames() throws {
    _ = try merge()
    let names = try base.names(of: vilnius.id)
    #expect(names.filter { $0.text == "Vilnopolis" }.map(\.role) == ["alias"])
    for language in Set(names.map(\.language)) {
      #expect(names.filter { $0.language == language && $0.role == "preferred-name" }.count <= 1)
    }
  }

  @Test("Claims keep numbers, citations, disputes and positions; what stands twice stands once")
  func claims() throws {
    let lithuania = try base.entity(named: "lithuania")
    let day = try HistoricalDate(parsing: "1922-01-08")
    let period = Period(start: .date(day), end: .open)
    let (twins, own, source) = try base.edit { writer in
      let source = try writer.addSource(SourceDraft(key: "diary", type: "book", short: "Diary"))
      let draft = { (subject: Entity.ID) in
        ClaimDraft(
          lithuania.id,
          "claims",
          .entity(subject),
          period: period,
          qualifiers: [.init("in-place", .entity(subject))]
        )
      }
      let twins = [
        try writer.addClaim(draft(vilnius.id)), try writer.addClaim(draft(wilno)),
      ]
      try writer.addCitation(CitationDraft(atlas, locator: Locator("p. 3")), to: twins[0])
      try writer.addCitation(CitationDraft(atlas, locator: Locator("p. 3")), to: twins[1])
      try writer.addCitation(CitationDraft(source, locator: Locator("f. 1")), to: twins[1])
      let own = try writer.addClaim(ClaimDraft(wilno, "located-in", .entity(lithuania.id)))
      try writer.addPosition(of: wilno, on: own, stance: .holds)
      try writer.addDispute(key: "where", question: "Where?", sides: [[own], [twins[0]]])
      return (twins, own, source)
    }
    let (_, report) = try merge()
    // The one in a dispute would stay in any case; here it is the earlier too.
    #expect(report.duplicates.contains(twins[1]))
    let kept = try #require(try base.claim(twins[0]))
    #expect(kept.status == .recorded)
    #expect(
      kept.citations.map { [$0.source.key, $0.locator ?? ""] }
        == [["atlas", "p. 3"], ["diary", "f. 1"]]
    )
    #expect(try base.claim(twins[1])?.status == .superseded)
    let moved = try #require(try base.claim(own))
    #expect(moved.subject.id == vilnius.id)
    #expect(moved.disputes.map(\.key) == ["where"])
    #expect(
      try base.connection.number("SELECT holder FROM position WHERE claim = \(own)")
        == vilnius.id.rawValue
    )
    #expect(
      try base.connection.number("SELECT entity FROM source WHERE key = 'atlas'")
        == vilnius.id.rawValue
    )
    #expect(source.rawValue > 0)
    #expect(
      try base.connection.texts(
        "SELECT field FROM change WHERE item = 'claim' AND item_id = \(twins[1]) ORDER BY id"
      ) == ["object", "qualifier in-place 1", "status"]
    )
    #expect(try base.unsoundness() == [])
  }

  @Test("Undo gives everything back, redo does it again, and the chain of hashes holds throughout")
  func undo() throws {
    let before = try base.content()
    let (batch, _) = try merge()
    let after = try base.content()
    #expect(before != after)
    for _ in 0..<2 {
      try base.undo(batch, who: "test")
      #expect(try base.content() == before)
      #expect(try base.unsoundness() == [])
      let undo = try #require(try base.effectiveUndo(of: batch))
      try base.undo(undo, who: "test")
      #expect(try base.content() == after)
      #expect(try base.unsoundness() == [])
    }
  }

  @Test("An import is not taken back under a merge that rests on it")
  func undoOfWhatWasMerged() throws {
    let made = try #require(try base.batches().last).id
    let (batch, _) = try merge()
    let error = #expect(throws: RegestaError.self) { try base.undo(made, who: "test") }
    #expect(error?.suggestions.map(\.text) == ["batch:\(batch)"])
    #expect(try base.undo(made, cascading: true, who: "test") == [batch, made])
    #expect(try base.unsoundness() == [])
  }

  @Test("A survivor is not taken back under what was merged into it")
  func undoOfTheSurvivor() throws {
    let (made, late) = try base.write(Batch.Draft(.edit, who: "test")) { writer in
      (writer.batch, try writer.addEntity(key: "vilnius-3", kind: "city"))
    }
    let batch = try base.write(Batch.Draft(.merge, who: "test")) { writer in
      try writer.merge(wilno, into: late)
      return writer.batch
    }
    #expect(throws: RegestaError.self) { try base.undo(made, who: "test") }
    #expect(try base.undo(made, cascading: true, who: "test") == [batch, made])
    #expect(try base.unsoundness() == [])
  }

  @Test("A split gives back what came, leaves what was recorded since, and is remembered")
  func split() throws {
    let before = try base.content()
    let (merged, _) = try merge()
    let lithuania = try base.entity(named: "lithuania")
    let later = try base.edit { writer in
      try writer.addClaim(ClaimDraft(vilnius.id, "located-in", .entity(lithuania.id)))
    }
    let (batch, report) = try base.write(Batch.Draft(.split, who: "test")) { writer in
      (writer.batch, try writer.split(wilno, why: "two towns"))
    }
    #expect(report.staying == [later])
    #expect(report.parted.key == "wilno-2" && report.from.key == "vilnius")
    #expect(try base.entity(named: "Vilnopolis").id == wilno)
    let now = try base.content()
    // All is as it was, but the later claim and the decision.
    let gone = before.filter { !now.contains($0) }
    #expect(gone.count == 1 && gone[0].contains("open"), "\(gone)")
    let new = now.filter { !before.contains($0) }
    #expect(new.count == 2 && new.contains { $0.contains("different") }, "\(new)")
    #expect(try base.reasonApart(vilnius.id, wilno) == "two towns")
    #expect(try base.openAlignments().isEmpty)
    let error = #expect(throws: RegestaError.self) { try merge() }
    #expect(error?.message.contains("two towns") == true)
    #expect(throws: RegestaError.self) { try base.undo(merged, who: "test") }
    try base.undo(batch, who: "test")
    #expect(try base.entity(named: "Vilnopolis").id == vilnius.id)
    #expect(try base.unsoundness() == [])
  }

  @Test("What was merged by way of another is split from the end of the way")
  func splitOfAWay() throws {
    let third = try base.edit { writer in
      let third = try writer.addEntity(key: "vilna-town", kind: "city")
      try writer.addName("Vilnopolis", language: "en", role: "preferred-name", of: third)
      return third
    }
    let before = try base.content()
    try base.merge(wilno, into: third, who: "test")
    try base.merge(third, into: vilnius.id, who: "test")
    #expect(try base.entity(key: "wilno-2")?.id == vilnius.id)
    try base.split(wilno, who: "test")
    #expect(try base.names(of: wilno).map(\.text).sorted() == ["Vilnopolis", "Wilno"])
    #expect(try base.unsoundness() == [])
    try base.split(third, who: "test")
    let now = try base.content().filter { !$0.contains("alignment") }
    #expect(now == before.filter { !$0.contains("alignment") })
    #expect(try base.unsoundness() == [])
  }

  @Test("What does not look like one thing is refused with the reason, and can be overruled")
  func obstacles() throws {
    try base.edit { writer in
      try writer.addClaim(ClaimDraft(wilno, "wikidata", .text("Q1")))
      try writer.addClaim(ClaimDraft(wilno, "part-of", .entity(vilnius.id)))
      try writer.keepApart(wilno, vilnius.id, why: "seen in the archive")
    }
    let kinds = try base.obstacles(merging: wilno, into: vilnius.id).map(\.kind)
    #expect(Set(kinds) == [.identifiers, .decided, .related])
    let error = #expect(throws: RegestaError.self) { try merge() }
    #expect(error?.kind == .refused)
    for words in ["wikidata", "Q1", "seen in the archive", "is part of"] {
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
    #expect(try merge(force: true).report.overruled.count == 3)
    #expect(try base.unsoundness() == [])
  }

  @Test("Kinds: one must be a case of the other, and the finer stays")
  func kinds() throws {
    let (place, person) = try base.edit { writer in
      (
        try writer.addEntity(key: "some-place", kind: "place"),
        try writer.addEntity(key: "some-person", kind: "person")
      )
    }
    #expect(try base.obstacles(merging: person, into: place).map(\.kind) == [.kinds])
    let (report, merging) = try base.merge(wilno, into: place, who: "test")
    #expect(report.survivor.kind == "city")
    let batch = try #require(merging)
    #expect(try base.entity(place)?.kind == "city")
    try base.undo(batch, who: "test")
    #expect(try base.entity(place)?.kind == "place")
    try base.merge(wilno, into: place, who: "test")
    try base.split(wilno, who: "test")
    #expect(try base.entity(place)?.kind == "place")
  }

  @Test("What is one already is not merged again, and a merged one stands for the survivor")
  func circles() throws {
    _ = try merge()
    for (one, other) in [(wilno, vilnius.id), (vilnius.id, wilno), (vilnius.id, vilnius.id)] {
      let error = #expect(throws: RegestaError.self) {
        try base.merge(one, into: other, who: "test")
      }
      #expect(error?.message.hasPrefix("They are one already") == true)
    }
    let other = try base.edit { try $0.addEntity(key: "vilnia", kind: "city") }
    let report = try base.merge(other, into: wilno, who: "test")
    #expect(report.report.survivor.id == vilnius.id)
    #expect(throws: RegestaError.self) {
      try base.split(vilnius.id, who: "test")
    }
  }
}
