internal import Chronology
package import RegestaKit

/// The columns in which every command and every page gives claims, one claim a row.
package struct ClaimTable {
  private let hasDetails: Bool

  /// - Parameter hasDetails: Whether what only programs want is there too.
  package init(hasDetails: Bool) { self.hasDetails = hasDetails }

  /// What people want, then what programs want besides.
  package var columns: [Column] { Self.common + (hasDetails ? Self.details : []) }

  /// - Parameters:
  ///   - claim: What is said.
  ///   - isPossible: Of the time that is asked about it only may have held.
  /// - Returns: One for each column.
  package func cells(_ claim: Claim, isPossible: Bool = false) -> [Cell] {
    Self.cells(claim, isPossible) + (hasDetails ? Self.detailCells(claim) : [])
  }

  /// What a reader wants first, then what a program wants.
  private static let common: [Column] = [
    Column("when", "When"),
    Column("sentence", "Statement"),
    Column("marks", "Marks", .list),
    Column("qualifiers", "More", .list),
    Column("citations", "Sources", .list),
    Column("claim", "Claim", .integer),
  ]

  private static let details: [Column] = [
    Column("subject_key", "Subject key"),
    Column("relation_key", "Relation key"),
    Column("object_key", "Object key"),
    Column("object", "Object"),
    Column("start", "Start"),
    Column("end", "End"),
    Column("earliest", "Earliest"),
    Column("latest", "Latest"),
    Column("denied", "Denied", .bool),
    Column("certainty", "Certainty"),
    Column("disputed", "Disputed", .bool),
    Column("reading_of", "Reading of", .integer),
    Column("status", "Status"),
    Column("comment", "Comment"),
  ]

  private static func cells(_ claim: Claim, _ isPossible: Bool) -> [Cell] {
    [
      Cell(when(claim)),
      .text(claim.sentence),
      marks(claim, isPossible: isPossible),
      qualifiers(claim),
      citations(claim),
      .integer(Int64(claim.id.rawValue)),
    ]
  }

  private static func detailCells(_ claim: Claim) -> [Cell] {
    [
      .text(claim.subject.key),
      .text(claim.relation.key),
      Cell(claim.object.entity?.key),
      .structured(claim.object.printed, ClaimJSON.value(claim.object)),
      Cell(claim.period?.start.date?.edtf),
      Cell(claim.period?.end.date?.edtf),
      bound(claim.period.map { ClaimJSON.day($0.startEarliest) }),
      bound(claim.period.map { ClaimJSON.day($0.endLatest) }),
      .bool(claim.isDenied),
      .text(claim.certainty.name),
      .bool(claim.isDisputed),
      Cell(claim.readingOf?.rawValue),
      .text(claim.status.name),
      Cell(claim.comment),
    ]
  }

  /// When it was; for a statement whose value is a date, that date.
  package static func when(_ claim: Claim) -> String? {
    if let when = claim.when { return when }
    if case .date(let date) = claim.object { return date.printed }
    return nil
  }

  package static func marks(_ claim: Claim, isPossible: Bool = false) -> Cell {
    var marks: [String] = []
    if isPossible { marks.append("possible") }
    if claim.isDisputed { marks.append("disputed") }
    if claim.isDenied { marks.append("denied") }
    if claim.certainty != .certain { marks.append(claim.certainty.name) }
    if claim.readingOf != nil { marks.append("editor's reading") }
    if claim.status != .recorded { marks.append(claim.status.name) }
    let shown = marks.map { $0 == "disputed" ? "▲ disputed" : $0 }
    return .structured(shown.joined(separator: " | "), .array(marks.map { .string($0) }))
  }

  package static func qualifiers(_ claim: Claim) -> Cell {
    .structured(
      claim.qualifiers.map { "\($0.relation.label) \($0.value.printed)" }
        .joined(separator: " | "),
      ClaimJSON.qualifiers(claim)
    )
  }

  package static func citations(_ claim: Claim) -> Cell {
    .structured(
      claim.citations.map(\.printed).joined(separator: " | "),
      ClaimJSON.citations(claim)
    )
  }

  private static func bound(_ json: JSON?) -> Cell {
    if case .string(let day) = json { .text(day) } else { .null }
  }
}
