import Formats
import TestSupport
import Testing

@Suite("Lines of JSON as we write them")
struct JSONPlainLineTests {
  private static let type = JSONLineWriter.Member("type")
  private static let number = JSONLineWriter.Member("id")
  private static let text = JSONLineWriter.Member("wording")

  /// What a line says, with the members in this order; nil when it is not for this reader.
  private static func read(_ line: [UInt8]) -> (type: String, number: Int64, text: String?)? {
    JSONPlainLine.read(line) { object in
      guard object.pass(type), let kind = object.text(), object.pass(number),
        let id = object.integer()
      else { return nil }
      var wording: String?
      if object.pass(text) {
        guard let read = object.text() else { return nil }
        wording = read
      }
      return object.isAtEnd ? (kind, id, wording) : nil
    }
  }

  private static func read(_ line: String) -> (type: String, number: Int64, text: String?)? {
    read(Array(line.utf8))
  }

  @Test("reads what the writer writes, as the whole reader does, or leaves it to that")
  func written() throws {
    var random = SplitMix64(seed: 20)
    var read = 0
    for round in 0..<2_000 {
      let text = round.isMultiple(of: 3) ? nil : Naughty.own.randomElement(using: &random)
      let number = Int64.random(in: .min ... .max, using: &random) >> Int64(round % 64)
      var writer = JSONLineWriter()
      writer.add(Self.type, "date")
      writer.add(Self.number, number)
      if let text { writer.add(Self.text, text) }
      let line = Array(writer.line().dropLast())
      guard let plain = Self.read(line) else {
        // Only what is escaped is left.
        #expect(line.contains(UInt8(ascii: "\\")))
        continue
      }
      read += 1
      var elements = JSONElements(MemorySource(line), layout: .lines)
      let object = try #require(try elements.next()?.object)
      #expect(plain.type == object["type"]?.string)
      #expect(plain.number == object["id"]?.integer)
      #expect(plain.text.map { Array($0.utf8) } == object["wording"]?.string.map { Array($0.utf8) })
    }
    #expect(read > 1_000)
  }

  @Test(
    "leaves all else to the whole reader",
    arguments: [
      #"{"type":"date","id":1"#, #"{"type":"date","id":1}}"#, #"{"type":"date","id":1} "#,
      #"{ "type":"date","id":1}"#, #"{"type": "date","id":1}"#, #"{"type":"date", "id":1}"#,
      #"{"id":1,"type":"date"}"#, #"{"type":"date","id":1,"id":1}"#, #"{"type":"date","id":1.5}"#,
      #"{"type":"date","id":1e2}"#, #"{"type":"date","id":01}"#, #"{"type":"date","id":-0}"#,
      #"{"type":"date","id":-}"#, #"{"type":"date","id":}"#, #"{"type":"date","id":"1"}"#,
      #"{"type":"date","id":9223372036854775808}"#, #"{"type":"date","id":1,"wording":null}"#,
      #"{"type":"date","id":1,"wording":"a\nb"}"#, #"{"type":"date","id":1,"wording":"a}"#,
      #"{"type":"date","id":1,"more":"a"}"#, #"{"type":"dat\u0065","id":1}"#, "", "{", "{}", "null",
      #"{"type":"date","id":1"# + ",\"wording\":\"a\u{9}b\"}",
    ]
  )
  func other(line: String) {
    #expect(Self.read(line) == nil)
  }

  @Test("leaves what is no UTF-8 to the whole reader")
  func wrongBytes() {
    let (head, tail) = (#"{"type":"date","id":1,"wording":"a"#, #"b"}"#)
    for bytes: [UInt8] in [[0xFF], [0xC5], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]] {
      #expect(Self.read(Array(head.utf8) + bytes + Array(tail.utf8)) == nil)
    }
    #expect(Self.read(head + "\u{FFFD}é" + tail)?.text == "a\u{FFFD}éb")
  }

  @Test("reads numbers to the last that 64 bits hold")
  func numbers() {
    for number in [Int64.min, -1, 0, 7, .max] {
      #expect(Self.read("{\"type\":\"date\",\"id\":\(number)}")?.number == number)
    }
  }
}
