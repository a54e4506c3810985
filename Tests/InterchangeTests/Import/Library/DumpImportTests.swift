import Formats
import Interchange
import RegestaKit
import SQLite
import Testing

@Suite("The dump of another base, into one that has knowledge")
struct DumpImportTests {
  private static func dump(of base: KnowledgeBase) throws -> String {
    try ExportSamples.text(of: base, as: "jsonl")
  }

  private static func base(_ text: String) throws -> KnowledgeBase {
    let base = try Self.begun()
    try LibraryRun.take(text, "x.yaml", into: base)
    return base
  }

  /// A base with the catalogue in which work has begun: into one without, a dump is restored row by row.
  private static func begun() throws -> KnowledgeBase {
    let base = try CatalogueBase.copy()
    try base.write(Batch.Draft(.edit, who: "test")) { _ in }
    return base
  }

  @Test("The knowledge of the founding article comes over whole, and over itself changes nothing")
  func whole() throws {
    let demo = try ExportSamples.seed()
    let dump = try Self.dump(of: demo)
    let content = try CatalogueBase.content(of: demo)
    let over = try LibraryRun.take(dump, "demo.jsonl", into: demo)
    #expect(over.rejects.isEmpty, "\(over.rejects.prefix(3))")
    #expect(!over.report.changesBase, "\(over.lines(.new) + over.lines(.enriched))")
    #expect(try CatalogueBase.content(of: demo) == content)

    let base = try Self.base(
      "regesta: 1\nentities: {zoe: {kind: person, names: [Zoe Palaiologina]}}"
    )
    let run = try LibraryRun.take(dump, "demo.jsonl", into: base)
    #expect(run.rejects.isEmpty, "\(run.rejects.prefix(3))")
    let (mine, theirs) = (
      try LibraryRun.knowledge(of: base), try LibraryRun.knowledge(of: demo)
    )
    let known = Set(mine)
    let lost = theirs.filter { !known.contains($0) }
    #expect(lost.count < 16, "\(lost)")
    #expect(mine.count + 8 > theirs.count)
    for table in ["batch rows", "meta rows"] {
      #expect(run.lines(.leftOut).contains { $0.contains(table) }, "\(table)")
    }
    let again = try LibraryRun.take(dump, "demo.jsonl", into: base)
    #expect(!again.report.changesBase, "\(again.lines(.new) + again.lines(.enriched))")
    _ = try base.undo(Batch.ID(try #require(run.report.batch)), who: "test")
    #expect(try LibraryRun.knowledge(of: base).count < 8)
  }

  @Test("Hostile names and texts come over as they are")
  func hostile() throws {
    let hostile = try ExportSamples.hostile()
    let base = try Self.begun()
    let run = try LibraryRun.take(try Self.dump(of: hostile), "h.jsonl", into: base)
    #expect(run.rejects.isEmpty, "\(run.rejects.prefix(3))")
    #expect(try LibraryRun.knowledge(of: base) == LibraryRun.knowledge(of: hostile))
  }

  @Test("The same key for another thing is another thing; the same number is the same")
  func keys() throws {
    let here = try Self.base(
      """
      regesta: 1
      entities:
        georgia: {kind: state, names: [Georgia]}
        tiflis: {kind: city, names: [Tiflis], ids: {wikidata: Q994}}
      """
    )
    let there = try Self.base(
      """
      regesta: 1
      sources: {s: {type: book, title: S}}
      entities:
        georgia: {kind: person, names: [Georgia Smith]}
        tbilisi: {kind: city, names: [Tbilisi], ids: {wikidata: Q994}}
      statements: [{claims: [{claim: [georgia, resided-in, tbilisi], from: 1900, cite: {source: s, at: p. 3}}]}]
      """
    )
    let run = try LibraryRun.take(try Self.dump(of: there), "there.jsonl", into: here)
    #expect(run.rejects.isEmpty, "\(run.rejects)")
    let claims = try here.connection.rows(
      "SELECT subject_key || ' ' || object_key FROM claims WHERE relation_key = 'resided-in'"
    ) { try $0.text(0) }
    #expect(claims == ["georgia-smith tiflis"])
    let names = try here.connection.rows(
      "SELECT text || ' ' || relation_key FROM all_claims WHERE subject_key = 'tiflis' AND language = 'en' ORDER BY 1"
    ) { try $0.text(0) }
    #expect(names == ["Tbilisi alias", "Tiflis preferred-name"])
    #expect(
      !(try LibraryRun.take(try Self.dump(of: there), "there.jsonl", into: here).report.changesBase)
    )
  }

  @Test("What is no knowledge there is left out and counted")
  func leftOut() throws {
    let there = try Self.base("regesta: 1\nentities: {ann: {kind: person, names: [Ann Lee]}}")
    try there.write(Batch.Draft(.edit, who: "test")) { writer in
      let ann = try #require(try there.number(of: "ann"))
      for status in [Status.candidate, .recorded, .recorded] {
        var draft = ClaimDraft(ann, "described-as", .text("\(status)", language: "en"))
        draft.status = status
        let claim = try writer.addClaim(draft)
        if status == .recorded { try writer.setStatus(.retracted, of: claim) }
      }
    }
    let base = try Self.begun()
    let run = try LibraryRun.take(try Self.dump(of: there), "x.jsonl", into: base)
    let told = run.lines(.leftOut).joined(separator: "\n")
    #expect(told.contains("candidates") && told.contains("retracted claims"), "\(told)")
    #expect(run.events.first { $0.sentence == "retracted claims" }?.count == 2)
    #expect(try LibraryRun.knowledge(of: base).count == 2)
  }

  @Test("Damaged lines are rejected with place and reason; mended, they come in")
  func rejects() throws {
    let demo = try ExportSamples.seed()
    var lines = try Self.dump(of: demo).split(separator: "\n").map(String.init)
    let claim = try #require(
      lines.firstIndex { $0.hasPrefix("{\"type\":\"claim\"") && $0.contains("\"object\"") }
    )
    let whole = lines[claim]
    let number = claim + 1
    lines[claim] = whole.replacing("\"certainty\":0", with: "\"certainty\":9")
    lines.insert("{\"type\":\"claim\",\"id\":", at: number)
    lines.insert("{\"type\":\"nonsense\",\"id\":1}", at: number)
    lines.insert("{\"type\":\"claim\",\"id\":99999,\"subject\":\"x\"}", at: number)
    let base = try Self.begun()
    let run = try LibraryRun.take(lines.joined(separator: "\n"), "d.jsonl", into: base)
    #expect(
      run.rejects.map { $0.place.position?.line ?? 0 }.sorted()
        == (number...(number + 3)).map { $0 }
    )
    #expect(run.rejects.allSatisfy { !$0.reason.isEmpty })
    let mended = run.rejectFile.replacing("\"certainty\":9", with: "\"certainty\":0")
    let second = try LibraryRun.take(mended, "d.rejects.jsonl", into: base)
    #expect(second.rejects.count == 3)
    #expect(second.report.count(.new, "claim") == 1, "\(second.lines(.new))")
    let third = try LibraryRun.take(try Self.dump(of: demo), "d.jsonl", into: base)
    #expect(!third.report.changesBase, "\(third.lines(.new) + third.lines(.enriched))")
  }

  @Test("Rejected claims cost none of those that are taken in with them")
  func neighbours() throws {
    let demo = try ExportSamples.seed()
    let lines = try Self.dump(of: demo).split(separator: "\n").map(String.init)
    let claims = lines.indices.filter { index in
      ["{\"type\":\"claim\"", "\"object\":", "\"certainty\":0"].allSatisfy(lines[index].contains)
    }
    let bad = Set(claims.enumerated().filter { $0.offset % 7 == 3 }.map(\.element))
    let damaged = lines.enumerated().map { index, line in
      bad.contains(index) ? line.replacing("\"certainty\":0", with: "\"certainty\":9") : line
    }
    let without = lines.enumerated().filter { !bad.contains($0.offset) }.map(\.element)
    let (some, few) = (try Self.begun(), try Self.begun())
    let run = try LibraryRun.take(damaged.joined(separator: "\n"), "d.jsonl", into: some)
    let plain = try LibraryRun.take(without.joined(separator: "\n"), "d.jsonl", into: few)
    let refused = run.rejects.map { ($0.place.position?.line ?? 0) - 1 }
    #expect(refused == bad.sorted() && bad.count > 30, "\(bad.count)")
    #expect(try LibraryRun.knowledge(of: some) == LibraryRun.knowledge(of: few))
    #expect(run.report.count(.new, "claim") == plain.report.count(.new, "claim"))
  }

  @Test("A row says the same in whatever order its members stand")
  func order() throws {
    let demo = try ExportSamples.seed()
    let lines = try Self.dump(of: demo).split(separator: "\n").map(String.init)
    let turned = try lines.enumerated().map { index, line in
      if index == 0 { return line }
      var elements = JSONElements(MemorySource(Array(line.utf8)), layout: .lines)
      let object = try #require(try elements.next()?.object)
      var writer = JSONWriter()
      writer.write(.object(JSONObject(object.members.reversed())))
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    let (straight, reversed) = (try Self.begun(), try Self.begun())
    try LibraryRun.take(lines.joined(separator: "\n"), "d.jsonl", into: straight)
    let run = try LibraryRun.take(turned.joined(separator: "\n"), "d.jsonl", into: reversed)
    #expect(run.rejects.isEmpty, "\(run.rejects.prefix(3))")
    #expect(try LibraryRun.knowledge(of: reversed) == LibraryRun.knowledge(of: straight))
  }

  @Test("A file that is no dump, or of another shape, is refused")
  func heads() throws {
    let base = try Self.begun()
    for text in [
      "{\"type\":\"regesta\",\"format\":99,\"schema\":2}\n", "{\"type\":\"claim\"}\n", "[]\n",
      "\u{0}",
    ] {
      let error = #expect(throws: RegestaError.self) {
        try LibraryRun.take(text, "d.jsonl", into: base, format: "jsonl")
      }
      #expect(error?.message.contains("d.jsonl:1") == true, "\(error?.message ?? "")")
    }
  }
}

extension KnowledgeBase {
  fileprivate func number(of key: String) throws -> Entity.ID? {
    try connection.first("SELECT id FROM entity WHERE key = \(key)") { Entity.ID(try $0.int(0)) }
  }
}
