import Formats
import Interchange
import RegestaKit
import TestSupport
import Testing

/// The six standing facts once more, each disputed by another book, judged, and seen by two who hold one
/// side each.
@Suite("The six standing facts, disputed") struct StandingFactsInDisputeTests {
  /// A fact, what the book says against it, and a question whose answer depends on who is asked.
  struct Fact: Sendable, CustomTestStringConvertible {
    var name: String
    /// A statement of the book, in the notation; nil where it only has a name.
    var objection: String?
    /// What the book calls a thing.
    var naming = ""
    /// The fact's claims: relation, and the keys of subject and object, where they count.
    var relation: String
    var subject: String
    var object: String?
    /// The canned question and its values.
    var question: String
    var values: [String: String]
    var column: String
    /// What stands in the column for one who holds the fact, and for one who holds the objection.
    var held: [String]
    var objected: [String]

    var testDescription: String { name }
  }

  static let facts = [
    Fact(
      name: "the secret clause",
      objection: "{claim: [clause-secret-passage, permits, red-army], denied: true}",
      relation: "permits",
      subject: "clause-secret-passage",
      object: "red-army",
      question: "secret-clauses",
      values: ["treaty": "soviet-lithuanian-treaty-1920"],
      column: "does",
      held: ["permits"],
      objected: []
    ),
    Fact(
      name: "the gubernyas of two states",
      objection:
        "{claim: [lithuania, claims, vilnius-gubernya], from: 1920-03-31, to: 1920-03-31, denied: true}",
      relation: "claims",
      subject: "lithuania",
      object: "vilnius-gubernya",
      question: "claimed-by-two",
      values: ["kind": "gubernya", "on": "1920-03-31"],
      column: "place",
      held: ["Vilnius gubernya"],
      objected: []
    ),
    Fact(
      name: "Vilnius in the summer of 1920",
      objection: "{claim: [poland, controls, vilnius], from: 1920-07-14, to: 1920-09-11}",
      relation: "controls",
      subject: "soviet-russia",
      object: "vilnius",
      question: "who-held",
      values: ["place": "vilnius", "on": "1920-08-01"],
      column: "holder",
      held: ["Soviet Russia"],
      objected: ["Poland"]
    ),
    Fact(
      name: "signed on one day, ratified on another",
      objection: "{claim: [soviet-lithuanian-treaty-1920, signed-on, {date: 1920-07-13}]}",
      relation: "signed-on",
      subject: "soviet-lithuanian-treaty-1920",
      question: "ratifications",
      values: [:],
      column: "signed",
      held: ["12 July 1920"],
      objected: ["13 July 1920"]
    ),
    Fact(
      name: "who attacked first",
      objection: "{claim: [polish-army, attacked-first, lithuanian-army], on: 1920-07-13}",
      relation: "attacked-first",
      subject: "lithuanian-army",
      object: "polish-army",
      question: "between-two",
      values: ["one": "lithuanian-army", "other": "polish-army"],
      column: "sentence",
      held: ["Lithuanian Army attacked first Polish Army (14 July 1920), likely"],
      objected: ["Polish Army attacked first Lithuanian Army (13 July 1920)"]
    ),
    Fact(
      name: "one town under several names",
      objection: nil,
      naming: "vilnius: {kind: city, names: [{text: Wilda, lang: pl, cite: {at: p. 3}}]}",
      relation: "preferred-name",
      subject: "vilnius",
      question: "names",
      values: ["thing": "vilnius"],
      column: "name",
      held: ["Vilnius"],
      objected: ["Wilda"]
    ),
  ]

  /// A base on disk with the objection, and the numbers of the claims on the two sides.
  private func disputed(
    _ fact: Fact
  ) throws -> (base: KnowledgeBase, folder: TemporaryFolder, sides: [[Claim.ID]]) {
    let (base, folder) = try SampleBase.seeded()
    let before = Set(try base.claims(ClaimQuery(includesNames: true)).map(\.id))
    let statements = fact.objection.map { "statements: [{at: p. 3, claims: [\($0)]}]" } ?? ""
    let book = """
      regesta: 1
      sources: {book: {type: book, title: Another book, short: Another book}}
      entities:
        faithful: {kind: school, names: [The Faithful]}
        objectors: {kind: school, names: [The Objectors]}
        \(fact.naming)
      source: book
      \(statements)
      """
    let file = ImportFile(name: "book.yaml", size: nil) { MemorySource(book, chunkSize: 1000) }
    try base.importFiles(ImportRequest([file], who: "test"), report: ImportReport { _ in })
    let all = try base.claims(ClaimQuery(includesNames: true))
    let side = all.filter { claim in
      before.contains(claim.id) && claim.relation.key == fact.relation
        && claim.subject.key == fact.subject && !claim.isDenied
        && (fact.object == nil || claim.object.entity?.key == fact.object)
    }
    let other = all.filter { claim in
      !before.contains(claim.id) && claim.citations.contains { $0.source.key == "book" }
    }
    return (base, folder, [side.map(\.id), other.map(\.id)])
  }

  private func answer(_ fact: Fact, of base: KnowledgeBase) throws -> [String] {
    let question = try #require(try base.questions().first { $0.name == fact.question })
    return try base.answer(question, fact.values).texts(fact.column).map { $0[0] }
  }

  /// What a claim of the fact says of the dispute that it stands in.
  private func state(
    of key: String,
    _ sides: [[Claim.ID]],
    _ base: KnowledgeBase
  ) throws -> Dispute.State? {
    try base.claim(sides[0][0])?.disputes.first { $0.key == key }?.status
  }

  @Test("Each is opened, settled, and answered as one and as the other sees it", arguments: facts)
  func fact(_ fact: Fact) throws {
    let (base, folder, sides) = try disputed(fact)
    #expect(sides.allSatisfy { !$0.isEmpty }, "\(sides)")
    let faithful = try base.entity(named: "faithful")
    let objectors = try base.entity(named: "objectors")

    // Nobody's view: both stand side by side.
    let open = try answer(fact, of: base)
    let key = try base.edit { writer in
      try writer.openDispute(question: "Is it so: \(fact.name)?", sides: sides)
    }
    try base.edit { writer in
      for claim in sides[0] { try writer.takePosition(.holds, of: faithful.id, on: claim) }
      for claim in sides[1] { try writer.takePosition(.holds, of: objectors.id, on: claim) }
    }
    #expect(try answer(fact, of: base) == open)
    #expect(try state(of: key, sides, base) == .open)
    let before = try folder.bytes()

    let reader = try KnowledgeBase(path: folder.file())
    let held = try reader.read(as: reader.viewpoint(of: faithful)) {
      try answer(fact, of: reader)
    }
    let objected = try reader.read(as: reader.viewpoint(of: objectors)) {
      try answer(fact, of: reader)
    }
    for text in fact.held {
      #expect(held.contains(text), "\(held)")
      #expect(!objected.contains(text), "\(objected)")
    }
    for text in fact.objected {
      #expect(objected.contains(text), "\(objected)")
      #expect(!held.contains(text), "\(held)")
    }
    #expect(try folder.bytes() == before)

    // Judged: what check said of the two it says no more, and the views are as they were.
    let noisy = try base.findings().filter { Set($0.claims) == Set(sides.joined()) }
    let dispute = try base.dispute(named: key)
    try base.edit { try $0.judge(dispute.id, .settled, reason: "Seen in the archive.") }
    #expect(try base.findings().filter { Set($0.claims) == Set(sides.joined()) } == [])
    #expect(noisy.allSatisfy { ["two-in-control", "two-values"].contains($0.check) })
    #expect(try state(of: key, sides, base) == .settled)
    #expect(
      try base.read(as: base.viewpoint(of: objectors)) { try answer(fact, of: base) } == objected
    )
    #expect(try base.verifyHistory() == [])
  }

  @Test("Who held Vilnius is found to be in dispute without being told")
  func found() throws {
    let fact = try #require(Self.facts.first { $0.question == "who-held" })
    let (base, _, sides) = try disputed(fact)
    let found = try base.contradictions()
    #expect(found.map(\.rule) == ["two-in-control"])
    #expect(found.first?.question == "Who held Vilnius from 1920-07-14 to 1920-09-11?")
    let claims = found[0].sides.map { Set($0.map(\.id)) }
    #expect(claims.contains { !$0.isDisjoint(with: sides[0]) })
    #expect(claims.contains(Set(sides[1])))
  }
}
