internal import RegestaKit

/// A number as tables have it: 1200, 1 200, 1.5, 100–200, c. 300; never one that could be two.
struct TableNumber {
  var value: Double
  var upper: Double?
  /// As it stands there, where that says more than the number.
  var wording: String?

  /// Reads a field.
  ///
  /// - Parameters:
  ///   - text: The field.
  ///   - decimalMark: What stands before fractions; nil: a point, and no marks between thousands but blanks.
  init?(_ text: String, decimalMark: Character?) {
    var plain = text
    for mark in ["c. ", "ca. ", "c.", "ca.", "about ", "~"] where plain.hasPrefix(mark) {
      plain = String(plain.dropFirst(mark.count)).trimmingSpaces
      break
    }
    let ends = plain.parts(at: ["–", "—"])
    let halves = ends.count == 1 ? Self.halves(plain) : ends.map(\.trimmingSpaces)
    guard halves.count <= 2, let first = Self.number(halves[0], decimalMark) else { return nil }
    value = first
    if halves.count == 2 {
      guard let last = Self.number(halves[1], decimalMark), last >= first else { return nil }
      upper = last
    }
    if Double(text) == nil { wording = text }
  }

  /// Why a text is none.
  static func why(_ text: String) -> String {
    text.contains(",")
      ? "\"\(text.abridged)\" can have thousands or fractions behind the comma: say \"decimal\" in a "
        + "mapping."
      : "\"\(text.abridged)\" is no number."
  }

  /// "100-200" in two; the sign of a number is no hyphen.
  private static func halves(_ text: String) -> [String] {
    guard let hyphen = text.dropFirst().firstIndex(of: "-"), text.last != "-",
      text[text.index(before: hyphen)].isNumber
    else { return [text] }
    return [
      String(text[..<hyphen]).trimmingSpaces,
      String(text[text.index(after: hyphen)...]).trimmingSpaces,
    ]
  }

  private static func number(_ text: String, _ mark: Character?) -> Double? {
    var digits = ""
    for character in text {
      switch character {
      case " ", "\u{A0}", "\u{202F}", "'": continue
      case mark: digits.append(".")
      case ",", ".":
        // With a mark of fractions said, the other one stands between thousands.
        if mark != nil { continue }
        guard character == "." else { return nil }
        digits.append(".")
      default: digits.append(character)
      }
    }
    guard let value = Double(digits), value.isFinite else { return nil }
    return value
  }
}
