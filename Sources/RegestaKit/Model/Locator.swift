/// A place in a source, as written and as far as it can be read: "p. 355", "pp. 12–14", "§2 ¶3",
/// "fol. 12v", "Background ¶1", "vol. II, p. 7".
public struct Locator: Hashable, Sendable {
  /// As written.
  public var text: String
  /// The page, or the first of several.
  public private(set) var page: Int?
  /// The last page, where there are several.
  public private(set) var pageTo: Int?
  /// Leaf and side: "12v".
  public private(set) var folio: String?
  /// The section's name or number.
  public private(set) var section: String?
  /// The paragraph in the section, from 1.
  public private(set) var paragraph: Int?
  /// The last paragraph, where there are several.
  public private(set) var paragraphTo: Int?

  /// Reads a locator; what is not understood stays in `text` alone.
  public init(_ text: String) {
    self.text = text
    var rest: [Substring] = []
    for part in text.utf8.split(separator: UInt8(ascii: ",")) {
      let part = Substring(part).trimmingSpaces
      if let (first, last) = Self.numbers(after: ["pp.", "p.", "pages", "page", "S."], in: part) {
        page = first
        pageTo = last
      } else if let leaf = Self.word(after: ["fols.", "fol.", "ff.", "f.", "folio"], in: part) {
        folio = String(leaf)
      } else if page != nil, Self.range(part) != nil {
        continue  // "pp. 12, 14": a further page, which `text` alone keeps.
      } else {
        rest.append(part)
      }
    }
    guard let place = rest.first, rest.count == 1 else { return }
    readSection(place)
  }

  private mutating func readSection(_ place: Substring) {
    var head = place
    if let mark = place.firstIndex(of: "¶") {
      let numbers = Self.range(place[place.index(after: mark)...].trimmingSpaces)
      guard let numbers else { return }
      (paragraph, paragraphTo) = numbers
      head = place[..<mark].trimmingSpaces
    }
    if head.hasPrefix("§") { head = head.dropFirst().trimmingSpaces }
    // "vol. II" is a part of the work, not a section of its text.
    if !head.isEmpty, !head.hasPrefix("vol") { section = String(head) }
  }

  private static func numbers(after marks: [String], in part: Substring) -> (Int, Int?)? {
    word(after: marks, in: part).flatMap(range)
  }

  private static func word(after marks: [String], in part: Substring) -> Substring? {
    for mark in marks where part.utf8.starts(with: mark.utf8) {
      let rest = Substring(part.utf8.dropFirst(mark.utf8.count)).trimmingSpaces
      if let first = rest.first, first.isNumber { return rest }
    }
    return nil
  }

  /// "355", "12–14", "12-4" (12 to 14).
  private static func range(_ text: Substring) -> (Int, Int?)? {
    let parts = text.unicodeScalars.split { $0 == "-" || $0 == "–" || $0 == "—" }
      .map(Substring.init)
    guard let first = parts.first.flatMap({ Int($0.trimmingSpaces) }), parts.count <= 2 else {
      return nil
    }
    guard parts.count == 2 else { return (first, nil) }
    let tail = parts[1].trimmingSpaces
    guard let last = Int(tail) else { return nil }
    if last >= first { return (first, last) }
    // "112–4" means 112 to 114: the digits left out are those of the first number.
    let lead = String(first).dropLast(tail.count)
    guard let whole = Int(lead + tail), whole >= first else { return nil }
    return (first, whole)
  }
}
