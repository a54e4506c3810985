import Chronology
import RegestaKit
import SQLite
import TestSupport
import Testing

/// Random bases, random merges, splits and undoings: nothing is lost and the past holds.
@Suite struct MergePropertyTests {
  static let seeds: ClosedRange<UInt64> = 1...25

  /// A base of few things with many claims, of which some say the same of different things.
  private static func base(
    seed: UInt64
  ) throws -> (base: KnowledgeBase, entities: [Entity.ID], random: SplitMix64, TemporaryFolder) {
    let (base, folder) = try SampleBase.catalogueOnly()
    let entities = try base.edit { writer in
      try (0..<5).map { number in
        try writer.addEntity(key: "p\(number)", kind: number == 0 ? "place" : "city")
      }
    }
    var generator = try DraftGenerator(base, seed: seed)
    try base.edit { writer in
      let source = try writer.addSource(
        SourceDraft(key: "s", type: "book", short: "S", entity: entities[1])
      )
      let others = try (0..<3).map {
        try writer.addSource(SourceDraft(key: "s\($0)", type: "book", short: "S\($0)"))
      }
      var claims: [Claim.ID] = []
      for _ in 0..<40 {
        var draft = try generator.draft()
        if generator.random.once(in: 2) { draft.status = .recorded }
        for subject in generator.random.once(in: 2) ? [draft.subject] : entities.prefix(3) {
          draft.subject = subject
          let claim = try writer.addClaim(draft)
          claims.append(claim)
          for other in others where generator.random.once(in: 3) {
            try writer.addCitation(CitationDraft(other, locator: Locator("p. 1")), to: claim)
          }
          if generator.random.once(in: 10) {
            try writer.addPosition(of: generator.random.pick(entities), on: claim, stance: .holds)
          }
        }
      }
      for number in 0..<4 {
        let pair = [generator.random.pick(claims), generator.random.pick(claims)]
        if pair[0] == pair[1] { continue }
        try writer.addDispute(key: "d\(number)", question: "?", sides: pair.map { [$0] })
      }
      for number in 0..<8 {
        try writer.addAlignment(
          scope: number % 2 == 0 ? "s" : "entity",
          reference: number % 2 == 0 ? "name:x" : "p\(number % 5)",
          entity: generator.random.pick(entities),
          verdict: generator.random.pick(Alignment.Verdict.allCases)
        )
      }
      try base.connection.execute(
        """
        INSERT INTO passage (source, ordinal, text, sha256, batch)
          VALUES (\(source), 1, 'one two three four', '\(SHA256.hex(of: "one two three four".utf8))',
            \(writer.batch));
        INSERT INTO mention (passage, start, length, entity, batch)
          SELECT 1, id, 1, id, \(writer.batch) FROM entity WHERE key GLOB 'p*' AND id < 15;
        """
      )
    }
    return (base, entities, generator.random, folder)
  }

  @Test("Merge and undo: as before, to the last row", arguments: Self.seeds)
  func undoIsTheInverse(_ seed: UInt64) throws {
    var (base, entities, random, folder) = try Self.base(seed: seed)
    defer { folder.keep() }
    #expect(try base.unsoundness() == [])
    let before = try base.content()
    // Several merges in one batch, which is taken back as one.
    let batch = try base.write(Batch.Draft(.review, who: "test")) { writer in
      for _ in 0..<3 {
        let (one, other) = (random.pick(entities), random.pick(entities))
        if try base.survivor(of: one) == base.survivor(of: other) { continue }
        try writer.merge(one, into: other, force: true)
      }
      return writer.batch
    }
    #expect(try base.unsoundness() == [])
    let after = try base.content()
    try base.undo(batch, who: "test")
    let again = try base.content()
    #expect(again.filter { !before.contains($0) } == [])
    #expect(before.filter { !again.contains($0) } == [])
    #expect(try base.unsoundness() == [])
    let undo = try #require(try base.effectiveUndo(of: batch))
    try base.undo(undo, who: "test")
    #expect(try base.content() == after)
    #expect(try base.unsoundness() == [])
  }

  @Test("Merge and split: as before, but for what was decided", arguments: Self.seeds)
  func splitIsTheInverse(_ seed: UInt64) throws {
    var (base, entities, random, folder) = try Self.base(seed: seed)
    defer { folder.keep() }
    let one = random.pick(entities)
    let other = random.pick(entities.filter { $0 != one })
    func facts() throws -> [String] { try base.content().filter { !$0.contains("alignment") } }
    let before = try facts()
    try base.merge(one, into: other, force: true, who: "test")
    try base.split(one, who: "test")
    let now = try facts()
    #expect(now.filter { !before.contains($0) } == [])
    #expect(before.filter { !now.contains($0) } == [])
    #expect(try base.unsoundness() == [])
    #expect(try base.reasonApart(one, other) != nil)
  }

  @Test("What was asked of a thing is what is known of each pair", arguments: Self.seeds)
  func questioned(_ seed: UInt64) throws {
    var (base, entities, random, folder) = try Self.base(seed: seed)
    defer { folder.keep() }
    try base.edit { writer in
      for _ in 0..<2 {
        let (one, other) = (random.pick(entities), random.pick(entities))
        if one == other { continue }
        try writer.addClaim(ClaimDraft(one, "same-as", .entity(other), isDenied: true))
      }
    }
    for _ in 0..<2 {
      // Those who were told apart cannot be merged.
      let (one, other) = (random.pick(entities), random.pick(entities))
      _ = try? base.merge(one, into: other, force: true, who: "test")
    }
    let living = try entities.filter { try base.survivor(of: $0).id == $0 }
    for one in living {
      for other in living where other != one {
        let verdict = try base.verdict(on: one, other)
        let isQuestioned =
          try base.questioned(with: one).contains(other)
          || base.questioned(with: other).contains(one)
        #expect(isQuestioned == (verdict == .different || verdict == .open), "\(one) \(other)")
      }
    }
  }

  @Test("Whatever is done in whatever order, the base is sound", arguments: Self.seeds)
  func anyOrder(_ seed: UInt64) throws {
    var (base, entities, random, folder) = try Self.base(seed: seed)
    defer { folder.keep() }
    var generator = try DraftGenerator(base, seed: seed)
    for _ in 0..<14 {
      let (one, other) = (random.pick(entities), random.pick(entities))
      let before = try base.content()
      do {
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1:
          try base.merge(one, into: other, force: true, who: "test")
        case 2: try base.split(one, who: "test")
        case 3:
          let batches = try base.batches().dropFirst(2).map(\.id)
          if batches.isEmpty { continue }
          try base.undo(random.pick(batches), cascading: random.once(in: 2), who: "test")
        default:
          var draft = try generator.draft()
          draft.subject = try base.survivor(of: one).id
          if case .entity = draft.object { draft.object = .entity(try base.survivor(of: other).id) }
          draft.qualifiers = []
          if case .quantity = draft.object { continue }
          try base.edit { try $0.addClaim(draft) }
        }
      } catch let error as RegestaError {
        #expect(error.kind == .refused && !error.message.hasPrefix("The base refused"), "\(error)")
        #expect(try base.content() == before)
      }
      let unsound = try base.unsoundness()
      #expect(unsound == [], "seed \(seed)")
    }
  }
}
