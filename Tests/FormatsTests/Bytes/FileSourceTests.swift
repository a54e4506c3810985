import Formats
import Foundation
import TestSupport
import Testing

@Suite("Bytes from files")
struct FileSourceTests {
  @Test("A file is read whole, in chunks, and counted")
  func reading() throws {
    let folder = try TemporaryFolder()
    let content = String(repeating: "Žemaitija\n", count: 100)
    let source = try FileSource(path: folder.write(content.utf8, to: "a.txt"), chunkSize: 7)
    #expect(try source.nextChunk()?.count == 7)
    let rest = try text(of: PrefixedSource([[UInt8]("Žemait".utf8)], then: source))
    #expect(rest == content)
    #expect(source.bytesRead == content.utf8.count)
    #expect(try source.nextChunk() == nil)
  }

  @Test("What cannot be read is said with the system's reason")
  func failing() throws {
    let missing = formatError { () throws(FormatError) in _ = try FileSource(path: "/no/such") }
    #expect(missing?.message.hasPrefix("Cannot open /no/such: ") == true)
    let folder = formatError { () throws(FormatError) in
      _ = try FileSource(path: FileManager.default.temporaryDirectory.path).nextChunk()
    }
    #expect(folder?.message.hasPrefix("Cannot read ") == true)
  }

  @Test("A source in memory gives its bytes in order, an empty one none", arguments: [1, 3, 100])
  func memory(chunk: Int) throws {
    #expect(try text(of: MemorySource("Kaunas", chunkSize: chunk)) == "Kaunas")
    var empty = MemorySource("", chunkSize: chunk)
    #expect(empty.nextChunk() == nil)
    var prefixed = PrefixedSource([[], [1], []], then: MemorySource([2], chunkSize: chunk))
    #expect(try prefixed.nextChunk() == [1])
    #expect(try prefixed.nextChunk() == [2])
    #expect(try prefixed.nextChunk() == nil)
  }
}
