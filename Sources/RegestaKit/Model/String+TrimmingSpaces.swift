extension Substring {
  /// Without the white space at both ends.
  package var trimmingSpaces: Substring {
    // Most cells of a table have none, and the tables of Unicode need not be asked of ASCII.
    if let first = utf8.first, let last = utf8.last, UInt8.graphic ~= first, UInt8.graphic ~= last {
      return self
    }
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
    if !first.properties.isWhitespace, !last.properties.isWhitespace { return self }
    var result = self
    while let last = result.last, last.isWhitespace { result = result.dropLast() }
    return result.drop(while: \.isWhitespace)
  }
}

extension String {
  /// Without the white space at both ends.
  package var trimmingSpaces: String {
    let trimmed = self[...].trimmingSpaces
    return trimmed.utf8.count == utf8.count ? self : String(trimmed)
  }
}

extension UInt8 {
  /// What ASCII prints and is no space.
  fileprivate static let graphic: ClosedRange<UInt8> = 0x21...0x7E
}
