internal import Names
internal import SQLite

extension KnowledgeBase {
  /// All sources, by key.
  public func sources() throws -> [Source] {
    try sources(where: "1")
  }

  /// The source with this number.
  public func source(_ id: Source.ID) throws -> Source? {
    try sources(where: "s.id = \(id.rawValue)").first
  }

  /// The sources that a source draws on, by key.
  public func sources(behind source: Source.ID) throws -> [Source] {
    try sources(
      where: """
        s.id IN (SELECT depends_on FROM source_dependence WHERE source = \(source.rawValue))
        """
    )
  }

  /// The one source that is meant by a key, a short name, a title or the beginning of one.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` or `ambiguous`, with suggestions.
  public func source(named text: String) throws -> Source {
    if let source = try sources(where: "s.key = \(text)").first { return source }
    let all = try sources()
    let folded = NameFolding.fold(text)
    for matches in [
      all.filter { $0.forms.contains(folded) },
      all.filter { $0.forms.contains { form in form.hasPrefix(folded + " ") } },
    ] {
      if matches.count == 1 { return matches[0] }
      if matches.count > 1 {
        throw RegestaError(
          .ambiguous,
          "\"\(text)\" names \(matches.count) sources.",
          hint: "Say which by its key.",
          suggestions: matches.prefix(8).map { .init($0.key, detail: $0.reference) }
        )
      }
    }
    let near = Suggestions.rank(text, among: all.map(\.key) + all.map(\.short), limit: 6)
    var seen: Set<String> = []
    let suggestions = near.map { all[$0.index % all.count] }.filter { seen.insert($0.key).inserted }
    throw RegestaError(
      .notFound,
      "No source is named \"\(text)\".",
      hint: "List them with: regesta sources",
      suggestions: suggestions.prefix(3).map { .init($0.key, detail: $0.reference) }
    )
  }

  private func sources(where condition: SQL) throws -> [Source] {
    try read {
      try connection.rows(
        """
        SELECT s.id, s.key, s.type, s.short, s.author, s.title, s.volume, d.printed, s.note
          FROM source AS s LEFT JOIN date AS d ON d.id = s.issued
         WHERE s.status = 1 AND \(condition) ORDER BY s.key
        """
      ) { row in
        Source(
          id: Source.ID(try row.int(0)),
          key: try row.text(1),
          type: try row.text(2),
          short: try row.text(3),
          author: try row.optionalText(4),
          title: try row.optionalText(5),
          volume: try row.optionalText(6),
          issued: try row.optionalText(7),
          note: try row.optionalText(8)
        )
      }
    }
  }
}

extension Source {
  /// The folded texts by which it may be called.
  fileprivate var forms: [String] {
    [key, short, title, author, reference].compactMap { $0.map(NameFolding.fold) }
  }
}
