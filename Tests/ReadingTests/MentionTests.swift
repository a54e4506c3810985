import Reading
import Testing

@Suite("What texts speak of")
struct MentionTests {
  @Test(
    "Kinds by form",
    arguments: [
      ("The Treaty of Riga was signed.", "Treaty of Riga", "treaty"),
      ("They met in the Battle of Grunwald.", "Battle of Grunwald", "battle"),
      ("It lay in Grodno gubernya.", "Grodno gubernya", "gubernya"),
      ("It was led by General Lucjan Żeligowski.", "Lucjan Żeligowski", "person"),
      ("The Baltic Sea froze.", "Baltic Sea", "sea"),
      ("He crossed the Vistula River.", "Vistula River", "river"),
      ("The 163rd Infantry Division arrived.", "163rd Infantry Division", "military-unit"),
      ("The Winter War began.", "Winter War", "war"),
      ("Ships crossed the Mediterranean.", "Mediterranean", "sea"),
      ("After World War II it was rebuilt.", "World War II", "war"),
      ("They met at the Congress of Vienna.", "Congress of Vienna", "conference"),
      ("It left Mexico City.", "Mexico City", "city"),
      ("The Treaty of Amity and Commerce lapsed.", "Treaty of Amity and Commerce", "treaty"),
    ]
  )
  func kindsByForm(_ text: String, _ name: String, _ kind: String) throws {
    let read = try ReadText(text)
    #expect(read.kind(of: name) == kind, "\(read.reading.things)")
  }

  @Test("A province is not the town it is named after")
  func provincesAndTowns() throws {
    let read = try ReadText(
      "Troops left Grodno.",
      "The territories of Kaunas, Vilnius and Grodno gubernyas were claimed by Poland."
    )
    #expect(read.kind(of: "Grodno gubernya") == "gubernya")
    #expect(read.kind(of: "Kaunas gubernya") == "gubernya")
    #expect(read.mentions(of: "Grodno") == ["Grodno"])
  }

  @Test("Powers through their people, their adjective and the possessive")
  func demonyms() throws {
    let read = try ReadText(
      "Lithuania was neutral. The Lithuanians protested. Lithuanian forces left. Lithuania's parliament met."
    )
    #expect(
      read.mentions(of: "Lithuania") == ["Lithuania", "Lithuanians", "Lithuanian", "Lithuania"]
    )
  }

  @Test("Names in brackets are other names of the same thing")
  func aliases() throws {
    let read = try ReadText(
      "The Union of Soviet Socialist Republics (USSR) attacked. They held Danzig (now Gdansk)."
    )
    #expect(read.kind(of: "Gdansk") == read.kind(of: "Danzig"))
    #expect(
      read.reading.things.contains { $0.names.contains("Danzig") && $0.names.contains("Gdansk") }
    )
  }

  @Test("Words that point back")
  func coreference() throws {
    let read = try ReadText(
      "The Treaty of Tartu was signed by Estonia. The treaty was ratified by Soviet Russia. It ended the Estonian War of Independence."
    )
    #expect(read.claims.contains("Soviet Russia ratified Treaty of Tartu"), "\(read.claims)")
    #expect(read.mentions(of: "Treaty of Tartu").contains("The treaty"))
  }

  @Test("A family name stands for the person named in full before")
  func familyNames() throws {
    let read = try ReadText("Johan Laidoner led the Estonian Army. Laidoner defeated Germany.")
    #expect(read.mentions(of: "Johan Laidoner") == ["Johan Laidoner", "Laidoner"])
  }
}
