import Testing

@testable import SQLite

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
