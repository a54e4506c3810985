import Testing

@testable import SQLite

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder that is removed with its last reference.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let name = "sqlite-tests-\(UInt64.random(in: 0 ... .max))"
    path = FileManager.default.temporaryDirectory.appending(path: name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file in the folder; it need not be there.
  func file(_ name: String = "test.db") -> String {
    path + "/" + name
  }

  /// The names in the folder, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// Writes bytes to a file.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
  }

  /// The bytes of a file.
  func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }
}

/// A connection in memory with a table of three towns.
func townConnection(_ options: Connection.Options = .init()) throws -> Connection {
  let connection = try Connection(.memory, options)
  try connection.execute(townScript)
  return connection
}

let townScript = """
  CREATE TABLE town(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, people INTEGER) STRICT;
  INSERT INTO town(name, people) VALUES ('Vilna', 128000), ('Minsk', 110000), ('Grodno', NULL);
  """

/// The names of the towns in the order of their ids.
func towns(_ connection: Connection) throws -> [String] {
  try connection.rows("SELECT name FROM town ORDER BY id", as: String.self)
}

/// The error of SQLite that `body` throws; records an issue if there is none.
@discardableResult
func databaseError<T>(
  _ code: ResultCode,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws -> T
) -> DatabaseError? {
  let error = #expect(throws: DatabaseError.self, sourceLocation: sourceLocation) {
    _ = try body()
  }
  if let error {
    #expect(code ~= error.extendedCode, "\(error)", sourceLocation: sourceLocation)
  }
  return error
}

/// A query that runs for ages, if nothing stops it.
let endlessQuery: SQL = """
  SELECT count(*) FROM (
    WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000)
    SELECT i FROM n)
  """

/// The description of an error; empty if there is none.
func text(_ error: (any Error)?) -> String {
  error.map { "\($0)" } ?? ""
}
