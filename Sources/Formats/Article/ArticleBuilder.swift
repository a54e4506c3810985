/// Puts an article together from what the readers of the syntaxes find, in the order of the text.
struct ArticleBuilder {
  private(set) var article = Article()
  private let text: ArticleText
  /// The headings above the place, with their levels and what their sections hold.
  private var headings: [(level: Int, title: String, section: ArticleSection)] = []
  private var path: [String] = []
  private var paragraphs: [[String]: Int] = [:]
  private var categories: Set<String> = []
  private var noteOffsets: [String: Int] = [:]
  /// The words of each note, with what is in italics, and whether the syntax has its works in fields.
  private var noteWords: [(words: InlineText, hasWorks: Bool)] = []

  init(_ text: ArticleText) { self.text = text }

  var title: String? {
    get { article.title }
    set { article.title = newValue }
  }
  var language: String? {
    get { article.language }
    set { article.language = newValue }
  }
  var publication: String? {
    get { article.publication }
    set { article.publication = newValue }
  }

  /// Takes who wrote it: "Ann Smith and John Fox"; false when these are no names.
  mutating func takeAuthors(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let names = CitationNames(words) else { return false }
    article.authors = names.authors
    return true
  }

  /// What the section at this place holds.
  var section: ArticleSection { headings.last?.section ?? .prose }

  mutating func heading(_ title: String, level: Int) {
    guard !title.isEmpty else { return }
    while let last = headings.last, last.level >= level { headings.removeLast() }
    let inherited = headings.last?.section ?? .prose
    headings.append((level, title, ArticleSection(heading: title) ?? inherited))
    // Nobody nests deeper; a hostile text does.
    if headings.count > 12 { headings.removeFirst() }
    path = headings.map(\.title)
  }

  /// Adds what stands at the place: to the passages, or to what its section holds.
  mutating func add(
    _ inline: InlineText,
    as role: Article.Role,
    at offset: Int,
    works: [CitedWork] = []
  ) {
    guard inline.scalars.contains(where: { !$0.isFiller }) else { return }
    switch section {
    case .contents: return
    case .related where role == .listItem || isLine(inline): related(inline)
    case .externalLinks where role == .listItem || isLine(inline):
      let page = WorkCitationParser.page(listed: CitationText(inline))
      article.externalLinks += works.isEmpty ? page.map { [$0] } ?? [] : works
    case .references, .notes:
      if !works.isEmpty {
        article.references += works
      } else if role == .listItem || !isProse(inline) {
        article.references += listed(inline)
      } else {
        passage(inline, as: role, at: offset)
      }
    default: passage(inline, as: role, at: offset)
    }
  }

  private mutating func passage(_ inline: InlineText, as role: Article.Role, at offset: Int) {
    let number = paragraphs[path, default: 0] + 1
    paragraphs[path] = number
    article.passages.append(
      Article.Passage(
        role,
        section: path,
        paragraph: number,
        text: inline.scalars.string,
        marks: inline.marks,
        links: inline.links,
        position: text.position(of: offset)
      )
    )
  }

  /// Adds a note; a second one with the same label is kept under the same label.
  mutating func note(
    _ label: String,
    _ inline: InlineText,
    at offset: Int,
    works: [CitedWork] = []
  ) {
    let words = inline.scalars.allSatisfy(\.isFiller) ? "" : inline.scalars.string
    noteWords.append((inline, !works.isEmpty))
    article.notes.append(
      Article.Note(label, text: words, works: works, position: text.position(of: offset))
    )
    noteOffsets[label] = offset
  }

  func hasNote(_ label: String) -> Bool { noteOffsets[label] != nil }

  /// Adds a work of a list, already understood.
  mutating func reference(_ work: CitedWork) { article.references.append(work) }

  mutating func category(_ name: String) {
    guard !name.isEmpty, categories.insert(name).inserted else { return }
    article.categories.append(name)
  }

  mutating func remark(_ message: String, at offset: Int) {
    // A hostile text has as many faults as it has bytes.
    guard article.remarks.count < 1000 else { return }
    article.remarks.append(Article.Remark(message, at: text.position(of: offset)))
  }

  private mutating func related(_ inline: InlineText) {
    if let link = inline.links.first, link.range.lowerBound == 0 {
      article.related.append(link.target)
    } else {
      article.related.append(inline.withoutMarks)
    }
  }

  private func listed(_ inline: InlineText) -> [CitedWork] {
    WorkCitationParser.work(listed: CitationText(inline)).map { [$0] } ?? []
  }

  /// A line that is no sentence.
  private func isLine(_ inline: InlineText) -> Bool {
    inline.scalars.count < 200 && inline.scalars.last != "."
  }

  /// A paragraph under "Sources" may be about them: it then has marks, or is long and gives no year of
  /// publication.
  private func isProse(_ inline: InlineText) -> Bool {
    if !inline.marks.isEmpty { return true }
    guard inline.scalars.count > 350 else { return false }
    return !CitationFields(CitationText(inline)).hasAny
  }

  // MARK: - The end

  /// Binds marks and notes together and reads the works that the notes cite.
  mutating func finish() -> Article {
    labelGroups()
    addMissingNotes()
    readWorks()
    return article
  }

  /// Two lists that are both numbered from 1: the one of "[note 1]" is the first.
  private mutating func labelGroups() {
    var prefixes: [String: String] = [:]
    for passage in article.passages {
      for mark in passage.marks {
        let parts = mark.label.split(separator: " ")
        if parts.count == 2, noteOffsets[mark.label] == nil, prefixes[String(parts[1])] == nil {
          prefixes[String(parts[1])] = mark.label
        }
      }
    }
    guard !prefixes.isEmpty else { return }
    var seen: [String: Int] = [:]
    for index in article.notes.indices {
      let label = article.notes[index].label
      guard let first = seen.updateValue(index, forKey: label), let full = prefixes[label],
        noteOffsets[full] == nil
      else { continue }
      article.notes[first].label = full
      noteOffsets[full] = 0
    }
  }

  private mutating func addMissingNotes() {
    var used: Set<String> = []
    for passage in article.passages {
      for mark in passage.marks where used.insert(mark.label).inserted {
        if noteOffsets[mark.label] == nil {
          noteOffsets[mark.label] = 0
          article.notes.append(Article.Note(mark.label, text: "", position: passage.position))
          remark("The mark [\(mark.label)] has no note.", at: passage.position)
        }
      }
    }
    for note in noteWords { for mark in note.words.marks { used.insert(mark.label) } }
    for note in article.notes where !used.contains(note.label) && !note.text.isEmpty {
      remark("The note [\(note.label)] has no mark.", at: note.position)
    }
    let empty = article.notes.filter(\.text.isEmpty)
    if let first = empty.first, empty.count > 0 {
      let notes = empty.count == 1 ? "1 note has no text" : "\(empty.count) notes have no text"
      remark("\(notes): what they cite is unknown.", at: first.position)
    }
  }

  private mutating func remark(_ message: String, at position: TextPosition) {
    guard article.remarks.count < 1000 else { return }
    article.remarks.append(Article.Remark(message, at: position))
  }

  private mutating func readWorks() {
    var before: [CitedWork] = []
    for index in article.notes.indices {
      if index < noteWords.count, !noteWords[index].hasWorks, !article.notes[index].text.isEmpty {
        let words = CitationText(noteWords[index].words)
        article.notes[index].works = WorkCitationParser.works(in: words, after: before)
      }
      if !article.notes[index].works.isEmpty { before = article.notes[index].works }
    }
  }
}

extension Unicode.Scalar {
  /// Space and signs that make no words.
  fileprivate var isFiller: Bool {
    isSpace || [".", ",", ";", "-", "–", "—", "*", "•", "^", "↑", "|"].contains(self)
  }
}

extension InlineText {
  /// The words without the marks of notes.
  var withoutMarks: String {
    guard !marks.isEmpty else { return scalars.string }
    var result = InlineText()
    var start = 0
    for mark in marks {
      result.append(contentsOf: scalars[start..<mark.range.lowerBound])
      start = mark.range.upperBound
    }
    result.append(contentsOf: scalars[start...])
    return result.scalars.string
  }
}
