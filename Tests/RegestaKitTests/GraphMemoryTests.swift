import Chronology
import RegestaKit
import SQLite
import TestSupport
import Testing

@Suite("A graph that is kept in memory")
struct GraphMemoryTests {
  private let folder: TemporaryFolder
  private let things: [Entity.ID]

  /// A base in a file, with some things that most claims touch.
  init() throws {
    folder = try TemporaryFolder()
    let base = try KnowledgeBase.create(at: folder.file())
    things = try base.edit { writer -> [Entity.ID] in
      try writer.addKind(KindDraft(key: "thing", label: "thing", plural: "things"))
      try writer.addKind(KindDraft(key: "place", label: "place", plural: "places"))
      var town = KindDraft(key: "town", label: "town", plural: "towns")
      town.parent = "place"
      try writer.addKind(town)
      for key in ["linked", "near", "far"] {
        var draft = RelationDraft(key: key, label: key)
        draft.parent = key == "near" ? "linked" : nil
        draft.time = key == "far" ? .timeless : .interval
        try writer.addRelation(draft)
      }
      var random = SplitMix64(seed: 1920)
      let things = try (0..<120).map {
        try writer.addEntity(key: "n\($0)", kind: ["thing", "place", "town"][$0 % 3])
      }
      for _ in 0..<400 {
        let ends = (0..<2).map { _ in things[min(random.int(0...119), random.int(0...119))] }
        let relation = random.pick(["linked", "near", "far"])
        try writer.addClaim(
          ClaimDraft(
            ends[0],
            relation,
            .entity(ends[1]),
            period: relation == "far" ? nil : try Self.period(&random),
            isDenied: random.chance(20),
            certainty: random.chance(20) ? .doubtful : .certain
          )
        )
      }
      return things
    }
  }

  private static func period(_ random: inout SplitMix64) throws -> Period {
    let year = random.int(1900...1930)
    func end(_ year: Int) throws -> Period.Endpoint {
      let date = try HistoricalDate(parsing: random.chance(50) ? "\(year)" : "7 May \(year)")
      return random.pick([.date(date), .date(date), .open, .unknown])
    }
    return Period(start: try end(year), end: try end(year + random.int(1...20)))
  }

  /// A filter that an adjacency can answer, at a time or not.
  private func filter(_ random: inout SplitMix64) throws -> EdgeFilter {
    let isInTime = random.chance(50)
    let (year, days) = (random.int(1895...1955), random.int(0...4_000))
    let day = try HistoricalDate(parsing: random.chance(50) ? "\(year)" : "6 May \(year)")
    return EdgeFilter(
      on: isInTime && random.chance(50) ? day : nil,
      from: isInTime && random.chance(50) ? day.earliest : nil,
      to: isInTime && random.chance(50) ? Day(number: day.earliest.number + days) : nil,
      relations: random.chance(30) ? ["linked"] : [],
      avoiding: random.chance(20) ? ["far"] : [],
      kinds: random.chance(15) ? [random.pick(["thing", "place"])] : [],
      avoidedKinds: random.chance(15) ? [random.pick(["thing", "town"])] : [],
      avoidedEntities: random.chance(15) ? (0..<9).map { _ in random.pick(things) } : [],
      includesDenied: random.chance(25),
      includesUncertain: random.chance(70)
    )
  }

  private func open(_ access: KnowledgeBase.Access = .readOnly) throws -> KnowledgeBase {
    try KnowledgeBase(path: folder.file(), access: access)
  }

  @Test("The same chains as are found in the file")
  func sameChains() throws {
    let kept = try open()
    #expect(try kept.keepGraphInMemory(withTimes: true))
    var random = SplitMix64(seed: 12)
    var found = 0
    for _ in 0..<200 {
      let filter = try self.filter(&random)
      let (start, goal) = (random.pick(things), random.pick(things))
      let count = random.int(1...4)
      // The first walk of a base that was just opened goes over the file.
      let paths = try open().paths(from: start, to: goal, filter: filter, count: count)
      #expect(try kept.paths(from: start, to: goal, filter: filter, count: count) == paths)
      found += paths.count
    }
    #expect(found > 200)
  }

  @Test("The same networks as are found in the file, and the same parts of large ones")
  func sameNetworks() throws {
    let kept = try open()
    #expect(try kept.keepGraphInMemory(withTimes: true))
    var random = SplitMix64(seed: 13)
    var (found, cut) = (0, 0)
    for _ in 0..<150 {
      let filter = try self.filter(&random)
      let centers = (0..<random.int(1...2)).map { _ in random.pick(things) }
      let depth = random.int(1...3)
      let limit = random.chance(50) ? random.int(2...60) : .max
      let wanted = try open().extent(around: centers, depth: depth, filter: filter, limit: limit)
      let extent = try kept.extent(around: centers, depth: depth, filter: filter, limit: limit)
      #expect(extent == wanted)
      if limit == .max {
        for base in [try open(), kept] {
          let distances = try base.distances(from: centers, within: depth, filter: filter)
          #expect(distances == wanted.distances)
        }
      }
      found += extent.claims.count
      cut += extent.isTruncated ? 1 : 0
    }
    #expect(found > 2_000 && cut > 10)
  }

  @Test("The fewest steps between two things are how far one of them is from the other")
  func fewestSteps() throws {
    let kept = try open()
    #expect(try kept.keepGraphInMemory(withTimes: true))
    var random = SplitMix64(seed: 14)
    var found: [Int?: Int] = [:]
    for _ in 0..<200 {
      var filter = try self.filter(&random)
      // The two ends may be of any kind.
      (filter.kinds, filter.avoidedKinds, filter.avoidedEntities) = ([], [], [])
      let (start, goal) = (random.pick(things), random.pick(things))
      let most = random.int(0...8)
      let wanted = try open().distances(from: [start], within: most, filter: filter)[goal]
      for base in [try open(), kept] {
        #expect(try base.distance(from: start, to: goal, within: most, filter: filter) == wanted)
        #expect(try base.distance(from: goal, to: start, within: most, filter: filter) == wanted)
      }
      found[wanted, default: 0] += 1
    }
    // None, the same, next to each other, and further away.
    #expect(found.count > 5)
    #expect(found[nil, default: 0] > 10 && found[nil, default: 0] < 150)
  }

  @Test("The fewest steps lead over the kinds that are let through, wherever they end")
  func fewestStepsByKind() throws {
    let kept = try open()
    #expect(try kept.keepGraphInMemory(withTimes: true))
    var random = SplitMix64(seed: 15)
    var longer = 0
    for _ in 0..<100 {
      let filter = EdgeFilter(kinds: ["thing"], includesDenied: true)
      // Every third is one. From there to what is none the way must be let through at its end alone.
      let (start, goal) = (random.pick(things), things[3 * random.int(0...39)])
      let wanted = try open().distances(from: [start], within: 8, filter: filter)[goal]
      for base in [try open(), kept] {
        #expect(try base.distance(from: start, to: goal, filter: filter) == wanted)
        #expect(try base.distance(from: goal, to: start, filter: filter) == wanted)
      }
      if let wanted, let free = try kept.distance(from: start, to: goal), wanted > free {
        longer += 1
      }
    }
    #expect(longer > 10)
  }

  @Test("Times come when they are asked for, and what is asked for before stays")
  func timesLater() throws {
    let kept = try open()
    #expect(try kept.keepGraphInMemory())
    let then = EdgeFilter(on: try HistoricalDate(parsing: "1917"))
    for filter in [EdgeFilter(), then, then, EdgeFilter(), then] {
      let wanted = try open().extent(around: [things[0]], depth: 3, filter: filter)
      #expect(try kept.extent(around: [things[0]], depth: 3, filter: filter) == wanted)
    }
  }

  @Test("Of days too far away to be kept, the file is asked", arguments: [-1, 1])
  func farDays(sign: Int) throws {
    let kept = try open()
    #expect(try kept.keepGraphInMemory(withTimes: true))
    let filter =
      sign < 0
      ? EdgeFilter(to: Day(number: -(1 << 40))) : EdgeFilter(from: Day(number: 1 << 40))
    let wanted = try open().extent(around: [things[0]], depth: 2, filter: filter)
    #expect(try kept.extent(around: [things[0]], depth: 2, filter: filter) == wanted)
    // What is open at an end goes on however long.
    #expect(wanted.claims.count > 1)
  }

  @Test("Numbers that no thing has are read in the file", arguments: [-5, 0])
  func strangeNumbers(object: Int) throws {
    let whole = try open()
    #expect(try whole.keepGraphInMemory())
    #expect(try whole.extent(around: [Entity.ID(object)], depth: 2).claims.isEmpty)
    let foreign = try SampleBase.foreign(folder)
    for trigger in try foreign.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try foreign.execute("DROP TRIGGER \(trigger)")
    }
    try foreign.execute("UPDATE claim SET object = \(object) WHERE id % 7 = 0 AND object > 0")
    let base = try open()
    #expect(try !base.keepGraphInMemory())
    #expect(try base.extent(around: [things[0]], depth: 2).entities.count > 1)
  }

  @Test("What is written is seen, whoever writes it, and what is rolled back is not")
  func isDropped() throws {
    let base = try open(.readWrite)
    let other = try open()
    func direct(_ base: KnowledgeBase) throws -> Bool {
      try base.keepGraphInMemory()
      return try base.paths(from: things[118], to: things[119], maximumLength: 1).isEmpty == false
    }
    #expect(try !direct(base) && !direct(other))
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try base.edit { writer in
        try writer.addClaim(ClaimDraft(things[118], "far", .entity(things[119])))
        #expect(try direct(base))
        throw Enough()
      }
    }
    #expect(try !direct(base))
    let batch = try base.edit { writer -> Batch.ID in
      try writer.addClaim(ClaimDraft(things[118], "far", .entity(things[119])))
      return writer.batch
    }
    #expect(try direct(base) && direct(other))
    // Before that batch there was none.
    let past = try base.read(as: nil, after: Batch.ID(batch.rawValue - 1)) { try direct(base) }
    #expect(!past)
    #expect(try direct(base))
    try base.undo(batch, who: "test")
    #expect(try !direct(base) && !direct(other))
  }

  @Test("Numbers that leave no place for it are walked in the file")
  func farApart() throws {
    let writing = try open(.readWrite)
    try writing.edit { _ in
      try writing.connection.run(
        """
        INSERT INTO entity (id, key, kind, label, status, batch)
        SELECT 1 << 60, 'far-away', kind, 'far away', 1, (SELECT max(id) FROM batch)
          FROM entity LIMIT 1
        """
      )
    }
    let base = try open()
    #expect(try !base.keepGraphInMemory())
    for _ in 0..<3 {
      #expect(try !base.paths(from: things[0], to: things[1], maximumLength: 4).isEmpty)
    }
  }
}
