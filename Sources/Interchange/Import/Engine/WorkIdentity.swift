internal import Chronology
internal import Formats
internal import Names
internal import RegestaKit

/// By what a work is told from others: two records are of one work when a number that no other work
/// has is the same, or when all that makes up the work agrees.
///
/// docs/formats/bibliography.md has the rules.
struct WorkIdentity {
  let title: String?
  /// Without its subtitle.
  let mainTitle: String?
  let doi: String?
  let isbns: Set<String>
  private let type: String
  private let authors: [String]
  private let given: String?
  private let translators: Set<String>
  private let volume: String?
  private let edition: String?
  private let container: String?
  private let language: String?
  private let issued: HistoricalDate?

  init(_ draft: SourceDraft) {
    let record = CSLRecord(draft.csl)
    let people = record.bibliography
    type = draft.type
    title = draft.title.map(NameFolding.fold).flatMap { $0.isEmpty ? nil : $0 }
    mainTitle = draft.title.map(Self.main).map(NameFolding.fold)
    doi = record["DOI"].flatMap(Self.doi)
    isbns = Set(
      (record["ISBN"] ?? "").split { $0 == "," || $0 == ";" }
        .compactMap { Self.isbn(String($0)) }
    )
    authors = (draft.author ?? "").split(separator: ";").map {
      NameFolding.fold(String($0.split(separator: ",").first ?? ""))
    }
    let first = (draft.author ?? "").split(separator: ";").first ?? ""
    given = first.split(separator: ",").dropFirst().first.map { NameFolding.fold(String($0)) }
    translators = Set(
      people?.people(as: "translator").map { NameFolding.fold($0.family ?? $0.literal ?? "") } ?? []
    )
    volume = draft.volume.map(NameFolding.fold)
    edition = record["edition"].map(Self.edition)
    container = record["container-title"].map(NameFolding.fold)
    language = draft.language?.split(separator: "-").first.map { $0.lowercased() }
    issued = draft.issued
  }

  // MARK: Judging

  /// Whether the same number stands for both: a DOI; an ISBN, which a chapter shares with its book and
  /// a volume with its set.
  func sharesNumber(with other: WorkIdentity) -> Bool {
    if let doi, doi == other.doi {
      return !(isPart && other.isPart) || title == nil || other.title == nil || title == other.title
    }
    return !isPart && !other.isPart && !isbns.isDisjoint(with: other.isbns)
      && !differs(volume, other.volume)
  }

  /// Whether two records under one key are of one work: nothing in them contradicts it.
  func isLike(_ other: WorkIdentity) -> Bool {
    guard !contradicts(other), authorsAgree(with: other) != false else { return false }
    guard let title, let theirs = other.title, title != theirs else { return true }
    if mainTitle == theirs || title == other.mainTitle { return true }
    // A slip of the pen that was mended.
    guard authorsAgree(with: other) == true, issued != nil, other.issued != nil else {
      return false
    }
    let words = (
      Set(title.split(separator: " ").map(String.init)),
      Set(theirs.split(separator: " ").map(String.init))
    )
    return words.0.intersection(words.1).count * 10 >= words.0.union(words.1).count * 6
  }

  /// Whether two records are of one work by all that describes it.
  func isSame(_ other: WorkIdentity) -> Bool {
    guard let title, title == other.title, !contradicts(other), volume == other.volume,
      type == other.type || Self.generic.contains(type) && Self.generic.contains(other.type)
    else { return false }
    switch authorsAgree(with: other) {
    case true?: return true
    case false?: return false
    case nil:
      // Without an author a title alone is not enough: every country has its "Treaty of Peace".
      return authors.isEmpty && other.authors.isEmpty
        && (issued != nil && other.issued != nil
          || container != nil && container == other.container)
    }
  }

  /// Whether they cannot be one work: another number, volume, edition, year, language or translator,
  /// or one a part and the other a whole.
  private func contradicts(_ other: WorkIdentity) -> Bool {
    if differs(doi, other.doi) || differs(volume, other.volume) || differs(edition, other.edition)
      || differs(language, other.language)
    {
      return true
    }
    if isPart && other.isWhole || isWhole && other.isPart { return true }
    if !translators.isEmpty, !other.translators.isEmpty, translators != other.translators {
      return true
    }
    let isNamedByPlace = Self.named.contains(type) || authors.isEmpty && other.authors.isEmpty
    if isNamedByPlace, differs(container, other.container) { return true }
    guard let issued, let theirs = other.issued else { return false }
    return issued.latest < theirs.earliest || theirs.latest < issued.earliest
  }

  /// nil when one of the two names no author.
  private func authorsAgree(with other: WorkIdentity) -> Bool? {
    guard let first = authors.first, let theirs = other.authors.first else { return nil }
    guard first == theirs else { return false }
    guard let given, let another = other.given, !given.isEmpty, !another.isEmpty else {
      return true
    }
    // "G. E." and "Gordon E." are one; "Gordon" and "George" are two.
    return given.hasPrefix(another) || another.hasPrefix(given)
      || given.first == another.first && (Self.isInitials(given) || Self.isInitials(another))
  }

  private func differs(_ mine: String?, _ theirs: String?) -> Bool {
    guard let mine, let theirs else { return false }
    return mine != theirs
  }

  private var isPart: Bool { Self.parts.contains(type) }
  private var isWhole: Bool { Self.wholes.contains(type) }

  private static let named: Set<String> = [
    "chapter", "entry", "entry-encyclopedia", "entry-dictionary", "paper-conference",
  ]
  private static let parts = named.union([
    "article-journal", "article-magazine", "article-newspaper", "review",
  ])
  private static let wholes: Set<String> = ["book", "periodical", "thesis", "report", "collection"]
  /// Types that programs choose one way or another for the same thing.
  private static let generic: Set<String> = [
    "book", "report", "pamphlet", "document", "manuscript",
  ]

  // MARK: Forms of numbers and titles

  /// "10.1000/182", in small letters, without an address before it.
  static func doi(_ text: String) -> String? {
    let small = text.lowercased()
    guard let start = small.firstRange(of: "10.") else { return nil }
    return String(small[start.lowerBound...])
  }

  /// The thirteen digits of an ISBN; nil when it is none.
  static func isbn(_ text: String) -> String? {
    let digits = text.uppercased().filter { $0.isASCII && ($0.isNumber || $0 == "X") }
    if digits.count == 13, digits.allSatisfy(\.isNumber) { return digits }
    guard digits.count == 10, digits.dropLast().allSatisfy(\.isNumber) else { return nil }
    let body = "978" + digits.dropLast()
    let sum = body.compactMap(\.wholeNumberValue).enumerated().reduce(0) { sum, digit in
      sum + digit.element * (digit.offset.isMultiple(of: 2) ? 1 : 3)
    }
    return body + "\((10 - sum % 10) % 10)"
  }

  /// The number of an edition, where there is one: "2", "2nd", "2. Aufl.".
  private static func edition(_ text: String) -> String {
    let number = text.drop { !$0.isNumber }.prefix { $0.isNumber }
    return number.isEmpty ? NameFolding.fold(text) : String(number)
  }

  private static let subtitleMarks = [": ", ". ", " – ", " — "]

  /// A title up to its subtitle.
  static func main(_ title: String) -> String {
    for mark in subtitleMarks {
      if let end = title.firstPlace(of: mark) { return String(title[..<end.lowerBound]) }
    }
    return title
  }

  private static func isInitials(_ name: String) -> Bool {
    name.split(separator: " ").allSatisfy { $0.count == 1 }
  }
}
