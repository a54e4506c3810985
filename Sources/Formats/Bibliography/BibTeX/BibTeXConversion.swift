/// From one entry to a record.
struct BibTeXConversion {
  private let entry: BibTeXFile.Entry
  private var result: BibliographyRecord
  private(set) var problems: [FormatError] = []

  init(_ entry: BibTeXFile.Entry) {
    self.entry = entry
    let type = BibTeXTerms.types[entry.type] ?? "document"
    result = BibliographyRecord(id: entry.key, type: type, position: entry.position)
  }

  mutating func record() -> BibliographyRecord {
    if BibTeXTerms.types[entry.type] == nil || entry.type == "set" {
      result.extras.append(.init("entrytype", entry.type))
    }
    readSubtype()
    readTitles()
    for field in entry.fields { read(field) }
    readYear()
    return result
  }

  private mutating func readSubtype() {
    guard let subtype = entry["entrysubtype"]?.lowercased() else { return }
    if result.type == "article-journal", ["magazine", "newspaper"].contains(subtype) {
      result.type = "article-" + subtype
    } else {
      result.extras.append(.init("entrysubtype", subtype))
    }
  }

  private static let handledElsewhere: Set<String> = [
    "title", "subtitle", "booktitle", "booksubtitle", "journaltitle", "journal",
    "journalsubtitle", "maintitle", "mainsubtitle", "issuetitle", "issuesubtitle",
    "entrysubtype", "crossref", "xdata", "year", "month", "day",
  ]

  private mutating func read(_ field: BibTeXFile.Field) {
    let name = field.name
    guard !Self.handledElsewhere.contains(name), !field.value.isEmpty else { return }
    if let role = BibTeXTerms.roles[name] {
      readPeople(field, role)
    } else if let variable = BibTeXTerms.dates[name] {
      // EDTF's tilde is no tie.
      let date = BibliographyDate(field.value)
      let text = date.isEDTF ? date : BibliographyDate(LaTeXText.unicode(field.value))
      result.add(variable, date: text, from: name)
    } else if name == "number" {
      result.add(variableOfNumber, unicode(field))
    } else if name == "langid" || name == "hyphenation" {
      result.add("language", Self.language(unicode(field)))
    } else if name == "language", entry["langid"] == nil, entry["hyphenation"] == nil {
      result.add("language", Self.language(unicode(field)))
    } else if name == "pages" {
      result.add("page", unicode(field).replacingDashes)
    } else if let variable = BibTeXTerms.variables[name] {
      result.add(variable, unicode(field))
    } else {
      result.extras.append(.init(name, unicode(field)))
    }
  }

  /// A language tag for what babel and biblatex call a language: "ngerman", "langgerman".
  private static func language(_ text: String) -> String {
    let name = text.lowercased()
    let plain = name.hasPrefix("lang") ? String(name.dropFirst(4)) : name
    return BibTeXTerms.languages[name] ?? BibTeXTerms.languages[plain] ?? text
  }

  private var variableOfNumber: String {
    switch result.type {
    case "article-journal", "article-magazine", "article-newspaper", "periodical": "issue"
    case "book", "chapter", "entry-encyclopedia", "paper-conference": "collection-number"
    default: "number"
    }
  }

  private mutating func readPeople(_ field: BibTeXFile.Field, _ role: String) {
    do throws(FormatError) {
      result.add(role, people: try BibTeXNames.people(field.value))
      if BibTeXNames.hasOthers(field.value) {
        result.extras.append(.init(field.name + "+others", "et al."))
      }
    } catch {
      problems.append(FormatError(error.message, at: field.position))
      // Nothing is lost: the names stand as one.
      result.add(role, people: [BibliographyPerson(literal: LaTeXText.unicode(field.value))])
    }
  }

  private mutating func readTitles() {
    if let title = title("title", "subtitle") { result.add("title", title) }
    let journal = title("journaltitle", "journalsubtitle") ?? title("journal", "journalsubtitle")
    let book = title("booktitle", "booksubtitle")
    let main = title("maintitle", "mainsubtitle")
    let issue = title("issuetitle", "issuesubtitle")
    if let container = journal ?? book ?? main { result.add("container-title", container) }
    if let main, journal != nil || book != nil { result.extras.append(.init("maintitle", main)) }
    if let issue { result.extras.append(.init("issuetitle", issue)) }
  }

  /// Title and subtitle as one; no colon after a mark that ends a sentence.
  private mutating func title(_ name: String, _ subname: String) -> String? {
    guard let field = entry.fields.first(where: { $0.name == name }) else { return nil }
    let title = unicode(field)
    guard let sub = entry.fields.first(where: { $0.name == subname }) else { return title }
    let mark = title.last.map { "?!.:".contains($0) } ?? true
    return title + (mark ? " " : ": ") + unicode(sub)
  }

  /// `year`, `month` and `day`, when there is no `date`.
  private mutating func readYear() {
    guard (entry["date"] ?? "").isEmpty, let text = entry["year"], !text.isEmpty else { return }
    let year = LaTeXText.unicode(text)
    guard let number = Int(year), year.count == 4 else {
      let words = [entry["day"], entry["month"], text].compactMap { $0 }
      let date = LaTeXText.unicode(words.joined(separator: " "))
      result.add("issued", date: BibliographyDate(date), from: "year")
      return
    }
    let month = entry["month"].map { LaTeXText.unicode($0) }
    let monthNumber = month.flatMap(Self.monthNumber)
    if let month, monthNumber == nil { result.extras.append(.init("month", month)) }
    let date = BibliographyDate(
      year: number,
      month: monthNumber,
      day: entry["day"].flatMap { Int($0) }
    )
    result.add("issued", date: date, from: "year")
  }

  private static func monthNumber(_ text: String) -> Int? {
    if let number = Int(text) { return (1...12).contains(number) ? number : nil }
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let letters = text.lowercased().prefix { $0.isLetter }
    guard letters.count >= 3, letters.count == text.count || text.hasSuffix(".") else { return nil }
    return names.firstIndex { letters.hasPrefix($0) }.map { $0 + 1 }
  }

  private mutating func unicode(_ field: BibTeXFile.Field) -> String {
    if BibTeXTerms.verbatim.contains(field.name) { return field.value.withoutEscapes }
    var unknown: [String] = []
    let text = LaTeXText.unicode(field.value, unknown: &unknown)
    for command in unknown {
      problems.append(
        FormatError(
          "“\(entry.key)”, \(field.name): the command \(command) is not known and was left out.",
          at: field.position
        )
      )
    }
    return text
  }
}

extension String {
  /// Ranges of pages with a hyphen, as CSL has them.
  fileprivate var replacingDashes: String { String(map { $0 == "–" || $0 == "—" ? "-" : $0 }) }

  /// An address without the backslashes that protect it from TeX.
  fileprivate var withoutEscapes: String {
    var result = String.UnicodeScalarView()
    var scalars = Array(unicodeScalars)
    scalars.append(" ")
    for (scalar, next) in zip(scalars, scalars.dropFirst()) {
      if scalar == "\\", "_%&#{}~$".unicodeScalars.contains(next) { continue }
      result.append(scalar)
    }
    return String(result)
  }
}
