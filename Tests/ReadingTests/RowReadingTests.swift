import Testing

@Suite("Rows, relative clauses, and what stands beside")
struct RowReadingTests {
  @Test(
    "What is joined is not lost",
    arguments: [
      (
        "Sweden occupied and annexed Bremen, as well as Verden, in 1648.",
        ["Sweden annexed Bremen", "Sweden annexed Verden", "Sweden occupies Verden"]
      ),
      (
        "The Swedish invasion and annexation of Estonia and Latvia followed.",
        ["Sweden invaded Estonia", "Sweden annexed Latvia"]
      ),
      (
        "The representatives of Denmark and Norway signed the Treaty of Ystad.",
        ["Denmark signed Treaty of Ystad", "Norway signed Treaty of Ystad"]
      ),
      (
        "Danish, Dutch and Prussian troops occupied Lübeck.",
        ["Denmark occupies Lübeck", "Netherlands occupies Lübeck"]
      ),
      (
        "Otto Krag and the other two envoys, Jens Juel and Hans Lange, signed the Treaty of Ystad.",
        ["Jens Juel signed Treaty of Ystad", "Hans Lange signed Treaty of Ystad"]
      ),
      (
        "The Danish navy carried supplies, fought off a Swedish fleet, and blockaded Kalmar.",
        ["Danish navy pushed-back Swedish fleet", "Danish navy besieged Kalmar"]
      ),
      (
        "The Treaty of Ystad was an agreement between Denmark, Norway, and Sweden, signed on 3 May 1512.",
        ["Norway party-to Treaty of Ystad", "Treaty of Ystad signed-on 3 May 1512"]
      ),
    ] as [(String, [String])]
  )
  func rows(_ text: String, _ expected: [String]) throws {
    let read = try ReadText(text)
    for claim in expected { #expect(read.claims.contains(claim), "\(read.claims)") }
  }

  @Test("Among joins like between, and a new clause is no row")
  func among() throws {
    let read = try ReadText(
      "The Little Pact was an agreement among Denmark, Norway and Saxony.",
      "Denmark had discussed a military alliance, and a treaty of friendship was signed in 1512."
    )
    #expect(read.claims.contains("Saxony party-to Little Pact"), "\(read.claims)")
    #expect(!read.claims.contains { $0.hasPrefix("military alliance signed-on") })
  }

  @Test("A row behind of ends where the next clause begins")
  func nextClause() throws {
    let read = try ReadText("Prussia took the west of Poland and Russia invaded Sweden.")
    #expect(read.claims.contains("Russia invaded Sweden"), "\(read.claims)")
  }

  @Test("What a relative clause with a subject of its own is about is its object")
  func relativeObjects() throws {
    let read = try ReadText(
      "The Treaty of Ystad, which Denmark signed in 1512, contained a secret clause.",
      "The government that Sweden established in Reval in 1561 launched a campaign."
    )
    #expect(read.time(of: "Denmark signed Treaty of Ystad") == "1512", "\(read.claims)")
    #expect(read.claims.contains("Sweden created government"))
    #expect(!read.claims.contains { $0.hasPrefix("Sweden founded-on") })
  }

  @Test("What is told after that is no relative clause")
  func contentClause() throws {
    let read = try ReadText("Denmark informed Sweden that Prussia had invaded Poland.")
    #expect(read.claims.contains("Prussia invaded Poland"), "\(read.claims)")
    #expect(!read.claims.contains("Prussia invaded Sweden"))
  }

  @Test("Behind a comma, but goes on with the main clause")
  func mainSubject() throws {
    let read = try ReadText(
      "The Treaty of Ystad contained the articles the Swedish envoys had requested, but also included a secret clause."
    )
    #expect(read.claims.contains("Treaty of Ystad contains-clause secret clause"), "\(read.claims)")
  }

  @Test("A thing called by its name is the thing of that name")
  func knownAs() throws {
    let read = try ReadText(
      "The envoys of Spain and Portugal signed an alliance known as the Lisbon Compact on 2 May 1668."
    )
    #expect(read.claims.contains("Portugal signed Lisbon Compact"), "\(read.claims)")
    #expect(read.claims.contains("Lisbon Compact signed-on 2 May 1668"))
  }

  @Test("Both countries are the two that are spoken of")
  func bothCountries() throws {
    let read = try ReadText(
      "Denmark declared war on Sweden in 1563. Both countries signed the Treaty of Stettin in 1570."
    )
    #expect(read.claims.contains("Denmark signed Treaty of Stettin"), "\(read.claims)")
    #expect(read.claims.contains("Sweden signed Treaty of Stettin"))
  }
}
