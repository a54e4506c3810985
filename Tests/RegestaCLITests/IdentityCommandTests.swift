import BaseSupport
import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// `merge`, `split`, `match` and `review`.
@Suite struct IdentityCommandTests {
  let folder: TemporaryFolder
  let path: String

  /// The founding article, with two towns that an import could not tell from those that are there.
  init() throws {
    folder = try DemoBase.inFolder()
    path = folder.path + "/demo.regesta"
    let base = try KnowledgeBase(path: path, access: .readWrite)
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      for (key, name, like, score) in [
        ("wilno-2", "Wilno", "vilnius", 0.94), ("kowno", "Kowno", "kaunas", 0.82),
      ] {
        let town = try writer.addEntity(key: key, kind: "city")
        try writer.addName(name, language: "pl", role: "preferred-name", of: town)
        try writer.addAlignment(
          scope: "entity",
          reference: key,
          entity: try base.entity(named: like).id,
          verdict: .open,
          score: score,
          why: "by its name \"\(name)\""
        )
      }
    }
  }

  private func world(keys: String = "", columns: Int = 90) -> World {
    var world = World()
    world.folder = folder.path
    world.environment["USER"] = "tester"
    world.keys = keys
    world.terminal.columns = columns
    return world
  }

  private func run(_ line: String, input: String = "") -> World.Outcome {
    var world = world()
    world.input = Array(input.utf8)
    return Self.withoutHeader(world.run(World.words(of: line)), line)
  }

  /// Where columns were chosen, what counts is below their heading.
  private static func withoutHeader(_ outcome: World.Outcome, _ line: String) -> World.Outcome {
    guard line.contains("--fields"), outcome.status == .success || outcome.status == .negative
    else {
      return outcome
    }
    var outcome = outcome
    outcome.output = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().joined(separator: "\n")
    return outcome
  }

  /// A run at a terminal at which keys are pressed.
  private func ask(_ line: String, keys: String, columns: Int = 90) -> World.Outcome {
    var world = world(keys: keys, columns: columns)
    (world.terminal.inputIsTerminal, world.terminal.errorIsTerminal) = (true, true)
    world.environment["NO_COLOR"] = "1"
    return Self.withoutHeader(world.run(World.words(of: line)), line)
  }

  private func base() throws -> KnowledgeBase { try KnowledgeBase(path: path) }

  // MARK: merge and split

  @Test func aDryRunSaysTheSameAndChangesNothing() throws {
    let before = try folder.bytes(of: "demo.regesta")
    let dry = run("merge wilno-2 vilnius -n --fields merged,into,kind,redirected,duplicates")
    #expect(dry.status == .success, "\(dry.errors)")
    #expect(try folder.bytes(of: "demo.regesta") == before)
    let real = run("merge wilno-2 vilnius --fields merged,into,kind,redirected,duplicates")
    #expect(real.output == dry.output)
    #expect(real.output.hasPrefix("wilno-2\tvilnius\tcity\t1\t"))
    #expect(try folder.bytes(of: "demo.regesta") != before)
    #expect(try base().batches().last?.kind == .merge)
  }

  @Test func whatWasMergedIsFoundUnderTheOther() throws {
    #expect(run("merge wilno-2 Vilnius --why 'one town'").status == .success)
    let shown = run("show wilno-2")
    #expect(shown.status == .success)
    #expect(shown.errors.hasPrefix("note: wilno-2 was merged into vilnius in batch:"))
    let page = run("show Vilnius -f table")
    #expect(page.output.contains("With what was Wilno (wilno-2), merged in batch:"))
    #expect(page.errors.isEmpty)
    #expect(run("show Vilnius --json").output.contains(#""merged":[{"key":"wilno-2""#))
    #expect(run("search Wilno --fields key").output.hasPrefix("vilnius\n"))
    #expect(!run("search Wilno --fields key").output.contains("wilno-2"))
    #expect(
      run("sql \"SELECT count(*) FROM entities WHERE key = 'wilno-2'\"").output.hasSuffix("0\n")
    )
    #expect(run("merge wilno-2 Vilnius").status == .failed)
    let number = try #require(try base().entity(bearing: "wilno-2")).id
    #expect(run("show entity:\(number) --json").output.contains(#""key":"vilnius""#))
  }

  @Test func aSplitTakesItApart() throws {
    #expect(run("merge wilno-2 vilnius").status == .success)
    let dry = run("split vilnius -n --fields parted,from,returned")
    #expect(dry.output == "wilno-2\tvilnius\t1\n", "\(dry.errors)")
    #expect(run("split wilno-2 --why 'two towns'").status == .success)
    #expect(try base().entity(named: "wilno-2").label == "Wilno")
    let again = run("merge wilno-2 vilnius")
    #expect(again.status == .failed)
    #expect(again.errors.contains("two towns") && again.errors.contains("--force"))
    #expect(run("split wilno-2").errors.contains("not merged into another"))
    let forced = run("merge wilno-2 vilnius --force")
    #expect(forced.status == .success && forced.errors.hasPrefix("warning: overruled: "))
    let last = try base().batches().count
    #expect(run("undo \(last)").status == .success)
    #expect(try base().verifyHistory().isEmpty)
  }

  @Test func severalThatWereMergedAreNamed() throws {
    for key in ["wilno-2", "kowno"] { #expect(run("merge \(key) vilnius").status == .success) }
    let outcome = run("split vilnius")
    #expect(outcome.status == .notFound)
    #expect(outcome.errors.contains("wilno-2") && outcome.errors.contains("kowno"))
  }

  // MARK: match

  @Test func matchListsWhatMayBeOne() throws {
    let all = run("match --fields one,other,score,origin")
    #expect(all.output.hasPrefix("wilno-2\tvilnius\t0.94\timport\n"), "\(all.errors)")
    #expect(all.output.contains("kowno\tkaunas\t0.82\timport\n"))
    #expect(run("match kowno --fields one").output == "kowno\n")
    let none = run("match georgy-chicherin -e --fields one")
    #expect(none.status == .negative && none.output.isEmpty)
  }

  // MARK: review

  @Test func rulesDecide() throws {
    let dry = run("review --accept 'score>=0.9' --reject score<0.9 -n --fields verdict,one,result")
    #expect(dry.output == "same\twilno-2\tmerged\ndifferent\tkowno\tapart\n", "\(dry.errors)")
    #expect(run("review --list --fields one").output == "wilno-2\nkowno\n")
    let real = run("review --accept 'score>=0.9' --reject score<0.9 --fields verdict,one,result")
    #expect(real.output == dry.output && real.status == .success)
    #expect(run("review --list --fields one").output.isEmpty)
    #expect(try base().batches().last?.kind == .review)
    // Nothing is left to decide, so there is no further batch.
    let count = try base().batches().count
    #expect(run("review --accept 'score>=0.9'").status == .success)
    #expect(try base().batches().count == count)
    #expect(run("undo \(count)").status == .success)
    #expect(run("review --list --fields one").output == "wilno-2\nkowno\n")
  }

  @Test func twoThingsAreNamed() throws {
    let outcome = run(
      "review --same wilno-2 vilnius --different kowno kaunas --fields verdict,result"
    )
    #expect(outcome.output == "same\tmerged\ndifferent\tapart\n", "\(outcome.errors)")
    let against = run("review --same kowno kaunas --fields result")
    #expect(against.status == .negative && against.output == "refused\n")
    #expect(run("review --same kowno kaunas --force --fields result").output == "merged\n")
  }

  @Test func aFileGoesOutAndComesBack() throws {
    #expect(run("review --export open.jsonl").status == .success)
    var lines = try folder.read("open.jsonl").split(separator: "\n").map(String.init)
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasSuffix(#""verdict":null}"#) })
    #expect(run("review --from open.jsonl --fields one").output.isEmpty)
    lines[0] = lines[0].replacing(#""verdict":null"#, with: #""verdict":"same""#)
    lines[1] = lines[1].replacing(
      #""verdict":null"#,
      with: #""verdict":"different","reason":"seen""#
    )
    let text = lines.joined(separator: "\n")
    let outcome = run("review --from - --fields one,result", input: text)
    #expect(outcome.output == "wilno-2\tmerged\nkowno\tapart\n", "\(outcome.errors)")
    #expect(run("merge kowno kaunas").errors.contains("seen"))
    let wrong = run(
      "review --from -",
      input: text + "\n{\"one\":1}\n{\"one\":\"kowno\",\"verdict\":1}"
    )
    #expect(wrong.status == .badData)
    #expect(wrong.errors.contains("standard input:4"))
  }

  @Test(arguments: [
    ("review", "review asks at a terminal"),
    ("review --list --accept score>=0.9", "only look"),
    ("review --same vilnius", "takes two things"),
    ("review --accept colour=red", "'colour=red' is no condition"),
    ("review --accept score>=2", "'score>=2' is no condition"),
  ])
  func wrongUseIsSaid(line: String, words: String) {
    let outcome = run(line)
    #expect(outcome.status == .usage && outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func keysDecide() throws {
    let outcome = ask("review --fields verdict,one,result", keys: "nusd")
    #expect(outcome.output == "same\twilno-2\tmerged\ndifferent\tkowno\tapart\n")
    #expect(outcome.errors.contains("1 of 2 · 94 of 100: by its name \"Wilno\""))
    #expect(outcome.errors.contains("s same · d different · n next · u undo · q save and quit"))
    #expect(try base().entity(key: "wilno-2")?.key == "vilnius")
  }

  @Test func quittingSavesAndSkippingDoesNot() throws {
    let before = try base().batches().count
    let nothing = ask("review", keys: "nq")
    #expect(nothing.output.isEmpty && nothing.errors.hasSuffix("so nothing was changed\n"))
    #expect(try base().batches().count == before)
    // The end of input is an end as well; a key that means nothing is asked again.
    let some = ask("review --fields one,result", keys: "xd")
    #expect(some.output == "wilno-2\tapart\n" && some.errors.contains("none of the keys"))
    let dry = ask("review -n --fields one,result", keys: "s")
    #expect(dry.output == "kowno\tmerged\n")
    #expect(run("review --list --fields one").output == "kowno\n")
  }

  @Test func whatSpeaksAgainstItIsShownAndAskedTwice() throws {
    let writing = try KnowledgeBase(path: path, access: .readWrite)
    try writing.write(Batch.Draft(.edit, who: "test")) { writer in
      for (key, number) in [("wilno-2", "Q1"), ("vilnius", "Q2")] {
        let town = try #require(try writing.entity(key: key))
        try writer.addClaim(ClaimDraft(town.id, "wikidata", .text(number)))
      }
    }
    let no = ask("review wilno-2", keys: "snq")
    #expect(no.errors.contains("▲ Against it: They have different numbers: wikidata Q1 and Q2"))
    #expect(no.output.isEmpty)
    #expect(run("review --accept score>=0.9 --fields result").output == "refused\n")
    #expect(ask("review wilno-2 --fields result", keys: "sy").output == "merged\n")
  }

  @Test(arguments: [40, 79, 120])
  func thePageFitsTheTerminal(columns: Int) {
    let outcome = ask("review", keys: "nn", columns: columns)
    let lines = outcome.errors.split(separator: "\n").filter { !$0.contains("q save and quit") }
    #expect(lines.count > 8)
    for line in lines.dropLast() { #expect(DisplayWidth.of(String(line)) <= columns, "\(line)") }
  }
}

/// The review on a terminal of its own, as a person has it.
@Suite(
  .enabled(if: BuiltExecutable.hasScript && BuiltExecutable.exists, "needs util-linux's script")
)
struct ReviewTerminalTests {
  /// Presses keys one after another, each when the question is there, and gives what the terminal showed
  /// and, last, what the terminal does with keys afterwards.
  private func press(_ keys: [String], in folder: TemporaryFolder) throws -> String {
    let presses = keys.enumerated().map { index, key in
      "wait_for \(index + 1); printf '\(key)' >&3"
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
      inner='trap : INT; stty cols 90 rows 40; "$REGESTA" review --fields one,result; echo status=$?'
      # What runs behind a script does not mind Ctrl-C unless told to.
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
      folder: folder.path
    ).output
  }

  private func prepared() throws -> TemporaryFolder {
    let folder = try DemoBase.inFolder()
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta", access: .readWrite)
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      for (key, like) in [("wilno-2", "vilnius"), ("kowno", "kaunas")] {
        _ = try writer.addEntity(key: key, kind: "city")
        try writer.addAlignment(
          scope: "entity",
          reference: key,
          entity: try base.entity(named: like).id,
          verdict: .open,
          score: 0.8
        )
      }
    }
    return folder
  }

  @Test func singleKeysDecide() throws {
    let folder = try prepared()
    let shown = try press(["\\033[A", "s", "q"], in: folder)
    #expect(shown.contains("status=0"), "\(shown)")
    #expect(shown.contains("That is none of the keys."))
    #expect(shown.contains(" icanon") && shown.contains(" echo "))
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta")
    #expect(try base.entity(key: "wilno-2")?.key == "vilnius")
    #expect(try base.openAlignments().map(\.reference) == ["kowno"])
  }

  @Test func anInterruptChangesNothingAndGivesTheTerminalBack() throws {
    let folder = try prepared()
    let shown = try press(["s", "\\003"], in: folder)
    #expect(shown.contains("status=130"), "\(shown)")
    #expect(shown.contains(" icanon") && shown.contains(" echo "))
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta")
    #expect(try base.openAlignments().count == 2)
    #expect(try base.verifyHistory().isEmpty)
  }
}
