/// Reads pages of HTML: headings, paragraphs, lists, quotations, captions, tables, and notes where links
/// lead to them.
struct HTMLArticleParser {
  let text: ArticleText
  let scalars: [Unicode.Scalar]
  var builder: ArticleBuilder
  var tokens: HTMLTokenizer
  var open: [Element] = []
  var dropped: (name: String, depth: Int)?

  var inline = InlineText()
  var start = 0
  var italics: [Int] = []
  var link: (start: Int, tag: HTMLTag)?
  var works: [CitedWork] = []
  /// The words of `<sup>`, or of a link within the page, which may be a mark.
  var mark: MarkWords?

  var pageTitle: String?
  var hasTitle = false
  var hasMain = false
  var mainDepth = 0
  var categoriesDepth = 0
  var headDepth = 0
  var siteDepth = 0
  var noteListDepth = 0
  var noteDepth = 0
  /// The labels of marks, by where they lead.
  var labels: [[Unicode.Scalar]: String] = [:]
  var noteNumber = 0

  struct Element {
    var tag: HTMLTag
    var role: Article.Role?
    var note: String?
    var isNoteList = false
    var isMain = false
    var isCategories = false
    var isSite = false
  }

  struct MarkWords {
    var name: String
    var words: [Unicode.Scalar] = []
    var href: [Unicode.Scalar] = []
    var isReference: Bool
    var isRaised = false
  }

  init(_ text: ArticleText) {
    self.text = text
    scalars = text.scalars
    builder = ArticleBuilder(text)
    tokens = HTMLTokenizer(text.scalars)
  }

  mutating func parse() -> Article {
    hasMain = findsMain()
    while let token = tokens.next() {
      switch token {
      case .text(let range): take(range)
      case .start(let tag): begin(tag)
      case .end(let name): end(name)
      }
    }
    endMark()
    flush()
    if builder.title == nil { builder.title = pageTitle }
    return builder.finish()
  }

  /// Whether the page says what of it is the article.
  func findsMain() -> Bool {
    for index in scalars.indices where scalars[index] == "<" {
      if scalars.hasFolded("<main", at: index) || scalars.hasFolded("<article", at: index) {
        return true
      }
      if scalars.hasFolded("<div id=\"mw-content-text\"", at: index) { return true }
    }
    return false
  }

  var isOutside: Bool { hasMain && mainDepth == 0 }

  // MARK: - Tags

  mutating func begin(_ tag: HTMLTag) {
    if let drop = dropped {
      if drop.name == tag.name, !tag.isClosed { dropped = (drop.name, drop.depth + 1) }
      return
    }
    if HTMLElements.empty.contains(tag.name) {
      beginEmpty(tag)
      return
    }
    if HTMLElements.isDropped(tag), tag.name != "body", tag.name != "html" {
      if !tag.isClosed { dropped = (tag.name, 1) }
      return
    }
    if HTMLElements.isBlock(tag.name) { flush() }
    switch tag.name {
    case "html": builder.language = builder.language ?? tag.lang
    case "i", "em", "var": italics.append(inline.begin())
    case "cite": if !tag.classes.contains("citation") { italics.append(inline.begin()) }
    case "sup":
      if mark == nil {
        mark = MarkWords(name: "sup", isReference: tag.classes.contains("reference"))
      }
      mark?.isRaised = true
    case "a": beginLink(tag)
    case "td", "th": if !inline.isEmpty { inline.append(" | ") }
    case "span" where tag.classes.contains("z3988"): addWork(tag.title)
    default: break
    }
    push(tag)
  }

  mutating func beginEmpty(_ tag: HTMLTag) {
    switch tag.name {
    case "br": inline.append(" ")
    case "hr": flush()
    case "link":
      if let category = ArticleLinks.category(of: tag.href), tag.rel.count > 10 {
        builder.category(category)
      }
    default: break
    }
  }

  mutating func push(_ tag: HTMLTag) {
    // Nobody nests deeper; what a hostile page nests is read flat.
    guard open.count < 500, !tag.isClosed else { return }
    if tag.name == "li" || tag.name == "p" { closeOpen(tag.name) }
    var element = Element(tag: tag, role: HTMLElements.role(of: tag))
    let id = tag.id.string
    element.isMain = tag.name == "main" || tag.name == "article" || id == "mw-content-text"
    element.isCategories = id == "catlinks" || tag.classes.contains("catlinks")
    element.isNoteList = tag.classes.contains {
      $0 == "references" || $0 == "footnotes" || $0 == "mw-references"
    }
    element.isSite = id == "siteSub"
    if element.isNoteList { noteNumber = 0 }
    if let label = labels[tag.id], !tag.id.isEmpty, HTMLElements.isBlock(tag.name) {
      element.note = label
    }
    if tag.name == "li", noteListDepth > 0 {
      noteNumber += 1
      element.note = element.note ?? String(noteNumber)
    }
    count(element, 1)
    open.append(element)
  }

  /// A `<li>` ends the one before it in its list, and a `<p>` the `<p>` before it.
  mutating func closeOpen(_ name: String) {
    let limit = max(0, open.count - 16)
    for index in (limit..<open.count).reversed() {
      let other = open[index].tag.name
      if other == name {
        pop(to: index)
        return
      }
      if other == "ul" || other == "ol" || HTMLElements.isBlock(other) && name == "p" { return }
    }
  }

  mutating func end(_ name: String) {
    if let drop = dropped {
      if drop.name == name { dropped = drop.depth > 1 ? (name, drop.depth - 1) : nil }
      return
    }
    if let words = mark, words.name == name { endMark() }
    switch name {
    case "i", "em", "var", "cite":
      if let start = italics.popLast() { inline.endEmphasis(from: start) }
    case "a": endLink()
    default: break
    }
    if let level = HTMLElements.level(name) { return heading(level) }
    if name == "title" { return title() }
    if HTMLElements.isBlock(name) { flush() }
    let limit = max(0, open.count - 64)
    guard let index = open[limit...].lastIndex(where: { $0.tag.name == name }) else { return }
    pop(to: index)
  }

  mutating func pop(to index: Int) {
    while open.count > index, let element = open.popLast() { count(element, -1) }
  }

  mutating func count(_ element: Element, _ step: Int) {
    if element.isMain { mainDepth += step }
    if element.isCategories { categoriesDepth += step }
    if element.isSite { siteDepth += step }
    if element.isNoteList { noteListDepth += step }
    if element.note != nil { noteDepth += step }
    if element.tag.name == "head" { headDepth += step }
  }

  // MARK: - Blocks

  mutating func reset() {
    inline = InlineText()
    italics.removeAll()
    works.removeAll()
  }

  mutating func flush() {
    endMark()
    endLink()
    defer { reset() }
    guard !inline.isEmpty else { return }
    completeWork()
    if siteDepth > 0 {
      let words = inline.scalars.string
      builder.publication = words.hasPrefix("From ") ? String(words.dropFirst(5)) : words
      return
    }
    if categoriesDepth > 0 || headDepth > 0 { return }
    if noteDepth > 0, let index = open.lastIndex(where: { $0.note != nil }),
      let label = open[index].note
    {
      open[index].note = nil
      noteDepth -= 1
      builder.note(label, inline, at: start, works: works)
      return
    }
    if isOutside { return }
    let role = open.last { $0.role != nil }?.role ?? .paragraph
    builder.add(inline, as: role, at: start, works: works)
  }

  mutating func heading(_ level: Int) {
    endMark()
    endLink()
    let title = inline.withoutMarks
    reset()
    guard !title.isEmpty else { return }
    if level == 1, !hasTitle {
      builder.title = title
      hasTitle = true
    } else if !isOutside {
      builder.heading(title, level: level)
    }
  }

  mutating func title() {
    var words = inline.withoutMarks
    for site in [" - Wikipedia", " – Wikipedia", " — Wikipedia"] {
      if let end = words.firstRange(of: site) { words = String(words[..<end.lowerBound]) }
    }
    if pageTitle == nil, !words.isEmpty { pageTitle = words }
    reset()
  }

  /// What a page says for programs lacks things that its words have.
  mutating func completeWork() {
    guard works.count == 1, let words = WorkCitationParser.work(listed: CitationText(inline)) else {
      return
    }
    works[0].publisherPlace = works[0].publisherPlace ?? words.publisherPlace
    works[0].publisher = works[0].publisher ?? words.publisher
    works[0].locator = works[0].locator ?? words.locator
    works[0].year = works[0].year ?? words.year
    works[0].url = works[0].url ?? words.url
  }

  mutating func addWork(_ context: [Unicode.Scalar]) {
    if let work = ContextObject.work(context) { works.append(work) }
  }
}
