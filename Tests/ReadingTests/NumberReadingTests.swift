import Testing

@Suite("How many fought and fell")
struct NumberReadingTests {
  @Test(
    "Losses are of those who had them",
    arguments: [
      (
        "The Danes lost about 120 dead and 300 wounded.",
        ["Denmark losses 120 dead", "Denmark losses 300 wounded"]
      ),
      ("The Swedes suffered 800 casualties.", ["Sweden losses 800 casualties"]),
      (
        "Some 1,400 Saxon soldiers were killed at the Battle of Lund.",
        ["Saxony losses 1400 soldiers"]
      ),
      (
        "More than 900 men drowned in the Battle of Lund.",
        ["Battle of Lund losses 900 men"]
      ),
      (
        "Danish losses amounted to 4,000, while 2,100 Swedes and 80 Finns were killed.",
        ["Denmark losses 4000 ", "Sweden losses 2100 swedes", "Finland losses 80 finns"]
      ),
      (
        "The Danish army's casualties were estimated at 500 killed.", ["Denmark losses 500 killed"]
      ),
    ] as [(String, [String])]
  )
  func losses(_ text: String, _ expected: [String]) throws {
    let read = try ReadText(text)
    for claim in expected { #expect(read.claims.contains(claim), "\(read.claims)") }
  }

  @Test("A number and a people are no row")
  func counts() throws {
    let read = try ReadText("The Danes lost 2,000 men and the Swedes 3,000.")
    #expect(!read.claims.contains { $0.hasPrefix("Denmark lost ") }, "\(read.claims)")
    #expect(read.claims.contains("Sweden losses 3000 "))
  }

  @Test(
    "Strength",
    arguments: [
      ("The Danish army of 9,000 men left Lund.", "Danish army strength 9000 men"),
      ("The Danish army numbered over 9,000 men.", "Danish army strength 9000 men"),
      ("The Danish fleet consisted of some 20 ships.", "Danish fleet strength 20 ships"),
    ]
  )
  func strength(_ text: String, _ claim: String) throws {
    let read = try ReadText(text)
    #expect(read.claims.contains(claim), "\(read.claims)")
  }
}
