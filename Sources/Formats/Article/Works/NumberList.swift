/// Numbers as citations write them: "355", "12–14", "304 and 313", "12v", "xii".
enum NumberList {
  static func digits(at start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var index = start
    while index < scalars.count, scalars[index].isDigit { index += 1 }
    return index > start ? index : nil
  }

  /// The number at a place, 0 for none, at most 10,000.
  static func value(at start: Int, in scalars: [Unicode.Scalar]) -> Int {
    var value = 0
    var index = start
    while index < scalars.count, scalars[index].isDigit, value < 10_000 {
      value = value * 10 + Int(scalars[index].value - 0x30)
      index += 1
    }
    return min(value, 10_000)
  }

  /// One number, Arabic or Roman; "7/8" and "2-3" too.
  static func single(at start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard var end = digits(at: start, in: scalars) ?? roman(at: start, in: scalars) else {
      return nil
    }
    if end + 1 < scalars.count, scalars[end].isDash || scalars[end] == "/",
      let more = digits(at: end + 1, in: scalars) ?? roman(at: end + 1, in: scalars)
    {
      end = more
    }
    return end
  }

  private static func roman(at start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard start < scalars.count else { return nil }
    let isSmall = scalars[start].isLower
    var index = start
    while index < scalars.count,
      (isSmall ? "ivxlc" : "IVXLC").unicodeScalars.contains(scalars[index])
    { index += 1 }
    guard index > start, index - start < 9, index == scalars.count || !scalars[index].isLetter
    else { return nil }
    return index
  }

  /// A list of numbers and ranges.
  static func end(at start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard var end = one(at: start, in: scalars) else { return nil }
    let isSmall = value(at: start, in: scalars) < 1000
    while end < scalars.count {
      var index = end
      while index < scalars.count, scalars[index].isSpace { index += 1 }
      var isComma = false
      if index < scalars.count,
        scalars[index].isDash || scalars[index] == "," || scalars[index] == "&"
      {
        isComma = scalars[index] == ","
        index += 1
      } else if let word = word(at: index, in: scalars) {
        index = word
      } else {
        break
      }
      while index < scalars.count, scalars[index].isSpace { index += 1 }
      guard index < scalars.count, scalars[index].isDigit || !isComma && index - end < 3,
        let next = one(at: index, in: scalars)
      else { break }
      // "p. 12, 1990": the year is no page.
      if isComma, isSmall, value(at: index, in: scalars) > 999 { break }
      // "p. 12, 3 vols".
      end = next
    }
    return following(end, in: scalars)
  }

  private static func one(at start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard let end = digits(at: start, in: scalars) else { return roman(at: start, in: scalars) }
    // "12v", "12r", "12a".
    if end < scalars.count, scalars[end].isLower,
      end + 1 == scalars.count || !scalars[end + 1].isLetter
    {
      return end + 1
    }
    return end
  }

  private static func word(at start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    for word: StaticString in ["and ", "und ", "ir ", "i ", "to ", "et "]
    where scalars.has(word, at: start) {
      return start + word.utf8CodeUnitCount - 1
    }
    return scalars[start...].starts(with: "и ".unicodeScalars) ? start + 1 : nil
  }

  /// "ff.", "f.", "n. 3", "passim".
  private static func following(_ end: Int, in scalars: [Unicode.Scalar]) -> Int {
    var index = end
    while index < scalars.count, scalars[index].isSpace { index += 1 }
    for word: StaticString in ["ff.", "f.", "ff", "sq.", "sqq.", "passim", "nn.", "n."]
    where scalars.has(word, at: index) {
      var after = index + word.utf8CodeUnitCount
      if after < scalars.count, scalars[after].isLetter { continue }
      guard word.utf8Start[0] == UInt8(ascii: "n") else { return after }
      while after < scalars.count, scalars[after].isSpace { after += 1 }
      return digits(at: after, in: scalars) ?? end
    }
    return end
  }
}
