import BaseSupport
import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// `impact`: what would change, and nothing written.
@Suite struct ImpactCommandTests {
  private func run(_ line: String, _ folder: TemporaryFolder) -> World.Outcome {
    World(folder: folder.path).run(World.words(of: line))
  }

  @Test func aClaimAndASource() throws {
    let folder = try DemoBase.inFolder()
    let before = try folder.bytes(of: "demo.regesta")
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta")
    let claim = try #require(
      try base.claims(ClaimQuery(relation: "attacked-first")).first {
        $0.subject.key == "polish-army"
      }
    )
    let page = run("impact claim:\(claim.id) -f table", folder)
    #expect(page.status == .success && page.errors.isEmpty)
    for part in [
      "Nothing is written", "No knowledge any more  1", "retracted", "then not recorded",
      "no longer has two sides", "Michael Brecher holds it",
      "regesta query about --thing polish-army",
    ] {
      #expect(page.output.contains(part), "\(part)")
    }
    let rows = run("impact claim:\(claim.id) --fields change,thing,before,after", folder).output
    #expect(rows.contains("lost\tclaim:\(claim.id)\t"))
    #expect(rows.contains("dispute\tdispute:who-attacked-first\t2\t1"))
    let json = run("impact source:wikipedia-treaty --json", folder)
    #expect(json.output.hasPrefix(#"{"ok":true,"schema":"regesta/impact@1","data":["#))
    #expect(json.output.contains("no other source says it"))
    // What the article alone says of Čepėnas' book stays when the book goes.
    let book = run("impact source:cepenas-2 --fields change,thing", folder).output
    #expect(!book.contains("lost\t") && book.contains("dependent\tsource:wikipedia-treaty"))
    #expect(run("impact source:cepenas-2 -e", folder).status == .negative)
    #expect(try folder.bytes(of: "demo.regesta") == before)
  }

  @Test(arguments: [
    ("impact vilnius", RegestaCLI.ExitStatus.usage, "neither a claim nor a source"),
    ("impact claim:99999", .notFound, "no claim 99999"),
    ("impact claim:x", .usage, "claim"),
    ("impact source:nosuch", .notFound, "nosuch"),
    ("impact", .usage, "impact"),
  ]) func errorsSayWhatToDo(line: String, status: RegestaCLI.ExitStatus, says: String) throws {
    let outcome = run(line, try DemoBase.inFolder())
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
  }
}
