import Reading
import Testing

@Suite("Lists, terms and what words beside a name say")
struct ListReadingTests {
  @Test(
    "Lists say who is meant",
    arguments: [
      (
        ["Saxony was recognised by other states, including Spain, France and Portugal."],
        ["France recognised Saxony", "Portugal recognised Saxony"]
      ),
      (
        ["Several countries, including Finland and Estonia, recognised Saxony."],
        ["Finland recognised Saxony", "Estonia recognised Saxony"]
      ),
      (
        ["The Treaty of Ystad was long.", "Signatories included Spain, France and Portugal."],
        ["Spain signed Treaty of Ystad", "Portugal signed Treaty of Ystad"]
      ),
      (
        [
          "The Treaty of Ystad was long.",
          "Each of the signatories—Spain, France and Portugal—would keep it.",
        ],
        ["France signed Treaty of Ystad"]
      ),
      (
        ["Denmark attacked its allies, Spain and Portugal."],
        ["Spain allied-with Denmark", "Portugal allied-with Denmark"]
      ),
      (
        [
          "The treaty was signed on 3 May 1512 between Denmark on one side and Saxony and Spain on the other."
        ],
        ["Denmark signed treaty", "Saxony signed treaty", "Spain signed treaty"]
      ),
      (
        [
          "The treaty was signed on 3 May 1512 between Denmark and Saxony (acting for Spain) and Portugal."
        ],
        ["Saxony signed treaty", "Portugal signed treaty"]
      ),
      (
        [
          "Otto Krag and Nils Brahe met in Lund.",
          "The two negotiators signed the Treaty of Ystad.",
        ],
        ["Otto Krag signed Treaty of Ystad", "Nils Brahe signed Treaty of Ystad"]
      ),
      (
        ["The town fell to a combined Saxon army led by Otto Krag."],
        ["Otto Krag commander-of combined Saxon army"]
      ),
      (
        ["On Christmas Eve Danish and Saxon negotiators signed the Treaty of Ystad."],
        ["Denmark signed Treaty of Ystad", "Saxony signed Treaty of Ystad"]
      ),
      (
        ["Otto Krag won battles against Sweden, Saxony and Spain."],
        ["Otto Krag defeated Saxony", "Otto Krag defeated Spain"]
      ),
      (
        ["In 1864 Denmark lost the duchies of Schleswig and Holstein."],
        ["Denmark lost Schleswig", "Denmark lost Holstein"]
      ),
      (
        ["The Danish War of 1504, between Saxony, Spain and Denmark, was long."],
        ["Saxony belligerent-in Danish War of 1504", "Spain belligerent-in Danish War of 1504"]
      ),
    ]
  )
  func lists(_ paragraphs: [String], _ claims: [String]) throws {
    let read = try ReadText(paragraphs[0], paragraphs.count > 1 ? paragraphs[1] : "It held.")
    for claim in claims { #expect(read.claims.contains(claim), "\(read.claims)") }
  }

  @Test("Each partner of a row has the day that stands behind it")
  func days() throws {
    let read = try ReadText(
      "The treaty was ratified by Spain on 15 April 1921, by Saxony on 14 April and by Denmark on 17 April."
    )
    #expect(read.times(of: "Saxony ratified treaty") == ["14 April 1921"], "\(read.claims)")
    #expect(read.times(of: "Denmark ratified treaty") == ["17 April 1921"])
  }

  @Test(
    "How long an office was held may be said by another verb",
    arguments: [
      ["Otto Krag was the 26th Governor of Skåne, serving from 1407 to 1410."],
      ["Otto Krag was appointed Governor of Skåne in 1407.", "He served until 1410."],
      ["Otto Krag became Governor of Skåne in 1407 and held the post until 1410."],
      ["Otto Krag was Governor of Skåne from 1407 to 1410."],
    ]
  )
  func terms(_ paragraphs: [String]) throws {
    let read = try ReadText(paragraphs.joined(separator: " "))
    let times = read.times(of: "Otto Krag holds-office Governor of Skåne")
    #expect(times == ["from 1407 to 1410"], "\(read.claims) \(times)")
  }

  @Test(
    "What is recognised of a power is not always the power",
    arguments: [
      ("Spain recognised Saxony's sovereignty over Lund.", "Saxony sovereign-over Lund"),
      ("Spain recognised Saxony's annexation of Lund.", "Saxony annexed Lund"),
    ]
  )
  func recognised(_ text: String, _ claim: String) throws {
    let read = try ReadText(text)
    #expect(read.claims.contains(claim), "\(read.claims)")
    #expect(!read.claims.contains("Spain recognised Saxony"))
  }

  @Test("Years in brackets are those of what stands before them")
  func brackets() throws {
    let read = try ReadText(
      "Although the Treaty of Ystad (26 April 1515) gave Lund to Saxony, Spain claimed it.",
      "Otto Krag (9 August 1464 – 2 January 1539) was the leader of Saxony."
    )
    #expect(read.times(of: "Spain claims Lund") == [], "\(read.claims)")
    #expect(read.times(of: "Otto Krag head-of Saxony") == [])
  }

  @Test("A pronoun that is the subject of a passive is what was spoken of, and no adjective")
  func passivePronoun() throws {
    let read = try ReadText(
      "Skåne remained part of Denmark until 1658 when it was annexed by Sweden.",
      "Lund was known as Saxon. Spain occupied it in 1512."
    )
    #expect(read.times(of: "Sweden annexed Skåne") == ["1658"], "\(read.claims)")
    #expect(!read.claims.contains("Spain occupies Saxony"))
  }

  @Test(
    "Words beside a name",
    arguments: [
      ("Denmark fell, and Spain entered the Danish-held town of Lund.", "Denmark controls Lund"),
      ("In 1810 Spain completed the occupation of Saxony.", "Spain occupies Saxony"),
      (
        "Otto Krag, a supporter of the League of Nations, left.",
        "Otto Krag supports League of Nations"
      ),
      ("The Republic of Ven was a Danish client state.", "Republic of Ven puppet-of Denmark"),
      ("After defeating the Saxons, Denmark occupied Spain.", "Denmark defeated Saxony"),
      ("The war ended in 1721, with Denmark gaining Saxony.", "Denmark gained Saxony"),
      ("Spain took control of Lund from Saxony in 1914.", "Saxony lost Lund"),
    ]
  )
  func beside(_ text: String, _ claim: String) throws {
    let read = try ReadText(text)
    #expect(read.claims.contains(claim), "\(read.claims)")
  }
}
