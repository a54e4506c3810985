/// Writes records as BibLaTeX, letters in UTF-8.
public struct BibTeXWriter {
  /// A writer.
  public init() {}

  /// The records as one file.
  ///
  /// - Parameter records: In the order they shall stand.
  /// - Returns: The text, each entry with an empty line behind it.
  public func text(_ records: [BibliographyRecord]) -> String {
    records.map { entry($0) + "\n" }.joined()
  }

  /// One record as an entry.
  ///
  /// - Parameter record: What to write.
  /// - Returns: The text with a line end.
  public func entry(_ record: BibliographyRecord) -> String {
    var fields: [(String, String)] = []
    for role in record.roles {
      let name = Self.fieldOfRole[role.name] ?? role.name
      var people = role.people.map { Self.name($0) }
      if record.extras.contains(where: { $0.name == name + "+others" }) { people.append("others") }
      fields.append((name, people.joined(separator: " and ")))
    }
    for field in record.fields {
      let name = Self.name(of: field.name, in: record.type)
      let isVerbatim = BibTeXTerms.verbatim.contains(name)
      let value = field.name == "language" ? Self.babelName(field.value) : field.value
      fields.append((name, isVerbatim ? value : Self.escaped(value)))
    }
    for field in record.dates {
      guard let name = Self.fieldOfDate[field.name] else { continue }
      // A date in words is no date to biblatex, but a year it is.
      let isYear = !field.date.isEDTF && name == "date"
      let text = field.date.text
      fields.append((isYear ? "year" : name, field.date.isEDTF ? text : Self.escaped(text)))
    }
    var type = BibTeXTerms.entryTypes[record.type] ?? "misc"
    for field in record.extras where !field.name.hasSuffix("+others") {
      if field.name == "entrytype" {
        type = field.value
      } else {
        fields.append((field.name, Self.escaped(field.value)))
      }
    }
    switch record.type {
    case "article-magazine": fields.append(("entrysubtype", "magazine"))
    case "article-newspaper": fields.append(("entrysubtype", "newspaper"))
    default: break
    }
    let lines = fields.map { "  \($0.0) = {\($0.1)},\n" }.joined()
    return "@\(type){\(Self.key(record.id)),\n\(lines)}\n"
  }

  /// What of a record an entry does not say: dates for which BibLaTeX has no field, and the type where
  /// an entry's type is read as another.
  ///
  /// - Parameter record: What is to be written.
  /// - Returns: Names of variables, or "type".
  public func unwritten(_ record: BibliographyRecord) -> [String] {
    let type = BibTeXTerms.entryTypes[record.type] ?? "misc"
    let isKept =
      BibTeXTerms.types[type] == record.type
      || ["article-magazine", "article-newspaper"].contains(record.type)
      || record.extras.contains { $0.name == "entrytype" }
    let dates = record.dates.map(\.name).filter { Self.fieldOfDate[$0] == nil }
    return (isKept ? [] : ["type"]) + dates
  }
}

extension BibTeXWriter {
  private static let fieldOfRole = Dictionary(
    BibTeXTerms.roles.map { ($1, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  private static let fieldOfDate = Dictionary(
    BibTeXTerms.dates.map { ($1, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  private static let fieldOfVariable: [String: String] = {
    let preferred = [
      "publisher": "publisher", "publisher-place": "location", "annote": "annotation",
      "number": "number", "issue": "number", "collection-number": "number", "title": "title",
      "language": "langid",
    ]
    let pairs = BibTeXTerms.variables.map { ($1, $0) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
      .merging(preferred, uniquingKeysWith: { $1 })
  }()

  /// The names of languages that babel prefers where it has several.
  private static let languages = Dictionary(
    BibTeXTerms.languages.map { ($1, $0) },
    uniquingKeysWith: { min($0, $1) }
  ).merging(["de": "ngerman"], uniquingKeysWith: { $1 })

  /// "polish" for "pl"; a language that babel has no name for stays a tag.
  private static func babelName(_ language: String) -> String { languages[language] ?? language }

  private static func name(of variable: String, in type: String) -> String {
    switch (variable, type) {
    case ("container-title", "article-journal"), ("container-title", "article-magazine"),
      ("container-title", "article-newspaper"), ("container-title", "article"):
      "journaltitle"
    case ("container-title", "book"): "maintitle"
    case ("container-title", _): "booktitle"
    case ("publisher", "thesis"), ("publisher", "report"): "institution"
    case ("publisher", "webpage"): "organization"
    default: fieldOfVariable[variable] ?? variable
    }
  }

  /// A key without the signs that end one.
  private static func key(_ id: String) -> String {
    let allowed = String(id.map { $0.isWhitespace || "{}(),=\"#%\\~".contains($0) ? "_" : $0 })
    return allowed.isEmpty ? "_" : allowed
  }

  private static func name(_ person: BibliographyPerson) -> String {
    if let literal = person.literal { return "{\(escaped(literal))}" }
    let last = [person.particle, person.family].compactMap { $0 }.joined(separator: " ")
    let parts = [last, person.suffix, person.given].compactMap { $0 }.map { part in
      // What reads as a separator inside a part is hidden in braces.
      let words = part.split(separator: " ")
      let needsBraces = part.contains(",") || words.contains { $0.lowercased() == "and" }
      return needsBraces ? "{\(escaped(part))}" : escaped(part)
    }
    // With a suffix and no given name the middle part would be taken for the latter.
    let hasOnlySuffix = person.suffix != nil && person.given == nil
    let text = parts.joined(separator: ", ") + (hasOnlySuffix ? ", " : "")
    // One word alone is a family name; several would be cut into given and family.
    if parts.count == 1, person.given == nil, last.contains(" ") { return text + ", " }
    return text
  }

  /// A text with TeX's own signs protected.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      // Two of these would be read as one dash or quotation mark.
      if scalar == "-" || scalar == "'" || scalar == "`", result.unicodeScalars.last == scalar {
        result += "{}"
      }
      switch scalar {
      case "&", "%", "$", "#", "_": result += "\\\(scalar)"
      case "{": result += "\\textbraceleft{}"
      case "}": result += "\\textbraceright{}"
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
