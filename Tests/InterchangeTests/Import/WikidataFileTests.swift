import Foundation
import Interchange
import RegestaKit
import SQLite
import Testing

/// Real files of Wikidata, beside the repository.
enum SharedFolder {
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["REGESTA_SHARED"] { return path }
    let file = URL(fileURLWithPath: #filePath)
    let package = (0..<4).reduce(file) { url, _ in url.deletingLastPathComponent() }
    return package.deletingLastPathComponent().appendingPathComponent("shared").path
  }()

  static func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + name)
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
  }
}

@Suite(
  "Real files of Wikidata",
  .enabled(
    if: SharedFolder.has("sources/wikidata/Q36.json"),
    "the shared folder with files of Wikidata is not here"
  )
)
struct WikidataFileTests {
  /// Every statement is taken, left out or rejected, and the report says which.
  @Test(arguments: ["Q36", "Q191", "Q211"])
  func nothingIsLostInSilence(id: String) throws {
    let bytes = try SharedFolder.bytes("sources/wikidata/\(id).json")
    let bench = try ImportBench(founding: true)
    let told = try bench.take(bytes, named: "\(id).json")
    #expect(told.report.files.map(\.format) == ["wikidata"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: [String: [String: Any]]]
    )
    let claims = try #require(json["entities"]?[id]?["claims"] as? [String: [Any]])
    for (property, statements) in claims {
      let taken = Set(
        told.events.filter { event in
          event.thing == "claim" && event.place.record?.hasPrefix("\(id), \(property) ") == true
            && [.new, .enriched, .unchanged, .conflicting, .corrected].contains(event.outcome)
        }.map(\.place.record)
      ).count
      let left = told.events.filter {
        $0.outcome == .leftOut && ($0.sentence == property || $0.sentence.hasPrefix("\(property) "))
      }.reduce(0) { $0 + $1.count }
      let rejected = told.events.filter {
        $0.outcome == .rejected && $0.place.record?.hasPrefix("\(id), \(property) ") == true
      }.count
      if property == "P31" {
        #expect(left < statements.count, "a kind was found")
      } else {
        #expect(taken + left + rejected == statements.count, "\(id) \(property)")
      }
    }
    #expect(told.count(.rejected) == 0, "\(told.sentences(.rejected))")
  }

  @Test func aFileTwiceChangesNothing() throws {
    let bytes = try SharedFolder.bytes("sources/wikidata/Q191.json")
    let bench = try ImportBench(founding: true)
    let first = try bench.take(bytes, named: "Q191.json")
    #expect(first.report.changesBase)
    let before = try CatalogueBase.content(of: bench.base)
    let second = try bench.take(bytes, named: "Q191.json")
    #expect(!second.report.changesBase, "\(second.sentences(.new)) \(second.sentences(.enriched))")
    #expect(second.count(.missing) == 0, "\(second.sentences(.missing))")
    #expect(try CatalogueBase.content(of: bench.base) == before)
  }

  /// Estonia and Latvia are those of the founding article, by their numbers. Its Poland is another item, the
  /// Second Republic, and Q36 must not be taken for it.
  @Test func itemsAreFoundByTheirNumbers() throws {
    let bench = try ImportBench(founding: true)
    for id in ["Q191", "Q211", "Q36"] {
      try bench.take(try SharedFolder.bytes("sources/wikidata/\(id).json"), named: "\(id).json")
    }
    let keys = try bench.texts(
      """
      SELECT entity_key FROM identifiers
       WHERE scheme = 'wikidata' AND identifier IN ('Q191', 'Q211', 'Q36') ORDER BY identifier
      """
    )
    #expect(keys == ["estonia", "latvia", "poland-2"])
    #expect(try bench.texts("SELECT kind_key FROM entities WHERE key = 'poland-2'") == ["state"])
    let capital = try bench.sentences(
      "relation_key = 'capital-of' AND object_key = 'poland-2' AND status = 'recorded'"
    )
    #expect(capital.count == 1, "\(capital)")
    let people = try bench.texts(
      """
      SELECT value || ' ' || time FROM claims WHERE subject_key = 'poland-2'
         AND relation_key = 'population' ORDER BY start_min
      """
    )
    #expect(
      people.last == "38483957 2014" || people.contains { $0.hasPrefix("38483957") },
      "\(people)"
    )
  }

  @Test func anImportCanBeUndone() throws {
    let bytes = try SharedFolder.bytes("sources/wikidata/Q211.json")
    let bench = try ImportBench(founding: true)
    let before = try bench.texts("SELECT sentence FROM claims ORDER BY id")
    let told = try bench.take(bytes, named: "Q211.json")
    let batch = try #require(told.report.batch)
    try bench.base.undo(Batch.ID(batch), who: "test")
    #expect(try bench.texts("SELECT sentence FROM claims ORDER BY id") == before)
  }
}
