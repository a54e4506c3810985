import Asking
import BaseSupport
import RegestaKit
import TestSupport
import Testing

/// What `Asker` answers, refuses and asks back.
@Suite("Asking") struct AskingTests {
  private func ask(_ question: String, previous: [Entity] = []) throws -> Reply {
    try DemoBase.asker().ask(question, previous: previous)
  }

  // MARK: The answer

  @Test("An answer has its claims, and its SQL finds them again")
  func evidence() throws {
    let base = try DemoBase.open()
    let answer = try #require(try ask("Which gubernyas did Lithuania claim?").answer)
    #expect(answer.items.map { $0.entity?.key }.count == 4)
    #expect(answer.evidence.count == 4)
    let table = try base.sql(try #require(answer.sql.first))
    let column = try #require(table.columns.firstIndex(of: "claim"))
    let found = Set(table.rows.map { $0[column] })
    #expect(found == Set(answer.evidence.map { .integer($0.id.rawValue) }))
  }

  @Test("Every claim of an answer is one of the base, with its sources")
  func citations() throws {
    let answer = try #require(try ask("Which country promised to support Lithuania?").answer)
    #expect(answer.items.first?.entity?.key == "united-kingdom")
    #expect(
      answer.evidence.first?.citations.contains { $0.printed.contains("Čepėnas II, p. 359") }
        == true
    )
  }

  @Test("No needs a claim that denies it")
  func noIsNotSilence() throws {
    #expect(try ask("Did the treaty create a military alliance?").answer?.verdict == .no)
    let silent = try #require(try ask("Did Poland sign the treaty?").answer)
    #expect(silent.verdict == .notRecorded)
    #expect(!silent.text.hasPrefix("No:"))
  }

  @Test("What may not hold is not called certain")
  func possible() throws {
    let base = try DemoBase.with(
      """
      regesta: 1
      source: chronicle
      sources:
        chronicle: {type: book, title: Chronicle, short: Chronicle}
      entities:
        northland: {kind: state, names: [Northland]}
        hillford: {kind: city, names: [Hillford]}
      statements:
        - at: p. 1
          claims:
            - {claim: [northland, controls, hillford], from: {date: 1410}, to: {date: 1420}}
      """
    )
    let asker = try Asker(base)
    #expect(try asker.ask("Who controlled Hillford on 5 June 1415?").answer?.verdict == .certain)
    #expect(try asker.ask("Who controlled Hillford on 5 June 1410?").answer?.verdict == .possible)
    #expect(try asker.ask("Who controlled Hillford in 1500?").answer?.verdict == .notRecorded)
    let answer = try #require(
      try asker.ask("Did Northland control Hillford on 5 June 1420?").answer
    )
    #expect(answer.text.hasPrefix("Possibly"))
  }

  @Test("A disputed answer has both sides")
  func disputed() throws {
    let answer = try #require(try ask("Did the Polish army attack first?").answer)
    #expect(answer.verdict == .disputed)
    #expect(answer.dissent.contains { $0.subject.key == "lithuanian-army" })
  }

  @Test("The same question is read the same way each time")
  func determinism() throws {
    for question in [
      "Who held Vilnius in 1920?", "Who sent a note proposing a peace treaty?",
      "What happened in July 1920?",
    ] {
      let first = try ask(question)
      for _ in 0..<3 { #expect(try ask(question) == first) }
    }
  }

  // MARK: Words

  @Test(
    "Case, accents and alphabet do not count",
    arguments: [
      "WHO WROTE LITWA", "who wrote litwa?", "Who led the lit-bel government",
      "when was вильнюс captured by the poles",
      "Which claims rest on page 359 of Cepenas?",
    ]
  )
  func spelling(question: String) throws {
    #expect(try ask(question).answer.map { $0.verdict != .notRecorded } == true)
  }

  @Test("A slip is mended, and said")
  func slips() throws {
    let answer = try #require(try ask("Who sigend teh treaty?").answer)
    #expect(answer.items.count == 2)
    #expect(answer.notes.contains { $0.contains("\"teh\" was read as \"the\"") })
    #expect(answer.notes.contains { $0.contains("\"sigend\" was read as") })
  }

  @Test(
    "A name that is a letter off is mended, and said",
    arguments: [
      ("who held vilnus on 1 august 1920", "vilnus", "Vilnius", "Soviet Russia"),
      ("Who signed the treaty with Lithuana?", "Lithuana", "Lithuania", "Soviet Russia"),
      ("When was Vilnius captured by Zeligowsky?", "Zeligowsky", "Lucjan Żeligowski", "9 October"),
    ]
  )
  func misspeltNames(_ text: String, _ typed: String, _ name: String, _ found: String) throws {
    let answer = try #require(try ask(text).answer)
    #expect(answer.text.hasPrefix(found))
    #expect(answer.notes.contains { $0.contains("\"\(typed)\" was read as \"\(name)\"") })
  }

  @Test("A name that nobody in the base bears is not mended to another")
  func strangers() throws {
    for text in [
      "When did Napoleon die?", "What did Pilsudski do?", "Who took Vilna's neighbour Smolensk?",
    ] {
      #expect(try ask(text).answer == nil)
    }
  }

  @Test("A word that is not understood is named with its place")
  func unknownWords() throws {
    guard case .notUnderstood(let misunderstanding) = try ask("Who frobnicated Vilnius?") else {
      Issue.record("understood")
      return
    }
    #expect(misunderstanding.unknown == ["frobnicated"])
    #expect(misunderstanding.position == 4)
    #expect(misunderstanding.understood == ["Vilnius = Vilnius"])
  }

  @Test("It and they are what was spoken of last")
  func pronouns() throws {
    let first = try #require(try ask("Who wrote the draft of the treaty?").answer)
    #expect(first.subjects.first?.key == "vladimir-lenin")
    let second = try #require(try ask("When was he born?", previous: first.subjects).answer)
    #expect(second.text == "22 April 1870.")
  }

  @Test("Where a name means several things, it asks back")
  func choices() throws {
    let base = try DemoBase.with(
      """
      regesta: 1
      source: chronicle
      sources:
        chronicle: {type: book, title: Chronicle, short: Chronicle}
      entities:
        paul-elder: {kind: person, names: [Paul of Hillford]}
        paul-younger: {kind: person, names: [Paul of Hillford]}
      statements:
        - at: p. 1
          claims:
            - {claim: [paul-elder, born-on, {date: 1380}]}
            - {claim: [paul-younger, born-on, {date: 1410}]}
      """
    )
    guard case .choice(let choices) = try Asker(base).ask("When was Paul of Hillford born?") else {
      Issue.record("no choice")
      return
    }
    #expect(choices.map(\.answer.text) == ["1380.", "1410."])
    #expect(choices.map(\.reading).allSatisfy { $0.contains("paul-") })
  }

  @Test("An answer is the same, of few things of a kind and of many", arguments: [0, 1_001])
  func rareKinds(others: Int) throws {
    let persons = (0..<others).map { "  person-\($0): {kind: person, names: [Nobody \($0)]}\n" }
    let cities = (0..<others).map { "  city-\($0): {kind: city, names: [Nowhere \($0)]}\n" }
    let base = try DemoBase.with(
      """
      regesta: 1
      source: chronicle
      sources:
        chronicle: {type: book, title: Chronicle, short: Chronicle}
      entities:
        northland: {kind: state, names: [Northland]}
        hillford: {kind: city, names: [Hillford]}
        paul: {kind: person, names: [Paul]}
      \(persons.joined())\(cities.joined())
      statements:
        - at: p. 1
          claims:
            - {claim: [northland, controls, hillford], from: {date: 1410}, to: {date: 1420}}
            - {claim: [paul, died-in, hillford]}
      """
    )
    let asker = try Asker(base)
    #expect(try asker.ask("Which person died in a city?").answer?.text == "Paul.")
    #expect(try asker.ask("Which state controlled a city?").answer?.text == "Northland.")
    #expect(try asker.ask("In which city did a person die?").answer?.text == "Hillford.")
    #expect(
      try asker.ask("Who died in the city that Northland controlled?").answer?.text == "Paul."
    )
  }

  // MARK: Teaching

  @Test("A relation with its phrases is askable as soon as it is there")
  func newRelation() throws {
    let base = try DemoBase.with(
      """
      regesta: 1
      relations:
        excommunicated:
          label: excommunicated
          inverse: was excommunicated by
          subject: [person]
          object: [person]
          time: instant
          description: Shut out of the church.
          phrases: {verbs: [excommunicate, cast out], nouns: [excommunicator], object-nouns: [excommunicate]}
      source: chronicle
      sources:
        chronicle: {type: book, title: Chronicle, short: Chronicle}
      entities:
        bishop: {kind: person, names: [Bishop Anselm]}
        duke: {kind: person, names: [Duke Otto]}
      statements:
        - at: p. 3
          claims:
            - {claim: [bishop, excommunicated, duke], on: {date: 1241-03-02}}
      """
    )
    let asker = try Asker(base)
    #expect(try asker.ask("Who excommunicated Duke Otto?").answer?.text == "Bishop Anselm.")
    #expect(try asker.ask("Whom did Bishop Anselm cast out?").answer?.text == "Duke Otto.")
    #expect(try asker.ask("When was Duke Otto excommunicated?").answer?.text == "2 March 1241.")
    #expect(
      try asker.ask("Was Duke Otto excommunicated by Bishop Anselm?").answer?.verdict == .certain
    )
    #expect(
      try asker.ask("Who was the excommunicator of Duke Otto?").answer?.text == "Bishop Anselm."
    )
  }

  @Test("A canned question may say how it is asked")
  func cannedForms() throws {
    let answer = try #require(
      try ask(
        "What is the difference between the Lithuanian demands and the borders that were recognised?"
      ).answer
    )
    #expect(answer.query.canned?.name == "demanded-and-granted")
    #expect(answer.text.contains("Kaunas gubernya") && answer.text.contains("Sudovia"))
  }

  // MARK: Bounds

  @Test("Any words end in an answer, a choice or a refusal")
  func anyWords() throws {
    let asker = try DemoBase.asker()
    let words = [
      "who", "what", "which", "when", "did", "was", "the", "of", "in", "Vilnius", "Lithuania",
      "treaty", "signed", "before",
      "after", "between", "and", "how", "long", "many", "first", "1920", "July", ",", "Poland", "'",
      "\"", "--", "its", "captured",
      "not", "by", "(", "war", "why", "🙂", "ä́", "\u{202E}", "0", "12", "to", "with", "army",
    ]
    var random = SplitMix64(seed: 42)
    for _ in 0..<150 {
      let question = (0..<random.int(1...12)).map { _ in words[random.int(0...(words.count - 1))] }
      _ = try asker.ask(question.joined(separator: " "))
    }
  }

  @Test(
    "A question without end is refused",
    arguments: [
      String(repeating: "who signed the treaty and ", count: 200),
      String(repeating: "a", count: 100_000), "", "?", "   ",
    ]
  )
  func tooLong(question: String) throws {
    guard case .notUnderstood = try ask(question) else {
      Issue.record("understood")
      return
    }
  }
}
