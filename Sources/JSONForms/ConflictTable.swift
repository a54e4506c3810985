package import RegestaKit

/// The columns in which it is listed where two copies of a base do not go together.
package enum ConflictTable {
  package static let heading = "What does not go together"

  package static let columns: [Column] = [
    Column("kind", "What"), Column("thing", "Of"), Column("text", "What became of it"),
    Column("dispute", "Dispute"),
  ]

  package static func cells(_ conflict: CopyConflict) -> [Cell] {
    [
      .text(conflict.kind.rawValue), .text(conflict.thing), .text(conflict.text),
      Cell(conflict.dispute.map { "dispute:\($0)" }),
    ]
  }

  /// All of them, each an object with a member for each column.
  package static func json(_ conflicts: [CopyConflict]) -> JSON {
    .array(
      conflicts.map { conflict in
        .object(zip(columns, cells(conflict)).map { ($0.key, $1.json) })
      }
    )
  }
}
