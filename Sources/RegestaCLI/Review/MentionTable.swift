internal import Chronology
internal import JSONForms
internal import RegestaKit

/// What words name, and the dates that they give, as rows.
struct MentionTable {
  private static let things = [
    Column("schema"), Column("source", "Source"), Column("passage", "Passage", .integer),
    Column("start", "From", .integer), Column("end", "To", .integer), Column("text", "Words"),
    Column("thing", "Names"), Column("reference", "Only here", .bool),
    Column("score", "Score", .real), Column("alternatives", "Or", .list),
  ]
  private static let dates = [
    Column("schema"), Column("source", "Source"), Column("passage", "Passage", .integer),
    Column("start", "From", .integer), Column("end", "To", .integer), Column("text", "Words"),
    Column("date", "Date"), Column("score", "Score", .real),
  ]

  static func print(
    of source: Source.ID?,
    dates: Bool,
    in base: KnowledgeBase,
    _ context: CommandContext
  ) throws {
    let columns = dates ? Self.dates : things
    let first = context.wantsDetails ? 0 : 1
    let schema = dates ? "date@1" : "mention@1"
    try context.report(schema) { report in
      report.emptyNote = "no text has been read into this base"
      try report.table(Array(columns[first...]))
      try base.forEachMention(of: source, dates: dates) { mention in
        let cells =
          [.text("regesta/\(schema)")] + (dates ? dateCells(mention) : thingCells(mention))
        return try report.row(Array(cells[first...]))
      }
    }
  }

  private static func place(_ mention: Mention) -> [Cell] {
    [
      .text(mention.source.key), .integer(Int64(mention.passage)),
      .integer(Int64(mention.range.lowerBound)), .integer(Int64(mention.range.upperBound)),
      .text(mention.text),
    ]
  }

  private static func dateCells(_ mention: Mention) -> [Cell] {
    place(mention) + [
      mention.date.map {
        .structured($0.printed, CandidateJSON.date($0, isInferred: mention.isInferred))
      } ?? .null,
      mention.score.map(Cell.real) ?? .null,
    ]
  }

  private static func thingCells(_ mention: Mention) -> [Cell] {
    place(mention) + [
      mention.entity.map {
        .structured($0.label, CandidateJSON.thing($0, isNew: mention.isProposed))
      } ?? .null,
      .bool(mention.isReference), mention.score.map(Cell.real) ?? .null,
      .list(
        mention.alternatives.map { other in
          .structured(
            other.entity.label,
            .object([("key", .string(other.entity.key)), ("score", .real(other.score))])
          )
        }
      ),
    ]
  }
}
