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

  /// A key that is not taken: the stem, or the stem with a number.
  package static func free(_ stem: String, among keys: Set<String>) -> String {
    guard keys.contains(stem) else { return stem }
    var number = 2
    while keys.contains("\(stem)-\(number)") { number += 1 }
    return "\(stem)-\(number)"
  }
}
