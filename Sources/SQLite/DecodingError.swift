/// A value is not what the program expected of it.
///
/// The value itself is never part of the error: errors end up in logs.
public indirect enum DecodingError: Error, Hashable, Sendable {
  /// The value is of another storage class, or NULL where a value is wanted.
  case mismatch(Site, expected: String, found: StorageClass)
  /// The storage class is right, but the value does not fit the type or is none of its cases.
  case invalidValue(Site, expected: String)
  /// The text is not valid UTF-8.
  case invalidUTF8(Site)
  /// The row has no such column.
  case noSuchColumn(Site, count: Int)

  /// Where a value was read.
  public struct Site: Hashable, Sendable {
    /// The index of the column or of the argument, from 0; -1 when it was asked for by name.
    public var index: Int
    /// The name of the column or of the function.
    public var name: String
    /// The text of the statement, without bound values; nil in a function.
    public var sql: String?

    /// A place to be named in an error.
    public init(index: Int, name: String, sql: String? = nil) {
      self.index = index
      self.name = name
      self.sql = sql
    }
  }

  /// Where the value was read.
  public var site: Site {
    switch self {
    case .mismatch(let site, _, _), .invalidValue(let site, _), .invalidUTF8(let site),
      .noSuchColumn(let site, _):
      site
    }
  }
}

extension DecodingError: CustomStringConvertible {
  /// One line that names the place, what was wanted and what was there; then the SQL.
  public var description: String {
    let place = "\(site.sql == nil ? "argument" : "column") \(site.index) (\"\(site.name)\")"
    let line =
      switch self {
      case .mismatch(_, let expected, let found):
        "expected \(place) to be \(expected), found \(found.rawValue)"
      case .invalidValue(_, let expected):
        "the value of \(place) is no \(expected)"
      case .invalidUTF8:
        "the text of \(place) is not valid UTF-8"
      case .noSuchColumn(let site, let count) where site.index < 0:
        "no column \"\(site.name)\" among \(count)"
      case .noSuchColumn(let site, let count):
        "no column \(site.index) among \(count)"
      }
    guard let sql = site.sql else { return line }
    return line + "\n" + SQLText.abridged(sql, to: 400)
  }
}
