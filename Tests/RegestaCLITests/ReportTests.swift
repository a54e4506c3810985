import ArgumentParser
import Foundation
import JSONForms
import TestSupport
import Testing

@testable import RegestaCLI

/// What `--fields`, `--limit`, `-o` and failures do to a report.
@Suite struct ReportTests {
  private struct Unexplained: Error {}

  private func numbers(_ report: ReportPrinter, _ count: Int) throws {
    try report.table([Column("n", "N", .integer), Column("name"), Column("source")])
    for number in 1...count {
      guard try report.row([.integer(Int64(number)), .text("e\(number)"), "s"]) else { break }
    }
  }

  @Test func fieldsAreChosenInTheOrderGiven() throws {
    let result = try World().report(["-f", "csv", "--fields", "name, n"]) { try numbers($0, 2) }
    #expect(result.output == "name,n\r\ne1,1\r\ne2,2\r\n")
  }

  @Test func anUnknownFieldIsAnsweredWithTheOneMeant() throws {
    let error = #expect(throws: CommandFailure.self) {
      try World().report(["--fields", "nmae"]) { try numbers($0, 2) }
    }
    #expect(error?.status == .usage)
    #expect(error?.suggestions == [Suggestion("name")])
    #expect(error?.reason == "it has n, name, source")
  }

  @Test func theLimitIsKeptAndSaid() throws {
    let cut = try World().report(["--limit", "2"]) { try numbers($0, 5) }
    #expect(cut.output == "N\tname\tsource\n1\te1\ts\n2\te2\ts\n")
    #expect(cut.errors.contains("only the first 2 rows"))
    let exact = try World().report(["--limit", "5"]) { try numbers($0, 5) }
    #expect(exact.errors.isEmpty)
    let json = try World().report(["--json", "--limit", "2"]) { try numbers($0, 5) }
    #expect(json.output.contains("\"truncated\":true") && json.errors.isEmpty)
  }

  @Test func theCommandsOwnLimitGivesWay() throws {
    func lines(_ options: [String]) throws -> Int {
      try World().report(options, limit: 3) { try numbers($0, 9) }.output
        .split(separator: "\n").count - 1
    }
    #expect(try lines([]) == 3)
    #expect(try lines(["--limit", "5"]) == 5)
    #expect(try lines(["--limit", "all"]) == 9)
  }

  @Test func aFileAppearsWholeOrNotAtAll() throws {
    let folder = try TemporaryFolder()
    let world = World(terminal: World.terminal80, folder: folder.path)
    let result = try world.report(["-o", "out.csv"]) { try numbers($0, 1) }
    #expect(result.output.isEmpty)
    #expect(try folder.read("out.csv") == "n,name,source\r\n1,e1,s\r\n")

    #expect(throws: CommandFailure.self) {
      try world.report(["-o", "out.csv"]) { report in
        try numbers(report, 1)
        throw CommandFailure(.failed, "in the middle")
      }
    }
    #expect(try folder.read("out.csv") == "n,name,source\r\n1,e1,s\r\n")
    #expect(folder.names == ["out.csv"])
  }

  @Test func aLinkIsWrittenThroughAndPermissionsStay() throws {
    let folder = try TemporaryFolder()
    try folder.write("real.json", "old")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640],
      ofItemAtPath: folder.path + "/real.json"
    )
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.json",
      withDestinationPath: "real.json"
    )
    _ = try World(folder: folder.path).report(["-o", "link.json"]) { try numbers($0, 1) }
    #expect(try folder.read("real.json").hasPrefix("{\"ok\":true"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/real.json")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(folder.names == ["link.json", "real.json"])
  }

  @Test(arguments: ["missing/out.csv", "."])
  func whatCannotBeWrittenIsStatus73(path: String) throws {
    let folder = try TemporaryFolder()
    let outcome = World(folder: folder.path).run(["help", "dates", "-o", path])
    #expect(outcome.status == .cannotCreate)
    #expect(outcome.errors.contains("cannot write \(path)"))
    #expect(folder.names.isEmpty)
  }

  @Test func anEarlyFailureReplacesTheJSON() throws {
    let output = MemorySink()
    let world = World()
    let context = try CommandContext(
      world.surroundings(output, MemorySink()),
      GlobalOptions.parse(["--json"])
    )
    #expect(throws: CommandFailure.self) {
      try context.report("sample@1") { report in
        try numbers(report, 3)
        throw CommandFailure(.badData, "damaged")
      }
    }
    #expect(output.text.isEmpty)
  }

  @Test func aLateFailureEndsTheJSON() throws {
    let output = MemorySink()
    let context = try CommandContext(
      World().surroundings(output, MemorySink()),
      GlobalOptions.parse(["--json"])
    )
    let error = #expect(throws: ReportedFailure.self) {
      try context.report("sample@1") { report in
        try numbers(report, 20_000)
        throw CommandFailure(.badData, "damaged")
      }
    }
    #expect(error?.status == .badData)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Any]
    )
    #expect((object["data"] as? [Any])?.count == 20_000)
    #expect((object["error"] as? [String: Any])?["message"] as? String == "damaged")
    #expect(object["truncated"] as? Bool == true)
  }

  @Test func aClosedPipeEndsTheRunQuietly() {
    let outcome = World().run(["help", "formats"], outputLimit: 10)
    #expect(outcome.status == .outputClosed)
    #expect(outcome.errors.isEmpty)
  }

  @Test func anUnexplainedErrorIsAFaultOfTheProgram() {
    let failure = CommandFailure(any: Unexplained())
    #expect(failure.status == .bug && failure.reason == "Unexplained()")
    #expect(failure.hint?.contains("report") == true)
  }
}
