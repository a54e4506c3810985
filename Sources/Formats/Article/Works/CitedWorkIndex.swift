/// The works of one article, to find the full one that a short reference means.
public struct CitedWorkIndex: Sendable {
  private var byAuthor: [[String]: [CitedWork]] = [:]
  private var byTitle: [[String]: [CitedWork]] = [:]

  /// The works of an article: those that it lists, and those that its notes give in full.
  public init(_ article: Article) {
    self.init(article.references + article.notes.flatMap(\.works))
  }

  /// Works; of two that are one, the first stays.
  public init(_ works: [CitedWork]) {
    for work in works where work.title != nil {
      if let author = work.authors.first {
        let key = WorkKey.words(author.family)
        // Nobody has written a hundred works that one article cites.
        guard byAuthor[key, default: []].count < 100 else { continue }
        if let place = byAuthor[key]?.firstIndex(where: { $0.isSameWork(as: work) }) {
          if byAuthor[key]?[place].isShort == true, !work.isShort { byAuthor[key]?[place] = work }
        } else {
          byAuthor[key, default: []].append(work)
        }
      } else if let title = work.title {
        byTitle[WorkKey.words(title), default: []].append(work)
      }
    }
  }

  /// The full work that a reference means: "Smith 1990", "Łossowski, Litwa", "Smith, op. cit.".
  ///
  /// - Parameter work: The reference.
  /// - Returns: The work as it is given in full, without the place in it; nil when there is none, or when
  ///   it could be one of several.
  public func fullWork(for work: CitedWork) -> CitedWork? {
    guard let author = work.authors.first else {
      guard let title = work.title, let found = byTitle[WorkKey.words(title)], found.count == 1
      else { return nil }
      return found[0]
    }
    let authors = work.authors.dropFirst().map { WorkKey.words($0.family) }
    var found = (byAuthor[WorkKey.words(author.family)] ?? []).filter { full in
      let theirs = full.authors.map { WorkKey.words($0.family) }
      return authors.allSatisfy(theirs.contains)
    }
    if let year = work.year { found = found.filter { $0.year == year } }
    if let title = work.title {
      let words = WorkKey.words(title)
      let exact = found.filter { WorkKey.words($0.title ?? "") == words }
      found = exact.isEmpty ? found.filter { Self.isShort(words, for: $0) } : exact
    }
    if found.count > 1, let given = author.given {
      found = found.filter { $0.authors.first?.given?.first == given.first }
    }
    guard found.count == 1, var full = found.first else { return nil }
    full.locator = nil
    return full
  }

  /// The first words of the title, or its first one that says something: "Emergence" for "The Emergence".
  private static func isShort(_ words: [String], for full: CitedWork) -> Bool {
    let theirs = WorkKey.words(full.title ?? "")
    if theirs.starts(with: words) { return true }
    guard let first = theirs.first, ["the", "a", "an", "der", "die", "das"].contains(first) else {
      return false
    }
    return theirs.dropFirst().starts(with: words)
  }
}
