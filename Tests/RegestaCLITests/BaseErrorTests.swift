import Foundation
import RegestaKit
import SQLite
import TestSupport
import Testing

@testable import RegestaCLI

/// What a user meets whose base is not there, not one, damaged, newer, held or not to be written:
/// seen from the shell, since this is what scripts rely on.
@Suite(.enabled(if: BuiltExecutable.exists, "the program is not built beside the tests"))
struct BaseErrorTests {
  /// Runs `info` on a base, and proves that the file stays as it was.
  private func info(
    _ path: String,
    _ more: String...
  ) throws -> BuiltExecutable.Outcome {
    let before = FileManager.default.contents(atPath: path)
    let outcome = try BuiltExecutable.run(["--db", path, "info"] + more)
    #expect(FileManager.default.contents(atPath: path) == before)
    #expect(outcome.output.isEmpty || more.contains("--json"))
    return outcome
  }

  private func copy(_ folder: TemporaryFolder) throws -> String {
    let path = folder.path + "/war.regesta"
    try FileManager.default.copyItem(atPath: NystadBase.path, toPath: path)
    return path
  }

  @Test func aMissingBaseIsNotMade() throws {
    let folder = try TemporaryFolder()
    _ = try copy(folder)
    let outcome = try BuiltExecutable.run(["info", "--db", "wra.regesta"], folder: folder.path)
    #expect(outcome.status == 66 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("no such file: wra.regesta"))
    #expect(outcome.errors.contains("did you mean war.regesta?"))
    #expect(folder.names == ["war.regesta"])
  }

  @Test func whatIsNoDatabaseIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("notes.txt", String(repeating: "Not a database. ", count: 100))
    let outcome = try info(folder.path + "/notes.txt")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("notes.txt is not a SQLite database"))
    #expect(outcome.errors.contains("regesta init"))
  }

  @Test func anEmptyFileIsNoBase() throws {
    let folder = try TemporaryFolder()
    try folder.write("empty.regesta")
    let outcome = try info(folder.path + "/empty.regesta")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("not a Regesta base"))
  }

  @Test func anotherProgramsDatabaseIsNoBase() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/other.db"
    let other = try Connection(.file(path), Connection.Options(access: .create))
    try other.execute("CREATE TABLE letters (id INTEGER)")
    let outcome = try info(path)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("other.db is a SQLite database, but not a Regesta base"))
  }

  @Test func aNewerBaseAsksForANewerProgram() throws {
    let folder = try TemporaryFolder()
    let path = try copy(folder)
    do {
      let base = try Connection(.file(path), Connection.Options(access: .readWrite))
      try base.execute("PRAGMA user_version = 99")
    }
    let outcome = try info(path)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("has schema 99"))
    let json = try info(path, "--json")
    #expect(json.status == 65 && json.errors.isEmpty)
    #expect(json.output.contains(#""code":"newer_schema","status":65"#))
  }

  /// A file that a full disk or a broken download cut short, at several places.
  @Test(arguments: [1, 16, 99, 512, 4_096, 5_000, 100_000, 400_001])
  func aTruncatedBaseIsCalledDamaged(bytes: Int) throws {
    let folder = try TemporaryFolder()
    let path = try copy(folder)
    let whole = try #require(FileManager.default.contents(atPath: path))
    try #require(whole.count > bytes)
    try whole.prefix(bytes).write(to: URL(fileURLWithPath: path))
    let outcome = try info(path)
    #expect(outcome.status == 65, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("error: "))
    #expect(!outcome.errors.contains("unexpected fault"))
    if bytes >= 512 { #expect(outcome.errors.contains("war.regesta is damaged")) }
  }

  @Test func aBaseWithHolesIsCalledDamaged() throws {
    let folder = try TemporaryFolder()
    let path = try copy(folder)
    var bytes = try #require(FileManager.default.contents(atPath: path))
    for page in stride(from: 4_096 * 2, to: bytes.count - 4_096, by: 4_096) {
      bytes.replaceSubrange(page..<(page + 16), with: repeatElement(0xFF, count: 16))
    }
    try bytes.write(to: URL(fileURLWithPath: path))
    let outcome = try BuiltExecutable.run(["--db", path, "show", "Riga"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("damaged"))
    #expect(outcome.output.isEmpty)
  }

  @Test func aBaseThatMayOnlyBeReadIsRead() throws {
    let folder = try TemporaryFolder()
    let path = try copy(folder)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
    let outcome = try BuiltExecutable.run(["--db", path, "show", "Riga"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(folder.names == ["war.regesta"])
  }

  @Test func aHeldBaseIsBusy() throws {
    let folder = try TemporaryFolder()
    let path = try copy(folder)
    let before = FileManager.default.contents(atPath: path)
    let holder = try Connection(.file(path), Connection.Options(access: .readWrite))
    try holder.execute("BEGIN EXCLUSIVE")
    // The file is not read here meanwhile: closing it anywhere in this process frees the lock.
    let outcome = try BuiltExecutable.run(["--db", path, "info", "--timeout", "100ms"])
    try holder.execute("ROLLBACK")
    #expect(outcome.status == 75 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("another program is writing to \(path)"))
    #expect(FileManager.default.contents(atPath: path) == before)
  }

  @Test func severalBasesAreNotGuessedAt() throws {
    let folder = try TemporaryFolder()
    _ = try copy(folder)
    try folder.write("other.regesta")
    let outcome = try BuiltExecutable.run(["info"], folder: folder.path)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--db other.regesta"))
  }

  @Test func everyKindOfTroubleHasItsStatus() {
    let expected: [RegestaError.Kind: RegestaCLI.ExitStatus] = [
      .fileMissing: .inputMissing, .cannotWrite: .cannotCreate, .notABase: .badData,
      .newerSchema: .badData, .olderSchema: .badData, .damaged: .badData, .busy: .busy,
      .diskFull: .cannotCreate, .notFound: .notFound, .ambiguous: .notFound,
      .badInput: .badData, .badParameter: .usage, .limit: .limitReached, .refused: .failed,
    ]
    for kind in RegestaError.Kind.allCases {
      #expect(RegestaError(kind, "Trouble.").commandFailure.status == expected[kind], "\(kind)")
    }
  }

  @Test func sentencesOfTheLibraryBecomeOurs() {
    let failure = RegestaError(
      .notFound,
      "There is no kind \"tresty\".",
      hint: "See: regesta vocab",
      suggestions: [.init("treaty", detail: "an agreement")]
    ).commandFailure
    #expect(failure.message == "there is no kind \"tresty\"")
    #expect(failure.hint == "see: regesta vocab" && failure.code == "not_found")
    #expect(failure.suggestions == [RegestaCLI.Suggestion("treaty", note: "an agreement")])
    #expect(
      RegestaError(.notABase, "Demo.regesta is none.").commandFailure.message
        == "Demo.regesta is none"
    )
  }
}
