import Chronology
import RegestaKit
import SQLite
import TestSupport
import Testing

@Suite("Reading claims again and again")
struct ClaimReadingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let bytes = try SampleBase.seededBytes()
    try folder.write(bytes, to: "base.regesta")
  }

  private func open(_ access: KnowledgeBase.Access = .readOnly) throws -> KnowledgeBase {
    try KnowledgeBase(path: folder.file("base.regesta"), access: access)
  }

  @Test(
    "What is written of what claims name is seen, whoever writes it; what is rolled back is not"
  )
  func isFresh() throws {
    let base = try open(.readWrite)
    let other = try open()
    let query = ClaimQuery(includesNames: true)
    let before = try base.claims(query)
    #expect(try other.claims(query) == before)
    let source = try #require(before.lazy.flatMap(\.citations).first?.source)
    let relation = try #require(before.first?.relation)
    let thing = try #require(before.first?.subject)
    func rename(_ base: KnowledgeBase, _ name: String) throws {
      for (table, column, id) in [
        ("source", "short", source.id.rawValue), ("relation", "label", relation.id.rawValue),
        ("entity", "label", thing.id.rawValue),
      ] {
        try base.connection.run(
          "UPDATE \(raw: table) SET \(raw: column) = \(name) WHERE id = \(id)"
        )
      }
    }
    func hasAll(_ claims: [Claim], _ name: String) -> Bool {
      claims.contains { $0.relation.id == relation.id && $0.relation.label == name }
        && claims.contains { $0.subject.id == thing.id && $0.subject.label == name }
        && claims.flatMap(\.citations).contains {
          $0.source.id == source.id && $0.source.short == name
        }
    }
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try base.edit { _ in
        try rename(base, "not kept")
        #expect(hasAll(try base.claims(query), "not kept"))
        #expect(try other.claims(query) == before)
        throw Enough()
      }
    }
    #expect(try base.claims(query) == before)
    try base.edit { _ in try rename(base, "kept") }
    #expect(hasAll(try base.claims(query), "kept"))
    #expect(hasAll(try other.claims(query), "kept"))
    #expect(try other.claims(query) == open().claims(query))
  }

  @Test("By time, and by number")
  func orders() throws {
    let base = try open()
    let inTime = try base.claims(ClaimQuery(includesNames: true))
    #expect(inTime.count > 500)
    let numbers = inTime.map(\.id)
    let ordered = try base.connection.rows(
      "SELECT id FROM claim WHERE status = 1 ORDER BY start_min, end_max, id"
    ) { Claim.ID(try $0.int(0)) }
    #expect(numbers == ordered)
    #expect(
      try base.claims(ClaimQuery(includesNames: true, order: .number))
        == inTime.sorted { $0.id < $1.id }
    )
    // The limit is by time, whatever the order.
    let first = try base.claims(ClaimQuery(includesNames: true, limit: 50, order: .number))
    #expect(first == inTime.prefix(50).sorted { $0.id < $1.id })
  }

  @Test("A page is the same in parts as in one, its disputes always all of them")
  func parts() throws {
    let base = try open()
    for key in ["vilnius", "lithuania", "soviet-lithuanian-treaty-1920"] {
      let entity = try #require(try base.entity(key: key), "\(key)")
      let whole = try base.portrait(of: entity)
      #expect(whole.statements.count > 3)
      var statements: [Portrait.Statement] = []
      for start in stride(from: 0, to: whole.statements.count + 4, by: 4) {
        let part = try base.portrait(of: entity, statements: start..<start + 4)
        #expect(part.hasMore == (start + 4 < whole.statements.count))
        #expect(part.disputes == whole.disputes)
        statements += part.statements
      }
      #expect(statements == whole.statements)
    }
  }

  @Test(
    "The page of a hub has the disputes and the numbers of all of it, few or many as the base has",
    arguments: [0, 1_500]
  )
  func hub(otherDisputes: Int) throws {
    let base = try open(.readWrite)
    let hub = try base.edit { writer in
      let things = try (0..<3).map { try writer.addEntity(key: "thing-\($0)", kind: "state") }
      func claim(_ subject: Int, _ object: Int, mentions: Int? = nil) throws -> Claim.ID {
        let mention = mentions.map { [ClaimDraft.Qualifier("in-place", .entity(things[$0]))] }
        let other = ClaimDraft.Object.entity(things[object])
        return try writer.addClaim(
          ClaimDraft(things[subject], "attacked", other, qualifiers: mention ?? [])
        )
      }
      for id in ["Q1", "Q2"] {
        _ = try writer.addClaim(ClaimDraft(things[0], "wikidata", .text(id)))
      }
      let disputed = try [claim(0, 1), claim(1, 0), claim(1, 2, mentions: 0)]
      for _ in 0..<1_100 { _ = try claim(0, 2) }
      for number in 0..<otherDisputes + disputed.count {
        let one = number < disputed.count ? disputed[number] : try claim(1, 2)
        let sides = [[one], [try claim(2, 1)]]
        _ = try writer.addDispute(key: "question-\(number)", question: "Who?", sides: sides)
      }
      return things[0]
    }
    let entity = try #require(try base.entity(key: "thing-0"))
    let whole = try base.portrait(of: entity)
    #expect(whole.statements.count == 1_103 && whole.disputes.count == 3)
    let part = try base.portrait(of: entity, statements: 0..<10)
    #expect(part.hasMore && part.disputes == whole.disputes)
    #expect(part.identifiers.map(\.text) == ["Q1", "Q2"])
    #expect(try part.identifiers == base.identifiers(of: hub))
    #expect(part.identifiers == whole.identifiers)
  }

  @Test("The first statements of a hub are those of all of them, whatever part it has in them")
  func firstOfHub() throws {
    let base = try open(.readWrite)
    try base.edit { writer in
      let hub = try writer.addEntity(key: "hub", kind: "state")
      let others = try (0..<2).map { try writer.addEntity(key: "other-\($0)", kind: "state") }
      var random = SplitMix64(seed: 20)
      // Some without time, many of one time; in the first ones the hub is mentioned, and twice.
      for number in 0..<8_300 {
        let year = max(random.int(1000...1400), 1100)
        let ends =
          number < 1_300 ? others : number.isMultiple(of: 2) ? [hub, others[0]] : [others[0], hub]
        let mention = ClaimDraft.Qualifier("in-place", .entity(hub))
        _ = try writer.addClaim(
          ClaimDraft(
            ends[0],
            "attacked",
            .entity(ends[1]),
            period: random.once(in: 40) ? nil : Period(parsing: "\(year)"),
            qualifiers: number < 1_300 ? [mention, mention] : []
          )
        )
      }
    }
    let hub = try #require(try base.entity(key: "hub"))
    let whole = try base.portrait(of: hub).statements
    #expect(whole.count == 8_300)
    let ranges = [
      0..<1, 0..<200, 190..<400, 3_490..<3_600, 6_990..<7_400, 7_010..<7_990, 8_200..<8_400,
    ]
    for range in ranges {
      let part = try base.portrait(of: hub, statements: range)
      #expect(part.statements == Array(whole[range.clamped(to: 0..<8_300)]), "\(range)")
      #expect(part.hasMore == (range.upperBound < 8_300))
    }
  }

  @Test("A page begins with the preferred name, the first description, and numbers by register")
  func headOfAPage() throws {
    let base = try open(.readWrite)
    let (town, names) = try base.edit { writer in
      let town = try writer.addEntity(key: "newtown", kind: "town")
      func name(_ text: String, _ role: String, _ years: String? = nil) throws -> Claim.ID {
        let period = try years.map { try Period(parsing: $0) }
        return try writer.addName(text, language: "en", role: role, of: town, period: period)
      }
      let names = [
        try name("Old Town", "former-name", "1300/1500"), try name("Newtown", "preferred-name"),
        try name("Always Town", "alias", "always"), try name("The Town", "alias"),
      ]
      for text in ["a village", "a market", "a fortress"] {
        _ = try writer.addClaim(ClaimDraft(town, "described-as", .text(text, language: "en")))
      }
      for (register, number) in [("wikidata", "Q7"), ("viaf", "42"), ("wikidata", "Q5")] {
        _ = try writer.addClaim(ClaimDraft(town, register, .text(number)))
      }
      return (town, names)
    }
    let portrait = try base.portrait(of: try #require(try base.entity(town)))
    #expect(portrait.names.map(\.claim) == [names[1], names[0], names[2], names[3]])
    for name in portrait.names {
      let time = try base.connection.first(
        "SELECT time FROM all_claims WHERE id = \(name.claim.rawValue)"
      ) { try $0.optionalText(0) }
      #expect(name.when == time)
    }
    #expect(portrait.names.map { $0.when == nil } == [true, false, false, true])
    #expect(portrait.description == "a village")
    let registers = try base.connection.rows(
      "SELECT key FROM relation WHERE key IN ('wikidata', 'viaf') ORDER BY id"
    ) { try $0.text(0) }
    let wikidata = portrait.identifiers.filter { $0.scheme == "wikidata" }
    #expect(wikidata.map(\.text) == ["Q7", "Q5"])
    #expect(Set(portrait.identifiers.map(\.scheme)) == Set(registers))
    #expect(portrait.identifiers.first?.scheme == registers.first)
  }
}
