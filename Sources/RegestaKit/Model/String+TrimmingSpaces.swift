extension Substring {
  /// Without the white space at both ends.
  package var trimmingSpaces: Substring {
    // Most cells of a table have none.
    let bytes = utf8
    if let first = bytes.first, let last = bytes.last, first.isGraphic, last.isGraphic {
      return self
    }
    // Most others have those of ASCII, of which the tables of Unicode need not be asked. A mark behind a space
    // belongs to it, and is left to what follows.
    var (start, end) = (bytes.startIndex, bytes.endIndex)
    while start < end, bytes[start].isSpaceOfASCII {
      let next = bytes.index(after: start)
      guard next < end, bytes[next] < 0x80 else { break }
      start = next
    }
    while start < end {
      let last = bytes.index(before: end)
      guard bytes[last].isSpaceOfASCII else { break }
      end = last
    }
    let inner = self[start..<end]
    guard let first = inner.utf8.first, let last = inner.utf8.last else { return inner }
    if first.isGraphic, last.isGraphic { return inner }
    return inner.trimmingSpacesOfUnicode
  }

  private var trimmingSpacesOfUnicode: Substring {
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
  /// Whether ASCII prints it, and it is no space.
  package var isGraphic: Bool { 0x21...0x7E ~= self }

  /// Whether it is white space of ASCII.
  fileprivate var isSpaceOfASCII: Bool { self == 0x20 || 0x09...0x0D ~= self }
}
