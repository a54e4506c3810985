/// Roman numerals, for the months of "12 VII 1920" and the years of the French Republic.
enum RomanNumeral {
  private static let signs: [(text: String, value: Int)] = [
    ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50),
    ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
  ]

  /// The number in Roman numerals; nil beyond 1 to 3,999.
  static func text(_ number: Int) -> String? {
    guard (1...3999).contains(number) else { return nil }
    var rest = number
    var text = ""
    for sign in signs {
      while rest >= sign.value {
        text += sign.text
        rest -= sign.value
      }
    }
    return text
  }

  /// The number that a text writes, in either case; nil unless it writes it in the regular way.
  static func number(_ text: String) -> Int? {
    let upper = text.uppercased()
    guard (1...15).contains(upper.utf8.count) else { return nil }
    var rest = Substring(upper)
    var number = 0
    for sign in signs {
      while rest.hasPrefix(sign.text) {
        number += sign.value
        rest = rest.dropFirst(sign.text.count)
      }
    }
    return rest.isEmpty && self.text(number) == upper ? number : nil
  }
}
