import BaseSupport
import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// `disputes`: found, listed, opened, judged, reopened.
@Suite struct DisputeCommandTests {
  let folder: TemporaryFolder
  /// What the editors and what the book say.
  let founded: (february: Int, december: Int)

  /// The demo, in which a second book dates Lithuania earlier.
  init() throws {
    folder = try DemoBase.inFolder()
    try folder.write(
      "book.yaml",
      """
      regesta: 1
      sources:
        book: {type: book, title: Another book, short: Another book}
      source: book
      statements:
        - at: p. 3
          claims:
            - {claim: [lithuania, founded-on, {date: 1917-12-11}]}
      """
    )
    let done = World(environment: ["USER": "Ona"], folder: folder.path).run("import book.yaml")
    guard done.status == .success else { throw CommandFailure(.failed, done.errors) }
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta")
    let claims = try base.claims(ClaimQuery(relation: "founded-on"))
      .filter { $0.subject.key == "lithuania" }.sorted { $0.id < $1.id }
    founded = (claims[0].id.rawValue, claims[1].id.rawValue)
  }

  private func run(_ line: String) -> World.Outcome {
    World(environment: ["USER": "Ona"], folder: folder.path).run(World.words(of: line))
  }

  private let key = "lithuania-two-values"

  @Test func whatARuleFindsIsListedWithWitnesses() {
    let rows = run("disputes --status found --fields dispute,rule,side,witnesses,claim").output
    #expect(
      rows == """
        Dispute\tRule\tSide\tWitnesses\tClaim
        \(key)\ttwo-values\tA\t1\t\(founded.february)
        \(key)\ttwo-values\tB\t1\t\(founded.december)

        """
    )
    let page = run("disputes -f table")
    #expect(page.status == .success && page.errors.isEmpty)
    #expect(page.output.contains("▲ When is it that Lithuania was founded?"))
    #expect(page.output.contains("not opened, found by two-values"))
    #expect(page.output.contains("regesta disputes open \(key)"))
    #expect(page.output.contains("1 independent witness"))
    #expect(page.output.contains("Another book, p. 3"))
    // Those recorded stand there too, the judged ones with their reason.
    #expect(page.output.contains("dispute:who-attacked-first"))
    #expect(page.output.contains("The two figures are of different scope"))
    #expect(run("disputes list --about kaunas -e").status == .negative)
    #expect(run("disputes --about lithuanian-army --json").output.contains("who-attacked-first"))
  }

  @Test func openedSettledReopenedAndTakenBack() throws {
    let before = try folder.bytes(of: "demo.regesta")
    let dry = run("disputes open \(key) --dry-run --fields dispute,status,sides")
    #expect(try folder.bytes(of: "demo.regesta") == before)
    let opened = run("disputes open \(key) --fields dispute,status,sides")
    #expect(opened.status == .success, "\(opened.errors)")
    #expect(opened.output == dry.output)
    #expect(
      opened.output.contains("\(key)\topen\tclaim:\(founded.february) | claim:\(founded.december)")
    )
    #expect(run("disputes --status found -e").status == .negative)
    #expect(run("check --rule two-values").status == .negative)
    #expect(run("show claim:\(founded.february) -f table").output.contains("▲ disputed"))

    let settled = run("disputes settle \(key) --why 'The act itself has February.'")
    #expect(settled.status == .success, "\(settled.errors)")
    #expect(run("check --rule two-values").status == .success)
    #expect(run("show dispute:\(key) -f table").output.contains("The act itself has February."))
    #expect(run("disputes settle \(key) --why 'The act itself has February.'").status == .failed)

    #expect(run("disputes reopen \(key)").status == .success)
    #expect(run("check --rule two-values").status == .negative)
    #expect(run("log").output.contains("reopens a dispute"))
    #expect(run("undo 5").status == .success)
    #expect(run("check --rule two-values").status == .success)
    // The opening with all that rests on it.
    #expect(run("undo 3").status == .failed)
    #expect(run("undo 3 --cascade").status == .success)
    #expect(run("disputes --status found --fields dispute").output.contains("\(key)-2"))
    #expect(run("verify").status == .success)
  }

  @Test func whatIsFoundIsSettledAtOnceForOneSide() throws {
    #expect(
      run("disputes settle \(key) --for A --why 'The act has it.'").errors
        .contains("regesta positions owner NAME")
    )
    let done = run(
      "disputes settle \(key) --for A --holder piotr-lossowski --why 'The act has it.'"
    )
    #expect(done.status == .success, "\(done.errors)")
    let positions = run("positions --of piotr-lossowski --fields stance,claim,recorded").output
    #expect(positions.contains("holds\t\(founded.february)\ttrue"))
    #expect(positions.contains("rejects\t\(founded.december)\ttrue"))
    let seen = run("query about --thing lithuania --as piotr-lossowski").output
    #expect(seen.contains("\t\(founded.february)\n") && !seen.contains("\t\(founded.december)\n"))
    // One batch: the dispute, its verdict and both positions go together.
    #expect(run("undo 3").status == .success)
    #expect(!run("positions --of piotr-lossowski").output.contains("1917"))
  }

  @Test func openedByHand() {
    let opened = run(
      "disputes open claim:\(founded.february) \(founded.december) --question 'Which day?' --key which-day"
    )
    #expect(opened.status == .success, "\(opened.errors)")
    #expect(run("show dispute:which-day").status == .success)
    #expect(run("disputes withdraw which-day --why 'a slip'").status == .success)
    #expect(!run("disputes").output.contains("which-day"))
    #expect(run("disputes --status withdrawn").output.contains("which-day"))
    #expect(run("disputes open --all --fields dispute").output.contains(key))
    let nothing = run("disputes open --all")
    #expect(nothing.status == .success && nothing.errors.contains("nothing to open"))
  }

  @Test(arguments: [
    ("disputes open", RegestaCLI.ExitStatus.usage, "takes the sides"),
    ("disputes open 1", .usage, "two sides or more"),
    ("disputes open 1 2", .usage, "needs a question"),
    ("disputes open 1 1 --question Q?", .badData, "claim:1 is on two sides"),
    ("disputes open 1 99999 --question Q?", .notFound, "no claim 99999"),
    ("disputes open 1 x --question Q?", .usage, "'x' is not a claim"),
    ("disputes open who-attacked-frist", .notFound, "no rule has found"),
    ("disputes open who-attacked-first", .notFound, "is open already"),
    ("disputes open 1 2 --question Q? --key 'A key'", .badData, "cannot be the key"),
    ("disputes open 1 2 --question Q? --key which-damage", .badData, "already"),
    ("disputes settle who-attacked-first", .usage, "with a reason"),
    ("disputes settle who-attacked-first --why W --verdict yes", .usage, "--verdict"),
    ("disputes settle who-attacked-first --why W --for C --holder lithuania", .usage, "A or B"),
    ("disputes settle nosuch --why W", .notFound, "no dispute"),
    ("disputes withdraw which-damage", .usage, "with a reason"),
    ("disputes --status opne", .usage, "open"),
    ("disputes nosuch", .usage, "not a command"),
    ("disputes --abuot x", .usage, "--about"),
  ]) func errorsSayWhatToDo(line: String, status: RegestaCLI.ExitStatus, says: String) throws {
    let before = try folder.bytes(of: "demo.regesta")
    let outcome = run(line)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(try folder.bytes(of: "demo.regesta") == before)
  }
}
