import Formats
import Testing

/// Runs the W3C's own tests of the three syntaxes, each whole and byte by byte.
@Suite(
  "The W3C's tests of RDF 1.1",
  .enabled(
    if: W3CManifest.isPresent,
    "the shared folder with the W3C's tests of RDF is not here"
  )
)
struct W3CConformanceTests {
  @Test(arguments: [
    ("rdf-n-triples", RDFSyntax.nTriples, 70), ("rdf-n-quads", .nQuads, 87),
    ("rdf-turtle", .turtle, 313),
  ])
  func everyTestPasses(suite: String, syntax: RDFSyntax, count: Int) throws {
    let manifest = try W3CManifest(suite: suite)
    #expect(manifest.tests.count >= count)
    for test in manifest.tests {
      let bytes = try manifest.bytes(of: test.action)
      let base = manifest.base + test.action
      let outcome = readRDF(bytes, as: syntax, base: base)
      if test.kind.hasSuffix("NegativeSyntax") || test.kind.hasSuffix("NegativeEval") {
        #expect(outcome.error?.position != nil, "\(test.name) must be refused, with a place")
      } else {
        #expect(outcome.error == nil, "\(test.name)")
      }
      if test.kind.hasSuffix("Eval"), let result = test.result {
        let expected = readRDF(try manifest.bytes(of: result), as: .nTriples)
        #expect(expected.error == nil, "\(result)")
        #expect(areIsomorphic(outcome.graph, expected.graph), "\(test.name)")
      }
      let pieces = [Int](repeating: 1, count: bytes.count)
      #expect(readRDF(bytes, as: syntax, base: base, pieces: pieces) == outcome, "\(test.name)")
    }
  }
}
