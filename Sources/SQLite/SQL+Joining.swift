extension [SQL] {
  /// All texts and their values, one after the other.
  ///
  /// - Parameter separator: What stands between two of them.
  /// - Returns: One statement, or a part of one; of none, nothing.
  public func joined(by separator: SQL) -> SQL {
    guard var all = first else { return "" }
    for part in dropFirst() {
      all += separator
      all += part
    }
    return all
  }
}
