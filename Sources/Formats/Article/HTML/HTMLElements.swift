/// What elements of HTML mean for an article.
enum HTMLElements {
  /// They have no end.
  static let empty: Set<String> = [
    "br", "hr", "img", "input", "link", "meta", "wbr", "col", "area", "base", "source", "track",
    "embed",
  ]

  /// What is in them is no part of the text.
  private static let dropped: Set<String> = [
    "nav", "svg", "math", "template", "select", "button", "footer", "aside", "iframe", "object",
    "audio",
    "video", "canvas", "form", "map", "rt", "rp", "dialog",
  ]

  // swift-format-ignore
  private static let droppedClasses: Set<String> = [
    "navbox", "vertical-navbox", "sidebar", "infobox", "toc", "mw-editsection", "noprint", "mw-jump-link",
    "metadata", "ambox", "mbox-small", "sistersitebox", "printfooter", "mw-cite-backlink", "portal",
    "portalbox", "vector-menu", "mw-indicators", "mw-hidden-catlinks", "hatnote", "dablink", "navbar",
    "nomobile", "mw-kartographer-container", "reflist-error", "mw-ui-button", "footnote-back", "footnote-backref",
    "vector-header-container", "vector-column-start", "mw-footer", "authority-control", "stub", "geo-nondefault",
  ]

  // swift-format-ignore
  private static let droppedIDs: Set<String> = [
    "toc", "footer", "mw-navigation", "mw-head", "mw-panel", "mw-page-base", "mw-head-base", "contentsub",
    "jump-to-nav", "column-one", "p-personal", "mw-hidden-catlinks", "coordinates", "p-lang-btn",
  ]

  /// Whether an element and all in it is left out.
  static func isDropped(_ tag: HTMLTag) -> Bool {
    if dropped.contains(tag.name) { return true }
    if tag.classes.contains(where: droppedClasses.contains) { return true }
    return !tag.id.isEmpty && tag.id.count < 30 && droppedIDs.contains(tag.id.string.lowercased())
  }

  private static let blocks: Set<String> = [
    "p", "div", "li", "ul", "ol", "dl", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "blockquote",
    "table", "tr", "tbody", "thead", "caption", "figcaption", "figure", "section", "article",
    "main",
    "header", "pre", "hr", "body", "html", "head", "title", "center", "address", "details",
    "summary",
  ]

  /// Whether words before and after belong to two passages.
  static func isBlock(_ name: String) -> Bool { blocks.contains(name) }

  /// What the words in an element are; nil when its parent says.
  static func role(of tag: HTMLTag) -> Article.Role? {
    switch tag.name {
    case "p": nil
    case "li", "dd", "dt": .listItem
    case "blockquote": .quotation
    case "figcaption", "caption": .caption
    case "tr", "td", "th": .tableRow
    default: tag.classes.contains { $0 == "thumbcaption" || $0 == "gallerytext" } ? .caption : nil
    }
  }

  /// The level of a heading.
  static func level(_ name: String) -> Int? {
    guard name.utf8.count == 2, name.first == "h", let level = name.last?.wholeNumberValue,
      (1...6).contains(level)
    else { return nil }
    return level
  }
}
