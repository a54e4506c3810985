internal import Chronology
internal import RegestaKit

extension PropertyImporter {
  /// Who says a statement: the base that it stands in, with the place and the rank; then, through that
  /// base, each of the sources that it refers to.
  func citations(of statement: ForeignStatement) throws -> [CitationDraft] {
    var citations: [CitationDraft] = []
    if statement.graphs.isEmpty {
      var locator = statement.locator
      if statement.rank != .normal {
        locator = (locator.map { $0 + ", " } ?? "") + "\(statement.rank.rawValue) rank"
      }
      citations += importer.ownCitation(locator)
    }
    for graph in statement.graphs {
      guard let own = importer.ownSource else { continue }
      let source = try source(named: graph) { try graphSource(graph) }
      citations.append(
        source == own ? CitationDraft(own) : CitationDraft(source, via: own)
      )
    }
    for reference in statement.references {
      for citation in try self.citations(of: reference) where !citations.contains(citation) {
        citations.append(citation)
      }
    }
    return citations
  }

  /// One reference: each work in which it is stated is a source of its own.
  private func citations(of reference: [ForeignStatement.Part]) throws -> [CitationDraft] {
    var work = ReferredWork()
    for part in reference {
      guard let role = referenceRole(part) else {
        leftOut.add("reference property \(shown(part.property))", "no mapping")
        continue
      }
      try work.add(part.value, as: role, called: shown(part.property), with: self)
    }
    var sources = try work.items.map { item in
      try source(named: item.name) { try self.draft(of: item, work) }
    }
    if sources.isEmpty, let url = work.url {
      let name = url + "\u{1F}" + (work.title ?? "")
      sources = [try source(named: name) { draft(ofPage: url, work) }]
    }
    if sources.isEmpty, let title = work.title {
      sources = [try source(named: "\u{1F}" + title) { draft(ofTitle: title, work) }]
    }
    if sources.isEmpty {
      if !reference.isEmpty { leftOut.add("references", "they name no source that we can tell") }
      return []
    }
    let own = importer.ownSource
    return sources.map { source in
      CitationDraft(
        source,
        via: source == own ? nil : own,
        locator: work.locator.map(Locator.init),
        quote: work.quote.map { CitationDraft.Quote($0) }
      )
    }
  }

  private func referenceRole(_ part: ForeignStatement.Part) -> ReferenceRole? {
    if let role = mapping.references[part.property] { return role }
    // The number of the thing in the register that says so.
    if case .claim(let key)? = mapping.properties[part.property]?.role,
      (mapping.relations[key]?.value ?? importer.vocabulary.relations[key]?.value) == .identifier
    {
      return .record
    }
    return nil
  }

  // MARK: Sources

  func source(named name: String, _ make: () throws -> SourceDraft) throws -> Source.ID {
    if let known = importer.sources[name] { return known }
    let source = try importer.source(make())
    importer.sources[name] = source
    return source
  }

  private func draft(of item: StatedItem, _ work: ReferredWork) throws -> SourceDraft {
    let title = try label(of: item)
    let scheme = item.identifiers.first
    let key = scheme.map { "\($0.scheme)-\($0.value)" } ?? item.name
    // The name that a thing has nowhere is where it can be looked up.
    let isNamed = title != item.name
    var csl = CSLRecord(id: Slug.of(key), type: "document")
    if isNamed { csl.add("title", title) }
    if let scheme, scheme.scheme == "wikidata" {
      csl.add("URL", "https://www.wikidata.org/wiki/\(scheme.value)")
    }
    return SourceDraft(
      key: Slug.of(key),
      type: "document",
      short: isNamed ? title : scheme.map { "\($0.scheme.capitalizedASCII) \($0.value)" } ?? title,
      title: isNamed ? title : nil,
      csl: csl.json
    )
  }

  private func draft(ofPage url: String, _ work: ReferredWork) -> SourceDraft {
    let key = SourceKey.key(ofAddress: url)
    var csl = CSLRecord(id: key, type: "webpage")
    csl.add("title", work.title)
    csl.add("author", people: work.authors.map { .init(literal: $0) })
    csl.add("publisher", work.publisher)
    csl.add("issued", edtf: work.published?.edtf)
    csl.add("accessed", edtf: work.retrieved?.edtf)
    csl.add("language", work.language)
    csl.add("URL", url)
    return SourceDraft(
      key: key,
      type: "webpage",
      short: work.title ?? SourceKey.shown(address: url),
      author: work.authors.isEmpty ? nil : work.authors.joined(separator: "; "),
      title: work.title,
      issued: work.published,
      language: work.language,
      csl: csl.json
    )
  }

  private func draft(ofTitle title: String, _ work: ReferredWork) -> SourceDraft {
    let key = SourceKey.bounded(Slug.of(title), of: title)
    var csl = CSLRecord(id: key, type: "document")
    csl.add("title", title)
    csl.add("author", people: work.authors.map { .init(literal: $0) })
    csl.add("publisher", work.publisher)
    csl.add("issued", edtf: work.published?.edtf)
    return SourceDraft(
      key: key,
      type: "document",
      short: title,
      author: work.authors.isEmpty ? nil : work.authors.joined(separator: "; "),
      title: title,
      issued: work.published,
      language: work.language,
      csl: csl.json
    )
  }

  private func graphSource(_ iri: String) throws -> SourceDraft {
    if let draft = try graphs?(iri) { return draft }
    let key = SourceKey.key(ofAddress: iri)
    var csl = CSLRecord(id: key, type: "dataset")
    csl.add("URL", iri)
    return SourceDraft(
      key: key,
      type: "dataset",
      short: SourceKey.shown(address: iri),
      csl: csl.json
    )
  }
}

/// Keys of sources that have no short name of their own.
enum SourceKey {
  /// The host, and a number made of the whole address: two addresses are two sources.
  static func key(ofAddress address: String) -> String {
    let host = address.split(separator: "/").dropFirst().first.map(String.init) ?? address
    let slug = Slug.of(host)
    return (slug.isEmpty ? "address" : slug) + "-" + hash(address)
  }

  /// A key that says which text it was cut from.
  static func bounded(_ slug: String, of text: String) -> String {
    if slug.isEmpty { return "source-" + hash(text) }
    return slug.utf8.count < 56 ? slug : String(slug.prefix(48)) + "-" + hash(text)
  }

  /// An address as it is shown: without scheme, and not too long.
  static func shown(address: String) -> String {
    var text = address[...]
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    return text.count <= 60 ? String(text) : text.prefix(59) + "…"
  }

  /// Twelve hexadecimal digits that stay the same from run to run (FNV-1a).
  static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let digits = String(hash >> 16, radix: 16)
    return String(repeating: "0", count: 12 - digits.utf8.count) + digits
  }
}

/// What the parts of a reference say of the work it refers to, and of the place there.
struct ReferredWork {
  var items: [StatedItem] = []
  var url: String?
  var title: String?
  var authors: [String] = []
  var publisher: String?
  var published: HistoricalDate?
  var retrieved: HistoricalDate?
  var language: String?
  var quote: String?
  private var places: [String] = []

  mutating func add(
    _ value: StatedValue,
    as role: ReferenceRole,
    called name: String,
    with importer: PropertyImporter
  ) throws {
    switch value {
    case .some, .none, .unusable, .unreadable:
      importer.leftOut.add("reference property \(name)", "a value that names nothing")
      return
    default: break
    }
    let text = try importer.text(of: value)
    switch role {
    case .statedIn, .importedFrom:
      if case .item(let item) = value { items.append(item) } else { title = title ?? text }
    case .url: url = url ?? text
    case .page:
      let isRange = text.contains { "-–,".contains($0) }
      places.append(text.first?.isNumber == true ? (isRange ? "pp. " : "p. ") + text : text)
    case .volume: places.append("vol. " + text)
    case .issue: places.append("no. " + text)
    case .section: places.append("§ " + text)
    case .record: places.append("\(name) \(text)")
    case .quote: quote = quote ?? text
    case .retrieved: if case .date(let date) = value { retrieved = retrieved ?? date }
    case .published: if case .date(let date) = value { published = published ?? date }
    case .title: title = title ?? text
    case .author: authors.append(text)
    case .publisher: publisher = publisher ?? text
    case .language: if case .text(let tag, _) = value { language = language ?? tag }
    case .ignore: break
    }
  }

  /// The place in the work. When the work is a thing, the address is a place in it.
  var locator: String? {
    var places = places
    if !items.isEmpty {
      if let title { places.insert("“\(title)”", at: 0) }
      if let url { places.append(url) }
    }
    if let retrieved, !items.isEmpty || url != nil {
      places.append("retrieved \(retrieved.printed)")
    }
    return places.isEmpty ? nil : places.joined(separator: ", ")
  }
}

extension String {
  /// "Wikidata" of "wikidata".
  fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
