internal import RegestaKit

/// A row with what was read of it.
final class ReadTableRow {
  let row: TableRow
  let outcome: Outcome

  /// What came of reading it.
  enum Outcome {
    case read(TableRowReading)
    /// The row is wrong, or can be read only when all others have been.
    case failed(any Error)
    /// The whole file must not be taken in.
    case fatal(RegestaError)
  }

  init(_ row: TableRow, _ outcome: Outcome) {
    self.row = row
    self.outcome = outcome
  }
}
