package import Chronology
package import RegestaKit

/// An entity with what is said of it as JSON and as rows.
package enum EntityJSON {
  /// What a statement has beside the columns of its claim.
  package static let columns = [
    Column("verdict", "Held"), Column("relation", "Relation"), Column("value", "Value"),
    Column("direction", "Direction"), Column("value_key", "Value key"),
  ]

  /// A statement as a row.
  ///
  /// - Parameters:
  ///   - statement: A claim read from the entity's side.
  ///   - isOnDate: Whether a day was asked for.
  /// - Returns: One cell for each of ``columns``.
  package static func cells(_ statement: Portrait.Statement, isOnDate: Bool) -> [Cell] {
    let claim = statement.claim
    let far = statement.direction == .object ? claim.subject.key : claim.object.entity?.key
    return [
      isOnDate ? Cell(statement.verdict?.rawValue ?? "timeless") : .null,
      .text(statement.link), .text(statement.far), .text(statement.direction.rawValue),
      Cell(far),
    ]
  }

  /// What stands beside the rows.
  package static func portrait(
    _ portrait: Portrait,
    kinds: [Kind],
    on date: HistoricalDate?,
    merged: [MergedEntity]
  ) -> JSON {
    .object([
      ("id", .integer(Int64(portrait.entity.id.rawValue))),
      ("key", .string(portrait.entity.key)), ("label", .string(portrait.entity.label)),
      ("kind", .string(portrait.entity.kind)),
      ("kind_label", JSON(kinds.first { $0.key == portrait.entity.kind }?.label)),
      ("description", JSON(portrait.description)), ("on", date.map(ClaimJSON.date) ?? .null),
      ("names", .array(portrait.names.map(name))),
      ("identifiers", .array(portrait.identifiers.map(identifier))),
      ("disputes", .array(portrait.disputes.map(ClaimJSON.dispute))),
      ("merged", .array(merged.map(past))),
    ])
  }

  private static func name(_ name: Name) -> JSON {
    .object([
      ("text", .string(name.text)), ("language", .string(name.language)),
      ("role", .string(name.role)), ("when", JSON(name.when)),
      ("claim", .integer(Int64(name.claim.rawValue))),
    ])
  }

  private static func identifier(_ identifier: ExternalIdentifier) -> JSON {
    .object([
      ("scheme", .string(identifier.scheme)), ("text", .string(identifier.text)),
      ("url", JSON(identifier.url)), ("claim", .integer(Int64(identifier.claim.rawValue))),
    ])
  }

  private static func past(_ merged: MergedEntity) -> JSON {
    .object([
      ("key", .string(merged.entity.key)), ("label", .string(merged.entity.label)),
      ("batch", merged.batch.map { .string("batch:\($0)") } ?? .null),
    ])
  }
}
