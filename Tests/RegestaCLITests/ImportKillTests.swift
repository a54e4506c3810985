import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

/// An import that is killed leaves all of the file or nothing of it, and the base as sound as before.
@Suite struct ImportKillTests {
  private static let towns = 600

  @Test(.enabled(if: BuiltExecutable.exists, "regesta is not built beside the tests"))
  func aKilledImportLeavesAllOrNothing() throws {
    let folder = try TemporaryFolder()
    #expect(try BuiltExecutable.run(["init", folder.path + "/fresh.regesta"]).status == 0)
    let rows = (1...Self.towns).map { "Town Number \($0),city,\(1000 + $0 % 900)\n" }.joined()
    try folder.write("towns.csv", "name,kind,founded\n" + rows)
    // From before the file is opened to after the batch is closed, as far as time can tell.
    for moment in ["0.02", "0.1", "0.3", "0.7", "1.2", "2"] {
      let outcome = try BuiltExecutable.shell(
        """
        cp fresh.regesta base.regesta
        "$REGESTA" --db base.regesta import towns.csv > /dev/null 2>&1 &
        sleep \(moment); kill -KILL $! 2> /dev/null; wait $! 2> /dev/null
        "$REGESTA" verify base.regesta > /dev/null
        """,
        folder: folder.path
      )
      #expect(outcome.status == 0, "\(moment): \(outcome.errors)")
      let base = try KnowledgeBase(path: folder.path + "/base.regesta")
      let count = try base.connection.first("SELECT count(*) FROM entity") { try $0.int(0) }
      #expect(count == 0 || count == Self.towns, "after \(moment) s")
    }
  }
}
