internal import SQLite
internal import Seed

/// A view or a table as one who asks in SQL sees it.
public struct ReadableRelation: Hashable, Sendable {
  /// Its name in SQL.
  public var name: String
  /// Whether it is a view, which is for people; tables are for programs.
  public var isView: Bool
  /// One line; empty for a table that is not the program's.
  public var meaning: String
  /// Its columns, in order.
  public var columns: [Column]

  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its name in SQL.
    public var name: String
    /// As declared; nil for most columns of views, whose values have no one type.
    public var type: String?
  }
}

extension KnowledgeBase {
  /// The views, then the tables, each by name; without the tables in which indexes are kept.
  public func readableRelations() throws -> [ReadableRelation] {
    let names = try connection.rows(
      """
      SELECT name, type = 'view' FROM sqlite_schema
       WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*'
         AND name NOT IN (SELECT s.name FROM sqlite_schema AS s, sqlite_schema AS v
                           WHERE v.sql LIKE 'CREATE VIRTUAL%' AND s.name GLOB v.name || '_*'
                             AND s.name <> v.name)
       ORDER BY type DESC, name
      """
    ) { (name: try $0.text(0), isView: try $0.bool(1)) }
    let meanings = SchemaComments(Seed.schema)
    return try names.map { name, isView in
      let columns = try connection.rows(
        "SELECT name, nullif(type, '') FROM pragma_table_info(\(name)) ORDER BY cid"
      ) { ReadableRelation.Column(name: try $0.text(0), type: try $0.optionalText(1)) }
      return ReadableRelation(
        name: name,
        isView: isView,
        meaning: meanings.meaning(of: name),
        columns: columns
      )
    }
  }
}

/// The first sentence of the comment above each table and view of the schema.
struct SchemaComments {
  private var byName: [Substring: String] = [:]

  init(_ schema: String) {
    var comment: [Substring] = []
    for line in schema.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- -") {
        comment = []
      } else if line.hasPrefix("--") {
        comment.append(line.dropFirst(2).drop { $0 == " " })
      } else {
        let words = line.split(separator: " ")
        if words.first == "CREATE",
          let kind = words.firstIndex(where: { $0 == "TABLE" || $0 == "VIEW" }),
          kind + 1 < words.count
        {
          byName[words[kind + 1]] =
            Self.kind(in: line) ?? Self.firstSentence(comment.joined(separator: " "))
        }
        comment = []
      }
    }
  }

  func meaning(of name: String) -> String { byName[Substring(name)] ?? "" }

  private static func firstSentence(_ text: String) -> String {
    guard let end = text.firstRange(of: ". ") else { return text }
    return String(text[..<end.lowerBound]) + "."
  }

  /// The views of one kind of thing have no comment of their own.
  private static func kind(in line: Substring) -> String? {
    guard let start = line.firstRange(of: "kind_key = '"),
      let end = line[start.upperBound...].firstIndex(of: "'")
    else { return nil }
    return "The things of the kind \(line[start.upperBound..<end]) and the kinds below it."
  }
}
