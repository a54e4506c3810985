import Formats
import Interchange
import RegestaKit
import TestSupport
import Testing

/// Data sets of others beside the repository, by the mappings that the program carries. Every row is taken
/// or rejected with a reason, and every column is taken or left out with one.
@Suite("Tables of others", .enabled(if: SharedFiles.has("sources/treaties/HUGGO_clean.csv")))
struct BuiltInTableTests {
  /// Reads the file by itself, and counts what is in it.
  private func values(_ path: String, missing: Set<String>) throws -> (
    rows: Int, counts: [String: Int]
  ) {
    var reader = try CSVReader(MemorySource(try SharedFiles.bytes(path)))
    let names = try #require(reader.header?.names)
    var counts: [String: Int] = [:]
    var rows = 0
    while let record = try reader.next() {
      rows += 1
      for (name, value) in zip(names, record) where !missing.contains(value) {
        counts[name, default: 0] += 1
      }
    }
    return (rows, counts)
  }

  /// Every column of a file is accounted for, with the number of its values.
  private func account(_ taken: TableBench.Taken, for counts: [String: Int]) {
    for (name, count) in counts {
      let events = taken.events.filter {
        $0.sentence == "column \"\(name)\"" && $0.place.position == nil
      }
      #expect(events.count == 1, "\(name): \(events)")
      #expect(events.first?.count == count, "\(name): \(events)")
      #expect(events.first?.reason?.isEmpty == false)
    }
  }

  @Test("HUGGO: every row and column, and the seed's treaty is found in it")
  func huggo() throws {
    let path = "sources/treaties/HUGGO_clean.csv"
    let bench = try TableBench(founding: true)
    let bytes = try SharedFiles.bytes(path)
    let taken = try bench.take(bytes, name: "HUGGO_clean.csv")
    let (rows, counts) = try values(path, missing: ["", "NA", "None", "none"])
    account(taken, for: counts)
    #expect(taken.report.files.first?.format == "csv")
    let defined = taken.events.filter { event in
      event.thing == "entity" && event.outcome != .undecided
        && event.reason?.hasPrefix("by its kind, its day") == true
    }
    #expect(
      defined.map(\.sentence) == [
        "Peaceful Agreement Between Russia And Lithuania is Soviet-Lithuanian Treaty of 1920 (soviet-lithuanian-treaty-1920)"
      ]
    )
    #expect(taken.report.count(.rejected) == bench.rejects.count)
    #expect(rows == 4532)
    // Same title and same date are one treaty; all others are treaties of their own.
    #expect(bench.rejects.count <= 2, "\(bench.rejects.map(\.reason))")
    let treaties = try bench.count(
      "SELECT count(*) FROM all_claims WHERE relation_key = 'signed-on'"
    )
    #expect(treaties > 4500)
    // The parties of the one treaty are those the base knows, not namesakes.
    let parties = try bench.sentences(
      "relation_key = 'party-to' AND object_key = 'soviet-lithuanian-treaty-1920'"
    )
    #expect(parties.count == 2, "\(parties)")
    #expect(parties.allSatisfy { $0.hasPrefix("Lithuania ") || $0.hasPrefix("Soviet Russia ") })
    let again = try bench.take(bytes, name: "HUGGO_clean.csv")
    #expect(!again.report.changesBase, "\(again.report.counts)")
  }

  @Test("Correlates of War: wars, with second spells")
  func wars() throws {
    let path = "sources/correlates-of-war/Inter-StateWarData_v4.0.csv"
    let bench = try TableBench()
    let bytes = try SharedFiles.bytes(path)
    let taken = try bench.take(bytes, name: "wars.csv")
    let (rows, counts) = try values(path, missing: ["", "-8", "-9"])
    account(taken, for: counts)
    #expect(bench.rejects.isEmpty, "\(bench.rejects.map(\.reason))")
    #expect(rows == 337)
    let spells = try bench.count(
      "SELECT count(*) FROM all_claims WHERE relation_key = 'belligerent-in'"
    )
    #expect(spells == rows + (counts["StartYear2"] ?? 0))
    #expect(
      try bench.count(
        "SELECT count(DISTINCT object_id) FROM all_claims WHERE relation_key = 'belligerent-in'"
      ) == 95
    )
    #expect(
      try bench.count(
        "SELECT count(DISTINCT subject_id) FROM all_claims WHERE relation_key = 'belligerent-in'"
      ) == 98
    )
    let losses = try bench.count("SELECT count(*) FROM all_claims WHERE relation_key = 'losses'")
    #expect(losses == counts["BatDeath"])
    // Not -8 but a comma within a field: two wars it came out of.
    let ends = try bench.sentences("relation_key = 'followed-by' AND value = 'Spanish-American'")
    #expect(ends.count == 2, "\(ends)")
    #expect(try !bench.take(bytes, name: "wars.csv").report.changesBase)
  }

  @Test("Correlates of War: states and the system, year by year")
  func states() throws {
    let bench = try TableBench()
    let path = "sources/correlates-of-war/states2016.csv"
    let taken = try bench.take(try SharedFiles.bytes(path), name: "states2016.csv")
    let (rows, counts) = try values(path, missing: ["", "-8", "-9", "NA"])
    account(taken, for: counts)
    #expect(bench.rejects.isEmpty)
    #expect(
      try bench.count("SELECT count(*) FROM all_claims WHERE relation_key = 'member-of'") == rows
    )
    #expect(
      try bench.count("SELECT count(*) FROM all_claims WHERE relation_key = 'cow-code'") == 217
    )
    #expect(try bench.sentences("relation_key = 'member-of' AND subject = 'Lithuania'").count == 2)
    #expect(
      try bench.sentences("relation_key = 'member-of' AND subject = 'France'").first?.contains(
        "1816"
      ) == true
    )
    let years = "sources/correlates-of-war/system2016.csv"
    let second = try bench.take(try SharedFiles.bytes(years), name: "system2016.csv")
    let (lines, columns) = try values(years, missing: ["", "-8", "-9", "NA"])
    account(second, for: columns)
    #expect(bench.rejects.isEmpty)
    #expect(lines == 15951)
    // What the list of states says more exactly is only cited again.
    #expect(
      try bench.count("SELECT count(*) FROM all_claims WHERE relation_key = 'cow-code'") == 217
    )
    #expect(second.report.count(.conflicting) == 0)
  }
}
