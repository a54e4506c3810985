extension String {
  /// Cut at every separator.
  func parts(at separators: [String]) -> [String] {
    var parts = [self]
    for separator in separators where !separator.isEmpty {
      parts = parts.flatMap { $0.cut(at: separator) }
    }
    return parts
  }

  private func cut(at separator: String) -> [String] {
    var result: [String] = []
    var rest = Substring(self)
    while let range = rest.firstPlace(of: separator) {
      result.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return result + [String(rest)]
  }
}

extension StringProtocol {
  /// Where a text stands first in this one, byte by byte: rows are many, and so are the words looked for.
  func firstPlace(of text: String) -> Range<Index>? {
    let (bytes, wanted) = (utf8, text.utf8)
    guard let first = wanted.first else { return nil }
    var start = bytes.startIndex
    while let begin = bytes[start...].firstIndex(of: first) {
      if bytes[begin...].starts(with: wanted) {
        return begin..<bytes.index(begin, offsetBy: wanted.count)
      }
      start = bytes.index(after: begin)
    }
    return nil
  }
}
