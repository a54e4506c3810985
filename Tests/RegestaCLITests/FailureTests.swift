import JSONForms
import Testing

@testable import RegestaCLI

/// How failures read, for people and for programs.
@Suite struct FailureTests {
  private func text(_ failure: CommandFailure, color: Bool = false) -> String {
    let errors = MemorySink()
    Reporter(
      output: MemorySink(),
      errors: errors,
      isMachineReadable: false,
      isQuiet: true,
      color: color
    ).report(failure)
    return errors.text
  }

  @Test func allPartsInTheirOrder() {
    let failure = CommandFailure(
      .notFound,
      "no entity matches \"Lossovski\"",
      reason: "looked among 120 names",
      hint: "regesta search lossovski",
      suggestions: [
        Suggestion("Łossowski, Piotr", note: "author, 2 works", key: "e31"),
        Suggestion("Lososna", note: "place", key: "e77"),
      ]
    )
    #expect(
      text(failure) == """
        error: no entity matches "Lossovski"
          looked among 120 names
          did you mean  Łossowski, Piotr (author, 2 works)  e31
                        Lososna (place)                     e77
          try: regesta search lossovski

        """
    )
  }

  @Test func aSingleSuggestionIsAQuestion() {
    let failure = CommandFailure(.usage, "x", suggestions: [Suggestion("show")])
    #expect(text(failure) == "error: x\n  did you mean show?\n")
  }

  @Test func theCaretStandsUnderTheBadPart() {
    let question = "who hold 漢字 Suwałki\u{301}?"
    let place = FailurePlace(
      offset: "who hold 漢字 ".utf8.count,
      byteLength: "Suwałki\u{301}".utf8.count,
      in: question
    )
    #expect(place.column == 13 && place.length == 7 && place.line == 1)
    #expect(
      text(CommandFailure(.notUnderstood, "unknown word", place: place)) == """
        error: 1:13: unknown word
            who hold 漢字 Suwałki\u{301}?
                          ^^^^^^^

        """
    )
  }

  @Test func placesInTextsOfSeveralLines() {
    let text = "a,b\r\nłć,d\nlast"
    let second = FailurePlace(file: "p.csv", offset: 10, in: text)
    #expect(second.label == "p.csv:2:4" && second.excerpt == "łć,d")
    #expect(FailurePlace(offset: 0, in: text).label == "1:1")
    #expect(FailurePlace(offset: 999, in: text).label == "3:5")
    #expect(FailurePlace(offset: -5, in: "").label == "1:1")
    #expect(FailurePlace(offset: 3, byteLength: 50, in: text).length == 1)
    #expect(FailurePlace(offset: 12, byteLength: 50, in: text).length == 4)
  }

  @Test func sourcesCannotPaintTheTerminal() {
    let failure = CommandFailure(.badData, "bad \u{1B}[2J", suggestions: [Suggestion("\u{1B}]0;x")])
    #expect(!text(failure).unicodeScalars.contains("\u{1B}"))
    #expect(text(failure, color: true).hasPrefix("\u{1B}[1;31merror:\u{1B}[0m bad ␛[2J"))
  }

  @Test func theJSONShape() {
    let failure = CommandFailure(
      .badData,
      code: "bad_cell",
      "not a date",
      place: FailurePlace(file: "p.csv", line: 2, column: 4, length: 3, excerpt: "x"),
      suggestions: [Suggestion("1920", note: "year", key: "k")]
    )
    #expect(
      Reporter.envelope(of: failure).text()
        == #"{"ok":false,"schema":"regesta/error@1","error":{"code":"bad_cell","status":65,"#
        + #""message":"not a date","reason":null,"hint":null,"#
        + #""suggestions":[{"text":"1920","note":"year","key":"k"}],"#
        + #""position":{"file":"p.csv","line":2,"column":4,"length":3,"excerpt":"x"}}}"#
    )
  }

  @Test func theExitCodesAreTheDocumentedOnes() {
    #expect(
      RegestaCLI.ExitStatus.allCases.map(\.rawValue)
        == [0, 1, 2, 3, 4, 5, 64, 65, 66, 70, 73, 75, 78, 130, 141]
    )
    let page = World().run("help exit-codes").output
    for status in RegestaCLI.ExitStatus.allCases { #expect(page.contains("\(status.rawValue)  ")) }
    #expect(
      Set(RegestaCLI.ExitStatus.allCases.map(\.code)).count == RegestaCLI.ExitStatus.allCases.count
    )
  }
}
