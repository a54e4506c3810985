internal import SQLite
internal import Seed

/// The statements of `schema.sql`, parted by when they are wanted while a base is put together.
struct SchemaScript {
  /// The settings and the tables, virtual ones too: what rows need.
  private(set) var tables: [String] = []
  /// What is quicker made over rows that are there than kept while they come.
  private(set) var indexes: [String] = []
  /// Views, and the triggers that guard the rows from then on.
  private(set) var rest: [String] = []

  init() {
    for statement in SQLText.statements(in: Seed.schema) {
      // The comment above a statement is not what it begins with.
      let lines = statement.split(
        separator: Character("\n"),
        omittingEmptySubsequences: false
      )
      let code = lines.drop { $0.hasPrefix("--") || $0.isEmpty }.joined(separator: "\n")
      if code.hasPrefix("PRAGMA ") || code.hasPrefix("CREATE TABLE ")
        || code.hasPrefix("CREATE VIRTUAL TABLE ")
      {
        tables.append(code)
      } else if code.hasPrefix("CREATE INDEX ") || code.hasPrefix("CREATE UNIQUE INDEX ") {
        indexes.append(code)
      } else {
        rest.append(code)
      }
    }
  }
}
