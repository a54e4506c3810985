import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

@testable import RegestaCLI

/// `init` and `backup`: files that appear whole, in their place, or not at all.
struct InitAndBackupTests {
  private func run(_ folder: TemporaryFolder, _ arguments: String...) -> World.Outcome {
    var world = World()
    world.folder = folder.path
    world.environment = ["REGESTA_USER": "Clio"]
    return world.run(arguments)
  }

  @Test func aNewBaseHoldsTheCatalogueAndWhoMadeIt() throws {
    let folder = try TemporaryFolder()
    let outcome = run(folder, "init", "war.regesta", "--title", "The war", "--language", "lt")
    #expect(outcome.status == .success && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("war.regesta is made.\n"))
    #expect(folder.names == ["war.regesta"])
    let base = try KnowledgeBase(path: folder.path + "/war.regesta")
    #expect(try base.meta("title") == "The war")
    #expect(try base.meta("language") == "lt")
    #expect(try base.relations().count > 100)
    #expect(try base.census().claims == 0)
    #expect(try base.batches().map(\.who) == ["Clio"])
  }

  @Test func theDemoKnowsTheFoundingArticle() throws {
    let folder = try TemporaryFolder()
    let outcome = run(folder, "init", "demo.regesta", "--demo", "--json")
    #expect(outcome.status == .success)
    #expect(outcome.output.contains(#""schema":"regesta/init@1""#))
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta")
    #expect(try base.entity(named: "Vilnius").key == "vilnius")
    // What is printed to be typed next can be typed.
    let next = run(folder, "init", "again.regesta", "--demo").output
    let commands = next.split(separator: "\n").compactMap { line in
      line.firstRange(of: "regesta --db").map { line[$0.lowerBound...] }
    }
    #expect(commands.count == 3)
    for command in commands {
      let words = command.split(separator: "  ")[0].split(separator: " ").dropFirst()
      #expect(run(folder, words.map { String($0) }).status == .success, "\(command)")
    }
  }

  private func run(_ folder: TemporaryFolder, _ arguments: [String]) -> World.Outcome {
    var world = World()
    world.folder = folder.path
    return world.run(arguments)
  }

  @Test func aFileThatIsThereStays() throws {
    let folder = try TemporaryFolder()
    try folder.write("war.regesta", "my manuscript")
    let outcome = run(folder, "init", "war.regesta")
    #expect(outcome.status == .cannotCreate)
    #expect(outcome.errors.hasPrefix("error: war.regesta is there already\n"))
    #expect(try folder.read("war.regesta") == "my manuscript")
    #expect(folder.names == ["war.regesta"])
  }

  @Test func wrongPlacesAndValuesAreNamed() throws {
    let folder = try TemporaryFolder()
    #expect(run(folder, "init", "no/war.regesta").errors.contains("there is no folder no"))
    #expect(run(folder, "init", ".").status == .cannotCreate)
    #expect(run(folder, "init", "").status == .usage)
    #expect(run(folder, "init", "war.regesta", "--language", "Lithuanian!").status == .usage)
    #expect(run(folder, "init", "war.regesta", "--title", " ").status == .usage)
    #expect(folder.names.isEmpty)
  }

  @Test func aBackupIsTheBase() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: NystadBase.path,
      toPath: folder.path + "/nystad.regesta"
    )
    let outcome = run(folder, "--db", "nystad.regesta", "backup", "copy.regesta", "-f", "csv")
    #expect(outcome.status == .success && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("file,of,bytes,pages,checked\r\ncopy.regesta,"))
    #expect(folder.names == ["copy.regesta", "nystad.regesta"])
    let original = run(folder, "--db", "nystad.regesta", "show", "Riga", "--json").output
    #expect(run(folder, "--db", "copy.regesta", "show", "Riga", "--json").output == original)
  }

  @Test func anOlderBackupIsReplacedOnlyByForce() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: NystadBase.path,
      toPath: folder.path + "/nystad.regesta"
    )
    _ = run(folder, "init", "old.regesta")
    let refused = run(folder, "--db", "nystad.regesta", "backup", "old.regesta")
    #expect(refused.status == .cannotCreate && refused.errors.contains("--force"))
    #expect(run(folder, "--db", "old.regesta", "search", "Riga", "-e").status == .negative)
    let forced = run(folder, "--db", "nystad.regesta", "backup", "old.regesta", "--force")
    #expect(forced.status == .success)
    #expect(run(folder, "--db", "old.regesta", "search", "Riga", "-e").status == .success)
  }

  @Test func forceReplacesNothingButABase() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: NystadBase.path,
      toPath: folder.path + "/nystad.regesta"
    )
    try folder.write("thesis.txt", String(repeating: "My thesis. ", count: 100))
    let thesis = run(folder, "--db", "nystad.regesta", "backup", "thesis.txt", "--force")
    #expect(thesis.status == .cannotCreate)
    #expect(try folder.read("thesis.txt").hasPrefix("My thesis."))
    let itself = run(folder, "--db", "nystad.regesta", "backup", "nystad.regesta", "--force")
    #expect(itself.status == .usage && itself.errors.contains("is the base itself"))
    #expect(folder.names == ["nystad.regesta", "thesis.txt"])
  }

  @Test func anUnsoundBaseIsNotKeptAsABackup() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/nystad.regesta"
    try FileManager.default.copyItem(atPath: NystadBase.path, toPath: path)
    var bytes = try #require(FileManager.default.contents(atPath: path))
    // A page in the middle: the head of the file stays readable.
    let page = bytes.count / 4_096 / 2 * 4_096
    bytes.replaceSubrange(page..<(page + 64), with: repeatElement(0xFF, count: 64))
    try bytes.write(to: URL(fileURLWithPath: path))
    let outcome = run(folder, "--db", "nystad.regesta", "backup", "copy.regesta")
    #expect(outcome.status == .badData, "\(outcome.errors)")
    #expect(folder.names == ["nystad.regesta"])
  }
}
