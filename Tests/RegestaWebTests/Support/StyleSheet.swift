import Foundation

/// The colours of the style sheet, by day and by night.
struct StyleSheet {
  /// By name, as red, green and blue from 0 to 1.
  private var colors: [String: [Double]] = [:]

  /// Reads the colours of the first block that begins so.
  init(_ text: String, after start: String, over base: StyleSheet? = nil) {
    colors = base?.colors ?? [:]
    guard let place = text.range(of: start) else { return }
    let block = text[place.upperBound...].prefix { $0 != "}" }
    for line in block.split(separator: ";") {
      let parts = line.split(separator: ":").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#"),
        parts[1].count == 7, let number = Int(parts[1].dropFirst(), radix: 16)
      else { continue }
      colors[String(parts[0].dropFirst(2))] = [16, 8, 0].map { Double(number >> $0 & 255) / 255 }
    }
  }

  /// How far two colours stand apart (WCAG 2.2): from 1 to 21; nil where one has no name here.
  func contrast(_ one: String, _ other: String) -> Double? {
    guard let one = colors[one].map(Self.luminance), let other = colors[other].map(Self.luminance)
    else { return nil }
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private static func luminance(_ color: [Double]) -> Double {
    let linear = color.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
