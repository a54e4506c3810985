import Testing

@testable import RegestaCLI

/// Pages as a terminal shows them. What they say is tested elsewhere; here it is how they look.
struct GoldenTests {
  @Test(arguments: [60, 80, 160])
  func thePageOfATownFitsEveryWidth(columns: Int) throws {
    let outcome = NystadBase.run(["show", "Riga", "-f", "table"], columns: columns)
    #expect(outcome.status == .success && outcome.errors.isEmpty)
    for line in outcome.output.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= columns, "\(line)")
    }
    try Golden.check(outcome.output, "show-riga-\(columns).txt")
  }

  @Test func colourAddsNothingButColour() throws {
    let grey = NystadBase.run(["show", "Riga", "-f", "table"])
    let coloured = NystadBase.run(["show", "Riga", "-f", "table", "--color", "always"])
    #expect(coloured.output.contains("\u{1B}[1m"))
    #expect(Golden.withoutColor(coloured.output) == grey.output)
    try Golden.check(coloured.output, "show-riga-color.txt")
  }

  @Test func thePageOfADayKeepsCertainAndPossibleApart() throws {
    let outcome = NystadBase.run(["show", "Riga", "-f", "table", "--on", "1710-07-10"])
    try Golden.check(outcome.output, "show-riga-on.txt")
  }

  @Test func aClaimShowsWhereItComesFrom() throws {
    let claim = try #require(NystadBase.claim("captured", of: "tsardom-of-russia"))
    let outcome = NystadBase.run(["show", "claim:\(claim)", "-f", "table"])
    try Golden.check(outcome.output, "show-claim.txt")
  }

  @Test func aClaimIsWholeInJSON() throws {
    let claim = try #require(NystadBase.claim("lost", of: "sweden"))
    let outcome = NystadBase.run(["show", "claim:\(claim)", "--json"])
    try Golden.check(outcome.output, "show-claim.json")
  }

  @Test func aTimelineIsInTheOrderOfTime() throws {
    let outcome = NystadBase.run(["timeline", "riga", "-f", "table"])
    try Golden.check(outcome.output, "timeline-riga.txt")
  }

  @Test func aPathReadsInTheDirectionOfTheWalk() throws {
    let outcome = NystadBase.run(["path", "Nystad", "Riga", "--max", "2", "-f", "table"])
    try Golden.check(outcome.output, "path-nystad-riga.txt")
  }
}
