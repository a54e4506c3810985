import Formats
import Testing

/// Where an error is said to be, and what it tells the reader to do.
@Suite struct RDFErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var place: String
    var says: String
    var testDescription: String { text.debugDescription }
  }

  static let nTriples: [Case] = [
    Case(text: "<a:s> <a:p> <a:o>\n", place: "1:18", says: "full stop must end"),
    Case(text: "# c\r\n<a:s> <a:p> \"ü\u{1F600}\" <a:g> .\n", place: "2:18", says: "N-Quads"),
    Case(text: "<a:s> <a:p> .\n", place: "1:13", says: "object must be"),
    Case(text: "<a:s> \"p\" <a:o> .\n", place: "1:7", says: "predicate must be"),
    Case(text: "\"s\" <a:p> <a:o> .\n", place: "1:1", says: "subject must be"),
    Case(text: "<a:s> <a:p> \"no end .\n", place: "1:13", says: "no closing quotation mark"),
    Case(text: "<a:s> <a:p> \"a\\qb\" .\n", place: "1:15", says: "backslash cannot stand"),
    Case(text: "<a:s> <a:p> \"\\u12G4\" .\n", place: "1:14", says: "4 hexadecimal digits"),
    Case(text: "<a:s> <a:p> \"\\uD800\" .\n", place: "1:14", says: "no character"),
    Case(text: "<a:s> <a:p> \"\\U00110000\" .\n", place: "1:14", says: "no character"),
    Case(text: "<a:s> <a:p> <a:b c> .\n", place: "1:17", says: "write %20"),
    Case(text: "<a:s> <a:p> <a:\\u0020> .\n", place: "1:16", says: "U+0020"),
    Case(text: "<s> <a:p> <a:o> .\n", place: "1:1", says: "no scheme"),
    Case(text: "<a:s <a:p> <a:o> .\n", place: "1:5", says: "cannot have a space"),
    Case(text: "<a:s", place: "1:1", says: "no closing \">\""),
    Case(
      text: "<a:s> <a:p> <a:o> . <a:s> <a:p> <a:o> .",
      place: "1:21",
      says: "Nothing may follow"
    ),
    Case(text: "<a:s> <a:p> \"x\"@1 .\n", place: "1:16", says: "@en"),
    Case(text: "<a:s> <a:p> \"x\"^<a:d> .\n", place: "1:16", says: "^^<IRI>"),
    Case(text: "_:- <a:p> <a:o> .\n", place: "1:1", says: "_:label"),
    Case(text: "\u{FEFF}x", place: "1:1", says: "subject must be"),
    Case(text: "\n\r\n\r x", place: "4:2", says: "subject must be"),
  ]

  @Test(arguments: nTriples)
  func nTriplesError(_ example: Case) throws {
    try expect(example, as: .nTriples)
  }

  static let turtle: [Case] = [
    Case(text: "ex:a ex:b ex:c .", place: "1:1", says: "@prefix ex: <…> ."),
    Case(text: "@prefix e: <a:> .\ne:é e:b e:c", place: "2:12", says: "the end of the document"),
    Case(text: "<s> <a:p> <a:o> .", place: "1:1", says: "no base is known"),
    Case(text: "<a:s> <a:p> \"a\nb\" .", place: "1:13", says: "three quotation marks"),
    Case(text: "<a:s> <a:p> \"\"\"a\nb\"\" .", place: "1:13", says: "three quotation marks"),
    Case(text: "<a:s> <a:p> 'a", place: "1:13", says: "no closing quotation mark"),
    Case(text: "<a:s> <a:p> \"\"\"a\n\\q\"\"\" .", place: "2:1", says: "backslash cannot stand"),
    Case(text: "<a:s> <a:p> [ <a:q> 1 .", place: "1:23", says: "inside [ ]"),
    Case(text: "<a:s> <a:p> ( 1 2 .", place: "1:19", says: "inside ( )"),
    Case(text: "<a:s> <a:p> 1 2 .", place: "1:15", says: "comma, a semicolon or a full stop"),
    Case(text: "<a:s> <a:p> 1e .", place: "1:13", says: "exponent"),
    Case(text: "<a:s> <a:p> +e1 .", place: "1:13", says: "sign"),
    Case(text: "<a:s> <a:p> 1 ]", place: "1:15", says: "full stop"),
    Case(text: "<a:s> <a:p> )", place: "1:13", says: "is expected"),
    Case(text: "<a:s> <a:p> True .", place: "1:13", says: "\"True\""),
    Case(text: "<a:s> \"p\" <a:o> .", place: "1:7", says: "property is expected"),
    Case(text: "12 <a:p> <a:o> .", place: "1:1", says: "Only a thing can be the subject"),
    Case(text: "[] .", place: "1:4", says: "property is expected"),
    Case(text: "@prefix ex <a:> .", place: "1:9", says: "with its colon"),
    Case(text: "@prefix ex: <a:>\n<a:s> <a:p> 1 .", place: "2:1", says: "end the declaration"),
    Case(text: "@Prefix ex: <a:> .", place: "1:1", says: "begins with"),
    Case(text: "<a:g> { <a:s> <a:p> 1 }", place: "1:7", says: "TriG"),
    Case(text: "<< <a:s> <a:p> 1 >> <a:q> 2 .", place: "1:1", says: "RDF 1.2"),
    Case(text: "<a:s> <a:p> \"1\"^<a:d> .", place: "1:16", says: "two ^"),
    Case(text: "<a:s> <a:p> \"1\"^^1 .", place: "1:18", says: "datatype"),
    Case(text: "@prefix e: <a:> . e:%4g e:b 1 .", place: "1:21", says: "hexadecimal"),
    Case(text: "@prefix e: <a:> . e:a\\b e:b 1 .", place: "1:22", says: "backslash"),
    Case(text: "<a:s> <a:p> 1", place: "1:14", says: "the end of the document"),
    Case(text: "<a:s> <a:p> =", place: "1:13", says: "Nothing can begin with"),
  ]

  @Test(arguments: turtle)
  func turtleError(_ example: Case) throws {
    try expect(example, as: .turtle)
  }

  private func expect(_ example: Case, as syntax: RDFSyntax) throws {
    let error = try #require(readRDF(example.text, as: syntax).error)
    #expect(error.position.map { "\($0)" } == example.place, "\(error)")
    #expect(error.message.contains(example.says), "\(error)")
  }

  @Test(arguments: RDFSyntax.allCases)
  func theByteOffsetCountsBytes(syntax: RDFSyntax) {
    let text = "<a:s> <a:p> \"žodis\" .\n<a:s> <a:p> \"ž\" ]"
    let error = readRDF("\u{FEFF}" + text, as: syntax).error
    #expect(error?.position == TextPosition(line: 2, column: 17))
    #expect(error?.byteOffset == 3 + text.utf8.count - 1)
  }

  @Test(arguments: RDFSyntax.allCases)
  func bytesThatAreNotUTF8AreRefusedWhereTheyStand(syntax: RDFSyntax) {
    let start = Array("<a:s> <a:p> \"ok\" .\n<a:s> <a:p> \"ū".utf8)
    let bad: [[UInt8]] = [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE1, 0x22],
      [0xF0, 0x9F, 0x98],
    ]
    for bytes in bad {
      let outcome = readRDF(start + bytes, as: syntax)
      #expect(outcome.quads.count == 1)
      #expect(outcome.error?.position == TextPosition(line: 2, column: 15), "\(bytes)")
      #expect(outcome.error?.byteOffset == start.count, "\(bytes)")
      #expect(outcome.error?.message.contains("not UTF-8") == true)
    }
    let utf16 = readRDF([0xFF, 0xFE, 0x3C, 0x00], as: syntax)
    #expect(utf16.error?.message.contains("UTF-16") == true)
  }

  @Test func aReaderReadsNoMoreAfterAnError() {
    struct Stop: Error {}
    var lines = NTriplesReader()
    #expect(throws: Stop.self) {
      try lines.read("<a:s> <a:p> 1 .\n<a:s> <a:p> <a:o> .\n".utf8.dropFirst(16)) { _, _ in
        throw Stop()
      }
    }
    #expect(throws: FormatError.self) { try lines.finish { _, _ in } }
    var turtle = TurtleReader()
    #expect(throws: FormatError.self) { try turtle.read("<a:s> ] ".utf8) { _, _ in } }
    #expect(throws: FormatError.self) { try turtle.read("<a:s> <a:p> 1 .".utf8) { _, _ in } }
  }
}
