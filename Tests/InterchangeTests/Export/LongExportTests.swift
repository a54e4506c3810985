import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

/// Exports so long that another reader of the base makes a half of them: nothing of that is seen.
@Suite struct LongExportTests {
  private static let paged = ["jsonl", "graphml", "turtle", "ntriples", "nquads", "jsonld"]

  /// A base of people who are all related to each other in some way, with texts that no graph has a place for.
  private static func base(at path: String) throws {
    let base = try KnowledgeBase.create(at: path)
    try base.loadSeed(withFoundingArticle: true, who: "test")
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let source = try writer.addSource(SourceDraft(key: "s", type: "book", short: "Book"))
      var before: [Entity.ID] = []
      for number in 0..<2_600 {
        let entity = try writer.addEntity(key: "person-\(number)", kind: "person")
        let name = number % 7 == 0 ? "Bell \u{7} \(number)" : "Person \(number)"
        try writer.addName(name, language: "und", role: "preferred-name", of: entity)
        for other in [1, 13] where before.count >= other {
          let claim = try writer.addClaim(
            ClaimDraft(entity, "parent", .entity(before[before.count - other]))
          )
          try writer.addCitation(CitationDraft(source, locator: Locator("p. \(number)")), to: claim)
        }
        before.append(entity)
      }
    }
  }

  @Test("All bytes and losses are those of one reader, in their order", arguments: paged)
  func sameAsAlone(format: String) throws {
    let folder = try TemporaryFolder()
    try Self.base(at: folder.file())
    let base = try KnowledgeBase(path: folder.file())
    // Without a path the file cannot be opened again.
    let alone = try KnowledgeBase(Connection(.file(folder.file())))
    let whole = try ExportSamples.bytes(of: alone, as: format)
    let shared = try ExportSamples.bytes(of: base, as: format)
    #expect(shared.bytes.count > 1_000_000)
    #expect(shared.bytes == whole.bytes)
    #expect(shared.losses == whole.losses)
    #expect(shared.losses.isEmpty == (format == "jsonl"))
    // Who counts only gets the same numbers.
    let counts = LossReport()
    try base.export(#require(ExportFormats.named(format)), losses: counts) { _ in }
    let told = Dictionary(grouping: whole.losses, by: \.reason)
    #expect(counts.counts == told.mapValues { $0.reduce(0) { $0 + $1.count } })
    folder.keep()
  }

  @Test("A part of a long base too", arguments: paged.dropFirst())
  func part(format: String) throws {
    let folder = try TemporaryFolder()
    try Self.base(at: folder.file())
    let base = try KnowledgeBase(path: folder.file())
    let alone = try KnowledgeBase(Connection(.file(folder.file())))
    func text(_ base: KnowledgeBase) throws -> String {
      let center = try base.entity(named: "person-1300")
      let scope = ExportScope(.around([center], depth: 120))
      return try ExportSamples.text(of: base, as: format, scope: scope)
    }
    let shared = try text(base)
    #expect(shared.utf8.count > 500_000)
    #expect(shared == (try text(alone)))
    folder.keep()
  }

  @Test("Who takes no more ends it, whoever made the piece")
  func brokenOff() throws {
    struct Full: Error {}
    let folder = try TemporaryFolder()
    try Self.base(at: folder.file())
    let base = try KnowledgeBase(path: folder.file())
    let format = try #require(ExportFormats.named("nquads"))
    for most in [0, 1, 20, 60] {
      var pieces = 0
      #expect(throws: Full.self) {
        try base.export(format) { _ in
          if pieces == most { throw Full() }
          pieces += 1
        }
      }
      #expect(pieces == most)
    }
    // Nothing holds the file any more.
    let writer = try KnowledgeBase(path: folder.file(), access: .readWrite)
    _ = try writer.write(Batch.Draft(.edit, who: "test")) { writer in
      try writer.addEntity(key: "afterwards", kind: "person")
    }
    folder.keep()
  }
}
