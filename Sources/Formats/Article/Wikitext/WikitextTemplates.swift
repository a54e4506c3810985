/// What templates stand for. Of those not known here nothing is kept: they are boxes, maintenance and
/// navigation far more often than words.
enum WikitextTemplates {
  static func expand(_ template: WikiTemplate, into page: inout WikitextExpander) {
    let name = template.name
    if CiteTemplate.isOne(name) {
      cite(template, into: &page)
    } else if name.hasPrefix("sfn") || name == "sfnref" {
      shortNote(template, into: &page)
    } else if name.hasPrefix("harv") {
      guard let (work, words) = CiteTemplate.short(template, isBracketed: name.hasPrefix("harvtxt"))
      else { return }
      page.put(work, at: template.origin)
      page.put(words: words, at: template.origin)
    } else if notes.contains(name) {
      note(template, into: &page)
    } else if name == "r" {
      for index in template.positional.indices {
        guard let label = template.words(index) else { continue }
        page.mark(
          named: label,
          group: template.words("group", "g") ?? "",
          content: nil,
          at: template.origin
        )
      }
    } else if name.hasPrefix("lang") || lasts.contains(name) {
      if let last = template.positional.last { page.put(argument: last) }
    } else if firsts.contains(name) || name.hasPrefix("flagcountry") || name.hasPrefix("nihongo") {
      if let first = template.positional.first { page.put(argument: first) }
    } else if quotations.contains(name) {
      quotation(template, into: &page)
    } else if lists.contains(name) {
      for item in template.positional {
        page.put(words: "\n* ", at: template.origin)
        page.put(argument: item)
      }
      page.put(words: "\n", at: template.origin)
    } else if let words = words(template) {
      page.put(words: words, at: template.origin)
    }
  }

  private static let notes: Set<String> = [
    "efn", "efn-ua", "efn-lr", "efn-la", "refn", "notetag", "#tag:ref", "footnote", "adn", "reftag",
  ]
  private static let lasts: Set<String> = [
    "transl", "transliteration", "columns-list", "plainlist", "flatlist", "div col", "zh", "script",
    "plain list",
    "smallcaps", "color", "font color", "nobold", "translit", "columns",
  ]
  // swift-format-ignore
  private static let firsts: Set<String> = [
    "nowrap", "nobr", "small", "smaller", "big", "abbr", "tooltip", "sc", "em", "strong", "visible anchor",
    "vanchor", "center", "noitalic", "flag", "flagu", "flagdeco", "sic", "not a typo", "typo", "linktext",
    "text", "nw", "larger", "bold", "italic", "abbrlink", "allow wrap", "awrap", "formatnum", "oclc", "unicode",
    "translation", "keyrole", "script/hebrew", "script/arabic", "rtl-lang", "lc", "uc", "nbay", "year",
    "country data", "nts", "ntsh", "angbr", "mvar", "val", "iast", "nom", "title",
  ]
  private static let quotations: Set<String> = [
    "quote", "blockquote", "cquote", "quotation", "rquote", "centered pull quote", "quote box",
    "zitat", "cytat",
    "block quotation", "bq", "poemquote", "poem quote", "verse translation",
  ]
  private static let lists: Set<String> = [
    "unbulleted list", "ubl", "bulleted list", "ublist", "blist", "ordered list", "olist", "hlist",
  ]

  private static func cite(_ template: WikiTemplate, into page: inout WikitextExpander) {
    let work = CiteTemplate.work(template)
    page.put(work, at: template.origin)
    page.put(words: CiteTemplate.words(work), at: template.origin)
  }

  private static func shortNote(_ template: WikiTemplate, into page: inout WikitextExpander) {
    guard let (work, words) = CiteTemplate.short(template, isBracketed: false) else { return }
    let number = page.works.count
    page.add(work)
    var content = WikiText()
    content.append(WikiSign.work, from: template.origin)
    content.append(String(number), from: template.origin)
    content.append(WikiSign.end, from: template.origin)
    content.append(words, from: template.origin)
    // The same place in the same work is one note.
    page.mark(named: "\u{1}sfn \(words)", group: "", content: content, at: template.origin)
  }

  private static func note(_ template: WikiTemplate, into page: inout WikitextExpander) {
    let isLettered = template.name.hasPrefix("efn")
    let group =
      template.words("group")
      ?? (isLettered ? "lower-alpha" : template.name == "notetag" ? "note" : "")
    let content = template.positional.last { !$0.scalars.isEmpty }
    page.mark(named: template.words("name"), group: group, content: content, at: template.origin)
  }

  private static func quotation(_ template: WikiTemplate, into page: inout WikitextExpander) {
    let named = template.named["text"] ?? template.named["quote"] ?? template.named["1"]
    guard let words = named ?? template.positional.first else { return }
    page.put(words: "\n<blockquote>", at: template.origin)
    page.put(argument: words)
    page.put(words: "</blockquote>\n", at: template.origin)
  }

  // MARK: - Words

  private static func words(_ template: WikiTemplate) -> String? {
    switch template.name {
    case "convert", "cvt", "conv": measure(template)
    case "ndash", "–", "en dash": "–"
    case "mdash", "—", "em dash": "—"
    case "snd", "spnd", "spaced ndash", "spaced en dash", "dash": " – "
    case "nbsp", "space", "spaces", "pb", "clear", "br", "break", "!-": " "
    case "=": "="
    case "'", "'s": template.name
    case "circa", "c.", "ca.": "c. " + all(template, " – ")
    case "floruit", "fl.": "fl. " + all(template, " – ")
    case "reign", "r.": "r. " + all(template, "–")
    case "as of": "As of " + (date(template, from: 0) ?? all(template, " "))
    case "frac", "fraction", "sfrac": fraction(template)
    case "isbn": "ISBN " + all(template, ", ")
    case "ill", "interlanguage link", "illm", "link-interwiki":
      template.words(0).map { "[[\($0)|\(template.words("lt") ?? $0)]]" }
    case "oldstyledate": oldStyle(template)
    case "birth date", "death date", "start date", "end date", "date", "birth date and age", "dob",
      "bda",
      "start date and age", "film date", "birth-date", "death-date":
      date(template, from: 0)
    case "death date and age", "dda": date(template, from: 0)
    case "uss", "hms", "ss", "rms", "hmas", "hmcs", "sms", "ussr", "orp", "ms", "mv":
      template.words(0).map { "\(template.name.uppercased()) \($0)" }
    case "ship", "sclass":
      template.words(1).map { [template.words(0), $0].compactMap { $0 }.joined(separator: " ") }
    case "trans", "translated": template.words(0).map { "“\($0)”" }
    case let name where name.hasPrefix("formatnum:"): String(name.dropFirst(10))
    default: nil
    }
  }

  private static func all(_ template: WikiTemplate, _ separator: String) -> String {
    template.positional.indices.compactMap { template.words($0) }.joined(separator: separator)
  }

  /// "{{convert|12|to|15|km|mi}}": "12 to 15 km".
  private static func measure(_ template: WikiTemplate) -> String? {
    guard let number = template.words(0), let second = template.words(1) else {
      return template.words(0)
    }
    let joins = ["to", "-", "–", "and", "or", "x", "by", "to(-)", "and(-)", "×", "+/-", "±"]
    guard joins.contains(second), let last = template.words(2) else {
      return "\(number) \(unit(second))"
    }
    let join =
      second == "-"
      ? "–" : second == "by" || second == "x" ? " × " : second == "–" ? "–" : " \(second) "
    return "\(number)\(join)\(last)" + (template.words(3).map { " \(unit($0))" } ?? "")
  }

  private static func unit(_ code: String) -> String {
    [
      "km2": "km²", "sqmi": "sq mi", "m2": "m²", "m3": "m³", "ha": "ha", "acre": "acres",
      "mi": "miles", "nmi": "nmi",
    ][code]
      ?? code
  }

  private static func fraction(_ template: WikiTemplate) -> String? {
    guard let first = template.words(0) else { return nil }
    guard let second = template.words(1) else { return "1/\(first)" }
    return template.words(2).map { "\(first) \(second)/\($0)" } ?? "\(first)/\(second)"
  }

  /// "{{OldStyleDate|7 November|1917|25 October}}": "7 November [O.S. 25 October] 1917".
  private static func oldStyle(_ template: WikiTemplate) -> String? {
    guard let new = template.words(0) else { return nil }
    let old = template.words(2).map { " [O.S. \($0)]" } ?? ""
    return new + old + (template.words(1).map { " \($0)" } ?? "")
  }

  // swift-format-ignore
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// "{{start date|1920|7|12}}": "12 July 1920".
  private static func date(_ template: WikiTemplate, from start: Int) -> String? {
    guard let year = template.words(start) else { return nil }
    guard let month = template.words(start + 1).flatMap(Int.init), (1...12).contains(month) else {
      return year
    }
    let words = "\(months[month - 1]) \(year)"
    return template.words(start + 2).flatMap(Int.init).map { "\($0) \(words)" } ?? words
  }
}
