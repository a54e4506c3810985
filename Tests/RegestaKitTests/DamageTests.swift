import TestSupport
import RegestaKit
import SQLite
import Testing

@Suite("A damaged file gives a clear error or an answer, never a crash")
struct DamageTests {
  /// Opens a file and asks it all sorts of things.
  ///
  /// - Returns: Whether everything was answered.
  private func ask(_ path: String, _ change: String) -> Bool {
    do {
      let base = try KnowledgeBase(path: path)
      _ = try base.kinds()
      _ = try base.relations()
      _ = try base.sources()
      _ = try base.questions()
      _ = try base.meta("language")
      let hits = try base.search("wilno") + base.search("lossovski")
      for entity in try base.entities(ofKind: "state").prefix(3) + hits.map(\.entity).prefix(3) {
        _ = try base.names(of: entity.id)
        _ = try base.claims(ClaimQuery(about: entity.id)).map(\.sentence)
        _ = try base.network(around: [entity.id])
      }
      _ = try base.findings()
      _ = try base.sql("SELECT * FROM claims LIMIT 50")
      _ = try base.verifyHistory()
      return true
    } catch let error as RegestaError {
      let kinds: [RegestaError.Kind] = [
        .damaged, .notABase, .newerSchema, .olderSchema, .fileMissing, .refused, .badInput, .limit,
      ]
      #expect(kinds.contains(error.kind), "\(change): \(error)")
      #expect(!error.message.isEmpty)
    } catch {
      Issue.record("\(change): \(type(of: error)) \(error)")
    }
    return false
  }

  @Test("Cut off at many places")
  func truncated() throws {
    let bytes = try SampleBase.seededBytes()
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 41)
    var lengths = [1, 15, 16, 50, 99, 100, 101, 511, 512, 4095, 4096, 4097, 8192, bytes.count - 1]
    lengths += (0..<12).map { _ in Int.random(in: 1..<bytes.count, using: &random) }
    for length in lengths {
      try folder.write(bytes.prefix(length))
      let isAnswered = ask(folder.file(), "\(length) bytes are left")
      // A page that is short by a byte reads as if that were zero, which it may have been.
      if length < bytes.count - 4096 { #expect(!isAnswered, "\(length) bytes answered everything") }
    }
  }

  @Test("One byte is another", arguments: 0..<6 as Range<UInt64>)
  func flipped(_ part: UInt64) throws {
    let bytes = try SampleBase.seededBytes()
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: part)
    for number in 0..<20 {
      // Half of them in the header and the schema, where they do most.
      let end = number.isMultiple(of: 2) ? 40_000 : bytes.count
      let place = Int.random(in: 0..<min(end, bytes.count), using: &random)
      var changed = bytes
      changed[place] ^= UInt8.random(in: 1...255, using: &random)
      try folder.write(changed)
      _ = ask(folder.file(), "byte \(place) is \(changed[place])")
    }
  }

  @Test("The history tells a text that was altered in the file")
  func alteredText() throws {
    let (base, folder) = try SampleBase.seeded()
    let texts = try base.connection.texts(
      "SELECT text FROM claim WHERE length(text) > 9 AND text NOT GLOB '*[^ -~]*' ORDER BY length(text) LIMIT 1"
    )
    let text = Array(try #require(texts.first).utf8)
    var bytes = try folder.bytes()
    for place in bytes.indices where bytes[place] == text[0] && bytes[place...].starts(with: text) {
      bytes[place] = UInt8(ascii: "#")
    }
    try folder.write(bytes)
    #expect(try KnowledgeBase(path: folder.file()).verifyHistory() == [Batch.ID(1)])
  }
}
