import Formats
import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

/// A base made again of its dump: the same in every row, or not made at all.
@Suite struct RestoreTests {
  private func dump(of base: KnowledgeBase) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try base.export(JSONLinesFormat()) { bytes += $0 }
    return bytes
  }

  private func restored(_ bytes: [UInt8], chunkSize: Int = .max) throws -> KnowledgeBase {
    try JSONLinesRestore(MemorySource(bytes, chunkSize: chunkSize), name: "dump.jsonl")
      .makeTemporaryBase()
  }

  // MARK: The round trip

  @Test(arguments: 0..<6 as Range<UInt64>)
  func theSameBytesComeOutAgain(seed: UInt64) throws {
    let base = try RandomHistory.base(seed: seed)
    let bytes = try dump(of: base)
    let again = try restored(bytes, chunkSize: 1_000 + Int(seed))
    #expect(try dump(of: again) == bytes)
    let comparison = try base.compare(with: again)
    #expect(comparison.isEqual && comparison.sections.count == 23)
    #expect(comparison.sections.allSatisfy { $0.left > 0 }, "the random base lacks a table")
    // What follows from the rows is there too, and the base can be worked on.
    #expect(try again.soundness().checks.flatMap(\.faults) == [])
    for table in ["kind_tree", "relation_tree", "name"] {
      let rows = SQL(raw: "SELECT * FROM \(table) ORDER BY 1, 2")
      let wanted = try base.connection.rows(rows) { try $0.values() }
      #expect(try again.connection.rows(rows) { try $0.values() } == wanted, "\(table)")
    }
    let hits = try base.search("Ding").map(\.name)
    #expect(try !hits.isEmpty && again.search("Ding").map(\.name) == hits)
    let next = try again.edit { $0.batch }
    #expect(try again.verifyHistory().isEmpty && next.rawValue > 5)
  }

  /// From schema 2 on the rows are the same.
  @Test(arguments: [2, 3])
  func aDumpOfASchemaBeforeIsRead(schema: Int) throws {
    let base = try RandomHistory.base(seed: 7)
    let bytes = try dump(of: base)
    let older = String(decoding: bytes, as: UTF8.self)
      .replacing(#""schema":4"#, with: #""schema":\#(schema)"#, maxReplacements: 1)
    #expect(older.utf8.count == bytes.count && Array(older.utf8) != bytes)
    #expect(try dump(of: restored(Array(older.utf8))) == bytes)
  }

  /// The schema of a base made again is, object by object, that of one that was made new.
  @Test func theSchemaIsTheSame() throws {
    let base = try RandomGraph(seed: 1, nodes: 5, links: 9).base
    let again = try restored(dump(of: base))
    let query: SQL = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2"
    let wanted = try base.connection.rows(query) { try $0.values() }
    #expect(try again.connection.rows(query) { try $0.values() } == wanted)
    for pragma in ["application_id", "user_version", "foreign_keys"] {
      let value = try again.connection.first(SQL(raw: "PRAGMA \(pragma)")) { try $0.int(0) }
      #expect(try value == base.connection.first(SQL(raw: "PRAGMA \(pragma)")) { try $0.int(0) })
    }
  }

  @Test func numbersAndTextsAreExact() throws {
    let (base, folder) = try SampleBase.catalogueOnly()
    defer { folder.keep() }
    let numbers = [
      0.1, -0.0, 1e300, -.leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e15,
      9_007_199_254_740_992, 1.0 / 3,
    ]
    let texts = [
      "a\u{0}b", "\u{FEFF}x", "e\u{301}", "\u{E9}", "\u{7F}\u{1}\r\n\t\u{2028}", "𐌰\\\"/",
    ]
    try base.edit { writer in
      let thing = try writer.addEntity(key: "thing", kind: "place")
      for number in numbers {
        try writer.addClaim(ClaimDraft(thing, "population", .quantity(number)))
      }
      for text in texts {
        try writer.addName(text, language: "und", role: "alias", of: thing)
      }
      // Days may be as far away as 64 bits reach.
      try base.connection.run(
        """
        INSERT INTO date (wording, calendar, earliest, latest, rule, edtf, printed)
        VALUES ('', 'gregorian', \(Int64.min), \(Int64.max), 'test', '', '')
        """
      )
      try base.connection.run(
        "INSERT INTO meta (key, value) VALUES (\("odd \u{0} key"), \("odd \u{0} value"))"
      )
    }
    let bytes = try dump(of: base)
    let again = try restored(bytes)
    #expect(try dump(of: again) == bytes && base.compare(with: again).isEqual)
    let query: SQL = "SELECT number FROM claim WHERE number IS NOT NULL ORDER BY id"
    let wanted = try base.connection.rows(query) { try $0.double(0).bitPattern }
    #expect(try again.connection.rows(query) { try $0.double(0).bitPattern } == wanted)
    #expect(wanted.count == numbers.count)
  }

  // MARK: What is damaged

  /// Whatever is done to a line, it is an error with a place, or the change is one that nothing in a
  /// base speaks against: then it is what the base holds, not something else.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func aDamagedDumpIsRefusedOrMeant(seed: UInt64) throws {
    let bytes = try dump(of: try RandomGraph(seed: seed, nodes: 6, links: 12).base)
    let lines = bytes.split(separator: 0x0A).map { Array($0) }
    var random = SplitMix64(seed: seed)
    var refused = 0
    for index in lines.indices {
      for kind in 0..<5 {
        var damaged = lines
        switch kind {
        case 0: damaged[index].removeLast(random.int(1...damaged[index].count))
        case 1: damaged.remove(at: index)
        case 2: damaged.insert(damaged[index], at: index)
        case 3: damaged.removeSubrange(index...)
        default:
          let place = random.int(0...damaged[index].count - 1)
          damaged[index][place] = UInt8(random.int(0x20...0x7E))
        }
        let altered = Array(damaged.map { line -> [UInt8] in line + [0x0A] }.joined())
        do {
          let again = try restored(altered)
          let out = try dump(of: again)
          // White space, escapes and numbers may be written in several ways.
          #expect(kind == 4 || out == altered, "line \(index + 1), damage \(kind)")
          #expect(try dump(of: restored(out)) == out)
        } catch let error as RegestaError {
          refused += 1
          #expect(error.message.hasPrefix("dump.jsonl"), "\(error)")
        }
      }
    }
    #expect(refused > lines.count * 4)
  }

  @Test func errorsSayWhereAndWhat() throws {
    let text = String(
      decoding: try dump(of: try RandomGraph(seed: 7, nodes: 4, links: 4).base),
      as: UTF8.self
    )
    let lines = text.split(separator: "\n").map(String.init)
    func line(_ start: String) throws -> Int {
      try #require(lines.firstIndex { $0.hasPrefix(start) })
    }
    let claim = try line(#"{"type":"claim","id":2,"#)
    let batch = try line(#"{"type":"batch""#)
    let cases: [(Int, String, String, String)] = [
      (0, #""format":1"#, #""format":2"#, "1:1: The dump has format 2;"),
      (0, #""schema":4"#, #""schema":9"#, "1:1: The dump is of schema 9;"),
      (0, #""meta","#, #""#, "1:1: The head does not list the tables"),
      (0, #""regesta""#, #""other""#, "1:1: This is not the head of a dump"),
      (claim, #""type":"claim""#, #""type":"clam""#, "\(claim + 1):9: There is no table \"clam\""),
      (claim, #""type":"claim""#, #""tipe":"claim""#, "does not say of which type it is"),
      (claim, #""subject""#, #""subjekt""#, "\(claim + 1):24: claim has no column \"subjekt\""),
      (claim, #""unknown":0"#, #""unknown":"0""#, "claim.unknown must be a whole number"),
      (claim, #""unknown":0"#, #""unknown":0.5"#, "claim.unknown must be a whole number"),
      (
        claim, #""unknown":0"#, #""unknown":9223372036854775808"#,
        "must be a whole number of 64 bits"
      ),
      (claim, #""unknown":0"#, #""unknown":[0]"#, "\"unknown\" must be a text or a number"),
      (
        claim, #""unknown":0"#, #""unknown":7"#,
        "\(claim + 1): this row of claim breaks a rule of the schema: CHECK (unknown IN (0, 1))"
      ),
      (claim, #""unknown":0,"#, "", "\(claim + 1):1: claim.unknown is missing"),
      (claim, #""unknown":0"#, #""unknown":0,"unknown":0"#, "claim.unknown is there twice"),
      (claim, #""id":2"#, #""id":1"#, "\(claim + 1):1: this row of claim is there twice"),
      (claim, #""id":2"#, #""id":0"#, "\(claim + 1):1: this row of claim stands behind"),
      (claim, #""object":"#, #""object":99"#, "\(claim + 1): claim.object refers to entity 99"),
      (claim, #""batch":1"#, #""batch":8"#, "\(claim + 1): claim.batch refers to batch 8"),
      (claim, #""start_min":"#, #""start_min":1"#, "dump.jsonl:\(claim + 1):"),
      (claim, #""denied":0"#, #""denied":1"#, "batch.hash is not the hash"),
      (batch, #""hash":"#, #""why":"#, "dump.jsonl:\(batch + 1):"),
    ]
    for (index, old, new, wanted) in cases {
      var altered = lines
      let range = try #require(altered[index].firstRange(of: old), "\(old)")
      altered[index].replaceSubrange(range, with: new)
      let error = #expect(throws: RegestaError.self, "\(new)") {
        try restored([UInt8](altered.joined(separator: "\n").utf8))
      }
      let message = error?.message ?? ""
      #expect(message.hasPrefix("dump.jsonl:") && message.contains(wanted), "\(new): \(message)")
    }
  }

  /// Other programs put members in another order, write NULL, and take `.0` away.
  @Test func whatOtherProgramsRewriteIsRead() throws {
    let base = try RandomGraph(seed: 3, nodes: 4, links: 6).base
    let bytes = try dump(of: base)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated().map {
      index,
      line in
      guard index > 0, line.hasPrefix(#"{"type":""#), let comma = line.firstIndex(of: ",") else {
        return String(line)
      }
      let type = line[line.index(after: line.startIndex)..<comma]
      return "{ \(line[line.index(after: comma)...].dropLast()) , \(type) } \r"
    }
    let again = try restored([UInt8]("\u{FEFF}\(lines.joined(separator: "\n"))".utf8))
    #expect(try dump(of: again) == bytes)
  }

  /// No rule that a trigger keeps gives way in a restore: each is asked of all rows.
  @Test func theRulesOfTriggersAreKept() throws {
    let base = try RandomHistory.base(seed: 2)
    let text = String(decoding: try dump(of: base), as: UTF8.self)
    let cases = [
      (
        #"{"type":"mention","id":1,"passage":1,"start":0"#,
        #"{"type":"mention","id":1,"passage":1,"start":99"#, "lies outside its passage"
      ),
      (#""quote_start":6"#, #""quote_start":5"#, "has a quotation that is not in its passage"),
    ]
    for (old, new, wanted) in cases {
      let range = try #require(text.firstRange(of: old), "\(old)")
      let altered = text.replacingCharacters(in: range, with: new)
      let error = #expect(throws: RegestaError.self) { try restored([UInt8](altered.utf8)) }
      #expect(error?.message.contains(wanted) == true, "\(error?.message ?? "")")
    }
  }

  // MARK: Into a base that is there

  @Test func aPristineBaseTakesTheContent() throws {
    let (base, folder) = try SampleBase.catalogueOnly()
    let reader = try KnowledgeBase(path: folder.file())
    #expect(try base.isPristine && reader.isPristine)
    let original = try RandomHistory.base(seed: 4)
    let bytes = try dump(of: original)
    let restore = JSONLinesRestore(MemorySource(bytes), name: "dump.jsonl")
    var rows = 0
    try base.replaceContent(from: restore) { rows = $0.rows }
    #expect(rows > 2_000)
    #expect(try !base.isPristine && dump(of: base) == bytes && dump(of: reader) == bytes)
    try base.edit { _ in }
    #expect(try base.verifyHistory().isEmpty)
    // Nobody's work gives way.
    let error = #expect(throws: RegestaError.self) { try base.replaceContent(from: restore) }
    #expect(error?.kind == .refused)
    #expect(try base.batches().count == original.batches().count + 1)
  }

  @Test func aDamagedDumpLeavesAPristineBaseAsItWas() throws {
    let (base, folder) = try SampleBase.catalogueOnly()
    let before = try folder.bytes()
    let bytes = try dump(of: try RandomGraph(seed: 7, nodes: 4, links: 4).base)
    let cut = JSONLinesRestore(MemorySource(Array(bytes.dropLast(40))), name: "dump.jsonl")
    #expect(throws: RegestaError.self) { try base.replaceContent(from: cut) }
    #expect(try folder.bytes() == before && base.isPristine)
    #expect(folder.names == ["base.regesta"])
  }

  @Test func aBaseWithWorkInItIsNotPristine() throws {
    #expect(try !SampleBase.seeded().base.isPristine)
    let (base, folder) = try SampleBase.catalogueOnly()
    try base.edit { _ in }
    #expect(try !base.isPristine)
    folder.keep()
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: text)
    return copy
  }
}
