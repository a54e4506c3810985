internal import Names

/// What a text looks like in a key.
package enum Slug {
  private static let length = 64

  /// The letters and digits of a text that can stand in a key, with hyphens between the words.
  ///
  /// - Returns: Empty when there is no such letter.
  package static func of(_ text: String) -> String {
    var result = ""
    var isGap = false
    for byte in NameFolding.fold(text).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isGap, !result.isEmpty { result += "-" }
        isGap = false
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: isGap = true
      }
      if result.utf8.count >= length { break }
    }
    return result
  }
}
