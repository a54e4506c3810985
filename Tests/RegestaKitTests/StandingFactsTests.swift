import BaseSupport
import RegestaKit
import Testing

/// The six facts of the founding article that the model is measured by, asked by canned questions.
@Suite("The six standing facts") struct StandingFactsTests {
  private func ask(_ name: String, _ values: [String: String] = [:]) throws -> Table {
    let base = try DemoBase.open()
    let question = try #require(try base.questions().first { $0.name == name }, "\(name)")
    return try base.answer(question, values)
  }

  @Test("The secret clause: what it allowed, to whom and where, by whom asserted, on which page")
  func secretClause() throws {
    let table = try ask("secret-clauses", ["treaty": "soviet-lithuanian-treaty-1920"])
    #expect(
      Set(try table.texts("clause")) == [["Secret clause on free movement of Soviet forces"]]
    )
    let permits = try table.texts("does", "whom_or_what", "details", "sources")
      .filter { $0[0] == "permits" }
    #expect(
      permits == [
        [
          "permits", "Red Army", "in: Lithuania; namely to: move freely",
          "Wikipedia, Military support ¶1; "
            + "Łossowski, Litwa, p. 85, cited in Wikipedia",
        ]
      ]
    )
    let terms = try ask("treaty-terms", ["treaty": "soviet-lithuanian-treaty-1920"])
    let secret = try terms.texts("clause", "secret").filter { $0[1] == "secret" }.map { $0[0] }
    #expect(Set(secret) == ["Secret clause on free movement of Soviet forces"])
  }

  @Test("The four gubernyas that two states claimed at once")
  func gubernyas() throws {
    let table = try ask("claimed-by-two", ["kind": "gubernya", "on": "1920-03-31"])
    #expect(
      try table.texts("place", "claimant", "other_claimant", "certainty") == [
        ["Grodno gubernya", "Lithuania", "Poland", "certain"],
        ["Kaunas gubernya", "Lithuania", "Poland", "certain"],
        ["Suwałki gubernya", "Lithuania", "Poland", "certain"],
        ["Vilnius gubernya", "Lithuania", "Poland", "certain"],
      ]
    )
    // Before and after that day the article does not attest it.
    let later = try ask("claimed-by-two", ["kind": "gubernya", "on": "1921"])
    #expect(Set(try later.texts("certainty")) == [["possible"]])
  }

  @Test(
    "Vilnius from 14 July to 11 September 1920: the Soviets in control, the right Lithuania's",
    arguments: ["1920-07-15", "1920-08-01", "1920-08", "1920-09-10"]
  )
  func vilnius(day: String) throws {
    let table = try ask("who-held", ["place": "vilnius", "on": day])
    #expect(
      try table.texts("holder", "how", "certainty") == [
        ["Soviet Russia", "controls", "certain"],
        // The source gives the day on which the right began, and no end.
        ["Lithuania", "is sovereign over", "possible"],
      ]
    )
  }

  @Test("A day on which Vilnius changed hands belongs to both")
  func changeOver() throws {
    let table = try ask("who-held", ["place": "Wilno", "on": "1920-07-14"])
    #expect(
      try table.texts("holder", "how", "certainty") == [
        ["Poland", "controls", "certain"], ["Soviet Russia", "controls", "certain"],
        ["Lithuania", "is sovereign over", "possible"],
      ]
    )
    let length = try ask(
      "how-long",
      ["subject": "red-army", "object": "vilnius", "relation": "controls"]
    )
    #expect(length.rows.isEmpty)
    let soviets = try ask(
      "how-long",
      ["subject": "soviet-russia", "object": "vilnius", "relation": "controls"]
    )
    #expect(try soviets.texts("days_at_least", "days_at_most").contains(["59", "59"]))
  }

  @Test("Signed on one day, ratified on another")
  func ratification() throws {
    let table = try ask("ratifications", ["treaty": "soviet-lithuanian-treaty-1920"])
    #expect(
      try table.texts(
        "signed",
        "ratified_by",
        "ratified",
        "days_at_least",
        "days_at_most",
        "for_whom"
      )
        == [["12 July 1920", "Seimas", "8 August 1920", "27", "27", "Lithuania"]]
    )
  }

  @Test("Historians contradict each other about who attacked first, each with the page")
  func whoAttackedFirst() throws {
    let table = try ask("dispute-sides", ["status": "open"])
    let article = "Wikipedia"
    let rows = try table.texts("question", "side", "sources")
    #expect(
      rows == [
        [
          "Who attacked first near Vilnius in July 1920?", "1",
          "\(article), Military support ¶2; Łossowski, Po tej i tamtej, p. 137, cited in \(article)",
        ],
        [
          "Who attacked first near Vilnius in July 1920?", "2",
          "\(article), Military support ¶2; "
            + "Brecher & Wilkenfeld, A Study of Crisis, p. 254, cited in \(article)",
        ],
      ]
    )
    let sentences = try table.texts("sentence").map { $0[0] }
    #expect(sentences[0].hasPrefix("Lithuanian Army attacked first Polish Army"))
    #expect(sentences[1].hasPrefix("Polish Army attacked first Lithuanian Army"))
  }

  @Test(
    "One town under several names, found by any of them",
    arguments: ["Vilnius", "wilno", "Вильна", "Вільня", "ווילנע", "Vilna"]
  )
  func oneTown(name: String) throws {
    let table = try ask("names", ["thing": name])
    let names = try table.texts("name", "language")
    for expected in [["Vilnius", "lt"], ["Wilno", "pl"], ["Вільня", "be"], ["ווילנע", "yi"]] {
      #expect(names.contains(expected))
    }
    let many = try ask("many-names", ["kind": "settlement", "least": "4"])
    let vilnius = try many.texts("name", "names").filter { $0[0] == "Vilnius" }
    #expect(vilnius.count == 1)
    #expect(Int(vilnius.first?[1] ?? "") ?? 0 >= 8)
  }
}
