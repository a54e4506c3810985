import Formats
import Foundation
import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

/// A long file is written in bulk: guards, indexes and search are put away and made again. Nothing but the time
/// that it takes may tell.
@Suite struct BulkTests {
  /// Towns with their masters, battles with their day, and rows that are wrong in the middle of them.
  private static func table(rows: Int) -> String {
    var text = "kind,name,other,relation,from,to,date,latitude,longitude,source,page\n"
    var random = SplitMix64(seed: 8)
    for row in 1...rows {
      let state = "State \(Int.random(in: 1...40, using: &random))"
      let year = Int.random(in: 1200...1900, using: &random)
      let book = "A History of \(state) in its Provinces and Towns: Part \(row % 7)"
      switch row % 10 {
      case 3:
        text += "battle,Battle of \(row),,,,,\(year)-05-\(10 + row % 15),,,\(book),\(row % 300)\n"
      case 7 where row % 100 == 7:
        // Of no kind; and of a relation that is never a claim.
        text += "colour,Blue \(row),,,,,,,,\(book),1\n"
        text += "town,Nowhere \(row),\(state),represented-by,\(year),,,,,\(book),2\n"
      default:
        text +=
          "town,Tówn of the Number \(row),\(state),controls,\(year)-02,\(year + 9),,"
          + "\(Double(row % 80)),\(Double(row % 170)),\(book),\(row % 300)\n"
      }
    }
    return text
  }

  @Test("In bulk and row by row, the same base comes of a file")
  func sameBase() throws {
    let bytes = [UInt8](Self.table(rows: 1100).utf8)
    let (bulk, single) = (try TableBench(), try TableBench())
    let quick = try bulk.take(bytes, mapping: TableBench.gazetteer, bulkBytes: 0)
    let slow = try single.take(bytes, mapping: TableBench.gazetteer, bulkBytes: .max)
    #expect(quick.report.count(.rejected) == 22)
    #expect(quick.events == slow.events)
    #expect(bulk.rejects.map(\.reason) == single.rejects.map(\.reason))
    #expect(bulk.rejects.contains { $0.reason.contains("only a qualifier") })

    let comparison = try bulk.base.compare(with: single.base, by: .content)
    #expect(comparison.isEqual, "\(comparison)")
    for base in [bulk.base, single.base] {
      let soundness = try base.soundness()
      #expect(soundness.isSound, "\(soundness.checks.flatMap(\.faults))")
    }
    for query in ["Tówn of the Number 500", "battle of 103", "twon number 77"] {
      let hits = try [bulk, single].map { try $0.base.search(query).map(\.entity.key) }
      #expect(!hits[0].isEmpty && hits[0] == hits[1], "\(query)")
    }
    // The file again: nothing is new, and the base stays as it is.
    let again = try bulk.take(bytes, mapping: TableBench.gazetteer, bulkBytes: 0)
    #expect(!again.report.changesBase)
    #expect(try bulk.base.compare(with: single.base, by: .content).isEqual)
  }

  @Test("What ends a long import leaves the base as it was")
  func takenBack() throws {
    let bench = try TableBench()
    let bytes = [UInt8](Self.table(rows: 300).utf8)
    let before = try TableBench()
    let file = ImportFile(name: "long.csv", size: bytes.count) {
      MemorySource(bytes, chunkSize: 8192)
    }
    var request = ImportRequest([file], who: "test")
    request.settings.mapping = .init(name: "mapping.yaml", text: TableBench.gazetteer)
    request.isStrict = true
    request.bulkBytes = 0
    #expect(throws: RegestaError.self) {
      try bench.base.importFiles(request, report: ImportReport { _ in })
    }
    let comparison = try bench.base.compare(with: before.base, by: .content)
    #expect(comparison.isEqual)
    #expect(try bench.base.soundness().isSound)
  }

  /// What a program of ours that is wrong may write, and what of it is not there.
  private static let dangling: [(sql: String, target: String)] = [
    (
      """
      INSERT INTO claim (subject, relation, text, batch)
      SELECT 99999, r.id, 'x', max(b.id) FROM relation AS r, batch AS b WHERE r.key = 'described-as'
      """, "entity"
    ),
    (
      """
      INSERT INTO citation (claim, source, stance, batch)
      SELECT max(c.id), 99999, 0, c.batch FROM claim AS c
      """, "source"
    ),
    (
      """
      INSERT INTO qualifier (claim, relation, text) SELECT max(id), 99999, 'x' FROM claim
      """, "relation"
    ),
    ("UPDATE source SET issued = 99999", "date"),
  ]

  @Test(
    "What refers to nothing is found at the end, and nothing of the file stays",
    arguments: dangling
  )
  func danglingReferences(_ sql: String, _ target: String) throws {
    let bench = try TableBench()
    let before = try TableBench()
    let record: ToldFormat.Record = { importer in
      let town = try importer.entity(EntityReference(names: [.init("Vilna")], kind: "town"))
      try importer.claim(ClaimDraft(town, "described-as", .text("A town.")))
      try importer.base.connection.run(SQL(raw: sql))
    }
    let file = ImportFile(name: "file.told", size: 1) { MemorySource("x") }
    var request = ImportRequest([file], who: "test")
    request.formats = [ToldFormat(bringsManyRecords: true, records: [record])]
    request.bulkBytes = 0
    let error = #expect(throws: RegestaError.self) {
      try bench.base.importFiles(request, report: ImportReport { _ in })
    }
    #expect(error?.kind == .refused)
    #expect(
      error?.message.contains("refers to a \(target) that is not there") == true,
      "\(String(describing: error))"
    )
    #expect(try bench.base.compare(with: before.base, by: .content).isEqual)
    // SQLite looks after references again.
    #expect(try bench.count("PRAGMA foreign_keys") == 1)
    let ordinary = #expect(throws: RegestaError.self) {
      try bench.base.write(Batch.Draft(.edit, who: "test")) { _ in
        try bench.base.connection.run("UPDATE source SET entity = 99999")
        try bench.base.connection.run(
          "INSERT INTO source_dependence SELECT 99998, 99999, max(id) FROM batch"
        )
      }
    }
    #expect(ordinary != nil)
  }
}
