import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// What readers propose: listed, exported, and decided on by rule and by file.
@Suite struct CandidateCommandTests {
  private func lines(_ outcome: World.Outcome) throws -> [[String: Any]] {
    try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func aLineHasAllThatBelongsToACandidate() throws {
    let article = try readArticle()
    let outcome = article.run("candidates -f jsonl")
    #expect(outcome.status == .success, "\(outcome.errors)")
    let lines = try lines(outcome)
    #expect(lines.count == 4)
    let first = try #require(lines.first)
    #expect(first["schema"] as? String == "regesta/candidate@1")
    #expect(first["source"] as? String == "war-of-ruritania")
    let passage = try #require(first["passage"] as? [String: Any])
    #expect(
      passage["ordinal"] as? Int == 1 && passage["text"] as? String == ReadArticle.passages[0]
    )
    #expect(first["start"] as? Int == 0 && first["end"] as? Int == 64)
    #expect(first["quote"] as? String == String(ReadArticle.passages[0].prefix(64)))
    let subject = try #require(first["subject"] as? [String: Any])
    #expect(subject["name"] as? String == "Ruritania" && subject["new"] as? Bool == true)
    #expect(subject["kind"] as? String == "state" && subject["key"] as? String == "ruritania")
    #expect(first["relation"] as? String == "signed" && first["denied"] as? Bool == false)
    let object = try #require((first["object"] as? [String: Any])?["thing"] as? [String: Any])
    #expect(object["name"] as? String == "Treaty of Zenda")
    let on = try #require(first["on"] as? [String: Any])
    #expect(on["edtf"] as? String == "1851-05-03" && on["wording"] as? String == "3 May 1851")
    #expect(on["earliest"] as? String == "1851-05-03" && on["inferred"] as? Bool == false)
    #expect(first["known"] as? String == "none" && first["score"] as? Double == 0.95)
    #expect(first["reader"] as? String == "by-hand 1" && first["verdict"] is NSNull)
    let third = lines[2]
    #expect(third["attribution"] as? String == "nobody")
    #expect((third["on"] as? [String: Any])?["inferred"] as? Bool == true)
    let thing = (third["object"] as? [String: Any])?["thing"] as? [String: Any]
    #expect(thing?["key"] as? String == "strelsau" && thing?["new"] as? Bool == false)
    #expect(lines[3]["modality"] as? String == "demanded" && lines[3]["on"] is NSNull)
  }

  @Test func mentionsAndDatesAreExportedToo() throws {
    let article = try readArticle()
    let mentions = try lines(article.run("candidates --mentions -f jsonl"))
    #expect(mentions.map { $0["text"] as? String } == ["Ruritania", "Treaty of Zenda"])
    let thing = mentions[0]["thing"] as? [String: Any]
    #expect(thing?["key"] as? String == "ruritania" && thing?["new"] as? Bool == true)
    let other = (mentions[0]["alternatives"] as? [[String: Any]])?.first
    #expect(other?["key"] as? String == "graustark" && other?["score"] as? Double == 0.1)
    let dates = try lines(article.run("candidates --dates -f jsonl"))
    #expect(dates.count == 1 && dates[0]["text"] as? String == "3 May 1851")
    #expect((dates[0]["date"] as? [String: Any])?["edtf"] as? String == "1851-05-03")
  }

  @Test(arguments: [
    ("score>=0.9", 3), ("score>0.9", 2), ("relation=signed and score<0.95", 1), ("kind=treaty", 2),
    ("kind=city", 2), ("source=war-of-ruritania", 4), ("source!=war-of-ruritania", 0),
    ("reader=by-hand", 4), ("modality=demanded", 1), ("modality!=demanded", 3), ("passage=2", 1),
    ("known=none", 4), ("denied=yes", 0),
  ])
  func conditionsChoose(condition: String, count: Int) throws {
    let article = try readArticle()
    let outcome = article.run(["candidates", "--where", condition, "-f", "jsonl"])
    #expect(try lines(outcome).count == count, "\(outcome.errors)")
  }

  @Test func acceptingByRuleLeavesOutWhatTheTextDoesNotAssert_andCanBeUndone() throws {
    let article = try readArticle()
    let dry = article.run("review --accept 'score>=0.9 and known=none' --dry-run")
    #expect(dry.status == .success && dry.output.contains("recorded"), "\(dry.errors)")
    #expect(try article.base().candidates().count == 4)
    let outcome = article.run("review --accept 'score>=0.9' --reject 'score<0.6' --why 'a test'")
    #expect(outcome.status == .success, "\(outcome.errors)")
    #expect(outcome.errors.contains("1 candidate was left out"))
    let base = try article.base()
    #expect(try base.candidates().map(\.modality) == [.demanded])
    #expect(try base.entity(named: "Graustark").kind == "state")
    let batch = try #require(try base.batches().last)
    #expect(batch.kind == .review && batch.why == "a test")
    #expect(article.run("undo batch:\(batch.id)").status == .success)
    #expect(try article.base().candidates().count == 4)
    #expect(try article.base().search("Graustark").isEmpty)
    #expect(try article.base().verifyHistory().isEmpty)
  }

  @Test func aFileOfDecisionsGoesOutAndComesIn() throws {
    let article = try readArticle()
    #expect(article.run("review --export open.jsonl").status == .success)
    let file = article.folder.path + "/open.jsonl"
    let exported = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(exported.count == 4)
    let verdicts = [
      #""accept","merge":{"ruritania":"Kingdom of Elphberg"}"#, #""accept""#, #""reject","why":1"#,
      #""edit","edit":{"relation":"demanded","on":"1852"}"#,
    ]
    let decided = zip(exported, verdicts).map {
      $0.replacing(#""verdict":null"#, with: "\"verdict\":" + $1)
    }
    try Data(decided.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
    let outcome = article.run("review --from open.jsonl -f jsonl")
    #expect(outcome.status == .success, "\(outcome.errors)")
    #expect(
      try lines(outcome).map { $0["result"] as? String } == [
        "recorded", "recorded", "rejected", "recorded",
      ]
    )
    let base = try article.base()
    let sentences = try base.claims(ClaimQuery(source: base.source(named: "war-of-ruritania").id))
      .map(\.sentence)
    #expect(sentences.contains("Kingdom of Elphberg signed Treaty of Zenda (3 May 1851)"))
    #expect(sentences.contains("Graustark demanded Strelsau (1852)"), "\(sentences)")
    #expect(try base.entity(named: "Ruritania").key == "elphberg")
    // All of it is one batch; the article again proposes nothing.
    let count = try base.batches().count
    #expect(article.read().status == .success)
    #expect(try article.base().batches().count == count && article.base().candidates().isEmpty)
  }

  @Test(arguments: [
    (#"{"claim":99999,"verdict":"accept"}"#, "No reader proposed a claim 99999"),
    (#"{"claim":1,"verdict":"perhaps"}"#, "A verdict is"),
    (#"{"claim":1,"verdict":"edit"}"#, "needs a member \"edit\""),
    (#"{"claim":1,"verdict":"edit","edit":{"when":"1920"}}"#, "\"when\" is none of"),
    (#"{"claim":1,"merge":{"nothing-there":"strelsau"}}"#, "nothing-there"),
  ])
  func aWrongFileIsRefusedWithItsLine(line: String, words: String) throws {
    let article = try readArticle()
    try article.folder.write("wrong.jsonl", line)
    let outcome = article.run("review --from wrong.jsonl")
    #expect(outcome.status != .success && outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try article.base().candidates().count == 4)
  }

  @Test func anEditNamesNewThingsAndChangesWhatQualifies() throws {
    let article = try readArticle()
    let ids = try article.base().candidates().map { $0.claim.id }
    let edit = #"{"object":"+Strelsau Accord (agreement)","with":{"instrument":"treaty-of-zenda"}}"#
    try article.folder.write(
      "new.jsonl",
      #"{"claim":\#(ids[0]),"verdict":"edit","edit":\#(edit)}"#
    )
    let outcome = article.run("review --from new.jsonl -f jsonl")
    #expect(outcome.status == .success, "\(outcome.errors)")
    let base = try article.base()
    let accord = try base.entity(named: "Strelsau Accord")
    #expect(accord.kind == "agreement")
    let became = try base.candidates(CandidateQuery(outcomes: [.edited])).first?.became
    let claim = try #require(try became.flatMap { try base.claim($0) })
    #expect(claim.object.entity?.id == accord.id)
    #expect(claim.qualifiers.map(\.relation.key) == ["instrument"])
    // The name is cited to the passage, and undo takes all of it back.
    #expect(article.run("check --rule no-citation").status == .success)
    let batch = try #require(try article.base().batches().last)
    #expect(article.run("undo batch:\(batch.id)").status == .success)
    #expect(try article.base().entity(key: accord.key) == nil)
    #expect(try article.base().verifyHistory().isEmpty)
  }

  /// A date that is emptied makes room for a beginning and an end given beside it.
  @Test(arguments: [
    (#"{"relation":"controls","on":"","from":"1850","to":"1852"}"#, "(1850 to 1852)"),
    (#"{"relation":"controls","on":""}"#, "Strelsau"),
  ])
  func anEmptiedDateLeavesTheOthers(edit: String, ending: String) throws {
    let article = try readArticle()
    let id = try #require(
      try article.base().candidates().map(\.claim).first { $0.relation.key == "attacked" }?.id
    )
    try article.folder.write("one.jsonl", #"{"claim":\#(id),"verdict":"edit","edit":\#(edit)}"#)
    let outcome = article.run("review --from one.jsonl -f jsonl")
    #expect(outcome.status == .success, "\(outcome.errors) \(outcome.output)")
    let base = try article.base()
    let became = try base.candidates(CandidateQuery(outcomes: [.edited])).first?.became
    let sentence = try became.flatMap { try base.claim($0) }?.sentence ?? ""
    #expect(sentence.hasSuffix(ending), "\(sentence)")
  }

  @Test(arguments: ["+Strelsau Accord", "+Strelsau Accord (spaceship)", "+ (agreement)"])
  func aNewThingNeedsANameAndAKind(words: String) throws {
    let article = try readArticle()
    let id = try article.base().candidates()[0].claim.id
    try article.folder.write(
      "new.jsonl",
      #"{"claim":\#(id),"verdict":"edit","edit":{"object":"\#(words)"}}"#
    )
    let outcome = article.run("review --from new.jsonl")
    #expect(outcome.status == .negative, "\(outcome.errors)")
    #expect(try article.base().candidates().count == 4)
  }

  @Test(arguments: [#""accept""#, #""edit","edit":{"on":"5 May 1901"}"#])
  func theWordsOfAnAcceptedClaimNameItsThings(verdict: String) throws {
    let article = try readArticle()
    let id = try article.base().candidates()[0].claim.id
    try article.folder.write("one.jsonl", #"{"claim":\#(id),"verdict":\#(verdict)}"#)
    #expect(article.run("review --from one.jsonl").status == .success)
    let sql = "SELECT count(*) FROM mention WHERE status = 1"
    #expect(article.run(["sql", sql, "-f", "csv"]).output.contains("\n2"))
    let batch = try #require(try article.base().batches().last)
    #expect(article.run("undo batch:\(batch.id)").status == .success)
    #expect(article.run(["sql", sql, "-f", "csv"]).output.contains("\n0"))
    #expect(try article.base().verifyHistory().isEmpty)
  }

  @Test func whatIsRefusedIsToldAndTheRestIsDone() throws {
    let article = try readArticle()
    let ids = try article.base().candidates().map { $0.claim.id }
    let decisions = [
      #"{"claim":\#(ids[0]),"verdict":"accept"}"#, #"{"claim":\#(ids[3]),"verdict":"accept"}"#,
      #"{"claim":\#(ids[2]),"verdict":"edit","edit":{"relation":"born-on"}}"#,
    ]
    try article.folder.write("some.jsonl", decisions.joined(separator: "\n"))
    let outcome = article.run("review --from some.jsonl -f jsonl")
    #expect(outcome.status == .negative)
    #expect(
      try lines(outcome).map { $0["result"] as? String } == ["recorded", "refused", "refused"]
    )
    #expect(try article.base().candidates().count == 3)
  }

  // MARK: At the terminal

  @Test func keysDecide_andAllOfItIsOneBatch() throws {
    let article = try readArticle()
    let before = try article.base().batches().count
    let outcome = article.run("review", keys: "aarread wrong\rs")
    #expect(outcome.status == .success, "\(outcome.errors)")
    #expect(outcome.errors.contains("1 of 4 · 95 of 100 · War of Ruritania"))
    #expect(
      outcome.errors.contains(
        "»Ruritania and Graustark signed the Treaty of Zenda on 3 May 1851«"
      ) || outcome.errors.contains("»Ruritania and Graustark signed")
    )
    #expect(outcome.errors.contains("new state: Ruritania"))
    let base = try article.base()
    #expect(try base.batches().count == before + 1)
    #expect(try base.candidates().count == 1)
    let decided = try base.candidates(CandidateQuery(outcomes: [.rejected]))
    #expect(decided.map(\.reason) == ["ead wrong"] || decided.map(\.reason) == ["read wrong"])
  }

  @Test func whatIsOnlyDemandedHasToBeEdited() throws {
    let article = try readArticle()
    // Skip three; accepting is refused; then the relation and the date are given.
    let outcome = article.run(
      "review",
      keys: "sssaedemanded\r".replacing("edemanded\r", with: "e\rdemanded\r\r1852\r\r\r")
    )
    #expect(outcome.errors.contains("It is only demanded"))
    #expect(outcome.status == .success, "\(outcome.errors)")
    let base = try article.base()
    let claim = try #require(
      try base.candidates(CandidateQuery(outcomes: [.edited])).first?.became.flatMap {
        try base.claim($0)
      }
    )
    #expect(claim.sentence == "Graustark demanded Strelsau (1852)")
  }

  @Test func aNewThingIsMergedWithAKnownOne_andUndoTakesItBack() throws {
    let article = try readArticle()
    let outcome = article.run("review", keys: "m1\rnobody\rKingdom of Elphberg\raq")
    #expect(outcome.status == .success, "\(outcome.errors)")
    #expect(outcome.errors.contains("No entity is named \"nobody\""))
    #expect(outcome.errors.contains("is Kingdom of Elphberg (elphberg)"))
    #expect(try article.base().entity(named: "Ruritania").key == "elphberg")
    let other = try readArticle()
    let undone = other.run("review", keys: "m1\relphberg\ruauq")
    #expect(undone.errors.contains("nothing was decided"), "\(undone.errors)")
    #expect(try other.base().search("Ruritania").isEmpty)
  }

  @Test(arguments: [40, 60, 100])
  func thePageFitsTheTerminal(columns: Int) throws {
    let article = try readArticle()
    let outcome = article.run("review", keys: "ssss", columns: columns)
    let lines = outcome.errors.split(separator: "\n").filter { !$0.contains("q save and quit") }
    #expect(lines.count > 8)
    for line in lines.dropLast() { #expect(DisplayWidth.of(String(line)) <= columns, "\(line)") }
  }
}
