internal import Chronology
internal import Formats
internal import RegestaKit

/// A record of a bibliography as a source of the base.
struct WorkDraft {
  private(set) var source: SourceDraft
  /// What the source may be called when its first short name is taken, the best first.
  private(set) var shortNames: [String]
  /// What in the record could not be read, and why; it is in the CSL-JSON as it is written.
  private(set) var unread: [(what: String, why: String)] = []

  /// - Parameters:
  ///   - record: The work.
  ///   - csl: The record as CSL-JSON, when the file itself has it so.
  init(_ record: BibliographyRecord, csl: CSLRecord? = nil) {
    let csl = csl ?? CSLRecord(CSLJSONWriter().object(record))
    let authors = record.people(as: "author")
    var issued: HistoricalDate?
    if let date = record.date("issued") {
      issued = try? HistoricalDate(parsing: date.text)
      if issued == nil {
        unread.append(
          ("the date \"\(date.text.abridged)\" of \(record.id)", "it does not read as a date")
        )
      }
    }
    let names = Self.shortNames(of: record, issued)
    shortNames = Array(names.dropFirst())
    let printed = authors.map(\.description).filter { !$0.isEmpty }.joined(separator: "; ")
    source = SourceDraft(
      key: Slug.of(record.hasOwnID ? record.id : names.last ?? record.id),
      type: record.type,
      short: names.first ?? record.id,
      author: printed.isEmpty ? nil : printed,
      title: record["title"].flatMap { $0.isEmpty ? nil : $0 },
      volume: record["volume"],
      issued: issued,
      language: record["language"].flatMap { Self.isTag($0) ? $0 : nil },
      csl: csl.json,
      note: record["note"]
    )
    if source.key.isEmpty { source.key = Slug.of(names.last ?? "") }
    if source.key.isEmpty { source.key = "work" }
  }

  // MARK: Short names

  /// "Moore 1965", "Moore 1965, vol. 2", "Moore, Cramming More Components 1965": from the shortest to the
  /// one that tells most. A work without author is called by its editor, then by its title.
  private static func shortNames(of record: BibliographyRecord, _ issued: HistoricalDate?)
    -> [String]
  {
    let people = [record.people(as: "author"), record.people(as: "editor")].first { !$0.isEmpty }
    let who = people.map(families).flatMap { $0.isEmpty ? nil : $0 }
    let year = record.date("issued").map { Self.year($0, issued) }
    let title = shortTitle(record)
    let volume = record["volume"].map { "vol. \($0)" }
    func joined(_ parts: [String?], _ separator: String = ", ") -> String {
      parts.compactMap { $0 }.joined(separator: separator)
    }
    let short = joined([who, year], " ")
    let names =
      if who == nil {
        [title, joined([title, year], " "), joined([joined([title, year], " "), volume])]
      } else if year == nil {
        [joined([who, title]), joined([who, title, volume])]
      } else {
        [short, joined([short, volume]), joined([who, joined([title, year], " ")])]
      }
    let found = names.compactMap { $0 }.filter { !$0.isEmpty }
    return found.isEmpty ? [record.id] : found
  }

  /// The family name; of two authors both, of more the first.
  private static func families(_ people: [BibliographyPerson]) -> String {
    let names = people.map { person in
      person.literal ?? [person.particle, person.family].compactMap { $0 }.joined(separator: " ")
    }.filter { !$0.isEmpty }
    switch names.count {
    case 0: return ""
    case 1: return names[0]
    case 2: return "\(names[0]) and \(names[1])"
    default: return "\(names[0]) et al."
    }
  }

  private static func shortTitle(_ record: BibliographyRecord) -> String? {
    guard let title = record["title-short"] ?? record["title"] else { return nil }
    let main = WorkIdentity.main(title)
    guard main.count > 48 else { return main }
    var cut = ""
    for word in main.split(separator: " ") {
      if !cut.isEmpty, cut.count + word.count > 44 { break }
      cut += (cut.isEmpty ? "" : " ") + word
    }
    return (cut.count > 60 ? String(cut.prefix(44)) : cut) + "…"
  }

  /// The year or years of a date; other dates as they are printed.
  private static func year(_ date: BibliographyDate, _ issued: HistoricalDate?) -> String {
    guard let issued else { return date.text.abridged }
    guard date.isEDTF, !date.text.hasPrefix("-") else { return issued.printed }
    let ends = date.text.split(separator: "/").map { $0.prefix(4) }
    let isPlain = ends.allSatisfy { $0.count == 4 && $0.allSatisfy(\.isNumber) }
    guard isPlain, let first = ends.first, let last = ends.last else { return issued.printed }
    return first == last ? String(first) : "\(first)–\(last)"
  }

  /// Whether a text has the form of a language tag (BCP 47).
  private static func isTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts[0].count) && parts[0].allSatisfy { $0.isASCII && $0.isLetter }
      && parts.dropFirst().allSatisfy { part in
        (1...8).contains(part.count)
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
  }
}
