extension Substring {
  /// Without the white space at both ends.
  package var trimmingSpaces: Substring {
    var result = self
    while let last = result.last, last.isWhitespace { result = result.dropLast() }
    return result.drop(while: \.isWhitespace)
  }
}

extension String {
  /// Without the white space at both ends.
  package var trimmingSpaces: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
    // Most cells of a table have none.
    if !first.properties.isWhitespace, !last.properties.isWhitespace { return self }
    return String(self[...].trimmingSpaces)
  }
}
