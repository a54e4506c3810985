import BaseSupport
import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// `positions`, and reading the base `--as` somebody sees it.
@Suite struct PositionCommandTests {
  let folder: TemporaryFolder
  /// That the Lithuanians, and that the Poles attacked first.
  let first: (lithuanians: Int, poles: Int)

  init() throws {
    folder = try DemoBase.inFolder()
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta")
    let claims = try base.claims(ClaimQuery(relation: "attacked-first"))
    func number(_ key: String) throws -> Int {
      try #require(claims.first { $0.subject.key == key }).id.rawValue
    }
    first = (try number("lithuanian-army"), try number("polish-army"))
  }

  private func run(_ line: String) -> World.Outcome {
    World(environment: ["USER": "Ona"], folder: folder.path).run(World.words(of: line))
  }

  @Test func whatFollowsIsListedToo() {
    let rows = run("positions --of piotr-lossowski --fields stance,claim,recorded,why").output
    #expect(rows.contains("holds\t\(first.lithuanians)\ttrue\t"))
    #expect(
      rows.contains(
        "rejects\t\(first.poles)\tfalse\tholds another side of dispute:who-attacked-first"
      )
    )
    #expect(run("positions --on \(first.poles) --stance rejects -e").status == .negative)
    #expect(!run("positions").output.contains("holds another side"))
  }

  @Test func everyReadingCommandSeesIt() throws {
    let before = try folder.bytes(of: "demo.regesta")
    for line in [
      "show lithuanian-army --fields claim", "timeline polish-army --fields claim",
      "query about --thing lithuanian-army --fields claim",
    ] {
      let all = run(line)
      let seen = run(line + " --as historians-polish-attack")
      #expect(all.errors.isEmpty && all.output.contains("\n\(first.lithuanians)\n"))
      #expect(!seen.output.contains("\n\(first.lithuanians)\n"), "\(line)")
      #expect(seen.output.contains("\n\(first.poles)\n"))
      #expect(
        seen.errors.hasPrefix(
          "note: as Historians of a Polish first attack sees it, without claim:"
        )
      )
      #expect(!run(line + " --as piotr-lossowski").output.contains("\n\(first.poles)\n"))
      #expect(run(line + " --as everyone").output == all.output)
    }
    let lithuanians = run("ask who attacked first the polish army").output
    #expect(lithuanians.contains("Lithuanian Army"))
    let seen = run("ask who attacked first the polish army --as historians-polish-attack")
    #expect(!seen.output.contains("claim:\(first.lithuanians)"))
    #expect(run("timeline polish-army --svg --as piotr-lossowski").status == .success)
    // Both sides of the dispute stand on the page, whoever reads it.
    #expect(
      run("show lithuanian-army -f table --as piotr-lossowski").output
        .contains("Polish Army attacked first")
    )
    #expect(try folder.bytes(of: "demo.regesta") == before)
  }

  @Test func theOwnersViewIsTheDefault() throws {
    #expect(
      run("positions owner").errors.contains("has no owner")
        || run("positions owner").output.contains("Owner")
    )
    let set = run("positions owner 'Jane Doe' --new person --fields key,kind,batch")
    #expect(set.status == .success, "\(set.errors)")
    #expect(set.output.contains("jane-doe\tperson\tbatch:2"))
    #expect(run("timeline vilnius --svg").output.contains("Owner: Jane Doe"))
    let taken = run("positions take 'Jane Doe' rejects \(first.poles) --why 'Their diary.'")
    #expect(taken.status == .success, "\(taken.errors)")
    let seen = run("show lithuanian-army --fields claim")
    #expect(!seen.output.contains("\n\(first.poles)\n"))
    #expect(seen.errors.contains("as Jane Doe sees it") && seen.errors.contains("--as everyone"))
    #expect(
      run("show lithuanian-army --as everyone --fields claim").output.contains("\n\(first.poles)\n")
    )
    var shell = World(folder: folder.path)
    shell.input = Array("who attacked first the lithuanian army\n".utf8)
    #expect(!shell.run(["shell"]).output.contains("claim:\(first.poles)"))
    // What keeps the base in order sees everything.
    #expect(
      run("sql \"SELECT id FROM claims WHERE id = \(first.poles)\"").output.contains(
        "\(first.poles)"
      )
    )
    #expect(run("show claim:\(first.poles)").status == .success)

    #expect(run("positions drop jane-doe \(first.poles)").status == .success)
    #expect(run("show lithuanian-army --fields claim").errors.isEmpty)
    #expect(run("undo 4").status == .success)
    #expect(!run("show lithuanian-army --fields claim").errors.isEmpty)
    #expect(run("positions owner --nobody").status == .success)
    #expect(run("show lithuanian-army --fields claim").errors.isEmpty)
    #expect(run("undo 2").status == .failed)
    #expect(run("undo 2 --cascade").status == .success)
    #expect(run("search 'Jane Doe' -e").status == .negative)
    #expect(run("verify").status == .success)
  }

  @Test func aDryRunSaysTheSame() throws {
    let before = try folder.bytes(of: "demo.regesta")
    let line =
      "positions take 'Vilnius School' holds \(first.poles) --new school --source cepenas-2 --at 'p. 9' --fields holder,stance,claim,new"
    let dry = run(line + " --dry-run")
    #expect(dry.output.contains("vilnius-school\tholds\t\(first.poles)\ttrue"))
    #expect(try folder.bytes(of: "demo.regesta") == before)
    #expect(run(line).output == dry.output)
    #expect(run("show claim:\(first.poles) -f table").output.contains("(Čepėnas II, p. 9)"))
    #expect(run(line).output.contains("\tfalse"))
  }

  @Test(arguments: [
    ("positions take nobody-here holds 1", RegestaCLI.ExitStatus.notFound, "--new person"),
    ("positions take vilnius holds 1", .usage, "holds nothing"),
    ("positions take 'New One' holds 1 --new city", .usage, "--new person"),
    ("positions take lithuania denies 1", .usage, "holds, rejects or undecided"),
    ("positions take lithuania holds", .usage, "claim"),
    ("positions take lithuania holds 99999", .notFound, "no claim 99999"),
    ("positions take lithuania holds 1 --at 'p. 3'", .usage, "--source"),
    ("positions take lithuania holds 1 --source nosuch", .notFound, "nosuch"),
    ("positions drop lithuania 1", .notFound, "No position on claim:1"),
    ("positions drop lithuania", .usage, "takes the claims"),
    ("positions owner lithuania --nobody", .usage, "exclude each other"),
    ("show lithuania --as nobody-here", .notFound, "nobody-here"),
    ("show claim:1 --as lithuania", .usage, "--as is for entities"),
  ]) func errorsSayWhatToDo(line: String, status: RegestaCLI.ExitStatus, says: String) throws {
    let before = try folder.bytes(of: "demo.regesta")
    let outcome = run(line)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.lowercased().contains(says.lowercased()), "\(outcome.errors)")
    #expect(try folder.bytes(of: "demo.regesta") == before)
  }
}
