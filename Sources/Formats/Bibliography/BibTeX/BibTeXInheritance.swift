/// What an entry takes over from those it refers to, by `crossref` and `xdata`, as biblatex's standard
/// setup has it: a book's title becomes the book title of its chapter.
struct BibTeXInheritance {
  private let entries: [String: BibTeXFile.Entry]
  private(set) var problems: [FormatError] = []

  init(_ entries: [BibTeXFile.Entry]) {
    // Keys have no case in a crossref of BibTeX; an exact one goes first.
    var known: [String: BibTeXFile.Entry] = [:]
    for entry in entries where known[entry.key.lowercased()] == nil {
      known[entry.key.lowercased()] = entry
    }
    for entry in entries { known[entry.key] = entry }
    self.entries = known
  }

  /// The entry with the fields it lacks.
  mutating func completed(_ entry: BibTeXFile.Entry) -> BibTeXFile.Entry {
    var path = [entry.key]
    return completed(entry, path: &path)
  }

  private mutating func completed(
    _ entry: BibTeXFile.Entry,
    path: inout [String]
  ) -> BibTeXFile.Entry {
    var result = entry
    for field in entry.fields where field.name == "crossref" || field.name == "xdata" {
      for name in field.value.split(separator: ",") {
        let key = String(name).trimmingBlanks
        guard let parent = entries[key] ?? entries[key.lowercased()] else {
          problems.append(
            FormatError("“\(entry.key)” refers to “\(key)”, which is not here.", at: field.position)
          )
          continue
        }
        guard !path.contains(parent.key) else {
          problems.append(
            FormatError("“\(entry.key)” refers to itself by “\(key)”.", at: field.position)
          )
          continue
        }
        path.append(parent.key)
        let source = completed(parent, path: &path)
        path.removeLast()
        inherit(from: source, isData: field.name == "xdata", into: &result)
      }
    }
    return result
  }

  private func inherit(
    from parent: BibTeXFile.Entry,
    isData: Bool,
    into entry: inout BibTeXFile.Entry
  ) {
    let hasDate = entry["date"] != nil || entry["year"] != nil
    for field in parent.fields {
      if hasDate, ["date", "year", "month", "day", "endyear"].contains(field.name) { continue }
      let names = isData ? [field.name] : Self.names(of: field.name, parent.type, entry.type)
      for name in names where entry[name] == nil {
        entry.fields.append(
          BibTeXFile.Field(name: name, value: field.value, position: field.position)
        )
      }
    }
  }

  /// What a parent's field is called in the child; none for those that are its own.
  private static func names(of field: String, _ parent: String, _ child: String) -> [String] {
    guard !own.contains(field) else { return [] }
    let isChapter = ["inbook", "incollection", "inproceedings", "inreference", "conference"]
      .contains(child)
    if field == "author", isChapter, parent == "book" || parent == "mvbook" {
      return ["author", "bookauthor"]
    }
    guard ["title", "subtitle", "titleaddon"].contains(field) else { return [field] }
    switch parent {
    case "mvbook", "mvcollection", "mvproceedings", "mvreference": return ["main" + field]
    case "book", "collection", "proceedings", "reference":
      return [isChapter ? "book" + field : field]
    case "periodical" where field == "titleaddon": return []
    case "periodical": return ["journal" + field]
    // A plain BibTeX style has the book's title under its own name.
    default: return isChapter ? ["book" + field] : [field]
    }
  }

  private static let own: Set<String> = [
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options",
    "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand",
    "shorthandintro", "sortkey", "shorttitle", "sorttitle", "indextitle", "indexsorttitle",
    "sortname", "key", "annotation", "abstract", "keywords", "doi", "url", "urldate",
  ]
}
