import Reading
import Testing

@Suite("What sentences say")
struct ClaimReadingTests {
  @Test(
    "Plain sentences",
    arguments: [
      (
        "The Treaty of Dorpat was signed between Estonia and Soviet Russia on 2 February 1920.",
        ["Estonia signed Treaty of Dorpat", "Soviet Russia signed Treaty of Dorpat"]
      ),
      (
        "France and Spain signed the Treaty of Utrecht.",
        ["France signed Treaty of Utrecht", "Spain signed Treaty of Utrecht"]
      ),
      (
        "The Swedish parliament ratified the Treaty of Kiel.",
        ["Swedish parliament ratified Treaty of Kiel"]
      ),
      ("Poland annexed Teschen in 1938.", ["Poland annexed Teschen"]),
      ("Riga was captured by the Germans from the Russians in 1917.", ["Germany captured Riga"]),
      ("Prussia declared war on Denmark.", ["Prussia declared-war-on Denmark"]),
      (
        "The Danes defeated the Swedes in the Battle of Lund.",
        ["Denmark defeated Sweden", "Sweden lost-battle Battle of Lund"]
      ),
      ("The Battle of Saule took place near Saule.", ["Battle of Saule took-place-near Saule"]),
      ("Finland was recognized by Sweden on January 4, 1918.", ["Sweden recognised Finland"]),
      (
        "The Treaty of Riga ended the Polish-Soviet War.",
        ["Treaty of Riga ended-war Polish-Soviet War"]
      ),
      (
        "Johan Laidoner commanded the Estonian Army.", ["Johan Laidoner commander-of Estonian Army"]
      ),
      (
        "Gustav II Adolf was killed in the Battle of Lützen.",
        ["Battle of Lützen killed Gustav II Adolf"]
      ),
      (
        "Kaunas, the capital of Lithuania, was occupied by Poland.",
        ["Kaunas capital-of Lithuania", "Poland occupies Kaunas"]
      ),
      ("The Russian army lost 2,000 men.", ["Russian army losses 2000 men"]),
    ] as [(String, [String])]
  )
  func plainSentences(_ text: String, _ expected: [String]) throws {
    let read = try ReadText(text)
    for claim in expected { #expect(read.claims.contains(claim), "\(read.claims)") }
  }

  @Test("A town before a row of states is where they met, not one of them")
  func townAndParties() throws {
    let read = try ReadText(
      "At a conference in Tallinn, Estonia, Latvia and Lithuania agreed to begin talks."
    )
    #expect(read.claims.contains("Estonia took-part-in conference"), "\(read.claims)")
    #expect(read.claims.contains("Lithuania took-part-in conference"))
    #expect(read.claims.contains("conference took-place-in Tallinn"))
    #expect(!read.claims.contains { $0.hasPrefix("Tallinn ") })
  }

  @Test("A month takes its year from the clause before")
  func monthAndYear() throws {
    let read = try ReadText(
      "In 1919 Polish forces had been pushing eastward; Vilnius, the capital of Lithuania, was taken by the Poles from the Soviets in April."
    )
    let claim = "Poland captured Vilnius"
    #expect(read.time(of: claim) == "April 1919", "\(read.claims)")
    #expect(read.candidate(claim)?.isInferred == true)
    #expect(read.candidate(claim)?.qualifiers.first?.relation == "taken-from")
  }

  @Test("Did not until: then it did")
  func notUntil() throws {
    let read = try ReadText("Denmark did not recognize Iceland until December 1, 1918.")
    #expect(read.claims.contains("Denmark recognised Iceland"), "\(read.claims)")
    #expect(read.time(of: "Denmark recognised Iceland") == "1 December 1918")
  }

  @Test("What is denied, refused or failed is not said to be so")
  func denials() throws {
    let read = try ReadText(
      "The United States never recognized the annexation of Estonia.",
      "Germany did not invade Sweden.",
      "Spain failed to capture Gibraltar."
    )
    #expect(read.claims.contains("NOT Germany invaded Sweden"), "\(read.claims)")
    #expect(read.claims.contains("NOT Spain captured Gibraltar"))
    #expect(!read.claims.contains { $0.hasPrefix("United States recognised") })
  }

  @Test("What is only planned, feared or wanted is not asserted")
  func modalities() throws {
    let read = try ReadText(
      "Austria would annex Bosnia.",
      "On May 22, 1920 the Lithuanian delegation threatened to withdraw from the peace talks.",
      "Poland wanted to annex Danzig.",
      "If Prussia had invaded Saxony, Austria would have declared war on Prussia."
    )
    #expect(read.claims.contains("planned: Austria annexed Bosnia"), "\(read.claims)")
    #expect(read.claims.contains("Lithuanian delegation threatened-to-leave peace talks"))
    let asserted = read.reading.candidates.filter { $0.modality == .asserted }.map(\.relation)
    #expect(!asserted.contains("annexed") && !asserted.contains("left"))
    #expect(!asserted.contains("invaded") && !asserted.contains("declared-war-on"))
  }

  @Test("Two historians' words, each with its own note")
  func rivals() throws {
    let read = try ReadText(
      "On July 14, 1920 the Lithuanian army attacked the Polish army.[5] Other historians argue that it was the Polish army which attacked the Lithuanian army first.[6]"
    )
    let one = try #require(read.candidate("Lithuanian army attacked Polish army"), "\(read.claims)")
    let other = try #require(
      read.candidate("Polish army attacked-first Lithuanian army")
        ?? read.candidate("Polish army attacked Lithuanian army")
    )
    #expect(one.notes == ["5"] && other.notes == ["6"])
    #expect(one.attribution == nil && other.attribution == "Other historians")
  }

  @Test("Who holds an office, by title, apposition and verb")
  func offices() throws {
    let read = try ReadText(
      "Finnish Foreign Minister Rudolf Holsti received a letter.",
      "Ignacy Paderewski, the Prime Minister of Poland, left Paris.",
      "Warren Harding was elected President.",
      "Hugh Gibson served as Ambassador to Poland."
    )
    #expect(
      read.claims.contains("Rudolf Holsti holds-office Foreign Minister of Finland"),
      "\(read.claims)"
    )
    #expect(read.claims.contains("Ignacy Paderewski holds-office Prime Minister of Poland"))
    #expect(read.claims.contains("Warren Harding holds-office President"))
  }

  @Test("The head of a government is not the head of the republic it is of")
  func headOfWhat() throws {
    let read = try ReadText(
      "They installed the puppet government of the Lithuanian-Byelorussian Soviet Socialist Republic headed by Vincas Kapsukas."
    )
    #expect(
      read.claims.contains {
        $0.hasPrefix("Vincas Kapsukas head-of puppet government")
      },
      "\(read.claims)"
    )
    #expect(
      !read.claims.contains(
        "Vincas Kapsukas head-of Lithuanian-Byelorussian Soviet Socialist Republic"
      )
    )
  }

  @Test("Each candidate's span is words of its passage, and scores lie between 0 and 1")
  func spans() throws {
    let read = try ReadText(
      "Żeligowski’s troops – 14,000 men – took Wilno (Vilnius) on 9 October 1920."
    )
    for candidate in read.reading.candidates {
      #expect(!read.words(candidate.span).isEmpty)
      #expect(candidate.score > 0 && candidate.score < 1)
    }
  }
}
