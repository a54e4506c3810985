import Reading
import Testing

@Suite("What belongs to a name, and which names are one")
struct NamesInTextTests {
  @Test(
    "A name is whole",
    arguments: [
      (
        "The Danish Soviet Socialist Republic was proclaimed in Lund.",
        "Danish Soviet Socialist Republic", "state"
      ),
      ("It was part of the Norwegian War of Independence.", "Norwegian War of Independence", "war"),
      ("In 1921 the Danish National Movement signed it.", "Danish National Movement", "movement"),
      (
        "It was a treaty between Italy and the Kingdom of Serbs, Croats and Slovenes.",
        "Kingdom of Serbs, Croats and Slovenes", "state"
      ),
      ("The treaty created the Free State of Ven.", "Free State of Ven", "state"),
      ("He spoke at the Genoa Conference.", "Genoa Conference", "conference"),
      ("Article VI of the treaty said so.", "Article VI", "clause"),
      ("It became a Consulate General in 1920.", "Consulate General", "organisation"),
      ("On 13 November Saxony left Lund.", "Saxony", "state"),
      ("General Jost von der Linde entered Lund.", "Jost von der Linde", "person"),
    ]
  )
  func whole(_ text: String, _ name: String, _ kind: String) throws {
    let read = try ReadText(text)
    #expect(read.kind(of: name) == kind)
  }

  @Test("Before a name of its own, the adjective of a power is no part of it")
  func adjectiveOutside() throws {
    let read = try ReadText(
      "The Danish East Prussia was small, and the Polish Foreign Minister knew."
    )
    #expect(read.kind(of: "Danish East Prussia") == nil)
    #expect(read.kind(of: "Polish Foreign Minister") == nil)
  }

  @Test(
    "Other names of a thing are the thing",
    arguments: [
      [
        "The Treaty of Ystad (also known as the Peace of Ven or Lund Accord) ended it.",
        "The Peace of Ven was signed on 3 May 1512.",
      ],
      [
        "The Treaty of Ystad, also called the Skåne Treaty, the Ven Treaty, or the Lund Treaty, was long.",
        "The Lund Treaty was signed on 3 May 1512.",
      ],
      [
        "The Treaty of Ystad or Treaty of Brotherhood was a treaty signed on 3 May 1512."
      ],
      [
        "In the end a formal agreement, the Treaty of Ystad, was signed on 3 May 1512."
      ],
    ]
  )
  func others(_ paragraphs: [String]) throws {
    let read = try ReadText(paragraphs[0], paragraphs.count > 1 ? paragraphs[1] : "It held.")
    #expect(read.claims.contains("Treaty of Ystad signed-on 3 May 1512"), "\(read.claims)")
  }

  @Test("Whom the title names is found under fuller names, and under the last alone")
  func titled() throws {
    let read = try ReadText(
      "Otto Magnus Krag (9 August 1864 – 2 January 1939) was a Danish politician.",
      "Krag's mother was Anna Lind.",
      "Jens Erik Krag left Lund.",
      title: "Otto Krag"
    )
    #expect(read.claims.contains { $0.hasPrefix("Anna Lind parent Otto") }, "\(read.claims)")
    #expect(read.claims.contains("Jens Erik Krag left Lund"))
  }

  @Test("Two of one family with different second names are two")
  func middleNames() throws {
    let read = try ReadText("Otto Karl Krag was born as the son of Otto Hans Krag.")
    #expect(read.claims.contains("Otto Hans Krag parent Otto Karl Krag"), "\(read.claims)")
  }

  @Test("A body is not meant by the name of what it owns")
  func shortened() throws {
    let read = try ReadText(
      "The League of Nations met. Wilson wrote the Covenant of the League of Nations.",
      "Spain joined the League in 1920."
    )
    #expect(read.claims.contains("Spain member-of League of Nations"), "\(read.claims)")
  }

  @Test("A bracket that is never closed holds no sentences together")
  func openBracket() throws {
    let read = try ReadText(
      "The troops (from Ven (Hven) stayed. Denmark attacked Saxony. Otto Krag died in 1512."
    )
    #expect(read.claims.contains("Denmark attacked Saxony"), "\(read.claims)")
    #expect(read.claims.contains("Otto Krag died-on 1512"))
  }
}
