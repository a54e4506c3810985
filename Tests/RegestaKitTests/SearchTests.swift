import TestSupport
import Foundation
import RegestaKit
import SQLite
import Testing

/// The strings that break programs, where the folder beside the repository has them.
private let naughtyStrings: [String] = {
  let shared =
    ProcessInfo.processInfo.environment["REGESTA_SHARED"]
    ?? repository.deletingLastPathComponent().appending(path: "shared").path
  let files = FileManager.default.enumerator(atPath: shared)
  for case let name as String in files ?? .init() where name.lowercased().contains("naughty") {
    let text = try? String(contentsOfFile: shared + "/" + name, encoding: .utf8)
    if let text { return text.split(separator: "\n").map(String.init) }
  }
  return []
}()

@Suite("Finding things by name")
struct SearchTests {
  @Test(
    "A name is found however it is written",
    arguments: [
      ("suwalki", "suwałki"), ("Вильнюс", "vilnius"), ("vilno", "vilnius"), ("wilno", "vilnius"),
      ("VILNIUS", "vilnius"), ("Wilna", "vilnius"), ("vilniuss", "vilnius"), ("grodno", "hrodna"),
      ("Hrodna", "hrodna"), ("braslau", "braslaw"), ("braslaw", "braslaw"),
    ]
  )
  func spellings(_ query: String, _ key: String) throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { folder.keep() }
    let hits = try base.search(query)
    let wanted = key == "suwałki" ? "suwalk" : key
    #expect(
      hits.prefix(3).contains { $0.entity.key.hasPrefix(wanted) },
      "\(hits.map { "\($0.entity.key) \($0.match) \($0.score)" })"
    )
  }

  @Test("An author is found without accents")
  func authors() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { folder.keep() }
    let isPerson = try base.search("lossowski").contains { $0.name.contains("ossowski") }
    let isSource = (try? base.source(named: "lossowski")) != nil
    #expect(isPerson || isSource)
  }

  @Test("A town and the gubernya of its name are not confused")
  func townAndGubernya() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { folder.keep() }
    #expect(try base.entity(named: "Grodno").key == "hrodna")
    #expect(try base.entity(named: "Grodno gubernya").kind == "gubernya")
    #expect(try base.search("grodno", kind: "gubernya").first?.entity.kind == "gubernya")
    #expect(try base.search("grodno", kind: "city").first?.entity.key == "hrodna")
  }

  @Test("A kind narrows a search to itself and the kinds below it, however much else there is")
  func kinds() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    try base.edit { writer in
      for number in 0..<300 {
        let kind = number == 299 ? "gubernya" : "town"
        let entity = try writer.addEntity(key: "springfield-\(number)", kind: kind)
        try writer.addName("Springfield", language: "en", role: "preferred-name", of: entity)
        try writer.addName("North Springfield", language: "en", role: "alias", of: entity)
      }
    }
    for query in ["Springfield", "north springfield", "springf", "springfeld"] {
      let hits = try base.search(query, kind: "region", limit: 5)
      #expect(hits.first?.entity.key == "springfield-299", "\(query)")
      #expect(hits.allSatisfy { $0.entity.kind == "gubernya" || $0.match == .similar })
    }
    let error = #expect(throws: RegestaError.self) { _ = try base.search("x", kind: "gubernia") }
    #expect(error?.kind == .notFound)
    #expect(error?.suggestions.first?.text == "gubernya")
  }

  @Test("What begins as many names do is no slip of the pen", arguments: [2, 3])
  func beginnings(_ count: Int) throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    let names = ["Quarbost", "Quarbury", "Little Quarbam"].prefix(count) + ["Quatb"]
    try base.edit { writer in
      for (number, name) in names.enumerated() {
        let entity = try writer.addEntity(key: "place-\(number)", kind: "town")
        try writer.addName(name, language: "en", role: "preferred-name", of: entity)
      }
    }
    let hits = try base.search("quarb")
    #expect(hits.filter { $0.match == .beginning }.count == count)
    #expect(hits.contains { $0.name == "Quatb" && $0.match == .similar } == (count < 3))
    let near = try base.search("quarb", likeness: 0.75)
    #expect(near.contains { $0.name == "Quatb" && $0.match == .similar })
    #expect(try base.search("quatb").first?.match == .exact)
  }

  @Test(
    "A slip of the pen hides a short name nowhere",
    arguments: ["Grzno", "Pskw", "Tarnby"]
  )
  func slips(_ name: String) throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    try base.edit { writer in
      for (key, name) in [("town", name), ("hill", "Hill of \(name)")] {
        let entity = try writer.addEntity(key: key, kind: "town")
        try writer.addName(name, language: "en", role: "preferred-name", of: entity)
      }
    }
    let letters = Array(name.lowercased())
    for place in letters.indices {
      var slips: [[Character]] = []
      for letter in "aekrtz" {
        var slip = letters
        slip[place] = letter
        slips.append(slip)
        slip[place] = letters[place]
        slip.insert(letter, at: place)
        slips.append(slip)
      }
      var slip = letters
      if place > 0 {
        slip.swapAt(place - 1, place)
        slips.append(slip)
      }
      if letters.count > 4 {
        slip = letters
        slip.remove(at: place)
        slips.append(slip)
      }
      for slip in slips where slip != letters {
        let hits = try base.search(String(slip), likeness: 0.5)
        #expect(hits.contains { $0.entity.key == "town" }, "\(String(slip))")
      }
    }
  }

  @Test("A name that several bear is ambiguous, and a key never is")
  func ambiguity() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    try base.edit { writer in
      for key in ["twin-a", "twin-b"] {
        let entity = try writer.addEntity(key: key, kind: "town")
        try writer.addName("Twinning", language: "en", role: "preferred-name", of: entity)
      }
      let other = try writer.addEntity(key: "twinning", kind: "town")
      try writer.addName("Elsewhere", language: "en", role: "preferred-name", of: other)
    }
    #expect(try base.entity(named: "twinning").key == "twinning")
    let error = #expect(throws: RegestaError.self) { _ = try base.entity(named: "Twinning") }
    #expect(error?.kind == .ambiguous)
    let suggested = error?.suggestions.map(\.text) ?? []
    #expect(suggested.contains("twin-a") && suggested.contains("twin-b"))
    let missing = #expect(throws: RegestaError.self) { _ = try base.entity(named: "Qqqqq") }
    #expect(missing?.kind == .notFound)
  }

  @Test("Retracted names and entities are not found")
  func retracted() throws {
    let (base, folder) = try SampleBase.seeded()
    defer { folder.keep() }
    let (entity, claim) = try base.edit { writer in
      let entity = try writer.addEntity(key: "gone", kind: "town")
      let claim = try writer.addName(
        "Xanadu",
        language: "en",
        role: "preferred-name",
        of: entity
      )
      return (entity, claim)
    }
    #expect(try base.search("xanadu").first?.entity.id == entity)
    try base.edit { try $0.setStatus(.retracted, of: claim) }
    #expect(try base.search("xanadu").allSatisfy { $0.entity.id != entity })
  }

  /// What people and programs type that is no name.
  private static let hostile: [String] = [
    "", " ", "\"", "\"\"", "'", "''", "*", "^", ":", "(", ")", "(((", "+", "-", "{", "}", "%", "_",
    "AND", "OR", "NOT", "NEAR", "NEAR(", "NEAR(a b, 3)", "a AND", "AND a", "a OR OR b", "a NOT b",
    "folded : x", "folded:", "rowid:1", "name_words", "a*", "*a", "a * b", "^a", "a^", "a ^ b",
    "\"a", "a\"b", "a\"\"b", "x' OR 1=1 --", "'; DROP TABLE claim; --", "\u{0}", "a\u{0}b",
    "\u{1}\u{2}\u{1f}", "\u{7f}", "\u{fffd}", "\u{feff}", "\u{202e}", "\u{301}\u{301}\u{301}",
    "e\u{301}",
    "😀", "🇱🇹", "👩‍👩‍👧", "中文", "ヴィリニュス", "ووو", "\r\n", "a\nb\tc", "\\", "\\0", "NULL", "nil", "-0",
    "1e309", "№", "½", "ﬁ", "ß", "İ", "ı", "ǅ", String(repeating: "(", count: 5000),
    String(repeating: "a", count: 100_000), String(repeating: "a ", count: 50_000),
    String(repeating: "Vilnius ", count: 12_500), String(repeating: "\"", count: 100_000),
    String(repeating: "ž\u{301}", count: 20_000), String(repeating: "AND ", count: 300),
  ]

  @Test("Hostile queries give hits or none, and the same again")
  func hostileQueries() throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { folder.keep() }
    for query in Self.hostile + naughtyStrings {
      let hits = try base.search(query, limit: 5)
      #expect(hits.count <= 5)
      #expect(hits == (try base.search(query, limit: 5)))
      #expect(hits.allSatisfy { (0...1).contains($0.score) })
      do {
        _ = try base.entity(named: query)
      } catch let error as RegestaError {
        #expect([.notFound, .ambiguous].contains(error.kind))
      }
    }
    for limit in [-1, 0, 1, Int.max] { _ = try base.search("vilnius", limit: limit) }
  }

  @Test("Random queries never fail", arguments: 1...4 as ClosedRange<UInt64>)
  func fuzz(_ seed: UInt64) throws {
    let (base, folder) = try SampleBase.seeded(.readOnly)
    defer { folder.keep() }
    var random = SplitMix64(seed: seed)
    let pieces = [
      "vil", "nius", "Gro", "дно", "\"", "*", "^", ":", "(", ")", " ", "AND", "OR", "NOT", "NEAR",
      "+",
      "-", "\u{0}", "'", "{", "}", ",", "1920", "ł", "\u{301}", "ß", "中", "🗺", ".", "/", "folded",
      "sound",
    ]
    for _ in 0..<150 {
      let query = (0...Int.random(in: 0...8, using: &random)).map { _ in random.pick(pieces) }
        .joined()
      let hits = try base.search(query, limit: 8)
      for (first, second) in zip(hits, hits.dropFirst()) {
        #expect((first.match, -first.score) <= (second.match, -second.score))
      }
    }
  }
}
