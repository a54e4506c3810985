import BaseSupport
import RegestaKit
import SQLite
import Seed
import Testing

/// The rules of the historian's linter: each finds its fault, and nothing where nothing is wrong.
@Suite("Rules") struct CheckTests {
  @Test("Every rule has a case here, a name like its file, and says what to do")
  func coverage() throws {
    let checks = try KnowledgeBase.checks()
    #expect(checks.count >= 16)
    #expect(Set(checks.map(\.name)) == Set(CheckCase.all.map(\.rule)))
    for check in checks {
      #expect(Seed.file("seed/checks/\(check.name).sql") != nil, "\(check.name)")
      #expect(check.why.hasSuffix(".") && check.mend.hasSuffix("."), "\(check.name)")
    }
  }

  @Test("A planted fault is found, with names and dates", arguments: CheckCase.all)
  func fault(of story: CheckCase) throws {
    let base = try DemoBase.empty()
    try base.load(notation(story, story.fault, story.more))
    if !story.script.isEmpty {
      try base.write(Batch.Draft(.edit, who: "test")) { _ in
        try base.connection.execute(story.script)
      }
    }
    let findings = try base.findings(of: [story.rule])
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(finding.check == story.rule)
      #expect(finding.message.hasSuffix("."))
    }
    let text = findings.map(\.message).joined(separator: "\n")
    for part in story.says { #expect(text.contains(part), "\(text)") }
  }

  @Test("The sound twin is left alone", arguments: CheckCase.all)
  func sound(twinOf story: CheckCase) throws {
    let base = try DemoBase.empty()
    try base.load(notation(story, story.sound, story.soundMore ?? story.more))
    #expect(try base.findings(of: [story.rule]) == [])
  }

  @Test("A settled dispute silences a pair of claims; an open one does not")
  func settled() throws {
    let claims = [
      "{id: one, claim: [charles-xii, died-on, {date: 1718-11-30}]}",
      "{id: other, claim: [charles-xii, died-on, {date: 1718-12-11}]}",
    ]
    for (status, count) in [("open", 1), ("settled", 0), ("compatible", 0)] {
      let base = try DemoBase.empty()
      let story = CheckCase(
        rule: "two-values",
        things: ["charles-xii person"],
        sound: [],
        fault: claims,
        says: []
      )
      let dispute = """
        disputes:
          - id: which-day
            question: On which day did he die?
            sides: [[one], [other]]
            status: \(status)
            reason: The one day is of the Swedish calendar.
        """
      try base.load(notation(story, claims, dispute))
      #expect(try base.findings(of: ["two-values"]).count == count, "\(status)")
    }
  }

  @Test("On the founding article only what it really says loosely is found")
  func foundingArticle() throws {
    let findings = try DemoBase.open().findings()
    #expect(Set(findings.map(\.check)) == ["anachronism"])
    #expect(findings.allSatisfy { $0.severity == .warning })
    // Four times "the Soviet Union" in 1920, each with the editor's reading beside it ...
    let union = findings.filter { $0.entity == "soviet-union" }
    #expect(union.count == 4)
    #expect(
      union.allSatisfy {
        $0.message.contains("30 December 1922")
          && $0.message.contains("the editor's reading stands beside it: \"")
      }
    )
    // ... and once "Lithuania" for the land before there was the state.
    let rest = findings.filter { $0.entity != "soviet-union" }
    #expect(rest.map(\.entity) == ["lithuania"])
    #expect(rest.allSatisfy { $0.message.contains("16 February 1918") })
  }

  /// The files of a story: its things, its claims, and what else there is.
  private func notation(_ story: CheckCase, _ claims: [String], _ more: String) -> [String] {
    let things = story.things.map { thing in
      let words = thing.split(separator: " ")
      return "  \(words[0]): {kind: \(words[1])}\n"
    }
    let sources = """
      regesta: 1
      sources:
        text: {type: book, title: A text, short: Text}
        book: {type: book, title: A book, short: Book}

      """
    return [
      sources + (things.isEmpty ? "" : "entities:\n" + things.joined()),
      "regesta: 1\nsource: text\n"
        + (claims.isEmpty
          ? ""
          : "statements:\n  - at: p. 1\n    claims:\n" + claims.map { "      - \($0)\n" }.joined()),
      "regesta: 1\n" + more,
    ]
  }
}
