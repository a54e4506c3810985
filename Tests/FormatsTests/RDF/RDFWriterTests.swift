import Formats
import Testing

/// The exact bytes that the writers make, and what they refuse.
@Suite struct RDFWriterTests {
  static let label = "http://www.w3.org/2000/01/rdf-schema#label"
  static let ex = "https://example.org/"

  @Test func linesAreCanonical() throws {
    let all = String(String.UnicodeScalarView((0..<0x81).compactMap(Unicode.Scalar.init)))
    let written = try text { sink in
      var writer = NTriplesWriter(sink: sink)
      try writer.write(RDFTriple(.iri("a:é"), "a:p", .literal(RDFLiteral(all))))
      try writer.write(RDFTriple(.blankNode("b"), "a:p", .literal(RDFLiteral("x", language: "lt"))))
      try writer.write(
        RDFTriple(.blankNode("b"), "a:p", .literal(RDFLiteral("x", datatype: RDFVocabulary.string)))
      )
      try writer.write(
        RDFTriple(.blankNode("b"), "a:p", .literal(RDFLiteral("1", datatype: "a:d")))
      )
      try writer.finish()
    }
    let controls = (0..<8).map { "\\u000\($0)" }.joined() + "\\b\\t\\n\\u000B\\f\\r\\u000E\\u000F"
    let more = (0x10..<0x20).map { "\\u00" + String($0, radix: 16).uppercased() }.joined()
    let middle = String(String.UnicodeScalarView((0x20..<0x7F).compactMap(Unicode.Scalar.init)))
      .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    #expect(
      written == "<a:é> <a:p> \"\(controls)\(more)\(middle)\\u007F\u{80}\" .\n"
        + "_:b <a:p> \"x\"@lt .\n_:b <a:p> \"x\" .\n_:b <a:p> \"1\"^^<a:d> .\n"
    )
  }

  /// Bytes are looked at eight at a time: wherever a strange one stands, it is seen, and no other is taken for one.
  @Test func everyByteIsSeenWhereverItStands() throws {
    let forbidden = Set((0...0x20).map(UInt8.init) + "<>\"{}|^`\\".utf8)
    for length in [3, 15, 16, 17, 31, 32, 33, 47] {
      for place in 2..<length {
        for byte in 0..<UInt8(0x80) {
          var bytes = Array("a:".utf8) + Array(repeating: UInt8(ascii: "x"), count: length - 2)
          bytes[place] = byte
          let strange = String(decoding: bytes, as: UTF8.self)
          var written: [UInt8] = []
          var writer = NTriplesWriter { written += $0 }
          let isWritten =
            (try? writer.write(RDFTriple(.iri(strange), "a:p", .iri("a:o")))) != nil
          let isFit = !forbidden.contains(byte)
          guard isWritten == isFit else {
            Issue.record("byte \(byte) at \(place) of \(length)")
            continue
          }
          try writer.write(RDFTriple(.iri("a:s"), "a:p", .literal(RDFLiteral(strange))))
          try writer.finish()
          let read = readRDF(written, as: .nTriples).triples
          #expect(read.last?.object == .literal(RDFLiteral(strange)), "\(byte) at \(place)")
        }
      }
    }
  }

  @Test func quadsNameTheirGraph() throws {
    let triple = RDFTriple(.iri("a:s"), "a:p", .iri("a:o"))
    let written = try text { sink in
      var writer = NQuadsWriter(sink: sink)
      try writer.write(RDFQuad(triple))
      try writer.write(RDFQuad(triple, graph: .iri("a:g")))
      try writer.write(RDFQuad(triple, graph: .blankNode("g")))
      try writer.finish()
    }
    #expect(
      written == "<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> <a:o> _:g .\n"
    )
  }

  @Test func turtleGroupsAndShortens() throws {
    let treaty = RDFResource.iri(Self.ex + "treaty.1920")
    let triples = [
      RDFTriple(treaty, Self.label, .literal(RDFLiteral("Sutartis", language: "lt"))),
      RDFTriple(.blankNode("b"), Self.ex + "a/b", .iri(Self.ex + "end.")),
      RDFTriple(treaty, RDFVocabulary.type, .iri(Self.ex + "Treaty")),
      RDFTriple(treaty, Self.label, .literal(RDFLiteral("Treaty", language: "en"))),
      RDFTriple(
        treaty,
        Self.ex + "articles",
        .literal(RDFLiteral("17", datatype: RDFVocabulary.integer))
      ),
      RDFTriple(
        treaty,
        Self.ex + "articles",
        .literal(RDFLiteral("x", datatype: RDFVocabulary.integer))
      ),
      RDFTriple(treaty, Self.ex + "text", .literal(RDFLiteral("a\n\"b\"\" c\\\r\""))),
    ].sorted(by: RDFTriple.inTurtleOrder)
    let prefixes = [
      "xsd": RDFVocabulary.xsd, "": Self.ex, "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    ]
    let written = try text { sink in
      var writer = try TurtleWriter(prefixes: prefixes, sink: sink)
      for triple in triples { try writer.write(triple) }
      try writer.finish()
    }
    #expect(
      written == """
        @prefix : <https://example.org/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

        :treaty.1920 a :Treaty ;
          rdfs:label "Sutartis"@lt, "Treaty"@en ;
          :articles 17, "x"^^xsd:integer ;
          :text \"\"\"a
        "b\\"" c\\\\\\r\\\"\"\"\" .

        _:b <https://example.org/a/b> <https://example.org/end.> .

        """
    )
    #expect(Set(readRDF(written, as: .turtle).triples) == Set(triples))
  }

  @Test func theOrderForTurtleIsStrictAndTotal() {
    let terms: [RDFTerm] = [
      .iri("a:a"), .iri("a:b"), .blankNode("a"), .blankNode("b"), .literal(RDFLiteral("A")),
      .literal(RDFLiteral("a", datatype: "a:d")), .literal(RDFLiteral("a")),
      .literal(RDFLiteral("a", language: "en")), .literal(RDFLiteral("a", language: "lt")),
      .literal(RDFLiteral("e\u{301}")), .literal(RDFLiteral("\u{E9}")),
    ]
    let ordered = terms.compactMap(\.resource).flatMap { subject in
      [RDFVocabulary.type, "a:a", "z:z"].flatMap { predicate in
        terms.map { RDFTriple(subject, predicate, $0) }
      }
    }
    for (left, first) in ordered.enumerated() {
      for (right, second) in ordered.enumerated() {
        #expect(RDFTriple.inTurtleOrder(first, second) == (left < right))
      }
    }
  }

  @Test func theLongestNamespaceGivesThePrefixAndTheFirstOfTwins() throws {
    let prefixes = ["e": "a:", "q": "a:Q", "d": "a:Q", "z": "a:Q4x"]
    let written = try text { sink in
      var writer = try TurtleWriter(prefixes: prefixes, sink: sink)
      try writer.write(RDFTriple(.iri("a:Q42"), "a:p", .iri("b:Q")))
      try writer.finish()
    }
    #expect(written.hasSuffix("\n\nd:42 e:p <b:Q> .\n"))
  }

  @Test func anEmptyDocumentIsEmpty() throws {
    let nothing = try text { sink in
      var writer = try TurtleWriter(sink: sink)
      try writer.finish()
    }
    #expect(nothing == "")
  }

  @Test(arguments: [
    RDFTriple(.iri("no scheme"), "a:p", .iri("a:o")),
    RDFTriple(.iri("a:s"), "relative", .iri("a:o")),
    RDFTriple(.iri("a:s"), "a:p", .iri("a:<")),
    RDFTriple(.iri("a:s"), "a:p", .iri("a:b\\u0020")),
    RDFTriple(.iri("a:s"), "a:p", .blankNode("a b")),
    RDFTriple(.iri("a:s"), "a:p", .blankNode("a.")),
    RDFTriple(.blankNode(""), "a:p", .iri("a:o")),
    RDFTriple(.iri("a:s"), "a:p", .literal(RDFLiteral("x", language: "en_GB"))),
    RDFTriple(.iri("a:s"), "a:p", .literal(RDFLiteral("x", language: ""))),
    RDFTriple(.iri("a:s"), "a:p", .literal(RDFLiteral("x", datatype: "date"))),
  ])
  func whatASyntaxCannotHoldIsRefusedWhole(bad: RDFTriple) throws {
    let good = RDFTriple(.iri("a:s"), "a:p", .iri("a:o"))
    let lines = try text { sink in
      var writer = NTriplesWriter(sink: sink)
      try writer.write(good)
      #expect(throws: FormatError.self) { try writer.write(bad) }
      try writer.write(good)
      try writer.finish()
    }
    #expect(lines == "<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:o> .\n")
    let turtle = try text { sink in
      var writer = try TurtleWriter(sink: sink)
      try writer.write(good)
      #expect(throws: FormatError.self) { try writer.write(bad) }
      try writer.write(good)
      try writer.finish()
    }
    #expect(turtle == "<a:s> <a:p> <a:o>, <a:o> .\n")
  }

  @Test(arguments: ["1a", "_", "a b", "a.", "a:b"])
  func prefixesMustBeNames(prefix: String) {
    #expect(throws: FormatError.self) { _ = try TurtleWriter(prefixes: [prefix: "a:"]) { _ in } }
  }

  @Test func largeDocumentsComeInPieces() throws {
    var pieces: [Int] = []
    var writer = NTriplesWriter { pieces.append($0.count) }
    for _ in 0..<10_000 { try writer.write(RDFTriple(.iri("a:s"), "a:p", .iri("a:o"))) }
    try writer.finish()
    #expect(pieces.reduce(0, +) == 10_000 * 20)
    #expect(pieces.count > 2)
    #expect(pieces.allSatisfy { $0 < 66_000 })
  }

  private func text(_ body: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws -> String {
    var bytes: [UInt8] = []
    // The writer is gone before the bytes are looked at.
    try withoutActuallyEscaping({ (piece: [UInt8]) in bytes += piece }) { try body($0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
