import BaseSupport
import Foundation
import TestSupport
import Testing

@testable import RegestaCLI

@Suite struct TimelinePictureCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.inFolder() }

  private func run(_ line: String) -> World.Outcome { World(folder: folder.path).run(line) }

  @Test func theFormatOrTheFileAsksForAPicture() throws {
    let printed = run("timeline Vilnius --format svg")
    #expect(printed.status == .success && printed.output.hasPrefix("<svg "))
    for line in [
      "timeline Vilnius -f svg", "timeline Vilnius --format=svg", "timeline Vilnius --svg",
      "--format svg timeline Vilnius",
    ] {
      #expect(run(line).output == printed.output, "\(line)")
    }
    #expect(run("timeline Vilnius -o v.svg").output.isEmpty)
    #expect(try folder.read("v.svg") == printed.output)
    // Another format is not taken for one because of the file's name.
    #expect(run("timeline Vilnius --format csv -o table.svg").status == .success)
    #expect(try folder.read("table.svg").hasPrefix("when,"))
  }

  @Test func thePictureHasTheSameClaimsAsTheTable() throws {
    let line = "timeline Vilnius --from 1920-07 --to 1920-10"
    let svg = run(line + " --format svg").output
    let rows = run(line + " --format jsonl").output.split(separator: "\n")
    #expect(rows.count > 10)
    for row in rows {
      let object = try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any]
      let claim = try #require(object?["claim"] as? Int)
      #expect(svg.contains("id=\"claim-\(claim)\""), "claim \(claim)")
    }
    #expect(svg.components(separatedBy: "class=\"entry").count - 1 == rows.count)
  }

  @Test func lanesAreChosen() {
    let entities = run("timeline --from 1920 --to 1920 --svg --lanes entity").output
    #expect(entities.contains(">Lithuania</text>") && !entities.contains(">state or power</text>"))
    #expect(run("timeline --svg --lanes kind").output.contains(">state or power</text>"))
    let wrong = run("timeline --svg --lanes nonsense")
    #expect(wrong.status == .usage && wrong.errors.contains("relation, entity, kind or none"))
    #expect(run("timeline --lanes kind").status == .usage)
    #expect(run("timeline --svg --json").status == .usage)
  }

  @Test func anEmptyTimelineIsStillAPicture() {
    let outcome = run("timeline ruble --svg -e")
    #expect(outcome.output.contains("Nothing dated is recorded here."))
    #expect(outcome.status == .negative)
  }
}
