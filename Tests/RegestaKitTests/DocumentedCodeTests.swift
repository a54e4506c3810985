import Chronology
import Foundation
import RegestaKit
import TestSupport
import Testing

/// The code of the article "Reading and writing a base", run.
@Suite("The code in the documentation does what is said")
struct DocumentedCodeTests {
  @Test("Reading and writing a base")
  func readingAndWriting() throws {
    let folder = try TemporaryFolder()
    let path = folder.file()

    let base = try KnowledgeBase.create(at: path)
    try base.write(Batch.Draft(.`init`, who: "Ona", why: "a base for one treaty")) { writer in
      try writer.addKind(KindDraft(key: "state", label: "state", plural: "states"))
      try writer.addKind(KindDraft(key: "city", label: "city", plural: "cities"))
      var name = RelationDraft(key: "preferred-name", label: "is called")
      name.value = .name
      try writer.addRelation(name)
      var controls = RelationDraft(key: "controls", label: "controls")
      controls.inverse = "is controlled by"
      controls.time = .interval
      try writer.addRelation(controls)
    }

    let claim = try base.write(Batch.Draft(.edit, who: "Ona")) { writer in
      let poland = try writer.addEntity(key: "poland", kind: "state")
      try writer.addName("Poland", language: "en", role: "preferred-name", of: poland)
      let vilnius = try writer.addEntity(key: "vilnius", kind: "city")
      try writer.addName("Vilnius", language: "en", role: "preferred-name", of: vilnius)
      let source = try writer.addSource(
        SourceDraft(key: "chronicle", type: "book", short: "Chronicle", title: "A Chronicle")
      )
      let claim = try writer.addClaim(
        ClaimDraft(
          poland,
          "controls",
          .entity(vilnius),
          period: Period(
            start: .date(try HistoricalDate(parsing: "April 1919")),
            end: .date(try HistoricalDate(parsing: "14 July 1920"))
          )
        )
      )
      try writer.addCitation(CitationDraft(source, locator: Locator("p. 7")), to: claim)
      return claim
    }
    let read = try #require(try base.claim(claim))
    #expect(read.sentence == "Poland controls Vilnius (April 1919 to 14 July 1920)")
    #expect(read.citations.map(\.printed) == ["Chronicle, p. 7"])

    let error = #expect(throws: RegestaError.self) { _ = try base.entity(named: "Vilniuss") }
    #expect(error?.suggestions.map(\.text) == ["vilnius"])

    let day = try HistoricalDate(parsing: "12 April 1919")
    let found = try base.claims(ClaimQuery(relation: "controls", on: day))
    #expect(found.map(\.id) == [claim])
    #expect(found.first?.period?.holds(on: day) == .possible)
    let later = try HistoricalDate(parsing: "12 May 1919")
    #expect(read.period?.holds(on: later) == .certain)

    let table = try base.sql("SELECT sentence FROM claims ORDER BY id")
    #expect(table.rows == [[.text(read.sentence)]])

    try base.write(Batch.Draft(.edit, who: "Ona", why: "a misreading")) { writer in
      try writer.setStatus(.retracted, of: claim)
    }
    #expect(try base.claims(ClaimQuery()).isEmpty)
    #expect(try base.claim(claim)?.status == .retracted)

    let broken = try base.verifyHistory()
    #expect(broken.isEmpty)
  }

  @Test("Every line of code in the article stands in the test above")
  func articleIsTheTest() throws {
    let article = repository.appending(
      path: "Sources/RegestaKit/RegestaKit.docc/ReadingAndWritingABase.md"
    )
    let test = Set(
      try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n")
        .map { $0.drop(while: \.isWhitespace) }
    )
    var isCode = false
    var isShown = false
    for line in try String(contentsOf: article, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("```") {
        isCode = line == "```swift"
        continue
      }
      // What prints or catches is checked by expectations in its stead.
      let text = line.drop(while: \.isWhitespace)
      guard isCode, !text.isEmpty else { continue }
      isShown = true
      let isForPeople =
        text.hasPrefix("print(") || text.hasPrefix("do {") || text.hasPrefix("} catch")
        || text.hasPrefix("for ") || text.hasPrefix("_ = try base.entity")
      #expect(isForPeople || test.contains(text), "\(text)")
    }
    #expect(isShown)
  }
}
