import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// The review of candidates on a terminal of its own, as a person has it.
@Suite(
  .enabled(if: BuiltExecutable.hasScript && BuiltExecutable.exists, "needs util-linux's script")
)
struct CandidateTerminalTests {
  /// Types texts one after another, each when the question for a key is there, and gives what the
  /// terminal showed and, last, what the terminal does with keys afterwards.
  private func type(_ texts: [String], into article: ReadArticle) throws -> String {
    let presses = texts.enumerated().map { index, text in
      "wait_for \(index + 1); printf '\(text)' >&3"
    }
    return try BuiltExecutable.shell(
      """
      mkfifo keys
      wait_for() {
        for try in $(seq 100); do
          [ "$(grep -c 'q save' shown)" -ge "$1" ] && return
          sleep 0.1
        done
      }
      touch shown
      inner='trap : INT; stty cols 90 rows 40; "$REGESTA" review --fields claim,result; echo status=$?'
      env --default-signal=INT script -qfec "$inner; stty -a" /dev/null < keys > shown &
      exec 3> keys
      \(presses.joined(separator: "\n"))
      for try in $(seq 100); do grep -q 'status=' shown && break; sleep 0.1; done
      sleep 0.2
      exec 3>&-
      wait
      cat shown
      """,
      environment: ["TERM": "xterm", "NO_COLOR": "1"],
      folder: article.folder.path
    ).output
  }

  @Test func keysAndLinesDecide() throws {
    let article = try readArticle()
    // Accept, reject with a reason mended by Backspace, skip, edit what is only demanded.
    let shown = try type(
      ["a", "rwrongx\\177\\n", "s", "e\\ndemanded\\n\\n1852\\n\\n\\n"],
      into: article
    )
    #expect(shown.contains("status=0"), "\(shown)")
    #expect(shown.contains("»Ruritania attacked"))
    #expect(shown.contains("It is only demanded") || shown.contains("it is demanded"))
    #expect(shown.contains(" icanon") && shown.contains(" echo "))
    let base = try article.base()
    #expect(try base.candidates().count == 1)
    let rejected = try base.candidates(CandidateQuery(outcomes: [.rejected]))
    #expect(rejected.map(\.reason) == ["wrong"])
    let edited = try base.candidates(CandidateQuery(outcomes: [.edited])).first?.became
    #expect(
      try edited.flatMap { try base.claim($0)?.sentence } == "Graustark demanded Strelsau (1852)"
    )
    #expect(try base.batches().count { $0.kind == .review } == 1)
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test func anInterruptChangesNothingAndGivesTheTerminalBack() throws {
    let article = try readArticle()
    let shown = try type(["a", "\\003"], into: article)
    #expect(shown.contains("status=130"), "\(shown)")
    #expect(shown.contains(" icanon") && shown.contains(" echo "))
    #expect(try article.base().candidates().count == 4)
  }
}

/// Candidates on the pages of what is known.
@Suite struct ShownCandidatesTests {
  @Test func theyAreShownOnlyWhenAskedFor() throws {
    let article = try readArticle()
    let plain = article.run("show Strelsau")
    #expect(plain.status == .success && !plain.output.contains("Ruritania"))
    let marked = article.run("show Strelsau --candidates -f markdown")
    #expect(marked.output.contains("Ruritania attacked Strelsau (1850)"))
    #expect(marked.output.contains("candidate"))
    let json = article.run("show Strelsau --candidates --json")
    #expect(json.output.contains("\"status\":\"candidate\""))
    #expect(!article.run("show Strelsau --json").output.contains("candidate"))
    let source = article.run("show source:war-of-ruritania --candidates --json")
    #expect(source.output.contains("\"modality\":\"demanded\""))
  }

  @Test func aThingThatIsOnlyProposedIsFoundOnlyWhenAskedFor() throws {
    let article = try readArticle()
    #expect(article.run("show Graustark").status == .notFound)
    let shown = article.run("show Graustark --candidates --json")
    #expect(shown.status == .success && shown.output.contains("Graustark signed Treaty of Zenda"))
    let id = try article.base().thing(named: "Graustark").id
    #expect(article.run("show entity:\(id)").status == .notFound)
    #expect(!article.run("search Graustark").output.contains("Graustark"))
    #expect(article.run("search Graustark --candidates").output.contains("state (candidate)"))
    #expect(article.run("timeline").output.contains("Ruritania") == false)
    let usage = article.run("show batch:1 --candidates")
    #expect(usage.status == .usage && usage.errors.contains("--candidates is for entities"))
  }
}
