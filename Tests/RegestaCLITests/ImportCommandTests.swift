import BaseSupport
import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

@testable import RegestaCLI

/// `import` from outside: what is printed, what is kept, what is written beside.
@Suite struct ImportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.inFolder() }

  private func run(_ arguments: String...) -> World.Outcome {
    World(folder: folder.path).run(arguments)
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
  }

  private static let towns = """
    name,kind,wikidata,founded
    Pinsk,city,Q140147,1097
    Slonim,city,Q194216,1323
    Vilnius,city,Q216,1323-01-25

    """

  @Test func aDryRunSaysTheSameAndLeavesTheBytes() throws {
    try write("towns.csv", Self.towns)
    let before = try folder.bytes(of: "demo.regesta")
    let dry = run("import", "towns.csv", "--dry-run")
    #expect(dry.status == .success)
    #expect(dry.output.contains("Pinsk is a new city"))
    #expect(try folder.bytes(of: "demo.regesta") == before)
    let real = run("import", "towns.csv")
    #expect(real.status == .success)
    let lines = [dry, real].map { $0.output.split(separator: "\n") }
    #expect(lines[0][0].hasPrefix("Would be taken in") && lines[1][0].hasSuffix("as batch:2"))
    #expect(lines[0].dropFirst() == lines[1].dropFirst())
    #expect(try folder.bytes(of: "demo.regesta") != before)
    #expect(run("show", "pinsk").output.contains("1097"))
  }

  @Test func theSameFileTwiceChangesNothingAndUndoTakesItBack() throws {
    try write("towns.csv", Self.towns)
    #expect(run("import", "towns.csv").status == .success)
    let before = try folder.bytes(of: "demo.regesta")
    let again = run("import", "towns.csv", "--json")
    #expect(again.status == .success)
    #expect(try folder.bytes(of: "demo.regesta") == before)
    #expect(run("log").output.contains("towns.csv"))
    #expect(run("undo", "2").status == .success)
    #expect(run("show", "pinsk").status == .notFound)
  }

  @Test func whatIsRejectedCanBeMendedAndRunAgain() throws {
    try write("towns.csv", "name,kind,founded\nPinsk,city,1097\nSlonim,city,in olden times\n")
    let first = run("import", "towns.csv")
    #expect(first.status == .negative)
    #expect(first.errors.contains("towns.rejects.csv"))
    #expect(first.output.contains("towns.csv:3"))
    let rejects = try String(decoding: folder.bytes(of: "towns.rejects.csv"), as: UTF8.self)
    #expect(rejects.contains("Slonim,city,in olden times"))
    try write("towns.rejects.csv", rejects.replacingOccurrences(of: "in olden times", with: "1323"))
    let second = run("import", "towns.rejects.csv")
    #expect(second.status == .success, "\(second.output)\(second.errors)")
    #expect(run("show", "slonim").output.contains("1323"))
    // Both are one source.
    let sources = run("sources").output.split(separator: "\n").filter { $0.contains("towns") }
    #expect(sources.count == 1)
    #expect(!second.output.contains("missing"))
  }

  @Test func strictTakesAllOrNothing() throws {
    try write("towns.csv", "name,kind,founded\nPinsk,city,1097\nSlonim,city,in olden times\n")
    let before = try folder.bytes(of: "demo.regesta")
    let outcome = run("import", "towns.csv", "--strict")
    #expect(outcome.status == .badData)
    #expect(try folder.bytes(of: "demo.regesta") == before)
  }

  @Test func everyLineOfTheReportIsToBeHad() throws {
    try write("towns.csv", Self.towns)
    #expect(
      run("import", "towns.csv", "--report", "report.jsonl", "--limit", "1").status == .success
    )
    let lines = try String(decoding: folder.bytes(of: "report.jsonl"), as: UTF8.self).split(
      separator: "\n"
    )
    let outcomes = try lines.map { line -> String in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(object?["outcome"] as? String)
    }
    #expect(outcomes.filter { $0 == "new" }.count > 5)
  }

  @Test func theLimitIsForEachOutcome() throws {
    try write("towns.csv", Self.towns + "Nowhere,city,,in olden times\n")
    let lines = run("import", "towns.csv", "--limit", "1").output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("rejected\t") } == 1)
    #expect(lines.count { $0.hasPrefix("new\t") } == 1)
  }

  @Test func mistakesAreTold() throws {
    try write("towns.csv", Self.towns)
    try write("noise.bin", "\u{1}\u{2}\u{3}")
    #expect(run("import", "twons.csv").status == .inputMissing)
    #expect(run("import", "twons.csv").errors.contains("towns.csv"))
    #expect(run("import", "towns.csv", "--format", "cvs").errors.contains("csv"))
    #expect(run("import", "towns.csv", "--format", "cvs").status == .usage)
    #expect(run("import", ".").status == .inputMissing)
    #expect(run("import", "towns.csv", "--kind", "citty").status != .success)
  }

  @Test func aDumpComesIntoAFreshBaseRowByRow() throws {
    try write("towns.csv", Self.towns)
    #expect(run("import", "towns.csv").status == .success)
    #expect(run("undo", "2").status == .success)
    #expect(run("export", "-o", "all.jsonl").status == .success)
    #expect(run("init", "fresh.regesta").status == .success)
    let outcome = run("--db", "fresh.regesta", "import", "all.jsonl")
    #expect(outcome.status == .success, "\(outcome.errors)")
    let verified = run("verify", "demo.regesta", "fresh.regesta")
    #expect(verified.status == .success, "\(verified.output)\(verified.errors)")
    #expect(run("verify", "fresh.regesta").status == .success)
  }

  @Test func ourOwnRDFComesBack() throws {
    #expect(run("export", "-f", "nquads", "-o", "all.nq").status == .success)
    #expect(run("init", "fresh.regesta").status == .success)
    let outcome = run("--db", "fresh.regesta", "import", "all.nq")
    #expect(outcome.status == .success, "\(outcome.errors)")
    func facts(_ name: String) throws -> [Int] {
      let base = try KnowledgeBase(path: folder.path + "/" + name)
      return try ["entity", "claim", "citation", "source", "qualifier"].map { table in
        try base.connection.first("SELECT count(*) FROM \(raw: table)") { try $0.int(0) } ?? -1
      }
    }
    #expect(try facts("fresh.regesta") == facts("demo.regesta"))
  }
}
