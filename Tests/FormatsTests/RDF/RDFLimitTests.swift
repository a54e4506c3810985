import Formats
import Testing

/// Documents made to exhaust a reader are refused with the limit they meet.
@Suite struct RDFLimitTests {
  @Test(arguments: RDFSyntax.allCases)
  func aTextWithoutEndIsRefusedWhereItBegins(syntax: RDFSyntax) {
    var limits = RDFLimits()
    limits.tokenBytes = 100
    let text = "<a:s> <a:p> <a:o> .\n<a:s> <a:p> \"" + String(repeating: "x", count: 5000)
    for pieces in [[], [Int](repeating: 7, count: 1000)] {
      let outcome = readRDF(Array(text.utf8), as: syntax, limits: limits, pieces: pieces)
      #expect(outcome.quads.count == 1)
      #expect(outcome.error?.message.contains("longer than 100 bytes") == true)
      #expect(outcome.error?.position?.line == 2)
    }
  }

  @Test func aTextOfExactlyTheLimitIsRead() {
    var limits = RDFLimits()
    limits.tokenBytes = 100
    let text = "<a:s> <a:p> \"" + String(repeating: "x", count: 98) + "\" ."
    #expect(readRDF(text, as: .turtle, limits: limits).error == nil)
  }

  @Test(arguments: ["[ <a:p> ", "( "])
  func deepNestingIsRefused(bracket: String) {
    let deep = "<a:s> <a:p> " + String(repeating: bracket, count: 200_000)
    let error = readRDF(deep, as: .turtle).error
    #expect(error?.message.contains("more than 1000 deep") == true)
    #expect(error?.position?.column == 13 + 1000 * bracket.count)
  }

  @Test(arguments: RDFSyntax.allCases)
  func longIRIsAreRefused(syntax: RDFSyntax) {
    let long = "<a:s> <a:p> <a:" + String(repeating: "x", count: 70_000) + "> ."
    let error = readRDF(long, as: syntax).error
    #expect(error?.message.contains("longer than 65536 bytes") == true)
    #expect(error?.position == TextPosition(line: 1, column: 13))
  }

  @Test func aPrefixDoesNotHideALongIRI() {
    let namespace = "a:" + String(repeating: "x", count: 65_500)
    let text = "@prefix e: <\(namespace)> .\ne:a e:b e:" + String(repeating: "y", count: 100)
    #expect(readRDF(text, as: .turtle).error?.position == TextPosition(line: 2, column: 9))
  }

  @Test func prefixesAreCounted() {
    var limits = RDFLimits()
    limits.prefixes = 3
    let declare = { (name: String) in "PREFIX \(name): <a:\(name)>\n" }
    let three = ["a", "b", "c"].map(declare).joined()
    #expect(readRDF(three + declare("a"), as: .turtle, limits: limits).error == nil)
    let error = readRDF(three + declare("d"), as: .turtle, limits: limits).error
    #expect(error?.position == TextPosition(line: 4, column: 11))
  }

  @Test func aListIsReadWithoutBeingHeld() throws {
    // Half a million items: only the count is kept, and it must not take long either.
    var reader = TurtleReader()
    var count = 0
    let items = Array(String(repeating: "1 ", count: 5000).utf8)
    try reader.read("<a:s> <a:p> (".utf8) { _, _ in count += 1 }
    for _ in 0..<20 { try reader.read(items) { _, _ in count += 1 } }
    #expect(count == 2 * 100_000 - 1)
    try reader.read(") .".utf8) { _, _ in count += 1 }
    try reader.finish { _, _ in count += 1 }
    #expect(count == 2 * 100_000 + 1)
  }
}
