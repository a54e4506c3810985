import Formats
import TestSupport
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
  static func value(
    _ text: String,
    chunk: Int = .max,
    options: JSONOptions = JSONOptions()
  ) throws(FormatError) -> JSONValue? {
    let source = MemorySource(text, chunkSize: chunk)
    var reader = JSONReader(source, encoding: .utf8, options: options)
    let value = try reader.nextValue()
    guard try reader.next() == nil else { throw FormatError("More than one value.") }
    return value
  }

  static func failure(_ text: String, options: JSONOptions = JSONOptions()) -> FormatError? {
    formatError { () throws(FormatError) in _ = try value(text, options: options) }
  }

  @Test("Values keep their order, their digits and their letters")
  func values() throws {
    let text = """
      {"z": [1, -0, 0.10, 1E400, 9223372036854775807, 9223372036854775808, -9223372036854775808],
       "a": {"": null, "t": true, "f": false}, "s": "\\u0041\\ud834\\udd1e\\n\\"\\\\\\/\\b\\f\\r\\té𝄞"}
      """
    let value = try #require(try Self.value(text))
    #expect(value.object?.members.map(\.name) == ["z", "a", "s"])
    let numbers = try #require(value["z"]?.array)
    #expect(numbers[0] == .integer(1))
    #expect(numbers[1] == JSONDecimal("-0").map { .decimal($0) })
    #expect(numbers[2] == JSONDecimal("0.10").map { .decimal($0) })
    #expect(numbers[3] == JSONDecimal("1E400").map { .decimal($0) })
    #expect(numbers[4] == .integer(.max))
    #expect(numbers[5] == JSONDecimal("9223372036854775808").map { .decimal($0) })
    #expect(numbers[6] == .integer(.min))
    #expect(value["a"]?[""] == .null)
    #expect(value["s"]?.string == "A𝄞\n\"\\/\u{8}\u{c}\r\té𝄞")
  }

  /// What RFC 8259 allows, though some readers do not.
  @Test(
    "Valid texts",
    arguments: [
      "0", "-0", "-1.5e+10", "1e5", "1E-2", "\"\"", " null ", "\t[\r\n]\t", "{}", "[[],{}]",
      "\u{FEFF}1", "\"\u{7f}\"", "\"\u{2028}\"", "{\"a\":1}", "[1,\"a\",null]", "\"\\u0000\"",
      "\"\\uFFFF\"", "0.0000000000000000000000000000000000000001", "[\"\\uD801\\uDC37\"]",
    ]
  )
  func valid(text: String) throws {
    let whole = try #require(try Self.value(text))
    for chunk in 1...3 { #expect(try Self.value(text, chunk: chunk) == whole) }
  }

  @Test(
    "Invalid texts, and where the fault stands",
    arguments: [
      ("", "1:1"), (" ", "1:2"), ("[", "1:2"), ("{", "1:2"), ("]", "1:1"), ("[1", "1:3"),
      ("[1,]", "1:4"), ("[,1]", "1:2"), ("[1 2]", "1:4"), ("[1}", "1:3"), ("{\"a\":1]", "1:7"),
      ("{\"a\"}", "1:5"), ("{\"a\":}", "1:6"), ("{\"a\":1,}", "1:8"), ("{a:1}", "1:2"),
      ("{'a':1}", "1:2"), ("{1:1}", "1:2"), ("{\"a\" 1}", "1:6"), ("{,}", "1:2"),
      ("01", "1:1"), ("-", "1:1"), ("-01", "1:1"), ("1.", "1:1"), (".5", "1:1"), ("+1", "1:1"),
      ("1e", "1:1"), ("1e+", "1:1"), ("1.5.2", "1:1"), ("0x1", "1:2"), ("--1", "1:1"),
      ("NaN", "1:1"), ("Infinity", "1:1"), ("nul", "1:1"), ("nulll", "1:5"), ("True", "1:1"),
      ("truefalse", "1:5"), ("\"", "1:1"), ("\"a", "1:1"), ("\"\\", "1:1"), ("\"\\\"", "1:1"),
      ("\"a\nb\"", "1:3"), ("\"a\tb\"", "1:3"), ("\"a\u{0}b\"", "1:3"), ("\"\\x\"", "1:2"),
      ("\"é\\u12G4\"", "1:3"), ("\"\\u12\"", "1:2"), ("\"\\ud800\"", "1:2"),
      ("\"\\ud800\\u0041\"", "1:2"), ("\"ab\\udc00\"", "1:4"), ("1 2", "1:3"), ("{} []", "1:4"),
      ("[1]x", "1:4"), ("// c\n1", "1:1"), ("[\n 1,\r\n \"é\" x]", "3:6"), ("[1,\r\r\n2 3]", "3:3"),
      ("\"\\\n\"", "1:3"), ("[1\u{A0}]", "1:3"), ("{\"a\":1 \"b\":2}", "1:8"), ("\u{1}", "1:1"),
    ]
  )
  func invalid(text: String, place: String) {
    #expect(Self.failure(text)?.position?.description == place, "\(text.debugDescription)")
    for chunk in 1...3 {
      let error = formatError { () throws(FormatError) in
        _ = try Self.value(text, chunk: chunk)
      }
      #expect(error == Self.failure(text), "\(text.debugDescription) by \(chunk)")
    }
  }

  @Test("Messages say what was expected and what stands there")
  func messages() {
    #expect(Self.failure("[1 2]")?.message == "Expected a comma or ] after the element, found “2”.")
    #expect(Self.failure("{\"a\" é}")?.message == "Expected a colon after the name, found “é”.")
    #expect(Self.failure("[1, 2")?.message == "The text ends inside an array.")
    #expect(Self.failure("012")?.message == "“012” is not a number as JSON writes them.")
    let bytes: [UInt8] = [0x22, 0x61, 0xFF, 0x22]
    let error = formatError { () throws(FormatError) in
      var reader = JSONReader(MemorySource(bytes), encoding: .utf8)
      _ = try reader.nextValue()
    }
    #expect(error?.message.contains("Byte 0xFF at offset 2") == true)
  }

  @Test("A name that stands twice is refused, few members or many; or it is seen in the value")
  func duplicates() throws {
    #expect(Self.failure("{\"a\":1,\"b\":2,\"a\":3}")?.position?.description == "1:14")
    let many = (0..<50).map { "\"n\($0)\":0" }.joined(separator: ",")
    #expect(try Self.value("{\(many)}")?.object?.members.count == 50)
    #expect(Self.failure("{\(many),\"n7\":1}")?.message.contains("“n7”") == true)
    // Composed and decomposed are two names.
    #expect(Self.failure("{\"\u{E9}\":1,\"e\u{301}\":2}") == nil)
    var options = JSONOptions()
    options.refusesDuplicateNames = false
    let value = try Self.value("{\"a\":1,\"b\":2,\"a\":3}", options: options)
    #expect(value?.object?.duplicateNames == ["a"])
    #expect(value?.object?.members.count == 3)
  }

  @Test("Depth and length are bounded")
  func limits() throws {
    let deep = String(repeating: "[", count: 513)
    #expect(Self.failure(deep)?.position?.column == 513)
    let most = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(try Self.value(most) != nil)
    var options = JSONOptions()
    options.maximumTokenBytes = 10
    let error = formatError { () throws(FormatError) in
      _ = try Self.value("[\"" + String(repeating: "x", count: 50), chunk: 4, options: options)
    }
    #expect(error?.description == "1:2: This text is longer than 10 bytes.")
  }

  @Test("Events have their places, in scalars and in bytes")
  func events() throws {
    var reader = JSONReader(MemorySource("{\"é\":\n [\"𝄞\", 12]}", chunkSize: 2))
    var seen: [String] = []
    while let event = try reader.next() {
      seen.append("\(event) \(reader.position) \(reader.byteOffset)")
    }
    #expect(
      seen == [
        "beginObject 1:1 0", "name(\"é\") 1:2 1", "beginArray 2:2 8", "string(\"𝄞\") 2:3 9",
        "integer(12) 2:8 17", "endArray 2:10 19", "endObject 2:11 20",
      ]
    )
  }

  @Test("A value can be passed over")
  func skipping() throws {
    var reader = JSONReader(MemorySource("{\"skip\":[1,{\"a\":[]}],\"take\":2}"))
    #expect(try reader.next() == .beginObject)
    #expect(try reader.next() == .name("skip"))
    try reader.skipValue(beginningWith: #require(try reader.next()))
    #expect(try reader.next() == .name("take"))
    #expect(try reader.nextValue() == .integer(2))
    #expect(try reader.next() == .endObject)
    #expect(try reader.next() == nil)
  }

  @Test(
    "The list of naughty strings is read, and read again when written",
    .enabled(if: SharedFiles.has("conformance/naughty-strings/blns.json"))
  )
  func naughtyStrings() throws {
    let bytes = try SharedFiles.bytes("conformance/naughty-strings/blns.json")
    var reader = JSONReader(MemorySource(bytes, chunkSize: 1000))
    let value = try #require(try reader.nextValue())
    #expect((value.array?.count ?? 0) > 400)
    let again = try #require(try Self.value(value.text(style: .indented), chunk: 7))
    let strings = { (value: JSONValue) in value.array?.map { Array(($0.string ?? "-").utf8) } }
    #expect(strings(again) == strings(value))
  }
}
