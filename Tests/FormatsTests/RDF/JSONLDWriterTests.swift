import Formats
import Testing

/// The exact bytes that the writer of JSON-LD makes, and what it refuses.
@Suite struct JSONLDWriterTests {
  private static let rdfs = "http://www.w3.org/2000/01/rdf-schema#"

  private func text(
    prefixes: [String: String] = [:],
    _ triples: [RDFTriple]
  ) throws -> String {
    var bytes: [UInt8] = []
    var writer = try JSONLDWriter(prefixes: prefixes) { bytes += $0 }
    for triple in triples { try writer.write(triple) }
    try writer.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func statementsOnOneSubjectAreOneObject() throws {
    let town = RDFResource.iri("urn:x:town")
    let label = Self.rdfs + "label"
    let written = try text(
      prefixes: ["x": "urn:x:", "rdfs": Self.rdfs],
      [
        RDFTriple(town, RDFVocabulary.type, .iri("urn:x:Town")),
        RDFTriple(town, label, .literal(RDFLiteral("Wilno\n\"\\\u{1}", language: "pl"))),
        RDFTriple(town, "urn:x:size", .literal(RDFLiteral("12", datatype: RDFVocabulary.integer))),
        RDFTriple(town, label, .literal(RDFLiteral("Vilnius"))),
        RDFTriple(town, "urn:x:is", .literal(RDFLiteral("true", datatype: RDFVocabulary.boolean))),
        RDFTriple(town, "urn:x:odd", .literal(RDFLiteral("012", datatype: RDFVocabulary.integer))),
        RDFTriple(.blankNode("b"), "urn:x:in", .iri("urn:x:town")),
      ]
    )
    let name = #"{"@value":"Wilno\n\"\\\u0001","@language":"pl"}"#
    let odd = #"{"@value":"012","@type":"http://www.w3.org/2001/XMLSchema#integer"}"#
    #expect(
      written == """
        {"@context":{"@version":1.1,
          "rdfs":"\(Self.rdfs)",
          "x":"urn:x:"},
        "@graph":[
        {"@id":"x:town","@type":"x:Town","rdfs:label":[\(name),"Vilnius"],"x:size":12,\
        "x:is":true,"x:odd":\(odd)},
        {"@id":"_:b","x:in":{"@id":"x:town"}}
        ]}

        """
    )
  }

  @Test func nothingIsADocumentToo() throws {
    #expect(try text([]) == "{\"@context\":{\"@version\":1.1},\n\"@graph\":[\n]}\n")
  }

  @Test func aSubjectWithVeryManyStatementsIsSeveralObjects() throws {
    let many = (0..<25_000).map { number in
      RDFTriple(.iri("urn:x:hub"), "urn:x:to", .iri("urn:x:n\(number)"))
    }
    let written = try text(many)
    #expect(written.split(separator: "{\"@id\":\"urn:x:hub\"").count == 4)
    #expect(written.contains("urn:x:n24999"))
  }

  @Test func whatJSONLDCannotHoldIsRefused() throws {
    let triple = RDFTriple(.iri("urn:x:a"), "urn:x:b", .iri("urn:x:c"))
    // A reader would put the namespace in the place of the scheme.
    #expect(throws: FormatError.self) { try text(prefixes: ["urn": "http://x/"], [triple]) }
    #expect(throws: FormatError.self) { try text(prefixes: ["x": "http://x"], []) }
    #expect(throws: FormatError.self) { try text(prefixes: ["": "http://x/"], []) }
    var wrong = triple
    wrong.object = .iri("no scheme")
    #expect(throws: FormatError.self) { try text([wrong]) }
  }
}
