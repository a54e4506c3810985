import TestSupport
import Formats
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  static func value(_ random: inout SplitMix64, depth: Int) -> JSONValue {
    let texts = [
      "", "a", "\"", "\\", "\n", "\u{0}", "\u{1f}", "é", "e\u{301}", "𝄞", "\u{2028}", "/",
    ]
    func text(_ random: inout SplitMix64) -> String {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        texts.randomElement(using: &random) ?? ""
      }.joined()
    }
    switch Int.random(in: 0...(depth > 3 ? 5 : 7), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int64.random(in: .min ... .max, using: &random))
    case 3: return JSONDecimal("-12.50e-7").map { .decimal($0) } ?? .null
    case 4, 5: return .string(text(&random))
    case 6:
      return .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in value(&random, depth: depth + 1) }
      )
    default:
      return .object(
        JSONObject(
          (0..<Int.random(in: 0...4, using: &random)).map { index in
            .init("\(index)" + text(&random), value(&random, depth: depth + 1))
          }
        )
      )
    }
  }

  @Test("Written and read is the same, and the same text again")
  func roundTrip() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let value = Self.value(&random, depth: 0)
      for style in [JSONWriter.Style.compact, .indented] {
        let text = value.text(style: style)
        let chunk = Int.random(in: 1...30, using: &random)
        let read = try JSONReaderTests.value(text, chunk: chunk)
        #expect(read == value)
        #expect(read?.text(style: style).utf8.elementsEqual(text.utf8) == true)
      }
    }
  }

  @Test("Events handed from a reader to a writer make the same text")
  func events() throws {
    let text = "{\"a\":[1,{},[],\"x\"],\"b\":{\"c\":null}}\n[true,0.10]\n"
    var options = JSONOptions()
    options.allowsSequence = true
    var reader = JSONReader(MemorySource(text), options: options)
    var writer = JSONWriter()
    while let event = try reader.next() { writer.write(event) }
    #expect(String(decoding: writer.finish(), as: UTF8.self) == text)
    #expect(writer.finish().isEmpty)
  }

  @Test("Layout for people, and the escapes")
  func layout() {
    var writer = JSONWriter(style: .indented)
    writer.write(.beginObject)
    writer.write("name", .string("Łódź \"\\\u{1}\u{1f}\n"))
    writer.write("empty", .array([]))
    writer.write("list", .array([.integer(1), .object(JSONObject())]))
    writer.write(.endObject)
    #expect(
      String(decoding: writer.finish(), as: UTF8.self) == """
        {
          "name": "Łódź \\"\\\\\\u0001\\u001f\\n",
          "empty": [],
          "list": [
            1,
            {}
          ]
        }

        """
    )
  }

  @Test("A decimal is a number as JSON writes it, or it is not made")
  func decimals() {
    for text in ["+1", ".5", "01", "NaN", "", "1.", "1e", "-", "0x1", "1 "] {
      #expect(JSONDecimal(text) == nil, "\(text)")
    }
    #expect(JSONDecimal("6.02e23")?.double == 6.02e23)
    #expect(JSONDecimal("-0")?.text == "-0")
  }
}
