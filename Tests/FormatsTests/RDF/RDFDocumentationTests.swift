import Formats
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The mistakes shown in `docs/formats/rdf.md` are answered as the page says.
@Suite struct RDFDocumentationTests {
  @Test func everyErrorOnThePageIsTheOneGiven() throws {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let page = try String(
      contentsOf: URL(filePath: "/\(root)/docs/formats/rdf.md"),
      encoding: .utf8
    )
    var examples = 0
    // Fenced blocks are every other piece: "turtle\n…", "text\n…".
    let pieces = page.split(separator: "```", omittingEmptySubsequences: false).map(String.init)
    for (index, piece) in pieces.enumerated() where piece.hasPrefix("text\n") {
      let example = pieces[index - 2]
      let syntax: RDFSyntax = example.hasPrefix("turtle\n") ? .turtle : .nTriples
      let document = example.drop { $0 != "\n" }.dropFirst()
      let error = try #require(readRDF(String(document), as: syntax).error)
      #expect("text\n\(error)\n" == piece)
      examples += 1
    }
    #expect(examples == 5)
  }

  @Test func theLimitsOnThePageAreThoseOfTheCode() {
    let limits = RDFLimits()
    #expect(limits.tokenBytes == 16 * 1024 * 1024)
    #expect(limits.iriBytes == 64 * 1024)
    #expect(limits.nesting == 1000)
    #expect(limits.prefixes == 10_000)
  }

  @Test func aFileNameTellsTheSyntax() {
    #expect(RDFSyntax(fileExtension: "TTL") == .turtle)
    #expect(RDFSyntax(fileExtension: "nt") == .nTriples)
    #expect(RDFSyntax(fileExtension: "nq") == .nQuads)
    #expect(RDFSyntax(fileExtension: "rdf") == nil)
    #expect(RDFSyntax.turtle.mediaType == "text/turtle")
  }
}
