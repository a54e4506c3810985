import Reading
import Testing

@Suite("Participles, asides and what is said about them")
struct AsideReadingTests {
  @Test(
    "A participle has its own subject, and the verb behind it too",
    arguments: [
      (
        "The Treaty of Ystad, concluded in 1512 by Denmark, Norway and Sweden, ended the Danish War.",
        ["Norway signed Treaty of Ystad", "Treaty of Ystad ended-war Danish War"]
      ),
      (
        "The University of Lund was founded in 1666 and closed in 1676.",
        ["University of Lund founded-on 1666", "University of Lund dissolved-on 1676"]
      ),
      (
        "The Battle of Lund was fought between the Danish army under King Christian V and the Saxons, led by Otto Krag.",
        [
          "Saxony belligerent-in Battle of Lund", "Danish army belligerent-in Battle of Lund",
          "Christian V commander-of Danish army",
        ]
      ),
      (
        "The Battle of Lund was fought between the Danish army, led by Otto Krag, aided by its allies, and a Swedish army under Nils Brahe.",
        [
          "Danish army belligerent-in Battle of Lund", "Swedish army belligerent-in Battle of Lund",
          "Nils Brahe commander-of Swedish army",
        ]
      ),
      (
        "The Treaty of Ystad, ending the Danish-Swedish War of 1504–12, in which Denmark was defeated by Saxony at the Battle of Lund, was signed in Ystad on 3 May 1512.",
        [
          "Treaty of Ystad ended-war Danish-Swedish War of 1504–12",
          "Treaty of Ystad signed-on 3 May 1512",
          "Saxony won Battle of Lund",
        ]
      ),
      (
        "The Danish army defeated the crusaders commanded by Otto Krag.",
        ["Danish army defeated crusaders", "Otto Krag head-of crusaders"]
      ),
      (
        "Denmark received from Sweden the island of Ven.", ["Denmark gained Ven"]
      ),
      (
        "The chief negotiators of Denmark were Otto Krag and Nils Brahe.",
        ["Otto Krag represents Denmark", "Nils Brahe represents Denmark"]
      ),
      (
        "Sweden fought in the Second Battle of Lund.",
        ["Sweden belligerent-in Second Battle of Lund"]
      ),
      (
        "Denmark, together with Saxony, captured Bremen.",
        ["Denmark captured Bremen", "Saxony captured Bremen"]
      ),
      (
        "Denmark was defeated and retreated from Bremen.", ["Denmark left Bremen"]
      ),
      (
        "The Little Pact was an alliance between Denmark, Norway and Saxony formed in 1512.",
        ["Norway party-to Little Pact", "Saxony party-to Little Pact"]
      ),
      (
        "The signatories of the Treaty of Ystad were Denmark and Norway.",
        ["Denmark signed Treaty of Ystad", "Norway signed Treaty of Ystad"]
      ),
      (
        "Sweden refused to recognise the Danish government.",
        ["NOT Sweden recognised Danish government"]
      ),
      (
        "Danish rebels seized most of the island of Bornholm.", ["Danish rebels captured Bornholm"]
      ),
      (
        "The Battle of Lund was a battle of the Scanian War.",
        ["Battle of Lund part-of-event Scanian War"]
      ),
    ] as [(String, [String])]
  )
  func asides(_ text: String, _ expected: [String]) throws {
    let read = try ReadText(text)
    for claim in expected { #expect(read.claims.contains(claim), "\(read.claims)") }
  }

  @Test(
    "A person is one by what is said of him",
    arguments: [
      "Karlo Verel (9 August 1864 – 2 January 1939) was born in Lund.",
      "Karlo Verel was a Danish politician.",
      "The treaty was praised by Karlo Verel, a Danish historian.",
    ]
  )
  func persons(_ text: String) throws {
    let read = try ReadText(text)
    #expect(read.kind(of: "Karlo Verel") == "person")
  }

  @Test("Of a life, both dates count")
  func lives() throws {
    let read = try ReadText("Karlo Verel (9 August 1864 – 2 January 1939) left Lund.")
    #expect(read.claims.contains("Karlo Verel born-on 9 August 1864"), "\(read.claims)")
    #expect(read.claims.contains("Karlo Verel died-on 2 January 1939"))
  }

  @Test("No name is made of a month or of a second title")
  func titles() throws {
    let read = try ReadText(
      "Otto Krag was appointed Ambassador March 8, 1930.",
      "Nils Brahe became Minister President of Saxony in 1862.",
      "King Magnus appointed Count Jens Juel Prime Minister of Saxony."
    )
    #expect(read.claims.contains("Otto Krag holds-office Ambassador"), "\(read.claims)")
    #expect(read.claims.contains("Nils Brahe holds-office Minister President of Saxony"))
    #expect(read.claims.contains("Jens Juel holds-office Prime Minister of Saxony"))
  }

  @Test(
    "What is said in passing",
    arguments: [
      ("Spain fought against Denmark as an ally of Sweden.", "Spain allied-with Sweden"),
      ("During World War II Spain fought on the side of Sweden.", "Spain allied-with Sweden"),
      ("Lund, which was under Danish administration, grew.", "Denmark administers Lund"),
      (
        "Sweden withdrew from the League of Nations in March 1933.",
        "Sweden member-of League of Nations"
      ),
      ("Sweden, under Otto Krag, attacked Denmark.", "Otto Krag head-of Sweden"),
      ("He read a letter from Otto Krag to Nils Brahe.", "letter addressed-to Nils Brahe"),
      ("Brahe, Juel and Otto Krag signed the Treaty of Ystad.", "Juel signed Treaty of Ystad"),
      (
        "After talks, the representatives of Denmark, Norway and Saxony agreed to meet and signed the Treaty of Ystad.",
        "Norway signed Treaty of Ystad"
      ),
    ]
  )
  func inPassing(_ text: String, _ claim: String) throws {
    let read = try ReadText(text)
    #expect(read.claims.contains(claim), "\(read.claims)")
  }

  @Test(
    "Relations that a text opens are of its topic and whom it speaks of most, in whatever section"
  )
  func relationsOfTheTopic() throws {
    let read = try ReadText(
      "The United States recognised Finland in 1919.",
      "Diplomatic relations and the American Legation in Helsinki were established on 27 May 1919.",
      title: "Finland"
    )
    #expect(
      read.time(of: "United States diplomatic-relations-with Finland")?.hasPrefix(
        "from 27 May 1919"
      )
        ?? read.claims.contains("United States diplomatic-relations-with Finland"),
      "\(read.claims)"
    )
  }

  @Test("Of one claim with two dates, the more exact stays")
  func exactness() throws {
    let read = try ReadText(
      "Sweden severed diplomatic relations with Finland in June 1944.",
      "Sweden severed diplomatic relations with Finland on 30 June 1944."
    )
    let times = zip(read.claims, read.reading.candidates)
      .filter { $0.0 == "Sweden diplomatic-relations-with Finland" }
      .compactMap { $0.1.period.map { "\($0)" } }
    #expect(times.count == 1 && times[0].contains("30 June 1944"), "\(times)")
  }

  @Test("A term of office in brackets is no life, and a name may end with Jr.")
  func terms() throws {
    let read = try ReadText(
      "Otto Krag (1907-09) presented his credentials in Lund.",
      "Nils Brahe, Jr. was appointed Minister to Saxony on 3 May 1959."
    )
    #expect(!read.claims.contains { $0.contains("born-on") }, "\(read.claims)")
    #expect(read.claims.contains("Nils Brahe, Jr. holds-office Minister to Saxony"))
  }

  @Test("The country is the one spoken of last; the first treaty was not spoken of before")
  func pointers() throws {
    let read = try ReadText(
      "Sweden declared war on Saxony in 1700, and occupied the country.",
      "The first agreement between Norway and Saxony was signed in 1906. The first treaty between Norway and Saxony was ratified in 1923."
    )
    #expect(read.claims.contains("Sweden occupies Saxony"), "\(read.claims)")
    #expect(!read.claims.contains("first agreement ratified-on 1923"))
  }

  @Test("Treaties are not the one treaty, and a new government is not the one before")
  func others() throws {
    let read = try ReadText(
      "The Treaty of Ystad was broken by Saxony. The treaties were signed in Lund in 1525.",
      "The Danish government left Lund. The new government rejected the Treaty of Ystad.",
      "Denmark and Saxony pledged not to attack one another."
    )
    #expect(!read.claims.contains("Treaty of Ystad signed-on 1525"), "\(read.claims)")
    #expect(!read.claims.contains { $0.hasPrefix("Danish government refused") })
    #expect(!read.claims.contains { $0.contains("promised one") })
  }

  @Test("What is not said to have ended on a day is not said to have been")
  func ends() throws {
    let read = try ReadText("Later Saxony severed diplomatic relations with Norway.")
    #expect(!read.claims.contains { $0.contains("diplomatic-relations-with") }, "\(read.claims)")
  }

  @Test("An offer of a power is not the power")
  func offers() throws {
    let read = try ReadText("William Seward took up a renewed Danish offer.")
    #expect(!read.claims.contains { $0.contains("captured") }, "\(read.claims)")
  }

  @Test("What everybody means by a word is not meant where the text says of what")
  func duchies() throws {
    let read = try ReadText("The Grand Duchy of Finland was a part of the Russian Empire.")
    #expect(!read.claims.contains { $0.contains("Lithuania") }, "\(read.claims)")
  }
}
