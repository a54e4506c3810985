internal import JSONForms
internal import RegestaKit

/// The checks of a base as rows.
enum SoundnessTable {
  static let columns = [
    Column("check", "Check"), Column("ok", "Ok", .bool), Column("meaning", "What must be so"),
    Column("extent", "Looked at"), Column("faults", "What is not", .list),
  ]

  static func cells(of check: Soundness.Check) -> [Cell] {
    [
      .text(check.name), .bool(check.faults.isEmpty), .text(check.meaning), .text(check.extent),
      .list(check.faults.map { .text($0) }),
    ]
  }
}
