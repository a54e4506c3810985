/// What a page must have for those who listen to it, or go through it by keys (WCAG 2.2, level AA), as far as
/// its tree tells.
enum Accessibility {
  /// What is wrong, a line each.
  static func faults(in page: StrictHTML.Node) -> [String] {
    landmarks(page) + headings(page) + fields(page) + names(page) + tables(page)
  }

  private static func landmarks(_ page: StrictHTML.Node) -> [String] {
    var faults: [String] = []
    if page.attributes["lang"]?.isEmpty ?? true { faults.append("the page has no language") }
    for tag in ["main", "h1", "title"]
    where page.elements(tag).count(where: { !isOfPicture($0, page) }) != 1 {
      faults.append("there is not one <\(tag)>")
    }
    let body = page.elements("body").first?.children.map(\.tag) ?? []
    for tag in ["header", "main", "footer"] where !body.contains(tag) {
      faults.append("the page has no <\(tag)>")
    }
    // Whoever comes by keys can pass the head over.
    let skip = page.elements("body").first?.elements("a").first
    if skip?.attributes["href"] != "#main" { faults.append("the first link does not lead on") }
    // What there may be several of says which it is.
    for tag in ["nav", "aside"] {
      for node in page.elements(tag) where name(of: node, page).isEmpty {
        faults.append("a <\(tag)> has no name")
      }
    }
    for node in page.all where node.attributes["role"] == "region" && name(of: node, page).isEmpty {
      faults.append("a region has no name")
    }
    return faults
  }

  private static func headings(_ page: StrictHTML.Node) -> [String] {
    var faults: [String] = []
    var level = 0
    for node in page.all {
      guard node.tag.count == 2, node.tag.first == "h", let next = Int(node.tag.dropFirst()) else {
        continue
      }
      if next > level + 1 { faults.append("<\(node.tag)> follows <h\(level)>: \(node.allText)") }
      if node.allText.allSatisfy(\.isWhitespace) { faults.append("<\(node.tag)> is empty") }
      level = next
    }
    return faults
  }

  private static func fields(_ page: StrictHTML.Node) -> [String] {
    let labels = page.elements("label")
    return page.all.compactMap { node in
      guard ["input", "select", "textarea"].contains(node.tag),
        node.attributes["type"] != "hidden"
      else { return nil }
      let label = labels.first { $0.attributes["for"] == node.attributes["id"] }
      let words = node.attributes["aria-label"] ?? label?.allText ?? ""
      return words.isEmpty ? "a field has no label: \(node.attributes)" : nil
    }
  }

  /// What can be pressed or followed, and what is seen only, says what it is.
  private static func names(_ page: StrictHTML.Node) -> [String] {
    var faults: [String] = []
    for node in page.all {
      switch node.tag {
      case "a" where node.attributes["href"] != nil, "button", "summary":
        if name(of: node, page).isEmpty {
          faults.append("<\(node.tag)> has no name: \(node.attributes)")
        }
      case "img":
        if node.attributes["alt"] == nil { faults.append("a picture has no text") }
      case "svg":
        if name(of: node, page).isEmpty { faults.append("a drawn picture has no name") }
        // What is an image has no parts, and so no links, for those who listen.
        let role = node.elements("a").isEmpty ? "img" : "group"
        if node.attributes["role"] != role { faults.append("a drawn picture is no \(role)") }
      default: break
      }
      if let index = node.attributes["tabindex"].flatMap({ Int($0) }), index > 0 {
        faults.append("the order of keys is changed")
      }
    }
    return faults
  }

  private static func tables(_ page: StrictHTML.Node) -> [String] {
    page.elements("table").flatMap { table -> [String] in
      let heads = table.elements("th")
      var faults = heads.filter { $0.attributes["scope"] == nil }.map {
        "<th> \($0.allText) has no scope"
      }
      if heads.isEmpty { faults.append("a table has no heads") }
      return faults
    }
  }

  private static func name(of node: StrictHTML.Node, _ page: StrictHTML.Node) -> String {
    if let label = node.attributes["aria-label"] { return label }
    if let id = node.attributes["aria-labelledby"] {
      return id.split(separator: " ").compactMap { id in
        page.all.first { $0.attributes["id"] == String(id) }?.allText
      }.joined(separator: " ")
    }
    let images = node.elements("img").compactMap { $0.attributes["alt"] }
    let text = node.allText + images.joined() + (node.attributes["title"] ?? "")
    return text.allSatisfy(\.isWhitespace) ? "" : text
  }

  /// A picture has a title of its own in it.
  private static func isOfPicture(_ node: StrictHTML.Node, _ page: StrictHTML.Node) -> Bool {
    page.elements("svg").contains { $0.all.contains { $0 === node } }
  }
}
