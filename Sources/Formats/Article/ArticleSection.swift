/// What a section holds, by its heading.
enum ArticleSection: Hashable {
  case prose, notes, references, related, externalLinks, contents

  /// What the heading says; nil when it is one of prose.
  init?(heading: String) {
    var words = heading.lowercased()
    while let last = words.last, last == ":" || last == "." || last == " " { words.removeLast() }
    guard let section = Self.byHeading[words] else { return nil }
    self = section
  }

  private static let byHeading: [String: ArticleSection] = {
    var result: [String: ArticleSection] = [:]
    for (section, headings) in headings {
      for heading in headings { result[heading] = section }
    }
    return result
  }()

  // swift-format-ignore
  private static let headings: [(ArticleSection, [String])] = [
    (.notes, [
      "notes", "note", "footnotes", "endnotes", "citations", "notes and references",
      "references and notes", "explanatory notes", "notes and citations", "citations and notes",
      "references and footnotes", "footnotes and references",
      "einzelnachweise", "anmerkungen", "fußnoten", "belege",
      "przypisy", "uwagi", "примечания", "сноски", "примітки", "заўвагі", "зноскі", "крыніцы",
      "išnašos", "pastabos", "atsauces", "piezīmes", "viited", "viitteet", "märkused",
      "noter", "fotnoter", "notes et références", "références", "poznámky", "jegyzetek",
    ]),
    (.references, [
      "references", "reference", "bibliography", "selected bibliography", "sources", "works cited",
      "cited works", "cited sources", "literature", "further reading", "resources",
      "primary sources", "secondary sources", "general references", "general sources",
      "references and further reading", "sources and further reading", "suggested reading",
      "additional reading", "books", "literatur", "quellen", "quellen und literatur",
      "bibliografia", "literatura", "źródła", "литература", "источники", "література", "джерела",
      "літаратура", "literatūra", "šaltiniai", "avoti", "kirjandus", "allikad", "kirjallisuutta",
      "kirjallisuus", "lähteet", "litteratur", "källor", "bibliographie", "literatúra", "irodalom",
    ]),
    (.related, [
      "see also", "related articles", "siehe auch", "zobacz też", "zobacz także", "см. также",
      "смотри также", "див. також", "гл. таксама", "taip pat skaitykite", "skatīt arī",
      "vaata ka", "katso myös", "se även", "voir aussi", "související články",
    ]),
    (.externalLinks, [
      "external links", "external link", "weblinks", "linki zewnętrzne", "ссылки", "посилання",
      "спасылкі", "nuorodos", "ārējās saites", "välislingid", "aiheesta muualla",
      "externa länkar", "liens externes", "externí odkazy",
    ]),
    (.contents, [
      "contents", "table of contents", "inhaltsverzeichnis", "inhalt", "spis treści", "содержание",
      "зміст", "змест", "turinys", "saturs", "sisukord", "sisällys", "innehåll", "sommaire",
    ]),
  ]
}
