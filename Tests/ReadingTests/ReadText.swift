import Chronology
import Foundation
import Formats
import Interchange
import Reading
import RegestaKit

/// Reads texts into a base that has the catalogue alone, and says in short what was read.
struct ReadText {
  let article: Article
  let reading: Reading

  /// Reads paragraphs; `[1]` are marks of notes.
  init(_ paragraphs: String..., title: String? = nil) throws {
    try self.init(article: Self.article(paragraphs, title: title))
  }

  init(article: Article) throws {
    self.article = article
    let file = Self.newFile()
    try Self.seeded.get().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let base = try KnowledgeBase(path: file.path)
    reading = try EnglishReader(ReadingVocabulary(of: base)).read(article)
  }

  /// The bytes of a base with the catalogue, made once.
  private static let seeded = Result<Data, any Error> {
    let file = newFile()
    defer { try? FileManager.default.removeItem(at: file) }
    try {
      let base = try KnowledgeBase.create(at: file.path)
      try base.loadSeed(withFoundingArticle: false, who: "test")
    }()
    return try Data(contentsOf: file)
  }

  private static func newFile() -> URL {
    FileManager.default.temporaryDirectory
      .appending(path: "regesta-reading-\(UInt64.random(in: 0 ... .max)).regesta")
  }

  private static func article(_ paragraphs: [String], title: String?) -> Article {
    var article = Article(title: title)
    for (number, text) in paragraphs.enumerated() {
      article.passages.append(
        Article.Passage(
          paragraph: number + 1,
          text: text,
          marks: marks(in: text),
          position: TextPosition(line: number + 1, column: 1)
        )
      )
    }
    return article
  }

  private static func marks(in text: String) -> [Article.Mark] {
    let scalars = Array(text.unicodeScalars)
    var marks: [Article.Mark] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == "[", let close = scalars[index...].firstIndex(of: "]") {
        let label = String(String.UnicodeScalarView(scalars[index + 1..<close]))
        marks.append(Article.Mark(label, index..<close + 1))
        index = close
      }
      index += 1
    }
    return marks
  }

  func name(_ thing: Int) -> String { reading.things[thing].names[0] }

  /// The claims, as "Lithuania signed Treaty of Riga", with NOT and the modality before them.
  var claims: [String] {
    reading.candidates.map { candidate in
      let object: String
      switch candidate.object {
      case .thing(let thing): object = name(thing)
      case .date(let date): object = "\(date)"
      case .text(let text): object = text
      case .quantity(let number, _, let unit, _): object = "\(Int(number)) \(unit ?? "")"
      }
      let modality = candidate.modality == .asserted ? "" : "\(candidate.modality.rawValue): "
      let denied = candidate.isDenied ? "NOT " : ""
      return "\(modality)\(denied)\(name(candidate.subject)) \(candidate.relation) \(object)"
    }
  }

  /// The candidate of a claim as `claims` writes it.
  func candidate(_ claim: String) -> Reading.Candidate? {
    zip(claims, reading.candidates).first { $0.0 == claim }?.1
  }

  /// When a claim was, as a date is printed.
  func time(of claim: String) -> String? {
    candidate(claim)?.period.map { "\($0)" }
  }

  /// The same of all candidates that say it, those without a time left out.
  func times(of claim: String) -> [String] {
    zip(claims, reading.candidates).filter { $0.0 == claim }.compactMap { $0.1.period }
      .map { "\($0)" }
  }

  /// The kinds of the things named so.
  func kind(of name: String) -> String? {
    reading.things.first { $0.names.contains(name) }?.kind
  }

  /// The words of each mention of a thing.
  func mentions(of name: String) -> [String] {
    guard let thing = reading.things.firstIndex(where: { $0.names.contains(name) }) else {
      return []
    }
    return reading.mentions.filter { $0.thing == thing }.map { words($0.span) }
  }

  func words(_ span: Reading.Span) -> String {
    let scalars = Array(article.passages[span.passage].text.unicodeScalars)
    return String(String.UnicodeScalarView(scalars[span.range]))
  }
}
