public import Formats

/// Where in a file something was read.
public struct ImportPlace: Hashable, Sendable {
  /// The file's name.
  public var file: String
  /// Line and column; nil where the format has none.
  public var position: TextPosition?
  /// What the file itself calls the record: "row 12", "Q191", "westfahl:space".
  public var record: String?

  /// A place in a file.
  public init(_ file: String, _ position: TextPosition? = nil, record: String? = nil) {
    self.file = file
    self.position = position
    self.record = record
  }
}

extension ImportPlace: CustomStringConvertible {
  /// "people.csv:12:4 (row 11)".
  public var description: String {
    let place = position.map { "\(file):\($0)" } ?? file
    return record.map { "\(place) (\($0))" } ?? place
  }
}
