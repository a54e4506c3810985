internal import Formats
internal import Reading
internal import RegestaKit
internal import SQLite

/// Takes in one article: its source, its passages, the works of its notes, and what a reader found.
///
/// Each step can be made again: the same text adds nothing, a corrected one adds what is new.
final class ArticleImport {
  let article: Article
  let importer: Importer
  /// The article as a source.
  let source: Source.ID
  let sourceKey: String
  /// The language of the names that it gives.
  let language: String
  let works: ArticleWorks

  init(_ article: Article, file: String, language: String, _ importer: Importer) throws {
    self.article = article
    self.importer = importer
    self.language = article.language ?? language
    let draft = Self.draft(of: article, file: file)
    source = try importer.source(draft.source, shortNames: draft.shortNames)
    importer.ownSource = source
    let stored = try importer.base.connection.first(
      "SELECT key, short FROM source WHERE id = \(source.rawValue)"
    ) { (key: try $0.text(0), short: try $0.text(1)) }
    sourceKey = stored?.key ?? draft.source.key
    importer.ownSourceKey = sourceKey
    works = ArticleWorks(
      of: article,
      source: source,
      key: sourceKey,
      short: stored?.short ?? draft.source.short,
      importer
    )
  }

  func take(_ reading: Reading, _ faults: [ReaderFault]) throws {
    let passages = try takePassages()
    try works.take()
    for fault in faults { try reject(fault.place, fault.reason) }
    let things = try ArticleThings(self, reading, passages)
    try ArticleMentions(self, reading, passages, things).take()
    let tally = try ArticleCandidates(self, reading, passages, things).take()
    try tell(reading, tally)
  }

  /// A part of what was read that cannot be used; the rest is.
  func reject(_ what: String, _ reason: String) throws {
    try importer.reject(ImportPlace(importer.place.file, record: what), reason)
  }

  // MARK: The source

  private static func draft(of article: Article, file: String) -> (
    source: SourceDraft, shortNames: [String]
  ) {
    let title = article.title ?? ImportFile.stem(of: file)
    let isWikipedia = article.publication?.lowercased().contains("wikipedia") ?? false
    let type =
      isWikipedia ? "entry-encyclopedia" : article.publication == nil ? "document" : "webpage"
    var key = Slug.of(title)
    if key.isEmpty { key = "article" }
    var csl = CSLRecord(id: key, type: type)
    csl.add("title", title)
    csl.add("container-title", article.publication)
    csl.add("language", article.language)
    let draft = SourceDraft(
      key: key,
      type: type,
      short: title,
      title: title,
      language: article.language,
      csl: csl.json
    )
    return (draft, article.publication.map { ["\(title) (\($0))"] } ?? [])
  }

  // MARK: Passages

  /// The passages in the base, in the order of the article. What stands there to the letter is the same;
  /// what differs is another passage, and the one that was read before stays as it was.
  private func takePassages() throws -> ArticlePassages {
    var known: [String: [Passage.ID]] = [:]
    var last = 0
    try importer.base.connection.forEach(
      """
      SELECT id, sha256, ordinal FROM passage WHERE source = \(source.rawValue)
       ORDER BY ordinal DESC
      """
    ) { row in
      known[try row.text(1), default: []].append(Passage.ID(try row.int(0)))
      last = max(last, try row.int(2))
      return .next
    }
    var ids: [Passage.ID] = []
    var new: Set<Passage.ID> = []
    for passage in article.passages {
      var hash = SHA256()
      hash.update(passage.text.utf8)
      let digest = hash.finish()
      if let same = known[digest]?.popLast() {
        ids.append(same)
        continue
      }
      last += 1
      let id = Passage.ID(
        try importer.writer.addPassage(
          of: source,
          ordinal: last,
          section: passage.section.isEmpty ? nil : passage.section.joined(separator: " / "),
          paragraph: passage.paragraph > 0 ? passage.paragraph : nil,
          text: passage.text,
          hash: digest
        )
      )
      ids.append(id)
      new.insert(id)
    }
    try note(.new, "passage", count: new.count)
    try note(.unchanged, "passage", count: ids.count - new.count)
    return ArticlePassages(article, ids: ids, new: new)
  }

  // MARK: The report

  func note(
    _ outcome: ImportReport.Outcome,
    _ thing: String,
    count: Int,
    sentence: String? = nil
  ) throws {
    guard count > 0 else { return }
    let words = sentence ?? "\(count) \(count == 1 ? thing : thing + "s") of \(title)"
    try importer.note(outcome, thing, nil, sentence: words, count: count)
  }

  private var title: String { article.title ?? importer.place.file }

  private func tell(_ reading: Reading, _ tally: [String: Int]) throws {
    func count(_ number: Int, _ word: String) -> String {
      "\(number) \(word)\(number == 1 ? "" : "s")"
    }
    let empty = article.notes.count { $0.text.isEmpty }
    var parts = [
      count(article.passages.count, "passage"), count(article.notes.count, "note"),
      count(works.count, "cited work"), count(reading.things.count, "thing"),
      count(reading.mentions.count, "mention"), count(reading.dates.count, "date"),
      count(reading.candidates.count, "candidate"),
    ]
    if empty > 0 { parts.append("\(count(empty, "note")) without text") }
    try importer.note(
      .readAs,
      "article",
      source.rawValue,
      sentence: title,
      reason: "\(reading.reader) found " + parts.joined(separator: ", ")
    )
    for (relation, number) in tally.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      try importer.note(
        .readAs,
        "relation",
        nil,
        sentence: relation,
        reason: count(number, "candidate"),
        count: number
      )
    }
    for remark in article.remarks.prefix(1_000) {
      importer.place.position = remark.position
      try importer.note(.leftOut, "mark", nil, sentence: remark.message, reason: "read over")
    }
    importer.place.position = nil
  }
}

/// The passages of an article as the base has them.
struct ArticlePassages {
  /// In the order of the article.
  let ids: [Passage.ID]
  /// Those that this run brought.
  let new: Set<Passage.ID>
  private let texts: [[Unicode.Scalar]]

  init(_ article: Article, ids: [Passage.ID], new: Set<Passage.ID>) {
    self.ids = ids
    self.new = new
    texts = article.passages.map { Array($0.text.unicodeScalars) }
  }

  /// Whether a span lies in its passage and is not empty.
  func holds(_ span: Reading.Span) -> Bool {
    texts.indices.contains(span.passage) && !span.range.isEmpty && span.range.lowerBound >= 0
      && span.range.upperBound <= texts[span.passage].count
  }

  func words(_ span: Reading.Span) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: texts[span.passage][span.range])
    return text
  }
}
