import Testing

@Suite("Persons, their kin and their offices")
struct PersonReadingTests {
  @Test(
    "Offices, births and kin",
    arguments: [
      (
        "Nils Brahe was appointed as the first Swedish Minister to Hungary on 10 February 1922.",
        "Nils Brahe holds-office Minister of Sweden to Hungary"
      ),
      (
        "Nils Brahe presented his credentials as Ambassador Extraordinary and Plenipotentiary on 5 May 1952.",
        "Nils Brahe holds-office Ambassador Extraordinary"
      ),
      (
        "On Monday Acting Secretary of State Frank Hale left Oslo.",
        "Frank Hale holds-office Acting Secretary of State"
      ),
      (
        "The Swedish king Magnus Eriksson left Oslo.", "Magnus Eriksson holds-office king of Sweden"
      ),
      ("Sancho VI, King of Navarre, left Pamplona.", "Sancho VI holds-office King of Navarre"),
      ("Henry the Lion was Duke of Saxony.", "Henry the Lion rules Saxony"),
      ("Karl Berg was born in Tartu in 1900.", "Karl Berg born-in Tartu"),
      ("Conrad fled to Palermo, where he died in 1097.", "Conrad died-in Palermo"),
      ("Magnus II was succeeded by his eldest son, Olaf.", "Olaf successor-of Magnus II"),
      ("Otto Krag was the father of Nils Brahe.", "Otto Krag parent Nils Brahe"),
      ("Portugal’s enemy was defeated by Spanish ally Genoa.", "Genoa allied-with Spain"),
      (
        "Matilda was the daughter of Henry I and Edith of Wessex.", "Edith of Wessex parent Matilda"
      ),
    ]
  )
  func persons(_ text: String, _ claim: String) throws {
    let read = try ReadText(text)
    #expect(read.claims.contains(claim), "\(read.claims)")
  }

  @Test("A king's given name alone is his")
  func givenNames() throws {
    let read = try ReadText("Henry the Lion left Brunswick. Henry died in 1195.")
    #expect(read.mentions(of: "Henry the Lion") == ["Henry the Lion", "Henry"])
  }

  @Test("Diplomatic relations: between whom, and in an article about a power its own")
  func relations() throws {
    let one = try ReadText("Diplomatic relations between Sweden and Peru began on 30 October 1905.")
    #expect(one.claims.contains("Sweden diplomatic-relations-with Peru"), "\(one.claims)")
    let other = try ReadText(
      "Sweden recognized Peru on 3 May 1905. Diplomatic relations were established on 30 October 1905.",
      title: "Peru"
    )
    #expect(other.claims.contains("Sweden diplomatic-relations-with Peru"), "\(other.claims)")
  }

  @Test("In the life of somebody, he and his family name are his")
  func lives() throws {
    let read = try ReadText(
      "Karlo Verel (1865–1922) was a Danish professor and politician who served as President of Saxony.",
      "Verel was born in Lund. His brother, Emil Verel, left for Saxony in 1880. Verel was buried in Lund.",
      title: "Karlo Verel"
    )
    #expect(read.claims.contains("Karlo Verel holds-office President of Saxony"), "\(read.claims)")
    #expect(read.claims.contains("Karlo Verel buried-in Lund"))
    #expect(read.claims.contains("Emil Verel related-to Karlo Verel"))
  }

  @Test("What an office is of belongs to its name")
  func matters() throws {
    let read = try ReadText(
      "Karlo Verel was a Danish general. Verel became Minister of Public Works in 1920."
    )
    #expect(
      read.claims.contains { $0.hasPrefix("Karlo Verel holds-office Minister of Public Works") },
      "\(read.claims)"
    )
  }
}
