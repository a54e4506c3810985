import Chronology
import Interchange
import RegestaKit
import Testing

/// What an export is to hold, asked of the base in SQL and not of the exporter.
enum ExportFacts {
  /// Keys and labels of all things.
  static func labels(of base: KnowledgeBase) throws -> [String: String] {
    let rows = try base.sql("SELECT key, name FROM entities", limits: limits).rows
    return Dictionary(uniqueKeysWithValues: rows.map { (text($0[0]), text($0[1])) })
  }

  /// An edge as every graph has it.
  struct Edge: Hashable, Codable {
    var claim: Int
    var source: String
    var target: String
    var relation: String
    /// The first and the last day, by ISO 8601; empty when open or unknown.
    var start: String
    var end: String
  }

  /// Each claim between two things.
  static func edges(of base: KnowledgeBase) throws -> Set<Edge> {
    let rows = try base.sql(
      """
      SELECT id, subject_key, object_key, relation_key, start_min, end_max FROM claims
       WHERE object_id IS NOT NULL
      """,
      limits: limits
    ).rows
    return Set(
      rows.map { row in
        Edge(
          claim: number(row[0]) ?? 0,
          source: text(row[1]),
          target: text(row[2]),
          relation: text(row[3]),
          start: number(row[4]).map(day) ?? "",
          end: number(row[5]).map(day) ?? ""
        )
      }
    )
  }

  private static let limits = QueryLimits(time: nil, rows: .max)

  private static func day(_ number: Int) -> String {
    let day = Day(number: number)
    return day.isFinite ? day.iso : ""
  }

  static func text(_ cell: Table.Cell) -> String {
    if case .text(let text) = cell { text } else { "" }
  }

  static func number(_ cell: Table.Cell) -> Int? {
    if case .integer(let number) = cell { number } else { nil }
  }
}

extension ExportSamples {
  /// A base with dates that programs of today stumble over: before our era, in the year that has no
  /// number, far off, vague, open.
  static func ancient() throws -> KnowledgeBase {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: false, who: "test")
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let rome = try writer.addEntity(key: "rome", kind: "city")
      let caesar = try writer.addEntity(key: "caesar", kind: "person")
      try writer.addName("Roma", language: "la", role: "preferred-name", of: rome)
      try writer.addName("Gaius Iulius Cæsar", language: "la", role: "preferred-name", of: caesar)
      func date(_ text: String) throws -> HistoricalDate { try HistoricalDate(parsing: text) }
      func controls(_ start: Period.Endpoint, _ end: Period.Endpoint) throws {
        try writer.addClaim(
          ClaimDraft(caesar, "controls", .entity(rome), period: Period(start: start, end: end))
        )
      }
      try writer.addClaim(ClaimDraft(caesar, "died-on", .date(try date("-0043-03-15"))))
      try writer.addClaim(ClaimDraft(rome, "founded-on", .date(try date("753 BC"))))
      try controls(.date(try date("-0048")), .date(try date("-0043-03-15")))
      try controls(.date(try date("0000-05-01")), .date(try date("0000-06-01")))
      try controls(.date(try date("1238~")), .open)
      try controls(.unknown, .date(HistoricalDate(day: Day(number: 6_104_000))))
      try controls(.unknown, .unknown)
    }
    return base
  }
}
