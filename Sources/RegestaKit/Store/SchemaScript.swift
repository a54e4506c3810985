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
      let code = Self.code(of: statement)
      func begins(_ words: String) -> Bool { code.utf8.starts(with: words.utf8) }
      if begins("PRAGMA ") || begins("CREATE TABLE ") || begins("CREATE VIRTUAL TABLE ") {
        tables.append(code)
      } else if begins("CREATE INDEX ") || begins("CREATE UNIQUE INDEX ") {
        indexes.append(code)
      } else {
        rest.append(code)
      }
    }
  }

  /// A statement without the comment above it. By bytes: who opens a base to write waits for this.
  private static func code(of statement: Substring) -> String {
    var rest = statement.utf8[...]
    let lineEnd = UInt8(ascii: "\n")
    while rest.first == lineEnd || rest.starts(with: "--".utf8) {
      rest = rest.drop { $0 != lineEnd }.dropFirst()
    }
    return String(Substring(rest))
  }
}
