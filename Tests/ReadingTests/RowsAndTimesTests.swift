import Reading
import Testing

@Suite("Rows, times and offices")
struct RowsAndTimesTests {
  @Test(
    "All of a row is meant",
    arguments: [
      (
        "The Ottomans occupied and annexed Serbia, as well as Bosnia and Albania, in May 1463.",
        ["Ottoman Empire annexed Serbia", "Ottoman Empire annexed Albania"]
      ),
      (
        "Trade stopped after the Prussian invasion of Denmark and Sweden.",
        ["Prussia invaded Denmark", "Prussia invaded Sweden"]
      ),
      (
        "Diplomatic relations between Sweden and Finland were established on January 10, 1918.",
        ["Sweden diplomatic-relations-with Finland"]
      ),
      (
        "Diplomatic relations between France and Spain were severed in 1719.",
        ["France diplomatic-relations-with Spain"]
      ),
    ] as [(String, [String])]
  )
  func rows(_ text: String, _ expected: [String]) throws {
    let read = try ReadText(text)
    for claim in expected { #expect(read.claims.contains(claim), "\(read.claims)") }
  }

  @Test("A title says what somebody was when the clause happened")
  func titles() throws {
    let read = try ReadText(
      "On 3 March 1901 Foreign Minister Karl Lindgren signed the Treaty of Visby."
    )
    let held = try #require(read.claims.first { $0.hasPrefix("Karl Lindgren holds-office") })
    #expect(read.time(of: held) == "3 March 1901")
  }

  @Test("A former office is not held when the clause happened")
  func formerTitles() throws {
    let read = try ReadText(
      "On 3 March 1901 former Foreign Minister Karl Lindgren signed the Treaty of Visby."
    )
    let held = read.claims.first { $0.hasPrefix("Karl Lindgren holds-office") }
    if let held { #expect(read.time(of: held) == nil) }
  }

  @Test("A date of the clause with \"when\" is that of the main clause")
  func when() throws {
    let read = try ReadText("When Riga fell in May 1919, the Germans occupied Jelgava.")
    let time = read.time(of: "Germany occupies Jelgava")
    #expect(time?.contains("May 1919") == true, "\(time ?? "none")")
  }

  @Test("A numbered war is no person, and one that is only mentioned has no sides")
  func wars() throws {
    let read = try ReadText(
      "After the Russo-Turkish War, Sweden lost trade. World War II followed."
    )
    #expect(read.kind(of: "World War II") == "war")
    #expect(!read.claims.contains { $0.contains("belligerent-in") }, "\(read.claims)")
  }

  @Test("An office abroad is told by where it is; \"it\" is what can enter into force")
  func postsAndPronouns() throws {
    let read = try ReadText(
      "Karl Lindgren was appointed Swedish Minister to Denmark on 3 March 1901. Sweden and Denmark signed the Treaty of Visby. It entered into force on 4 May 1902. Erik Dahl arrived in Copenhagen in June."
    )
    #expect(
      read.claims.contains("Karl Lindgren holds-office Minister of Sweden to Denmark"),
      "\(read.claims)"
    )
    #expect(read.claims.contains { $0.hasPrefix("Treaty of Visby in-force-from") })
    #expect(read.claims.contains("Erik Dahl entered Copenhagen"))
  }

  @Test("What a relative clause is said of is its object")
  func antecedent() throws {
    let read = try ReadText("The treaty that Sweden ratified in 1660 displeased Denmark.")
    #expect(!read.claims.contains { $0.contains("Sweden founded-on") })
  }
}
