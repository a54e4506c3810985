import Formats
import Testing

/// What holds of any document: cutting changes nothing, damage is survived, what is written is read.
@Suite struct RDFPropertyTests {
  @Test(arguments: RDFSyntax.allCases)
  func theSamplesAreRead(syntax: RDFSyntax) {
    let outcome = readRDF(RDFSamples.sample(syntax), as: syntax)
    #expect(outcome.error == nil)
    #expect(outcome.quads.count == (syntax == .turtle ? 34 : 5))
  }

  @Test(arguments: RDFSyntax.allCases, [1, 2, 3, 7, 64])
  func aDocumentInPiecesIsTheSame(syntax: RDFSyntax, size: Int) {
    let bytes = Array(RDFSamples.sample(syntax).utf8)
    let whole = readRDF(bytes, as: syntax)
    let pieces = [Int](repeating: size, count: bytes.count / size)
    #expect(readRDF(bytes, as: syntax, pieces: pieces) == whole)
  }

  @Test(arguments: RDFSyntax.allCases)
  func everyCutInTwoIsTheSame(syntax: RDFSyntax) {
    let bytes = Array(RDFSamples.sample(syntax).utf8)
    let whole = readRDF(bytes, as: syntax)
    for cut in bytes.indices {
      #expect(readRDF(bytes, as: syntax, pieces: [cut]) == whole, "cut at \(cut)")
    }
  }

  @Test(arguments: RDFSyntax.allCases)
  func damagedDocumentsEndOrFailTheSameHoweverCut(syntax: RDFSyntax) {
    var random = SeededGenerator(seed: 1920)
    let original = Array(RDFSamples.sample(syntax).utf8)
    let words =
      ["\"", "'", "<", ">", "\\", "\\u", "[", "]", "(", ")", ".", ";", ",", "@", "^^", "_:"]
      .map { Array($0.utf8) } + [
        [0xFF], [0xE2, 0x82], [0x0D], [0x0A], [0xF0, 0x9F], [0xEF, 0xBB, 0xBF],
      ]
    var failures = 0
    for _ in 0..<600 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
        case 2: bytes.insert(contentsOf: words.randomElement(using: &random) ?? [], at: place)
        default:
          let end = Int.random(in: place..<bytes.count, using: &random)
          bytes.append(contentsOf: bytes[place..<end])
        }
      }
      let whole = readRDF(bytes, as: syntax)
      let pieces = (0..<bytes.count).map { _ in Int.random(in: 0...9, using: &random) }
      #expect(readRDF(bytes, as: syntax, pieces: pieces) == whole)
      if let error = whole.error {
        failures += 1
        #expect(error.position != nil)
        #expect((0...bytes.count).contains(error.byteOffset ?? -1))
      }
    }
    #expect((120...600).contains(failures))
  }

  @Test(arguments: 0..<40)
  func whatIsWrittenIsRead(seed: UInt64) throws {
    var generator = RDFGenerator(random: SeededGenerator(seed: seed))
    let quads = (0..<50).map { _ in generator.quad(inGraphs: true) }
    var bytes: [UInt8] = []
    var writer = NQuadsWriter { bytes += $0 }
    for quad in quads { try writer.write(quad) }
    try writer.finish()
    #expect(readRDF(bytes, as: .nQuads).error == nil)
    #expect(readRDF(bytes, as: .nQuads).quads == quads)

    bytes = []
    var lines = NTriplesWriter { bytes += $0 }
    for quad in quads { try lines.write(quad.triple) }
    try lines.finish()
    #expect(readRDF(bytes, as: .nTriples).triples == quads.map(\.triple))

    bytes = []
    let prefixes = [
      "": "https://example.org/", "d": "https://example.org/deep/er#", "xsd": RDFVocabulary.xsd,
      "é.1": "a:",
    ]
    let sorted = quads.map(\.triple).sorted(by: RDFTriple.inTurtleOrder)
    var turtle = try TurtleWriter(prefixes: prefixes) { bytes += $0 }
    for triple in sorted { try turtle.write(triple) }
    try turtle.finish()
    let outcome = readRDF(bytes, as: .turtle)
    #expect(outcome.error == nil, "\(String(decoding: bytes, as: UTF8.self))")
    #expect(outcome.triples == sorted)
  }
}
