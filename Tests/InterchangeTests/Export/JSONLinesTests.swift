import Formats
import Foundation
import Interchange
import RegestaKit
import SQLite
import Seed
import Testing

@Suite struct JSONLinesTests {
  /// Each line as an object.
  private func lines(of base: KnowledgeBase) throws -> [[String: Any]] {
    let text = try ExportSamples.text(of: base, as: "jsonl")
    #expect(text.hasSuffix("}\n"))
    return try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any])
    }
  }

  @Test func theHeadTellsVersionAndOrder() throws {
    let base = try ExportSamples.seed()
    let lines = try lines(of: base)
    let head = try #require(lines.first)
    #expect(head["type"] as? String == "regesta" && head["format"] as? Int == 1)
    #expect(head["schema"] as? Int == KnowledgeBase.schemaVersion)
    let tables = try #require(head["tables"] as? [String])
    let seen = lines.dropFirst().compactMap { $0["type"] as? String }
    #expect(seen.count == lines.count - 1)
    // The tables come in the order that the head tells, each in one piece.
    let order = seen.map { tables.firstIndex(of: $0) ?? -1 }
    #expect(order == order.sorted() && order.first != -1)
  }

  /// A table that is new in the schema must come in here, or be derived from others.
  @Test func everyTableIsInItOrDerived() throws {
    let base = try ExportSamples.seed()
    let lines = try lines(of: base)
    let tables = try #require(lines.first?["tables"] as? [String])
    let all = try base.readableRelations().filter { !$0.isView }.map(\.name)
    let derived = [
      "kind_tree", "relation_tree", "name", "name_words", "name_trigrams", "passage_words",
    ]
    #expect(Set(all).subtracting(derived) == Set(tables))
    for table in tables {
      let count = try base.sql("SELECT count(*) FROM \(table)").rows.first?.first
      let written = lines.count { $0["type"] as? String == table }
      #expect(count == .integer(written), "\(table)")
    }
  }

  /// A base made again from the lines is the same: sent out, it gives the same bytes, and it answers
  /// the same.
  @Test func aBaseCanBeMadeAgain() throws {
    for base in [try ExportSamples.seed(), try ExportSamples.hostile()] {
      let again = try rebuilt(from: ExportSamples.text(of: base, as: "jsonl"))
      let first = try ExportSamples.text(of: base, as: "jsonl").split(separator: "\n")
      let second = try ExportSamples.text(of: again, as: "jsonl").split(separator: "\n")
      #expect(first.count == second.count)
      for (line, other) in zip(first, second) where line.utf8.elementsEqual(other.utf8) == false {
        Issue.record("\(line)\n\(other)")
        break
      }
      let counts = "SELECT (SELECT count(*) FROM claims), (SELECT count(*) FROM kind_tree)"
      #expect(try base.sql(counts) == again.sql(counts))
    }
  }

  /// What docs/formats/jsonl.md tells a reader to do.
  ///
  /// Read by our own reader: Foundation's takes a byte order mark at the head of a text away.
  private func rebuilt(from text: String) throws -> KnowledgeBase {
    var lines = JSONElements(MemorySource(text), layout: .lines)
    _ = try lines.next()
    let connection = try Connection(.memory, Connection.Options(access: .createIfMissing))
    try connection.execute(Seed.schema)
    try connection.execute("PRAGMA trusted_schema = 1; PRAGMA foreign_keys = 0")
    var hashes: [(Int, String)] = []
    while let line = try lines.next()?.object {
      var row = Dictionary(uniqueKeysWithValues: line.members.map { ($0.name, $0.value) })
      guard let table = row.removeValue(forKey: "type")?.string else { continue }
      if let type = row.removeValue(forKey: "csl_type") { row["type"] = type }
      if table == "batch", let id = row["id"]?.integer, let hash = row.removeValue(forKey: "hash") {
        hashes.append((Int(id), hash.string ?? ""))
      }
      let columns = row.keys.sorted()
      var sql = SQL(raw: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (")
      for (index, column) in columns.enumerated() {
        let comma: SQL = index == 0 ? "" : ", "
        switch row[column] {
        case .string(let text): sql = sql + comma + "\(text)"
        case .integer(let number): sql = sql + comma + "\(number)"
        case .decimal(let number): sql = sql + comma + "\(number.double)"
        default: Issue.record("\(table).\(column)")
        }
      }
      try connection.run(sql + ")")
    }
    for (id, hash) in hashes {
      try connection.run("UPDATE batch SET hash = \(hash) WHERE id = \(id)")
    }
    let broken = try connection.rows("PRAGMA foreign_key_check") { try $0.text(0) }
    #expect(broken.isEmpty)
    return try KnowledgeBase(connection)
  }
}
