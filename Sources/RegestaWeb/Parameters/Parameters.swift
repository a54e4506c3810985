internal import Chronology
internal import Names
internal import RegestaKit

/// The state of a page as it came, read by name.
struct Parameters {
  let link: Link
  private let known: [PageParameter]

  /// Takes the state of a page.
  ///
  /// - Throws: ``Problem`` for a name that the page does not know, or one that stands twice.
  init(_ link: Link, known: [PageParameter]) throws {
    self.link = link
    self.known = known
    var seen: Set<String> = []
    for item in link.query {
      guard let parameter = known.first(where: { $0.name == item.name }) else {
        throw Self.unknown(item.name, among: known.map(\.name), link)
      }
      guard parameter.repeats || seen.insert(item.name).inserted else {
        throw Problem(
          .badParameter,
          "The parameter \"\(item.name)\" is given twice.",
          hint: "Give it once."
        )
      }
    }
  }

  /// A text; nil when it is not given or blank.
  func text(_ name: String) -> String? {
    guard let text = link[name], text.contains(where: { !$0.isWhitespace }) else { return nil }
    return text
  }

  /// All values of a name.
  func texts(_ name: String) -> [String] {
    link.query.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
  }

  /// A date.
  ///
  /// - Throws: ``Problem`` with the place in it where it does not read.
  func date(_ name: String) throws -> HistoricalDate? {
    guard let text = text(name) else { return nil }
    do throws(DateError) {
      return try HistoricalDate(parsing: text)
    } catch {
      throw Problem(
        .badParameter,
        "\"\(text)\" is not read as a date: \(error.message).",
        hint: "Write 1920-07-12, July 1920, c. 1238, or spring 1920.",
        place: RegestaError.Place(text, offset: error.offset)
      )
    }
  }

  /// Two dates, the later not before the earlier.
  func span(_ from: String, _ to: String) throws -> (from: Day?, to: Day?) {
    let (first, last) = (try date(from), try date(to))
    if let first, let last, last.latest < first.earliest {
      throw Problem(
        .badParameter,
        "\(last.printed) lies before \(first.printed).",
        hint: "Exchange the two."
      )
    }
    return (first?.earliest, last?.latest)
  }

  /// A whole number in the range that the parameter is declared with.
  func integer(_ name: String, standard: Int) throws -> Int {
    guard let text = text(name) else { return standard }
    guard case .integer(let range) = known.first(where: { $0.name == name })?.type else {
      return standard
    }
    guard let number = Int(text), range.contains(number) else {
      throw Problem(
        .badParameter,
        "\"\(name)\" takes a whole number from \(range.lowerBound) to \(range.upperBound), not \"\(text)\".",
        hint: "Leave it out for \(standard)."
      )
    }
    return number
  }

  /// One of the words that the parameter is declared with.
  func choice(_ name: String) throws -> String? {
    guard let text = text(name) else { return nil }
    guard case .choice(let words) = known.first(where: { $0.name == name })?.type else {
      return text
    }
    guard words.contains(text) else {
      let near = Suggestions.rank(text, among: words, limit: 3).map(\.text)
      throw Problem(
        .badParameter,
        "\"\(name)\" takes \(words.joined(separator: ", ")), not \"\(text)\".",
        suggestions: near.map { word in
          Problem.Suggestion(text: word, link: link.with(name, word))
        }
      )
    }
    return text
  }

  /// The entity that a parameter names by its key or a name; nil when it is not given.
  ///
  /// - Throws: ``Problem``; what may have been meant leads to the same page with that entity.
  func entity(_ name: String, in base: KnowledgeBase) throws -> Entity? {
    guard let text = text(name) else { return nil }
    return try entity(named: text, in: base) { link.with(name, $0) }
  }

  /// The entities that a repeated parameter names.
  func entities(_ name: String, in base: KnowledgeBase) throws -> [Entity] {
    try texts(name).map { text in
      try entity(named: text, in: base) { key in
        var link = link
        link.query = link.query.map {
          $0.name == name && $0.value == text ? QueryItem(name, key) : $0
        }
        return link
      }
    }
  }

  private func entity(
    named text: String,
    in base: KnowledgeBase,
    _ link: (String) -> Link
  ) throws -> Entity {
    do {
      return try base.entity(named: text)
    } catch let error as RegestaError where error.kind == .notFound || error.kind == .ambiguous {
      throw Problem(error, in: base, link)
    }
  }

  private static func unknown(_ name: String, among names: [String], _ link: Link) -> Problem {
    let near = Suggestions.rank(name, among: names, limit: 2).map(\.text)
    var plain = link
    plain.query = link.query.filter { names.contains($0.name) }
    return Problem(
      .badParameter,
      "This page knows no parameter \"\(name)\".",
      hint: names.isEmpty
        ? "It has none." : "It knows: " + names.joined(separator: ", ") + ".",
      suggestions: near.map { other in
        var renamed = link
        renamed.query = link.query.map { $0.name == name ? QueryItem(other, $0.value) : $0 }
        return Problem.Suggestion(text: other, link: renamed)
      } + [Problem.Suggestion(text: "the page without it", link: plain)]
    )
  }
}
