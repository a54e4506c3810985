package import RegestaKit

/// The citations of a page, numbered in the order in which they are first used.
package struct Footnotes {
  private var numbers: [String: Int] = [:]
  package private(set) var texts: [String] = []

  package init() {}

  /// The marks of a claim's citations, such as " [1] [4]"; nothing when it has none.
  package mutating func marks(for citations: [Citation]) -> StyledText {
    var seen: Set<Int> = []
    let marks = citations.map { number(of: $0) }.filter { seen.insert($0).inserted }
      .map { "[\($0)]" }
    return marks.isEmpty ? StyledText() : " " + StyledText(marks.joined(), .faint)
  }

  private mutating func number(of citation: Citation) -> Int {
    let text = citation.printed
    if let known = numbers[text] { return known }
    texts.append(text)
    numbers[text] = texts.count
    return texts.count
  }

  /// Prints the notes at the end of a page.
  package func print(on page: inout Page) {
    guard !texts.isEmpty else { return }
    page.heading("Sources")
    let width = "[\(texts.count)]".count
    for (index, text) in texts.enumerated() {
      page.item(StyledText("[\(index + 1)]", .faint), StyledText(text), markWidth: width)
    }
  }
}
