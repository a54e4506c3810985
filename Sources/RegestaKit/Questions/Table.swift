/// The answer to a query, as rows of cells.
public struct Table: Hashable, Sendable {
  /// The names of the columns, in order.
  public var columns: [String]
  /// The rows; each has a cell for every column.
  public var rows: [[Cell]]
  /// There were more rows than the limit let through.
  public var isTruncated: Bool

  /// One cell: what SQLite holds, without blobs' bytes.
  public enum Cell: Hashable, Sendable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    /// A blob of so many bytes.
    case blob(Int)

    /// About how many bytes it takes.
    var size: Int {
      let own = MemoryLayout<Self>.stride
      // A text of up to 15 bytes stands in the cell itself.
      guard case .text(let text) = self, text.utf8.count > 15 else { return own }
      return own + text.utf8.count + 32
    }
  }

  /// About how many bytes a row takes besides its cells.
  static let rowSize = 48

  /// A table as a value.
  public init(columns: [String], rows: [[Cell]], isTruncated: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.isTruncated = isTruncated
  }
}
