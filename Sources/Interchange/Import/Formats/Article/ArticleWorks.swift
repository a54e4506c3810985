internal import Formats
internal import Names
internal import RegestaKit
internal import SQLite

/// The works that an article's notes cite, as sources of the base.
///
/// A short title, or an author alone, stands for the work that the article names more fully elsewhere.
/// A note that names no work is a source of its own, so that what rests on it can still be cited.
final class ArticleWorks {
  private let article: Article
  private let source: Source.ID
  private let key: String
  private let short: String
  private let importer: Importer
  private let groups: CitedWorkGroups
  private var sources: [Int: Source.ID] = [:]
  private var notes: [String: Article.Note] = [:]
  private var noteSources: [String: Source.ID] = [:]

  init(of article: Article, source: Source.ID, key: String, short: String, _ importer: Importer) {
    self.article = article
    self.source = source
    self.key = key
    self.short = short
    self.importer = importer
    groups = CitedWorkGroups(article.references + article.notes.flatMap(\.works))
    for note in article.notes where notes[note.label] == nil { notes[note.label] = note }
  }

  /// How many different works the article names.
  var count: Int { groups.fullest.count }

  /// A place in a work, as a note gives it.
  struct Place {
    var source: Source.ID
    var locator: String?
  }

  /// Makes the sources, and says that the article draws on those that its notes cite.
  func take() throws {
    for work in article.references { _ = try self.source(of: work) }
    for note in article.notes {
      for work in note.works { try draw(on: try self.source(of: work)) }
      if note.text.isEmpty, note.works.isEmpty { _ = try places(ofNote: note.label) }
    }
  }

  /// The places that a note cites; of a note that names no work, the note itself.
  func places(ofNote label: String) throws -> [Place] {
    let note = notes[label]
    if let note, !note.works.isEmpty {
      return try note.works.map { Place(source: try source(of: $0), locator: $0.locator) }
    }
    if let known = noteSources[label] { return [Place(source: known)] }
    let slug = Slug.of(label)
    let draft = SourceDraft(
      key: "\(key)-note-\(slug.isEmpty ? "x" : slug)",
      type: "document",
      short: "note \(label) of \(short)",
      note: note.map { $0.text.isEmpty ? "The text has the mark, and no note to it." : $0.text }
        ?? "The text has the mark, and no note to it."
    )
    let known = try importer.base.connection.first(
      "SELECT id FROM source WHERE key = \(draft.key) AND status = 1"
    ) { Source.ID(try $0.int(0)) }
    let id = try known ?? importer.source(draft)
    noteSources[label] = id
    try draw(on: id)
    return [Place(source: id)]
  }

  private func source(of work: CitedWork) throws -> Source.ID {
    guard let group = groups.group(of: work) else {
      throw RegestaError(.badInput, "A work that a note cites was not understood.")
    }
    if let known = sources[group] { return known }
    let work = WorkDraft(BibliographyRecord(groups.fullest[group], number: group + 1))
    var draft = work.source
    // Of a work without a title only this article knows which it is.
    if draft.title == nil { draft.key = Slug.of("\(key) \(draft.key)") }
    let id = try importer.source(draft, shortNames: work.shortNames)
    sources[group] = id
    return id
  }

  /// What cannot be, since the work draws on the article, is not said.
  private func draw(on work: Source.ID) throws {
    guard work != source else { return }
    let isCircle = try importer.base.connection.first(
      """
      WITH RECURSIVE origin (source) AS (
        SELECT \(work.rawValue)
        UNION
        SELECT d.depends_on FROM origin AS o JOIN source_dependence AS d ON d.source = o.source)
      SELECT 1 FROM origin WHERE source = \(source.rawValue)
      """
    ) { _ in true }
    if isCircle == nil { try importer.depend(source, on: work) }
  }
}

extension BibliographyRecord {
  /// A work as a bibliography would have it.
  init(_ work: CitedWork, number: Int) {
    let type =
      if work.container != nil {
        work.volume != nil || work.issue != nil ? "article-journal" : "chapter"
      } else if work.title == nil, work.url == nil {
        "document"
      } else {
        work.url != nil && work.publisher == nil && work.authors.isEmpty ? "webpage" : "book"
      }
    self.init(id: "work-\(number)", type: type)
    hasOwnID = false
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { fields.append(Field(name, value)) }
    }
    add("title", work.title ?? (work.authors.isEmpty ? work.remainder ?? work.url : nil))
    add("container-title", work.container)
    add("volume", work.volume)
    add("issue", work.issue)
    add("publisher", work.publisher)
    add("publisher-place", work.publisherPlace)
    add("URL", work.url)
    for (scheme, value) in work.identifiers.sorted(by: { $0.key < $1.key }) {
      add(scheme.uppercased(), value)
    }
    if !work.authors.isEmpty {
      let people = work.authors.map { BibliographyPerson(family: $0.family, given: $0.given) }
      roles.append(Role(work.isEdited ? "editor" : "author", people))
    }
    if let year = work.year { dates.append(DateField("issued", BibliographyDate(year))) }
  }
}
