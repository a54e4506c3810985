import Chronology
import Foundation
import RegestaKit
import SQLite
import Testing

@testable import Interchange

/// What was decided about a name in a file is remembered when the file comes in again.
@Suite("A file that comes in again is not asked about again")
struct MatchingMemoryTests {
  /// A person of a file.
  struct Line {
    var name: String
    var born: String?
    var school: String?
  }

  let base: KnowledgeBase
  let father: Entity.ID
  let son: Entity.ID

  /// Two men of one name, whom another source has.
  init() throws {
    base = try CatalogueBase.copy()
    (father, son) = try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let men = try ["jonas-1", "jonas-2"].map { key in
        let man = try writer.addEntity(key: key, kind: "person")
        try writer.addName("Jonas Petraitis", language: "lt", role: "preferred-name", of: man)
        return man
      }
      return (men[0], men[1])
    }
  }

  /// Takes a file in, as a format does.
  private func take(_ lines: [Line], file: String = "parish.csv") throws -> ImportReport {
    let report = ImportReport()
    try base.write(Batch.Draft(.import, who: "test")) { writer in
      let importer = try Importer(writer, of: base, report: report)
      try importer.beginSource(ofFile: file)
      for line in lines {
        try importer.record(ImportPlace(file)) {
          let dates = try line.born.map {
            [EntityReference.Dating("born-on", try HistoricalDate(parsing: $0))]
          }
          let man = try importer.entity(
            EntityReference(
              names: [.init(line.name, language: "lt")],
              kind: "person",
              dates: dates ?? []
            )
          )
          for dating in dates ?? [] {
            try importer.claim(ClaimDraft(man, dating.relation, .date(dating.date)))
          }
        }
      }
      try importer.finish()
    }
    return report
  }

  private func people() throws -> Int { try base.entities(ofKind: "person").count }

  private func open() throws -> Set<Set<String>> {
    Set(try base.proposals().map { [$0.one.key, $0.other.key] })
  }

  private static let file = [Line(name: "Jonas Petraitis", born: "1868-03-02")]
  private static let corrected = [Line(name: "Jonas Petraitis", born: "1868-03-12")]

  @Test("What is open is not asked again, and nothing is doubled")
  func openStays() throws {
    #expect(try take(Self.file).count(.undecided) == 2)
    #expect(try people() == 3)
    let proposals = try open()
    #expect(proposals == [["jonas-petraitis", "jonas-1"], ["jonas-petraitis", "jonas-2"]])
    for file in [Self.file, Self.corrected, Self.file] {
      let report = try take(file)
      #expect(report.count(.undecided) == 0)
      #expect(report.count(.new, "entity") == 0)
      #expect(try people() == 3)
      #expect(try open() == proposals)
    }
  }

  @Test(
    "What was told apart is not proposed again, when the file is the same nor when it is corrected"
  )
  func differentStays() throws {
    _ = try take(Self.file)
    // That the two have the date too makes them as likely as the one that was made for the file.
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      for man in [father, son] {
        try writer.addClaim(
          ClaimDraft(man, "born-on", .date(try HistoricalDate(parsing: "1868-03")))
        )
      }
    }
    let decisions = try base.proposals().map { Decision(.different, $0.one, $0.other) }
    let (outcomes, batch) = try base.decide(decisions, who: "test")
    #expect(outcomes.map(\.result) == [.apart, .apart])
    #expect(try base.batch(#require(batch))?.kind == .review)
    #expect(try open().isEmpty)
    for file in [Self.file, Self.corrected, Self.corrected] {
      let report = try take(file)
      #expect(report.count(.undecided) == 0)
      #expect(report.count(.new, "entity") == 0)
      #expect(try people() == 3)
      #expect(try open().isEmpty)
    }
    let own = try #require(try base.entity(key: "jonas-petraitis"))
    let dates = try base.claims(ClaimQuery(subject: own.id, relation: "born-on"))
    #expect(dates.map(\.object.printed) == ["12 March 1868"])
  }

  @Test("What was merged is found under the survivor, and its claims are not doubled")
  func sameStays() throws {
    _ = try take(Self.file)
    let one = try #require(try base.entity(key: "jonas-petraitis"))
    let other = try #require(try base.entity(father))
    let (outcomes, _) = try base.decide([Decision(.same, one, other)], who: "test")
    #expect(outcomes.map(\.result) == [.merged])
    let count = try base.claims(ClaimQuery(subject: father, includesNames: true)).count
    for _ in 0..<2 {
      let report = try take(Self.file)
      #expect(report.changesBase == false)
      #expect(try people() == 2)
      #expect(try base.claims(ClaimQuery(subject: father, includesNames: true)).count == count)
    }
    let report = try take(Self.corrected)
    #expect(report.count(.new, "entity") == 0)
    #expect(report.count(.corrected) == 1)
    // That the new thing may be the son is a question about the father now.
    #expect(try open() == [["jonas-1", "jonas-2"]])
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test("Another source is asked about as ever")
  func anotherSource() throws {
    _ = try take(Self.file)
    try base.decide(base.proposals().map { Decision(.different, $0.one, $0.other) }, who: "test")
    #expect(try take([Line(name: "Jonas Petraitis")], file: "census.csv").count(.undecided) == 3)
  }

  @Test("A dry run decides nothing, and says the same")
  func dryRun() throws {
    _ = try take(Self.file)
    let before = try CatalogueBase.content(of: base)
    let decisions = try base.proposals().map { Decision(.same, $0.one, $0.other) }
    let dry = try base.decide(decisions, isDryRun: true, who: "test")
    #expect(dry.batch == nil)
    #expect(try CatalogueBase.content(of: base) == before)
    let real = try base.decide(decisions, who: "test")
    #expect(dry.outcomes == real.outcomes)
    #expect(real.outcomes.map(\.result) == [.merged, .merged])
    #expect(try people() == 1)
  }

  @Test(
    "Likely duplicates are proposed with a score, but for what has other numbers or was told apart"
  )
  func duplicates() throws {
    let found = try base.proposals(duplicates: true)
    #expect(found.map { [$0.one.key, $0.other.key] } == [["jonas-2", "jonas-1"]])
    #expect(found.first?.score == 0.94)
    #expect(found.first?.origin == .check)
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      try writer.addClaim(ClaimDraft(father, "wikidata", .text("Q1")))
      try writer.addClaim(ClaimDraft(son, "wikidata", .text("Q2")))
    }
    #expect(try base.proposals(duplicates: true).isEmpty)
  }
}
