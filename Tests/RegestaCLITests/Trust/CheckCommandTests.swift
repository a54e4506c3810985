import BaseSupport
import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// `check`: rules, findings, and what can be mended at once.
@Suite struct CheckCommandTests {
  let folder: TemporaryFolder

  /// The demo with a name that has a space too many.
  init() throws {
    folder = try DemoBase.inFolder()
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta", access: .readWrite)
    let vilnius = try base.entity(named: "vilnius")
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      _ = try writer.addName("Wilda ", language: "pl", role: "alias", of: vilnius.id)
    }
  }

  private func run(_ line: String) -> World.Outcome {
    World(environment: ["USER": "Ona"], folder: folder.path).run(World.words(of: line))
  }

  @Test func findingsAndStatus() {
    let all = run("check --fields severity,rule")
    #expect(all.status == .negative)
    #expect(all.output.contains("warning\tanachronism") && all.output.contains("note\tuntidy-name"))
    // Notes alone are no reason to fail.
    #expect(run("check --rule untidy-name").status == .success)
    #expect(run("check --rule two-values").output.split(separator: "\n").count == 1)
    #expect(run("check --rule untidy-nmae").errors.contains("untidy-name"))
    #expect(run("check --list --fields rule,fix").output.contains("untidy-name\ttidy-spaces"))
    #expect(run("check --list --fields rule,excludes").output.contains("two-in-control\ttrue"))
  }

  @Test func fixesAreABatchThatIsTakenBack() throws {
    let before = try folder.bytes(of: "demo.regesta")
    let dry = run("check --fix --dry-run --fields rule,fixed,batch")
    #expect(
      dry.output.contains("untidy-name\tclaim:") && dry.output.contains("would be superseded\t\n")
    )
    #expect(dry.output.contains("anachronism\t\t\n"))
    // The warnings are left.
    #expect(dry.status == .negative)
    #expect(try folder.bytes(of: "demo.regesta") == before)

    let done = run("check --fix --rule untidy-name --why 'tidied' --fields rule,fixed,batch")
    #expect(done.status == .success, "\(done.errors)")
    #expect(done.output.contains(" superseded by claim:") && done.output.hasSuffix("batch:3\n"))
    #expect(run("check --rule untidy-name").output.split(separator: "\n").count == 1)
    #expect(run("log").output.contains("tidied"))
    // Nothing to mend writes nothing.
    #expect(run("check --fix --rule untidy-name").status == .success)
    #expect(!run("log").output.contains("batch:4"))
    #expect(run("undo 3").status == .success)
    #expect(run("check --rule untidy-name").output.contains("Wilda "))
    #expect(run("verify").status == .success)
  }

  @Test(arguments: ["check --dry-run", "check --why x", "check --list --fix"])
  func wrongUse(line: String) {
    #expect(run(line).status == .usage)
  }
}
