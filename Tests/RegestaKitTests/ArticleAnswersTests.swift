import BaseSupport
import RegestaKit
import Testing

/// What a reader of the founding article may ask, each answered by one canned question. The answers
/// are what the article says, and no more than it says.
@Suite("What a reader of the founding article asks") struct ArticleAnswersTests {
  struct Asked: Sendable, CustomTestStringConvertible {
    /// In a reader's words.
    var words: String
    var question: String
    var values: [String: String]
    var columns: [String]
    /// Rows that are in the answer, in these columns.
    var rows: [[String]]
    /// They are the whole answer.
    var isAll = true

    var testDescription: String { words }
  }

  static let asked = parties + times + places + words

  static let parties = [
    Asked(
      words: "Who signed the treaty? The two states; no person is recorded",
      question: "parties",
      values: ["treaty": "soviet-lithuanian-treaty-1920"],
      columns: ["who", "kind", "part"],
      rows: [
        ["Lithuania", "state", "is a party to"],
        ["Soviet Russia", "soviet republic", "is a party to"],
        ["Lithuania", "state", "signed"], ["Soviet Russia", "soviet republic", "signed"],
        ["Seimas", "parliament", "ratified"],
      ]
    ),
    Asked(
      words: "Who was Lithuania's foreign minister on 31 March 1920?",
      question: "who-held-office",
      values: ["office": "Foreign minister of Lithuania", "on": "1920-03-31"],
      columns: ["who", "certainty"],
      rows: [["Augustinas Voldemaras", "certain"]]
    ),
    Asked(
      words: "And in all of March? Only that one day is attested",
      question: "who-held-office",
      values: ["office": "Foreign minister of Lithuania", "on": "1920-03"],
      columns: ["who", "certainty"],
      rows: [["Augustinas Voldemaras", "possible"]]
    ),
    Asked(
      words: "Who wrote the draft of the treaty?",
      question: "documents",
      values: ["of": "soviet-lithuanian-treaty-1920"],
      columns: ["writing", "made_or_sent_by"],
      rows: [["Lenin's draft of the treaty", "Vladimir Lenin"]],
      isAll: false
    ),
    Asked(
      words: "What did Lithuania get from the treaty?",
      question: "what-they-got",
      values: ["treaty": "soviet-lithuanian-treaty-1920", "party": "Lithuania"],
      columns: ["side", "what"],
      rows: [
        ["gets", "Lithuanian authority over the Vilnius Region"],
        ["gets", "Recognition of Lithuania"],
        ["gets", "Recognition of Lithuania's eastern borders"],
        ["gets", "Return of stranded Lithuanians"], ["gets", "War reparations to Lithuania"],
        ["owes", "Lithuanian neutrality"], ["owes", "Permission to use Lithuanian territory"],
      ],
      isAll: false
    ),
    Asked(
      words: "Which country promised Lithuania its support?",
      question: "by-relation",
      values: ["relation": "promised-support-to", "object": "lithuania"],
      columns: ["subject"],
      rows: [["United Kingdom"]]
    ),
    Asked(
      words: "Which state was the first to recognise Lithuania, of those recorded?",
      question: "recognitions",
      values: ["state": "lithuania"],
      columns: ["recognised_by", "how", "time", "claim_certainty"],
      rows: [
        ["Germany", "recognised", "23 March 1918", "certain"],
        ["Soviet Russia", "recognised", "12 July 1920", "certain"],
      ],
      isAll: false
    ),
    Asked(
      words: "What evidence was put forward about the population?",
      question: "by-relation",
      values: ["relation": "presented-as-evidence-in"],
      columns: ["subject", "object"],
      rows: [["Balinsky's census of 1857", "Moscow talks"]]
    ),
  ]

  static let times = [
    Asked(
      words: "When did the Seimas ratify it?",
      question: "ratifications",
      values: [:],
      columns: ["ratified_by", "ratified"],
      rows: [["Seimas", "8 August 1920"]]
    ),
    Asked(
      words: "When was Vilnius captured? The month where no day is given",
      question: "by-relation",
      values: ["relation": "captured", "object": "vilnius"],
      columns: ["subject", "time"],
      rows: [
        ["Poland", "April 1919"], ["Red Army", "14 July 1920"],
        ["Lucjan Żeligowski", "9 October 1920"],
      ]
    ),
    Asked(
      words: "How long did the Suwałki Agreement last before Vilnius was taken?",
      question: "how-far-apart",
      values: ["first": "Suwalki Agreement", "second": "capture-of-vilnius-october-1920"],
      columns: ["days_at_least", "days_at_most"],
      rows: [["2", "2"], ["-1", "-1"]]
    ),
    Asked(
      words: "How long did the Moscow negotiations last?",
      question: "how-far-apart",
      values: ["first": "Moscow negotiations", "second": "soviet-lithuanian-treaty-1920"],
      columns: ["days_at_least", "days_at_most"],
      rows: [["66", "66"]],
      isAll: false
    ),
    Asked(
      words: "What war began in July 1920?",
      question: "events-between",
      values: ["from": "1920-07", "to": "1920-07", "kind": "war"],
      columns: ["event", "date", "certainty"],
      rows: [["Polish-Lithuanian War", "July 1920", "certain"]]
    ),
    Asked(
      words: "What happened in the month after the treaty?",
      question: "after-event",
      values: ["event": "soviet-lithuanian-treaty-1920", "days": "31"],
      columns: ["days_after", "sentence"],
      rows: [
        ["2", "Red Army entered Vilnius (14 July 1920)"],
        ["11", "Politburo considered Occupation of Lithuania (23 July 1920)"],
        ["27", "Seimas ratified Soviet-Lithuanian Treaty of 1920 (8 August 1920)"],
      ],
      isAll: false
    ),
    Asked(
      words: "What did the Soviets do between the capture of Vilnius and the Battle of Warsaw?",
      question: "between-events",
      values: [
        "first": "capture-of-vilnius-1920", "second": "battle-of-warsaw", "who": "soviet-russia",
      ],
      columns: ["sentence", "certainty"],
      rows: [["Politburo considered Occupation of Lithuania (23 July 1920)", "certain"]],
      isAll: false
    ),
    Asked(
      words:
        "And Lithuania? The battle is known by its month, so the ratification is only possible",
      question: "between-events",
      values: [
        "first": "capture-of-vilnius-1920", "second": "battle-of-warsaw", "who": "lithuania",
      ],
      columns: ["sentence", "certainty"],
      rows: [["Seimas ratified Soviet-Lithuanian Treaty of 1920 (8 August 1920)", "possible"]],
      isAll: false
    ),
  ]

  static let places = [
    Asked(
      words: "Where did Estonia, Latvia and Lithuania meet?",
      question: "common-events",
      values: ["one": "estonia", "other": "latvia", "third": "lithuania"],
      columns: ["event", "place"],
      rows: [["Trilateral meeting in Tallinn", "Tallinn"]]
    ),
    Asked(
      words: "What happened in Vilnius in 1920?",
      question: "events-in",
      values: ["place": "Vilnius", "from": "1920", "to": "1920"],
      columns: ["time", "event"],
      rows: [
        ["14 July 1920", "Capture of Vilnius in July 1920"],
        ["14 July 1920", "Installation of the Lit-Bel government"],
        ["11 September 1920", "Withdrawal of the Red Army from Vilnius"],
        ["11 September 1920", "Lithuanian control of Vilnius"],
      ],
      isAll: false
    ),
    Asked(
      words: "How many gubernyas did Lithuania claim?",
      question: "claimed-places",
      values: ["kind": "gubernya", "claimant": "lithuania"],
      columns: ["place"],
      rows: [
        ["Grodno gubernya"], ["Kaunas gubernya"], ["Suwałki gubernya"], ["Vilnius gubernya"],
      ]
    ),
    Asked(
      words: "Who held Vilnius in each year?",
      question: "holders-by-year",
      values: ["place": "vilnius", "first": "1919", "last": "1922"],
      columns: ["year", "holder", "certainty"],
      rows: [
        ["1919", "Poland", "certain"], ["1919", "Soviet Russia", "possible"],
        ["1920", "Soviet Russia", "certain"], ["1920", "Lithuania", "certain"],
        ["1921", "Republic of Central Lithuania", "certain"], ["1922", "Poland", "certain"],
      ],
      isAll: false
    ),
    Asked(
      words: "What did the treaty say about Sudovia?",
      question: "about",
      values: ["thing": "Suvalkija"],
      columns: ["sentence"],
      rows: [["Soviet-Lithuanian Treaty of 1920 leaves undetermined Sudovia"]],
      isAll: false
    ),
    Asked(
      words: "By what chain did the Battle of Warsaw lead to Lithuanian control of Vilnius?",
      question: "chain-of-events",
      values: ["from": "battle-of-warsaw", "to": "lithuanian-control-of-vilnius"],
      columns: ["steps", "reached"],
      rows: [["2", "Lithuanian control of Vilnius"]]
    ),
  ]

  static let words = [
    Asked(
      words: "What rests on page 359 of Čepėnas, typed without its diacritics?",
      question: "claims-of-source",
      values: ["source": "Cepenas II", "page": "359"],
      columns: ["locator", "known_through"],
      rows: [
        ["p. 359", "Wikipedia"],
        ["p. 359", "Wikipedia"],
      ]
    ),
    Asked(
      words: "Is it disputed that the reparations were paid? It is denied, and not disputed",
      question: "denied",
      values: ["about": "war-reparations"],
      columns: ["subject", "relation", "disputed"],
      rows: [["Soviet Russia", "paid", "0"], ["Soviet Union", "paid", "0"]]
    ),
    Asked(
      words: "Did the treaty create an alliance? It says that it did not",
      question: "denied",
      values: ["about": "soviet-lithuanian-alliance"],
      columns: ["subject", "relation"],
      rows: [["Soviet Russia", "sought"], ["Soviet-Lithuanian Treaty of 1920", "created"]]
    ),
    Asked(
      words: "Why was there no alliance?",
      question: "causes",
      values: ["thing": "military alliance"],
      columns: ["how", "sentence"],
      rows: [
        [
          "why it was or was not",
          "Soviet successes of 1920 prevented Military alliance between Soviet Russia and Lithuania",
        ]
      ],
      isAll: false
    ),
    Asked(
      words: "What was the damage put at? Two figures of two scopes",
      question: "quantities",
      values: [:],
      columns: ["number", "unit", "scope"],
      rows: [
        ["816000000.0", "ruble", "Lithuania"],
        ["407000000.0", "ruble", "Polish-held territory of 1920"],
      ]
    ),
  ]

  @Test("Answered as the article answers it", arguments: asked)
  func answered(asked: Asked) throws {
    let base = try DemoBase.open()
    let question = try #require(try base.questions().first { $0.name == asked.question })
    let table = try base.answer(question, asked.values)
    let places = try asked.columns.map { try #require(table.columns.firstIndex(of: $0), "\($0)") }
    var rows: [[String]] = []
    for row in table.rows.map({ row in places.map { row[$0].printed } }) where !rows.contains(row) {
      rows.append(row)
    }
    if asked.isAll {
      var expected: [[String]] = []
      for row in asked.rows where !expected.contains(row) { expected.append(row) }
      #expect(rows == expected)
    } else {
      for row in asked.rows { #expect(rows.contains(row), "\(row) is not in \(rows)") }
    }
  }

  @Test("What was demanded and what was granted differ, and the difference can be read")
  func demandAndGrant() throws {
    let base = try DemoBase.open()
    let question = try #require(try base.questions().first { $0.name == "demanded-and-granted" })
    let rows = try base.answer(question, ["power": "lithuania"]).texts(
      "place",
      "demanded",
      "granted"
    )
    let onlyDemanded = rows.filter { !$0[1].isEmpty && $0[2].isEmpty }.map { $0[0] }
    #expect(
      onlyDemanded == [
        "Grodno gubernya", "Kaunas gubernya", "Lithuania's claimed ethnic territory",
        "Suwałki gubernya", "Vilnius gubernya",
      ]
    )
    let sudovia = rows.first { $0[0] == "Sudovia" }
    #expect(sudovia?[2].hasPrefix("left undetermined: ") == true)
    let region = rows.first { $0[0] == "Vilnius Region" }
    #expect(region?[2].contains("authority recognised: ") == true)
  }

  @Test("The world on the day of the treaty: what is certain apart from what is possible")
  func worldOnTheDay() throws {
    let base = try DemoBase.open()
    let question = try #require(try base.questions().first { $0.name == "world-on" })
    let rows = try base.answer(question, ["on": "1920-07-12"])
      .texts("subject", "relation", "object", "certainty")
    #expect(rows.contains(["Poland", "controls", "Vilnius", "certain"]))
    #expect(rows.contains(["Lithuania", "signed", "Soviet-Lithuanian Treaty of 1920", "certain"]))
    // Of the minister only March is attested.
    #expect(
      rows.contains([
        "Augustinas Voldemaras", "holds the office of", "Minister of Foreign Affairs of Lithuania",
        "possible",
      ])
    )
    #expect(
      !rows.contains { $0[0] == "Soviet Russia" && $0[1] == "controls" && $0[2] == "Vilnius" }
    )
  }
}
