/// Templates that give a work in fields: `{{cite book|last=Senn|…}}`, and their like in other languages.
enum CiteTemplate {
  static func isOne(_ name: String) -> Bool {
    name.hasPrefix("cite ") || name.hasPrefix("cytuj") || ones.contains(name)
  }

  private static let ones: Set<String> = [
    "citation", "cite", "книга", "статья", "публикация", "literatur", "internetquelle", "ouvrage",
    "article",
    "lien web", "книга:", "cita libro", "kirjaviite", "bokref", "webref", "tidningsref", "cite-web",
    "vcite book",
  ]

  /// The work that a template's fields give.
  static func work(_ template: WikiTemplate) -> CitedWork {
    var work = CitedWork()
    work.authors = authors(template, "last", "first", "author") + plainAuthors(template)
    if work.authors.isEmpty {
      work.authors =
        authors(template, "editor-last", "editor-first", "editor")
        + authors(template, "editor", "editor-given", "editor-surname")
      work.isEdited = !work.authors.isEmpty
    }
    let title = template.words(
      "title",
      "tytuł",
      "заглавие",
      "название",
      "titel",
      "titre",
      "nimeke",
      "título"
    )
    let chapter = template.words("chapter", "contribution", "entry", "article", "rozdział", "часть")
    let serial = template.words(
      "journal",
      "work",
      "magazine",
      "newspaper",
      "website",
      "periodical",
      "encyclopedia",
      "encyclopaedia",
      "czasopismo",
      "издание",
      "sammelwerk",
      "périodique",
      "julkaisu",
      "dictionary",
      "opublikowany",
      "online"
    )
    work.title = chapter ?? title ?? template.words("script-title", "trans-title")
    work.container = chapter != nil ? title ?? serial : serial
    work.publisher = template.words(
      "publisher",
      "wydawca",
      "издательство",
      "verlag",
      "éditeur",
      "julkaisija",
      "förlag"
    )
    work.publisherPlace = template.words(
      "location",
      "place",
      "publication-place",
      "miejsce",
      "место",
      "ort",
      "lieu",
      "utgivningsort"
    )
    work.year = year(template)
    work.volume = template.words("volume", "tom", "том", "band", "tome", "vol")
    work.issue = template.words("issue", "number", "numer", "номер", "nummer", "выпуск", "numéro")
    work.url = template.words("chapter-url", "url", "ссылка", "адрес", "lire en ligne")
    for scheme in ["isbn", "issn", "doi", "oclc", "jstor"] {
      work.identifiers[scheme] = template.words(scheme)
    }
    if let page = template.words("page", "p") { work.locator = "p. \(page)" }
    if let pages = template.words(
      "pages",
      "pp",
      "strony",
      "s",
      "страницы",
      "pages totales",
      "seiten",
      "passage"
    ) {
      work.locator =
        (pages.contains { $0 == "–" || $0 == "-" || $0 == "," } ? "pp. " : "p. ") + pages
    }
    if let place = template.words("at") { work.locator = place }
    if work.title == nil, work.authors.isEmpty {
      work.remainder = template.positional.indices.compactMap { template.words($0) }.joined(
        separator: ", "
      )
      if work.remainder?.isEmpty == true { work.remainder = template.name }
    }
    return work
  }

  private static func year(_ template: WikiTemplate) -> String? {
    guard
      let date = template.words(
        "year",
        "date",
        "rok",
        "data",
        "год",
        "jahr",
        "datum",
        "année",
        "vuosi",
        "år"
      )
    else { return nil }
    let scalars = Array(date.unicodeScalars)
    return CitationFields(CitationText(InlineText.of(scalars))).year ?? date
  }

  private static func authors(
    _ template: WikiTemplate,
    _ family: String,
    _ given: String,
    _ whole: String
  ) -> [CitedWork.Author] {
    var authors: [CitedWork.Author] = []
    for number in 0..<30 {
      let suffix = number == 0 ? "" : String(number)
      if let name = template.words(
        family + suffix,
        family == "last" ? "surname" + suffix : family + suffix + "-last"
      ) {
        authors.append(
          CitedWork.Author(family: name, given: template.words(given + suffix, "given" + suffix))
        )
      } else if let name = template.words(whole + suffix) {
        let words = Array(name.unicodeScalars)
        authors += CitationNames(words[...])?.authors ?? [CitedWork.Author(family: name)]
      } else if number > 1 {
        break
      }
    }
    return authors
  }

  private static func plainAuthors(_ template: WikiTemplate) -> [CitedWork.Author] {
    guard template.named["last"] == nil, template.named["author"] == nil,
      let names = template.words(
        "authors",
        "autor",
        "автор",
        "auteur",
        "tekijä",
        "författare",
        "imię i nazwisko",
        "vauthors"
      )
    else {
      guard let family = template.words("nazwisko", "nom1", "nom", "efternamn") else { return [] }
      return [
        CitedWork.Author(
          family: family,
          given: template.words("imię", "prénom1", "prénom", "förnamn")
        )
      ]
    }
    return CitationNames(Array(names.unicodeScalars)[...])?.authors ?? [
      CitedWork.Author(family: names)
    ]
  }

  /// The work of `{{sfn|Smith|Jones|1990|p=3}}` and how it is printed; nil without a name.
  static func short(_ template: WikiTemplate, isBracketed: Bool) -> (CitedWork, String)? {
    var work = CitedWork()
    for index in template.positional.indices {
      guard let word = template.words(index) else { continue }
      if index > 0, word.prefix(4).allSatisfy(\.isNumber) {
        work.year = word
        break
      }
      work.authors.append(CitedWork.Author(family: word))
    }
    guard !work.authors.isEmpty else { return nil }
    if let page = template.words("p", "page") { work.locator = "p. \(page)" }
    if let pages = template.words("pp", "pages") { work.locator = "pp. \(pages)" }
    if let place = template.words("loc", "at") {
      work.locator = [work.locator, place].compactMap { $0 }.joined(separator: ", ")
    }
    let names = work.authors.map(\.family)
    var words =
      names.count > 3
      ? names[0] + " et al."
      : names.count == 3
        ? "\(names[0]), \(names[1]) & \(names[2])" : names.joined(separator: " & ")
    if let year = work.year { words += isBracketed ? " (\(year))" : " \(year)" }
    if let locator = work.locator { words += ", \(locator)" }
    return (work, words)
  }

  /// A work as a line of a bibliography.
  static func words(_ work: CitedWork) -> String {
    var words = work.authors.map { author in
      author.given.map { "\(author.family), \($0)" } ?? author.family
    }.joined(separator: "; ")
    if work.isEdited { words += work.authors.count > 1 ? ", eds." : ", ed." }
    if let year = work.year, !words.isEmpty { words += " (\(year))" }
    var parts = words.isEmpty ? [] : [words]
    if let title = work.title { parts.append(work.container == nil ? title : "\"\(title)\"") }
    if let container = work.container { parts.append(container) }
    if let volume = work.volume {
      parts.append("vol. \(volume)" + (work.issue.map { ", no. \($0)" } ?? ""))
    }
    if let publisher = work.publisher {
      parts.append(work.publisherPlace.map { "\($0): \(publisher)" } ?? publisher)
    } else if let place = work.publisherPlace {
      parts.append(place)
    }
    if words.isEmpty, let year = work.year { parts.append(year) }
    for scheme in work.identifiers.keys.sorted() {
      parts.append("\(scheme.uppercased()) \(work.identifiers[scheme] ?? "")")
    }
    if let locator = work.locator { parts.append(locator) }
    if let remainder = work.remainder { parts.append(remainder) }
    return parts.joined(separator: ". ") + "."
  }
}

extension InlineText {
  /// Words as they are.
  static func of(_ scalars: [Unicode.Scalar]) -> InlineText {
    var text = InlineText(keepsLeftovers: true)
    text.append(contentsOf: scalars)
    return text
  }
}
