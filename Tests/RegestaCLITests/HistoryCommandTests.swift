import BaseSupport
import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// `log`, `diff` and `undo`: what was written, and taking it back.
@Suite struct HistoryCommandTests {
  private let folder: TemporaryFolder
  private let claim: Claim.ID

  /// The demo with a second batch, which names Vilnius once more and retracts a claim, and a third
  /// that cites the new name.
  init() throws {
    folder = try DemoBase.inFolder()
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta", access: .readWrite)
    let vilnius = try base.entity(named: "Vilnius")
    let source = try #require(try base.sources().first)
    claim = try base.write(Batch.Draft(.edit, who: "Ona", why: "one name more")) { writer in
      try writer.addName("Wilda", language: "pl", role: "alias", of: vilnius.id)
    }
    let cited = claim
    try base.write(Batch.Draft(.edit, who: "Ona", why: "with its source")) { writer in
      _ = try writer.addCitation(CitationDraft(source.id), to: cited)
    }
  }

  private func run(_ arguments: String...) -> World.Outcome {
    World(folder: folder.path).run(arguments)
  }

  @Test func theLogIsNewestFirst() {
    let lines = run("log").output.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("batch:3\t") && lines[1].contains("Ona\tedit\twith its source"))
    #expect(lines[2].hasPrefix("batch:2\t") && lines[2].contains("1 claims"))
    #expect(lines[3].hasPrefix("batch:1\t") && lines[3].contains("init"))
  }

  @Test func twoStatesAreCompared() {
    let outcome = run("diff", "1..2")
    #expect(outcome.status == .negative)
    #expect(outcome.output.contains("came\tVilnius is also named Wilda\t"))
    #expect(run("diff", "2").output == outcome.output)
    #expect(run("diff", "2..1").output.contains("went\tVilnius is also named Wilda"))
    #expect(run("diff", "2..3").status == .success)
    #expect(run("diff", "1..9").status == .notFound)
    #expect(run("diff", "x..2").status == .usage)
  }

  @Test func undoRefusesWhatLaterWorkRestsOn() throws {
    let before = try folder.bytes(of: "demo.regesta")
    let refused = run("undo", "2")
    #expect(refused.status == .failed)
    #expect(refused.errors.contains("batch 3") && refused.errors.contains("--cascade"))
    let preview = run("undo", "2", "--cascade", "--dry-run")
    #expect(preview.status == .success)
    #expect(try folder.bytes(of: "demo.regesta") == before)

    let done = run("undo", "batch:2", "--cascade", "--why", "a slip")
    #expect(done.status == .success)
    #expect(done.output == preview.output.replacing("Would be taken back", with: "Taken back"))
    #expect(
      run("search", "Wilda", "-e").status == .negative
        || !run("search", "Wilda").output.contains("exact")
    )
    #expect(run("diff", "1..5").status == .success)
    #expect(run("log").output.contains("a slip"))

    // The last undo is batch 5; taking it back brings the name again.
    #expect(run("undo", "5").status == .success)
    #expect(run("search", "Wilda").output.contains("Wilda\texact"))
    #expect(run("undo", "1").status == .failed)
    #expect(run("undo", "99").status == .notFound)
    #expect(run("undo", "seven").status == .usage)
  }

  @Test func redoDoesAgainWhatWasTakenBack() throws {
    #expect(run("redo").status == .failed)
    #expect(run("undo", "3").status == .success)
    let before = try folder.bytes(of: "demo.regesta")
    let preview = run("redo", "--dry-run")
    #expect(preview.output.contains("batch:3\tedit\twith its source"))
    #expect(try folder.bytes(of: "demo.regesta") == before)
    let done = run("redo", "batch:3", "--why", "it was right")
    #expect(done.status == .success && done.output == preview.output)
    #expect(run("log").output.contains("redo\tit was right"))
    #expect(run("redo", "2").errors.contains("has not been taken back"))
    #expect(run("redo", "99").status == .notFound)
    #expect(run("verify").status == .success)
  }

  @Test func theBaseAsItWas() throws {
    for line in [
      ["show", "Vilnius"], ["query", "names", "--thing", "vilnius"],
      ["ask", "what", "was", "Vilnius", "called"],
    ] {
      let now = World(folder: folder.path).run(line)
      let then = World(folder: folder.path).run(line + ["--known-at", "batch:1"])
      #expect(now.output.contains("Wilda") || line[0] == "show", "\(line): \(now.errors)")
      #expect(then.status == .success && !then.output.contains("Wilda"), "\(then.errors)")
      #expect(then.errors.hasPrefix("note: as the base was after batch:1, 2"))
    }
    let page = run("show", "Vilnius", "-f", "table").output
    #expect(page.contains("Wilda"))
    #expect(
      !run("show", "Vilnius", "-f", "table", "--known-at", "batch:1").output.contains("Wilda")
    )
    // A claim that came later is not there.
    #expect(run("show", "claim:\(claim)", "--known-at", "batch:1").status == .notFound)
    #expect(run("timeline", "Vilnius", "--known-at", "2100").status == .success)
    let early = run("show", "Vilnius", "--known-at", "1920")
    #expect(early.status == .usage && early.errors.contains("the base began on"))
    #expect(run("show", "Vilnius", "--known-at", "batch:9").status == .notFound)
    #expect(run("show", "Vilnius", "--known-at", "someday").status == .usage)
  }
}
