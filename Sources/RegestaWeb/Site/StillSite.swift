internal import JSONForms
public import RegestaKit

/// The pages of a base as a folder of files with relative links, to be put anywhere and cited.
///
/// The same base makes the same bytes. `edition.html` says of which state of the base they are, and
/// `SHA256SUMS` has the hash of every file.
public struct StillSite {
  private let base: KnowledgeBase
  private let options = WebsiteOptions()

  /// The site of a base.
  public init(_ base: KnowledgeBase) { self.base = base }

  /// What was written.
  public struct Report: Hashable, Sendable {
    /// How many files.
    public var files: Int
    /// In bytes, together.
    public var bytes: Int
    /// The state of the base.
    public var head: String?
    /// The hash of `SHA256SUMS`, which stands for all files.
    public var seal: String
  }

  /// Makes all pages, from the first on along their links, in one snapshot of the base.
  ///
  /// - Parameter write: Takes a file: its path in the folder, with `/` between its parts, and its bytes.
  /// - Returns: What was written.
  /// - Throws: What `write` throws; ``RegestaError`` of kind `damaged` or `busy`.
  public func write(_ write: (_ path: String, _ bytes: [UInt8]) throws -> Void) throws -> Report {
    try base.read {
      var sums: [(path: String, hash: String)] = []
      var size = 0
      func put(_ path: String, _ bytes: [UInt8]) throws {
        sums.append((path, SHA256.hex(of: bytes)))
        size += bytes.count
        try write(path, bytes)
      }
      for asset in Asset.all where asset.name != Asset.script.name {
        try put("static/" + asset.name, Array(asset.text.utf8))
      }
      var seen: Set<String> = []
      var next: [Link] = [Link(.home)]
      while let link = next.popLast() {
        guard let file = StillLinks.file(of: link), seen.insert(file).inserted else { continue }
        if case .asset = link.address { continue }
        if link.address == .health { continue }
        let (bytes, links) = try page(link, file)
        try put(file, bytes)
        // In the order in which they stand in the page.
        next += links.reversed()
      }
      let head = try base.head()
      try put("edition.html", try edition(head, files: sums.count + 1))
      sums.sort { $0.path < $1.path }
      let list = sums.map { "\($0.hash)  \($0.path)\n" }.joined()
      try write("SHA256SUMS", Array(list.utf8))
      return Report(
        files: sums.count + 1,
        bytes: size + list.utf8.count,
        head: head,
        seal: SHA256.hex(of: list.utf8)
      )
    }
  }

  /// One page, and what it leads to. One that cannot be shown is a page that says so, for links lead to it.
  private func page(_ link: Link, _ file: String) throws -> (bytes: [UInt8], links: [Link]) {
    let writer = StillLinkWriter()
    let style = writer.style(in: file)
    do {
      let response = try PageRendering(link, base, options).response(style)
      return (response.body, writer.links)
    } catch {
      let problem = Website.problem(error)
      guard problem.kind != .damaged, problem.kind != .busy, problem.kind != .bug else {
        throw error
      }
      if link.form == .json { return (Array((problem.json.text() + "\n").utf8), []) }
      let frame = Frame(title: problem.kind.title, base: try base.meta("title"), link: link)
      return (HTMLWriter.document(frame.document(problem.content()), style), writer.links)
    }
  }

  /// What the files are of.
  private func edition(_ head: String?, files: Int) throws -> [UInt8] {
    let title = try base.meta("title")
    let last = try base.batches().last
    let census = try base.census()
    var facts: [(name: String, value: HTML)] = [("base", .text(title ?? "without a title"))]
    if let owner = try base.notice("owner") { facts.append(("owner", .text(owner))) }
    for key in ["license", "rights"] {
      if let text = try base.meta(key) { facts.append((key, .text(text))) }
    }
    if let last {
      facts.append(("last batch", .text("batch \(last.id), \(last.at), by \(last.who)")))
    }
    if let head { facts.append(("state", Tag.code { head })) }
    facts += [
      ("claims", .text(String(census.claims))), ("things", .text(String(census.entities))),
      ("sources", .text(String(census.sources))), ("files", .text(String(files))),
    ]
    let content = HTML.all {
      Tag.h1 { "About this edition" }
      Tag.p {
        "These files are a still copy of a base, made by Regesta. The state is the seal of the base’s last "
        "batch, which stands for all that was written before; two copies of the same state are the same to "
        "the byte. The file SHA256SUMS has the hash of every file."
      }
      TableView.facts(facts)
      Tag.section(.class("cite")) {
        Tag.h2 { "How to cite it" }
        Tag.p {
          "\(title ?? "A Regesta base"), state \(head?.prefix(12) ?? "empty")"
            + (last.map { " of \($0.at.prefix(10))" } ?? "")
            + "; with the page’s address."
        }
      }
    }
    let frame = Frame(title: "About this edition", base: title, link: Link(.health))
    let style = StillLinkWriter().style(in: "edition.html")
    return HTMLWriter.document(frame.document(content), style)
  }
}
