/// A request as a page needs it, whoever brought it.
public struct WebRequest: Sendable {
  /// The method, in capitals.
  public var method: String
  /// The path, escaped as it came.
  public var path: String
  /// What stands behind the question mark, escaped as it came.
  public var query: String
  /// The fields of the head, by their names in lower case.
  public var headers: [String: String]
  /// What was sent along.
  public var body: [UInt8]

  /// A request as a value.
  ///
  /// - Parameters:
  ///   - target: Path and query, as they stand in the first line.
  ///   - method: The method, in capitals.
  ///   - headers: The fields of the head, by their names in lower case.
  ///   - body: What was sent along.
  public init(
    _ target: String,
    method: String = "GET",
    headers: [String: String] = [:],
    body: [UInt8] = []
  ) {
    self.method = method
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts.first ?? "/")
    query = parts.count > 1 ? String(parts[1]) : ""
    self.headers = headers
    self.body = body
  }
}
