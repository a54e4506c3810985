import Formats
import TestSupport
import Testing

@Suite("Files of many JSON values")
struct JSONElementsTests {
  static func values(
    _ text: String,
    _ layout: JSONElements.Layout = .automatic,
    chunk: Int = .max
  ) throws(FormatError) -> [String] {
    var elements = JSONElements(MemorySource(text, chunkSize: chunk), layout: layout)
    var result: [String] = []
    while let value = try elements.next() {
      result.append("\(elements.position) \(value.text())")
    }
    #expect(try elements.next() == nil)
    return result
  }

  static func failure(_ text: String, _ layout: JSONElements.Layout) -> FormatError? {
    formatError { () throws(FormatError) in _ = try values(text, layout) }
  }

  @Test("One big array, as dumps are, also cut after a comma", arguments: [1, 2, 5, 100])
  func bigArray(chunk: Int) throws {
    let expected = ["2:1 {\"id\":\"Q1\"}", "3:1 {\"id\":\"Q2\"}"]
    let dump = "[\n{\"id\": \"Q1\"},\n{\"id\": \"Q2\"}\n]\n"
    #expect(try Self.values(dump, chunk: chunk) == expected)
    let cut = "[\n{\"id\":\"Q1\"},\n{\"id\":\"Q2\"},\n]"
    #expect(try Self.values(cut, chunk: chunk) == expected)
    #expect(try Self.values("[]", chunk: chunk).isEmpty)
    // Only the outermost array may.
    #expect(Self.failure("[[1,],]", .array)?.position?.description == "1:5")
    #expect(Self.failure("[1] 2", .array)?.position?.description == "1:5")
    #expect(Self.failure("{}", .array)?.message == "Expected an array.")
    #expect(Self.failure("[1,", .array)?.message == "The text ends inside an array.")
  }

  @Test("JSON Lines: a value to a line")
  func lines() throws {
    let text = "{\"a\":1}\n\n[2]\r\n3\r\"x\""
    let expected = ["1:1 {\"a\":1}", "3:1 [2]", "4:1 3", "5:1 \"x\""]
    #expect(try Self.values(text, .lines, chunk: 1) == expected)
    #expect(try Self.values(text) == expected)
    #expect(try Self.values("{\n}\n{ }") == ["1:1 {}", "3:1 {}"])
    #expect(Self.failure("{\n}", .lines)?.message == "The line ends inside an object.")
    #expect(Self.failure("1 2", .lines)?.position?.description == "1:3")
    #expect(Self.failure("{} {}", .lines)?.position?.description == "1:4")
    #expect(try Self.values("").isEmpty)
  }

  @Test("A bad line keeps no other out", arguments: [1, 3, 100])
  func recovery(chunk: Int) throws {
    let text = "{\"a\":1}\n{\"a\":\n{\"b\" 2}\n{\"c\":\"x\n{\"d\":4}\n"
    var elements = JSONElements(MemorySource(text, chunkSize: chunk), layout: .lines)
    var good: [String] = []
    var bad: [String] = []
    while true {
      do throws(FormatError) {
        guard let value = try elements.next() else { break }
        good.append(value.text())
      } catch {
        bad.append(error.position?.description ?? "")
        try elements.skipLine()
      }
    }
    #expect(good == ["{\"a\":1}", "{\"d\":4}"])
    #expect(bad == ["2:6", "3:6", "4:8"])
  }

  @Test("A bad element on its line keeps no other out of an array")
  func recoveryInArray() throws {
    var elements = JSONElements(MemorySource("[\n{\"a\":1},\n{\"b\" 2},\n{\"c\":3}\n]"))
    #expect(try elements.next()?["a"] == .integer(1))
    #expect(throws: FormatError.self) { try elements.next() }
    try elements.skipLine()
    #expect(try elements.next()?["c"] == .integer(3))
    #expect(try elements.next() == nil)
  }

  @Test(
    "Wikidata's own files are read to the last statement",
    .enabled(if: SharedFiles.has("sources/wikidata/Q36.json")),
    arguments: ["Q36", "Q191", "Q211"]
  )
  func wikidata(name: String) throws {
    let bytes = try SharedFiles.bytes("sources/wikidata/\(name).json")
    var elements = JSONElements(MemorySource(bytes, chunkSize: 4096))
    let entity = try #require(try elements.next())
    #expect(try elements.next() == nil)
    let again = try JSONReaderTests.value(entity.text(), chunk: 999)
    #expect(again == entity)
    #expect(entity["id"]?.string == name || entity["entities"]?[name]?["id"]?.string == name)
  }
}
