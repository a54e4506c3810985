/// Bounds on one query, so that a slip does not hang the machine.
public struct QueryLimits: Hashable, Sendable {
  /// How long it may run; nil for no bound.
  public var time: Duration?
  /// How many rows are kept.
  public var rows: Int
  /// How many bytes all values of the result may take together.
  public var bytes: Int

  /// Five seconds, ten thousand rows, 64 MB.
  public static let standard = QueryLimits(time: .seconds(5), rows: 10_000)

  /// Bounds as a value.
  public init(time: Duration?, rows: Int, bytes: Int = 64_000_000) {
    self.time = time
    self.rows = rows
    self.bytes = bytes
  }
}
