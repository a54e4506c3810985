import BaseSupport
import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

@testable import RegestaCLI

/// `migrate` and `repair` on the command line: what they print, what they keep, how they end.
@Suite struct MigrateAndRepairTests {
  private func run(_ folder: TemporaryFolder, _ arguments: String...) -> World.Outcome {
    var world = World()
    world.folder = folder.path
    return world.run(arguments)
  }

  /// The bytes of a file behind the header, in which SQLite counts changes.
  private func pages(_ folder: TemporaryFolder, _ name: String) throws -> ArraySlice<UInt8> {
    try folder.bytes(of: name).dropFirst(100)
  }

  private func older() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Data(Fixtures.schema1()).write(to: URL(fileURLWithPath: folder.path + "/old.regesta"))
    return folder
  }

  @Test func anOlderBaseIsBroughtUpToDate() throws {
    let folder = try older()
    let before = try folder.bytes(of: "old.regesta")
    let refused = run(folder, "info")
    #expect(refused.status == .badData && refused.errors.contains("regesta migrate"))
    let tried = run(folder, "migrate", "-n", "-f", "table")
    #expect(tried.status == .success && tried.output.hasPrefix("old.regesta would be migrated\n"))
    #expect(try folder.bytes(of: "old.regesta") == before && folder.names == ["old.regesta"])

    let done = run(folder, "migrate", "old.regesta", "-f", "csv")
    #expect(
      done.output.hasPrefix(
        """
        file,from,to,claims,batches,batch,backup,sound\r
        old.regesta,1,4,857,5,batch:5,old.regesta.schema-1,true\r\n
        """
      ),
      "\(done)"
    )
    #expect(try pages(folder, "old.regesta.schema-1") == before.dropFirst(100))
    // The copy does not make the folder's base ambiguous.
    #expect(run(folder, "verify").status == .success)
    #expect(run(folder, "show", "Vilnius").status == .success)
    let again = run(folder, "migrate", "-f", "table")
    #expect(again.status == .success && again.output.contains("has schema 4 already"))
    #expect(folder.names == ["old.regesta", "old.regesta.schema-1"])
    let undone = run(folder, "undo", "5")
    #expect(undone.status == .failed && undone.errors.contains("older schema does not come back"))
  }

  @Test func aCopyIsNeverWrittenOver() throws {
    let folder = try older()
    try folder.write("old.regesta.schema-1", "mine")
    try folder.write("taken", "mine")
    let before = try folder.bytes(of: "old.regesta")
    let refused = run(folder, "migrate", "--backup", "taken")
    #expect(refused.status == .cannotCreate && refused.errors.contains("taken"))
    #expect(try folder.bytes(of: "old.regesta") == before)
    let done = run(folder, "migrate", "--json")
    #expect(done.output.contains(#""backup":"old.regesta.schema-1-2""#), "\(done)")
    #expect(try folder.read("old.regesta.schema-1") == "mine")
  }

  @Test func aDamagedBaseIsMended() throws {
    let folder = try DemoBase.inFolder()
    let sound = run(folder, "repair", "-f", "table")
    #expect(sound.status == .success && sound.output.contains("nothing to mend"))
    let foreign = try Connection(.file(folder.path + "/demo.regesta"), .init(access: .readWrite))
    try foreign.execute("PRAGMA trusted_schema = 1; DELETE FROM name; DROP TRIGGER date_is_kept")
    let before = try folder.bytes(of: "demo.regesta")
    let found = run(folder, "verify")
    #expect(found.status == .negative && found.errors.contains("regesta repair"))
    let stuck = run(folder, "undo", "1")
    #expect(stuck.status != .success)
    let tried = run(folder, "repair", "--dry-run", "-f", "table")
    #expect(tried.status == .success && tried.output.hasPrefix("demo.regesta can be mended\n"))
    #expect(try folder.bytes(of: "demo.regesta") == before)
    let done = run(folder, "repair", "-f", "table")
    #expect(done.status == .success && done.output.hasPrefix("demo.regesta is mended\n"), "\(done)")
    #expect(done.output.contains("demo.regesta.before-repair"))
    #expect(try pages(folder, "demo.regesta.before-repair") == before.dropFirst(100))
    #expect(run(folder, "verify").status == .success)
    #expect(run(folder, "search", "Wilno").output.contains("Vilnius"))
  }

  @Test func whatCannotBeMendedIsSaid() throws {
    let folder = try DemoBase.inFolder()
    let foreign = try Connection(.file(folder.path + "/demo.regesta"), .init(access: .readWrite))
    try foreign.execute(
      "DROP TRIGGER claim_is_final; UPDATE claim SET comment = 'mine' WHERE id = 7"
    )
    let before = try folder.bytes(of: "demo.regesta")
    let outcome = run(folder, "repair")
    #expect(outcome.status == .badData && outcome.errors.contains("cannot be mended"), "\(outcome)")
    #expect(outcome.errors.contains("backup"))
    #expect(try folder.bytes(of: "demo.regesta") == before && folder.names == ["demo.regesta"])
    #expect(run(folder, "repair", "no.regesta").status == .inputMissing)
    try folder.write("text.regesta", "no base at all, but long enough to be looked at")
    #expect(run(folder, "repair", "text.regesta").status == .badData)
    #expect(run(folder, "migrate", "text.regesta").status == .badData)
  }
}
