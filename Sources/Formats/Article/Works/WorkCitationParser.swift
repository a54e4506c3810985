/// Reads what a note cites: from "Senn, A. E. (1959). The Emergence of Modern Lithuania, p. 12" to the work
/// and the place in it. What is not understood stays, as the work's remainder.
public enum WorkCitationParser {
  /// The works that a note cites, with the place in each.
  ///
  /// - Parameters:
  ///   - note: Its words; titles may be `_in italics_`.
  ///   - previous: The works of the note before, which "Ibid." means.
  /// - Returns: The works in order; none for an empty note.
  public static func works(in note: String, after previous: [CitedWork] = []) -> [CitedWork] {
    works(in: CitationText(note), after: previous)
  }

  /// The work that an item of a bibliography stands for.
  ///
  /// - Parameter text: Its words; titles may be `_in italics_`.
  /// - Returns: The work; nil when there are no words.
  public static func work(listed text: String) -> CitedWork? {
    work(listed: CitationText(text))
  }

  static func work(listed text: CitationText) -> CitedWork? {
    guard text.scalars.contains(where: \.isLetter) else { return nil }
    return WorkCitation(text, isListed: true).work
  }

  /// A page elsewhere: what it is called, unless its form says more.
  static func page(listed text: CitationText) -> CitedWork? {
    guard text.scalars.contains(where: \.isLetter) else { return nil }
    let fields = CitationFields(text)
    if fields.year != nil || !text.emphasis.isEmpty {
      return WorkCitation(text, isListed: true).work
    }
    let words = WorkCitation.title(zip(text.scalars, fields.taken).map { $1 ? " " : $0 }[...])
    return CitedWork(
      title: words.unicodeScalars.contains(where: \.isLetter) ? words : nil,
      url: fields.url
    )
  }

  static func works(in note: CitationText, after previous: [CitedWork]) -> [CitedWork] {
    var works: [CitedWork] = []
    for range in parts(of: note) {
      let part = note.part(range)
      guard part.scalars.contains(where: { $0.isLetter || $0.isDigit }) else { continue }
      if let again = again(part, after: works.last ?? previous.last) {
        works.append(again)
      } else {
        works.append(WorkCitation(part, isListed: false).work)
      }
    }
    return works
  }

  /// Parts a note at the semicolons between works: not at those between authors, or between pages.
  private static func parts(of note: CitationText) -> [Range<Int>] {
    let scalars = note.scalars
    let titles = note.emphasis + note.quotations().map(\.range)
    var isTitle = Array(repeating: false, count: scalars.count)
    for title in titles { for place in title { isTitle[place] = true } }
    var result: [Range<Int>] = []
    var start = 0
    var from = 0
    var isCitation = false
    var depth = 0
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      case ";" where !isTitle[index] && depth == 0:
        isCitation =
          isCitation || isTitle[from..<index].contains(true)
          || CitationFields(note.part(from..<index)).hasAny
        from = index + 1
        guard isCitation, !continuesPages(from, scalars) else { continue }
        result.append(scalars.trimmed(start..<index))
        start = from
        isCitation = false
      default: break
      }
    }
    result.append(scalars.trimmed(start..<scalars.count))
    return result
  }

  private static func continuesPages(_ start: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    let rest = scalars.trimmed(start..<scalars.count)
    guard let first = scalars[rest].first else { return true }
    return first.isDigit || scalars.has("pp.", at: rest.lowerBound)
      || scalars.has("p.", at: rest.lowerBound)
  }

  // swift-format-ignore
  private static let again: [String] = [
    "ibidem", "ibid", "ib.", "tamże", "там же", "там само", "ebenda", "ebd", "ten pat", "turpat", "sealsamas",
    "samassa", "tamtéž", "id., ibid", "тамсама",
  ]

  /// "Ibid., p. 4": the work before, at another place.
  private static func again(_ part: CitationText, after previous: CitedWork?) -> CitedWork? {
    let start = part.scalars.prefix(24).string.lowercased()
    guard let word = again.first(where: { start.hasPrefix($0) }) else { return nil }
    let count = word.unicodeScalars.count
    if count < part.scalars.count, part.scalars[count].isLetter { return nil }
    let rest = part.part(count..<part.scalars.count)
    let fields = CitationFields(rest)
    guard var work = previous else {
      return CitedWork(locator: fields.locator, remainder: part.scalars.string)
    }
    if let locator = fields.locator { work.locator = locator }
    if let volume = fields.volume { work.volume = volume }
    let more = zip(rest.scalars, fields.taken).map { $1 ? " " : $0 }
    work.remainder = more.contains(where: \.isLetter) ? more.normalized : nil
    return work
  }
}
