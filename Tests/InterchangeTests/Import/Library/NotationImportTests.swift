import Interchange
import RegestaKit
import SQLite
import Seed
import Testing

@Suite("Files written by hand, into any base, any number of times")
struct NotationImportTests {
  private static var founding: [(name: String, text: String)] {
    Seed.files(in: "seed/founding").filter { $0.path.hasSuffix(".yaml") }
      .map { (name: $0.path, text: $0.text) }
  }

  private static let small = """
    regesta: 1
    source: chronicle
    sources:
      chronicle: {type: book, title: Chronicle, issued: 1300}
    entities:
      anna: {kind: person, description: A duchess., names: [Anna Maria, {text: Hanna, lang: pl}]}
      boris: {kind: person, names: [Boris Petrov], ids: {wikidata: Q999}}
      hill: {kind: town, names: [Hilltown]}
    statements:
      - at: p. 1
        claims:
          - {claim: [anna, born-on, {date: 1240-05-01}]}
          - {id: c-lived, claim: [anna, resided-in, hill], from: 1260, comment: As the text has it.}
          - {id: c-not, claim: [anna, resided-in, hill], from: 1260, denied: true}
    disputes:
      - {id: where-anna-lived, question: Where did Anna live?, sides: [[c-lived], [c-not]], status: open}
    positions:
      - {holder: boris, claim: c-lived, stance: holds, why: He saw her.}
    """

  @Test("The founding article comes in as the seed has it, and over the seed changes nothing")
  func founding() throws {
    let seeded = try KnowledgeBase.inMemory()
    try seeded.loadSeed(withFoundingArticle: true, who: "test")
    let content = try CatalogueBase.content(of: seeded)
    let over = try LibraryRun.take(Self.founding, into: seeded)
    #expect(!over.report.changesBase, "\(over.lines(.new) + over.lines(.enriched))")
    #expect(try CatalogueBase.content(of: seeded) == content)

    let base = try CatalogueBase.copy()
    try LibraryRun.take(Self.founding, into: base)
    let (mine, theirs) = (
      try LibraryRun.knowledge(of: base), try LibraryRun.knowledge(of: seeded)
    )
    let (known, wanted) = (Set(mine), Set(theirs))
    // Where the article says when more exactly in another place, the vaguer claim is superseded; all else
    // is the same.
    let lost = theirs.filter { !known.contains($0) }
    let other = mine.filter { !wanted.contains($0) }
    #expect(lost.count <= 2 * other.count + 8, "\(lost)\n\(other)")
    #expect(theirs.count - mine.count < 8)
    let again = try LibraryRun.take(Self.founding, into: base)
    #expect(!again.report.changesBase, "\(again.lines(.new) + again.lines(.enriched))")
  }

  @Test("Twice is once; undo takes all of it back; a dry run writes nothing")
  func again() throws {
    let base = try CatalogueBase.copy()
    let empty = try LibraryRun.knowledge(of: base)
    try LibraryRun.take(Self.small, "small.yaml", into: base, isDryRun: true)
    #expect(try LibraryRun.knowledge(of: base) == empty)
    let first = try LibraryRun.take(Self.small, "small.yaml", into: base)
    #expect(first.report.files.map(\.format) == ["notation"])
    let content = try CatalogueBase.content(of: base)
    let second = try LibraryRun.take(Self.small, "small.yaml", into: base)
    #expect(!second.report.changesBase, "\(second.lines(.new) + second.lines(.corrected))")
    #expect(second.report.count(.missing) == 0, "\(second.lines(.missing))")
    #expect(try CatalogueBase.content(of: base) == content)
    _ = try base.undo(Batch.ID(try #require(first.report.batch)), who: "test")
    #expect(try LibraryRun.knowledge(of: base) == empty)
    try LibraryRun.take(Self.small, "small.yaml", into: base)
    #expect(try LibraryRun.knowledge(of: base).count > empty.count)
  }

  @Test(
    "A corrected file changes what was corrected, and nothing else",
    arguments: [
      ("1240-05-01", "1240-05-03", "was born"),
      ("A duchess.", "A grand duchess.", "grand duchess"),
      ("names: [Anna Maria,", "names: [Anna Marta,", "Anna Marta"),
      ("As the text has it.", "As the margin has it.", "Hilltown"),
      ("He saw her.", "He heard of her.", "holds"),
      ("Where did Anna live?", "Where did Anna Maria live?", "Maria"),
    ]
  )
  func corrected(_ before: String, _ after: String, _ word: String) throws {
    let base = try CatalogueBase.copy()
    try LibraryRun.take(Self.small, "small.yaml", into: base)
    let known = try LibraryRun.knowledge(of: base)
    var text = Self.small.replacing(before, with: after)
    if before == "As the text has it." {
      // A claim that is judged stays as it is: without judgements it is mended.
      text = String(text.prefix(upTo: try #require(text.firstRange(of: "disputes:")).lowerBound))
    }
    let run = try LibraryRun.take(text, "small.yaml", into: base)
    if before == "As the text has it." {
      #expect(run.lines(.leftOut).contains { $0.contains("margin") })
    } else {
      #expect(run.report.count(.corrected) == 1, "\(run.events)")
      #expect(run.lines(.corrected).first?.contains(word) == true, "\(run.lines(.corrected))")
      let now = try LibraryRun.knowledge(of: base)
      #expect(now.count == known.count)
      if !word.hasPrefix("Anna") {
        #expect(Set(now).symmetricDifference(known).count == 2)
      }
    }
    #expect(run.report.count(.conflicting) <= 1)
    #expect(run.report.count(.missing) == 0, "\(run.lines(.missing))")
    #expect(!(try LibraryRun.take(text, "small.yaml", into: base).report.changesBase))
  }

  @Test("A comment of a claim that nobody judged is mended")
  func comment() throws {
    let base = try CatalogueBase.copy()
    let text = String(
      Self.small.prefix(upTo: try #require(Self.small.firstRange(of: "disputes:")).lowerBound)
    )
    try LibraryRun.take(text, "small.yaml", into: base)
    let run = try LibraryRun.take(
      text.replacing("As the text has it.", with: "As the margin has it."),
      "small.yaml",
      into: base
    )
    #expect(run.report.count(.corrected) == 1)
    let comments = try base.connection.rows(
      "SELECT comment FROM claims WHERE comment IS NOT NULL"
    ) { try $0.text(0) }
    #expect(comments == ["As the margin has it."])
  }

  @Test("Files that come in together speak of each other's things, in any order")
  func together() throws {
    let base = try CatalogueBase.copy()
    let one = """
      regesta: 1
      source: letters
      statements:
        - {claims: [{claim: [anna, resided-in, hill], from: 1270}]}
      """
    let other = """
      regesta: 1
      sources: {letters: {type: book, title: Letters}}
      entities:
        anna: {kind: person, names: [Anna Maria]}
        hill: {kind: town, names: [Hilltown]}
      """
    try LibraryRun.take([("a.yaml", one), ("b.yaml", other)], into: base)
    #expect(try base.claims(about: "anna", base).contains { $0.contains("Hilltown") })
    // And alone, once the base has those things.
    let run = try LibraryRun.take(
      one.replacing("1270", with: "1290"),
      "c.yaml",
      into: base
    )
    #expect(run.report.count(.new, "claim") == 1)
  }

  @Test("What the base has by number or name is used; two keys are never one thing")
  func matching() throws {
    let base = try CatalogueBase.copy()
    try LibraryRun.take(Self.small, "small.yaml", into: base)
    let other = """
      regesta: 1
      entities:
        petrov: {kind: person, names: [B. Petrov], ids: {wikidata: Q999}}
        hilltown: {kind: town, names: [Hilltown]}
        twin-one: {kind: town, names: [Twin]}
        twin-two: {kind: town, names: [Twin]}
      """
    let run = try LibraryRun.take(other, "other.yaml", into: base)
    let matched = run.lines(.matched).joined(separator: "\n")
    #expect(matched.contains("petrov is Boris Petrov (boris)"), "\(matched)")
    #expect(matched.contains("hilltown is Hilltown (hill)"), "\(matched)")
    #expect(run.report.count(.new, "entity") == 2)
    #expect(!(try LibraryRun.take(other, "other.yaml", into: base).report.changesBase))
  }

  @Test(
    "What contradicts, or does not read, refuses the file with its place",
    arguments: [
      ("entities: {anna: {kind: town, names: [Anna]}}", "2:12: The base has \"anna\" as a person"),
      ("entities: {zoe: {kind: persn, names: [Zoe]}}", "2:12: There is no kind"),
      ("kinds: {person: {label: person, parent: place}}", "2:9: The base has the kind"),
      (
        "relations: {born-on: {label: born, value: text}}",
        "2:13: The base has the relation \"born-on\" otherwise"
      ),
      (
        "statements: [{claims: [{claim: [nobody, born-on, 1900]}]}]",
        "There is no entity \"nobody\""
      ),
      ("statements: [{claims: [{claim: [anna, born-on, soon]}]}]", "x.yaml:2:"),
      ("entities: {a: [", "x.yaml:"),
    ]
  )
  func refused(_ line: String, _ message: String) throws {
    let base = try CatalogueBase.copy()
    try LibraryRun.take(Self.small, "small.yaml", into: base)
    let content = try CatalogueBase.content(of: base)
    let error = #expect(throws: RegestaError.self) {
      try LibraryRun.take("regesta: 1\n\(line)\n", "x.yaml", into: base)
    }
    #expect(error?.kind == .badInput)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(try CatalogueBase.content(of: base) == content)
  }

  @Test("Kinds and relations that the base has just so are used; new ones are added")
  func vocabulary() throws {
    let base = try CatalogueBase.copy()
    let text = """
      regesta: 1
      kinds:
        hetmanate: {label: hetmanate, plural: hetmanates, parent: polity, description: Under a hetman.}
      relations:
        garrisoned: {label: garrisoned, inverse: was garrisoned by, parent: controls,
          subject: [polity], object: [place], time: interval}
      entities:
        sich: {kind: hetmanate, names: [Sich]}
        kodak: {kind: town, names: [Kodak]}
      statements: [{claims: [{claim: [sich, garrisoned, kodak], from: 1640}]}]
      """
    let run = try LibraryRun.take(text, "x.yaml", into: base)
    #expect(run.report.count(.new, "kind") == 1)
    #expect(run.report.count(.new, "relation") == 1)
    #expect(!(try LibraryRun.take(text, "x.yaml", into: base).report.changesBase))
  }

  @Test("The readings and the names of other files are left alone by a file of other names")
  func otherFiles() throws {
    let base = try CatalogueBase.copy()
    try LibraryRun.take(Self.small, "small.yaml", into: base)
    let other = """
      regesta: 1
      source: chronicle
      entities: {anna: {names: [{text: Anne, role: alias}]}}
      statements: [{claims: [{claim: [anna, born-on, {date: 1241-01-01}]}]}]
      """
    let run = try LibraryRun.take(other, "other.yaml", into: base)
    // It speaks from the same source and is another file: what it says stands beside the other.
    #expect(run.report.count(.corrected) == 0)
    #expect(run.report.count(.missing) == 0)
    #expect(run.report.count(.conflicting, "claim") == 1)
  }
}

extension KnowledgeBase {
  fileprivate func claims(about key: String, _ base: KnowledgeBase) throws -> [String] {
    try base.connection.rows("SELECT sentence FROM claims WHERE subject_key = \(key)") {
      try $0.text(0)
    }
  }
}
