internal import Formats
internal import Names

/// Which of the works that an article cites are one and the same, though some of its notes name them
/// in short.
struct CitedWorkGroups {
  /// Of each group, all that its members say together.
  private(set) var fullest: [CitedWork] = []
  private var groups: [CitedWork: Int] = [:]
  private var byAuthor: [String: [Int]] = [:]
  private var byTitle: [String: [Int]] = [:]
  /// More works of one author, or with one title, are not compared: a text may be anything.
  private static let compared = 64

  init(_ works: [CitedWork]) {
    // From the fullest to the shortest, so that a short one finds the full one wherever it stands.
    let order = works.indices.sorted {
      (works[$1].fullness, $0) < (works[$0].fullness, $1)
    }
    for index in order {
      let work = works[index].withoutPlace
      guard groups[work] == nil else { continue }
      groups[work] = find(work) ?? add(work)
    }
  }

  /// The group of a work that was given.
  func group(of work: CitedWork) -> Int? { groups[work.withoutPlace] }

  private mutating func add(_ work: CitedWork) -> Int {
    let group = fullest.count
    fullest.append(work)
    if let author = work.firstAuthor { byAuthor[author, default: []].append(group) }
    if let title = work.foldedTitle { byTitle[title, default: []].append(group) }
    return group
  }

  private mutating func find(_ work: CitedWork) -> Int? {
    let near =
      (work.firstAuthor.flatMap { byAuthor[$0] } ?? []).suffix(Self.compared)
      + (work.foldedTitle.flatMap { byTitle[$0] } ?? []).suffix(Self.compared)
    let group = near.first { work.isShort(for: fullest[$0]) }
    if let group { fullest[group].fill(from: work) }
    return group
  }
}

extension CitedWork {
  /// The work without the place in it.
  fileprivate var withoutPlace: CitedWork {
    var work = self
    work.locator = nil
    // Words that were not understood name the work where nothing else does.
    if work.title != nil || !work.authors.isEmpty || work.url != nil { work.remainder = nil }
    return work
  }

  fileprivate var firstAuthor: String? {
    authors.first.map { NameFolding.fold($0.family) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  fileprivate var foldedTitle: String? {
    title.map(NameFolding.fold).flatMap { $0.isEmpty ? nil : $0 }
  }

  fileprivate var fullness: Int {
    let parts: [String?] = [
      container, volume, issue, publisher, publisherPlace, year, url, authors.first?.given,
    ]
    return parts.count { $0 != nil } + identifiers.count + (authors.isEmpty ? 0 : 1)
      + (title.map { 2 + $0.unicodeScalars.count / 8 } ?? 0)
  }

  /// Whether it names a work that is given more fully, in fewer words.
  fileprivate func isShort(for full: CitedWork) -> Bool {
    func agree(_ mine: String?, _ theirs: String?) -> Bool {
      guard let mine, let theirs else { return true }
      return NameFolding.fold(mine) == NameFolding.fold(theirs)
    }
    guard agree(volume, full.volume), agree(year, full.year), agree(container, full.container),
      identifiers.allSatisfy({
        full.identifiers[$0.key].map { [value = $0.value] in $0 == value } ?? true
      })
    else { return false }
    if let author = firstAuthor, let theirs = full.firstAuthor, author != theirs { return false }
    guard let title = foldedTitle else {
      // An author alone: the work of that author.
      return firstAuthor != nil && firstAuthor == full.firstAuthor && url == nil
    }
    guard let theirs = full.foldedTitle else { return false }
    if title == theirs {
      // Every country has its "Treaty of Peace": without an author the rest must not differ.
      return firstAuthor != nil || full.firstAuthor == nil
    }
    return firstAuthor != nil && firstAuthor == full.firstAuthor
      && theirs.hasPrefix(title) && theirs.dropFirst(title.count).first == " "
  }

  fileprivate mutating func fill(from other: CitedWork) {
    container = container ?? other.container
    issue = issue ?? other.issue
    publisher = publisher ?? other.publisher
    publisherPlace = publisherPlace ?? other.publisherPlace
    year = year ?? other.year
    url = url ?? other.url
    identifiers.merge(other.identifiers) { mine, _ in mine }
  }
}
