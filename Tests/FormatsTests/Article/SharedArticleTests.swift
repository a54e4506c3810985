import Formats
import TestSupport
import Testing

/// Counts that a person has checked on the articles beside the repository.
@Suite(
  "Articles of other hands",
  .enabled(if: SharedFiles.has("articles"), "the shared articles are not here")
)
struct SharedArticleTests {
  struct Outline: Sendable, CustomTestStringConvertible {
    var file: String
    var title: String
    var sections: Int
    var passages: Int
    var notes: Int
    var emptyNotes = 0
    var works = 0
    var references = 0
    var categories = 0
    var testDescription: String { file }
  }

  // swift-format-ignore
  static let outlines: [Outline] = [
    Outline(file: "hsg-milestone-fourteen-points.txt", title: "Wilson’s Fourteen Points, 1918", sections: 1, passages: 3, notes: 0),
    Outline(file: "hsg-milestone-league.txt", title: "The League of Nations, 1920", sections: 1, passages: 7, notes: 0),
    Outline(file: "hsg-milestone-wwi.txt", title: "U.S. Entry into World War I, 1917", sections: 1, passages: 10, notes: 0),
    Outline(file: "hsg-rdcr-estonia.txt", title: "Estonia", sections: 8, passages: 8, notes: 0),
    Outline(file: "hsg-rdcr-finland.txt", title: "Finland", sections: 8, passages: 9, notes: 0),
    Outline(file: "hsg-rdcr-hungary.txt", title: "Hungary", sections: 14, passages: 26, notes: 0),
    Outline(file: "hsg-rdcr-poland.txt", title: "Poland", sections: 12, passages: 15, notes: 0),
    Outline(file: "hsg-rdcr-ukraine.txt", title: "Ukraine", sections: 4, passages: 4, notes: 0),
    Outline(file: "soviet-lithuanian-treaty-1920.txt", title: "Soviet-Lithuanian Treaty of 1920", sections: 5, passages: 9, notes: 7, works: 7),
    Outline(file: "wp-Battle_of_Berestechko.txt", title: "Battle of Berestechko", sections: 8, passages: 28, notes: 35, emptyNotes: 11, works: 26, categories: 3),
    Outline(file: "wp-Battle_of_Świecino.txt", title: "Battle of Świecino", sections: 6, passages: 8, notes: 0, references: 7, categories: 2),
    Outline(file: "wp-Continuation_War.txt", title: "Continuation War", sections: 21, passages: 73, notes: 60, emptyNotes: 60, categories: 22),
    Outline(file: "wp-Soviet_Line.txt", title: "Soviet Line", sections: 9, passages: 20, notes: 23, emptyNotes: 23, categories: 5),
  ]

  @Test("Sections, passages, notes and works", arguments: outlines)
  func counts(outline: Outline) throws {
    let article = try Self.article(outline.file)
    #expect(article.title == outline.title)
    #expect(Set(article.passages.map(\.section)).count == outline.sections)
    #expect(article.passages.count == outline.passages)
    #expect(article.notes.count == outline.notes)
    #expect(article.notes.filter(\.text.isEmpty).count == outline.emptyNotes)
    #expect(article.notes.map(\.works.count).reduce(0, +) == outline.works)
    #expect(article.references.count == outline.references)
    #expect(article.categories.count == outline.categories)
  }

  static func article(_ file: String) throws -> Article {
    try ArticleReader.read(SharedFiles.bytes("articles/" + file), fileName: file)
  }

  @Test("Every mark has its note, and stands where it says")
  func marks() throws {
    for file in SharedFiles.names(in: "articles") {
      let article = try Self.article(file)
      let labels = Set(article.notes.map(\.label))
      for passage in article.passages {
        let scalars = Array(passage.text.unicodeScalars)
        for mark in passage.marks {
          #expect(labels.contains(mark.label), "\(file) [\(mark.label)]")
          #expect(String(String.UnicodeScalarView(scalars[mark.range])) == "[\(mark.label)]")
        }
        #expect(
          !passage.text.contains("  ") && !passage.text.contains("]]")
            && !passage.text.contains("()")
        )
      }
    }
  }

  @Test("The founding article's notes cite four works of authors that are named")
  func founding() throws {
    let article = try Self.article("soviet-lithuanian-treaty-1920.txt")
    #expect(article.publication == "Wikipedia, the free encyclopedia")
    var works: [CitedWork] = []
    for work in article.notes.flatMap(\.works)
    where !works.contains(where: { $0.isSameWork(as: work) }) {
      works.append(work)
    }
    #expect(
      works.map { $0.authors.map(\.family) } == [
        ["Čepėnas"], ["Łossowski"], ["Łossowski"], ["Brecher", "Wilkenfeld"],
      ]
    )
    #expect(article.notes[0].works.first?.volume == "II")
    #expect(article.notes.flatMap(\.works).compactMap(\.locator).count == 7)
    #expect(article.notes.flatMap(\.works).allSatisfy { $0.remainder == nil })
  }
}
