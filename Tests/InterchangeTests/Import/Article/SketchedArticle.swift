import Formats

/// Reads the texts of these tests: a title, headings, a paragraph a line, `[1]` marks and notes under
/// "Notes". What real texts look like is for the tests of `ArticleReader`.
enum SketchedArticle {
  static func read(_ source: any ByteSource) throws -> Article {
    var source = source
    var bytes: [UInt8] = []
    while let chunk = try source.nextChunk() { bytes += chunk }
    return read(String(decoding: bytes, as: UTF8.self))
  }

  static func read(_ text: String) -> Article {
    var article = Article()
    var section: [String] = []
    var paragraph = 0
    var isInNotes = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let position = TextPosition(line: index + 1, column: 1)
      let line = line.drop { $0 == " " }
      if line.isEmpty { continue }
      if line.hasPrefix("# ") {
        article.title = String(line.dropFirst(2))
      } else if line.hasPrefix("## ") {
        section = [String(line.dropFirst(3))]
        paragraph = 0
        isInNotes = ["Notes", "References"].contains(section[0])
      } else if isInNotes {
        let parts = line.split(separator: " ", maxSplits: 1)
        let text = parts.count == 2 ? String(parts[1]) : ""
        article.notes.append(
          Article.Note(
            String(parts[0].filter { !"[]".contains($0) }),
            text: text,
            works: work(text).map { [$0] } ?? [],
            position: position
          )
        )
      } else {
        paragraph += 1
        article.passages.append(
          Article.Passage(
            section: section,
            paragraph: paragraph,
            text: String(line),
            marks: marks(Array(line.unicodeScalars)),
            position: position
          )
        )
      }
    }
    return article
  }

  /// "Family, Title, vol II, p. 3".
  private static func work(_ text: String) -> CitedWork? {
    let parts = text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    guard parts.count > 1 else { return nil }
    var work = CitedWork(authors: [.init(family: parts[0])])
    for part in parts.dropFirst() {
      if part.hasPrefix("p. ") {
        work.locator = part
      } else if part.hasPrefix("vol ") {
        work.volume = String(part.dropFirst(4))
      } else if work.title == nil {
        work.title = part
      }
    }
    return work
  }

  private static func marks(_ scalars: [Unicode.Scalar]) -> [Article.Mark] {
    var marks: [Article.Mark] = []
    var start: Int?
    for (index, scalar) in scalars.enumerated() {
      if scalar == "[" { start = index }
      if scalar == "]", let first = start {
        var label = ""
        label.unicodeScalars.append(contentsOf: scalars[(first + 1)..<index])
        if !label.isEmpty { marks.append(Article.Mark(label, first..<(index + 1))) }
        start = nil
      }
    }
    return marks
  }
}
