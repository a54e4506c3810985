import Reading
import Testing

@Suite("Forms of verbs")
struct VerbFormTests {
  private static let english = Result { try Words(language: "en").verbs }

  @Test(
    "A form leads to its verb",
    arguments: [
      ("sign", "sign", .base), ("signs", "sign", .present), ("signing", "sign", .gerund),
      ("signed", "sign", [.past, .participle]), ("ratified", "ratify", [.past, .participle]),
      ("ratifies", "ratify", .present), ("agreed", "agree", [.past, .participle]),
      ("agreeing", "agree", .gerund), ("taking", "take", .gerund), ("took", "take", .past),
      ("taken", "take", .participle), ("occupied", "occupy", [.past, .participle]),
      ("referred", "refer", [.past, .participle]), ("referring", "refer", .gerund),
      ("dying", "die", .gerund), ("reaches", "reach", .present),
      ("put", "put", [.base, .past, .participle]),
    ] as [(String, String, VerbForm)]
  )
  func known(word: String, lemma: String, form: VerbForm) throws {
    let found = try #require(try Self.english.get()[word])
    #expect(found.lemma == lemma)
    #expect(found.form == form)
  }

  @Test(
    "What is no form of a verb leads nowhere",
    arguments: ["", "s", "ed", "ing", "treaty", "Łódź", "redding"]
  )
  func unknown(word: String) throws {
    #expect(try Self.english.get()[word] == nil)
  }

  @Test("The first verb that has a form keeps it, and what is given twice has both its pasts")
  func shared() throws {
    let both: VerbForm = [.past, .participle]
    var verbs = VerbForms()
    verbs.add("find", past: "found", participles: ["found"])
    verbs.add("found")
    verbs.add("hang", past: "hung", participles: ["hung"])
    verbs.add("hang")
    #expect(verbs["found"]?.lemma == "find")
    #expect(verbs["founded"]?.lemma == "found")
    #expect(verbs["hung"]?.form == both)
    #expect(verbs["hanged"]?.form == both)
    #expect(verbs["hang"]?.form == .base)
    verbs.add("travel")
    #expect(verbs["traveled"]?.lemma == "travel")
    #expect(verbs["travelled"]?.form == verbs["traveled"]?.form)
  }
}
