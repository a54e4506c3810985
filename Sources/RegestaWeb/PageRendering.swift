internal import Formats
internal import Interchange
internal import RegestaKit

/// One page in one form.
struct PageRendering {
  private let link: Link
  private let base: KnowledgeBase
  private let options: WebsiteOptions
  private let isTrusted: Bool

  /// One page; only whoever `isTrusted` may write.
  init(
    _ link: Link,
    _ base: KnowledgeBase,
    _ options: WebsiteOptions,
    isTrusted: Bool = false
  ) {
    self.link = link
    self.base = base
    self.options = options
    self.isTrusted = isTrusted
  }

  /// What changes whenever the page may: the seal of the last batch, and the program's own pages.
  ///
  /// Nothing is written but in batches, and each seals all before it, so that its hash is the base's
  /// counter of changes. Tables that are not ours may change without it: what SQL says has no validator.
  /// Who may write sees forms besides, with a token of the server's own.
  static func validator(
    of link: Link,
    in base: KnowledgeBase,
    formToken: String?
  ) throws -> String? {
    guard link.address != .sql, link.address != .review, let head = try base.head() else {
      return nil
    }
    let state = head + Asset.edition + (formToken ?? "") + link.text
    return "\"" + SHA256.hex(of: state.utf8).prefix(32) + "\""
  }

  /// The page.
  ///
  /// - Throws: ``Problem``, or what reading the base throws.
  func response(_ style: LinkStyle) throws -> WebResponse {
    guard let type = PageTable.page(at: link.address) else {
      throw Problem(.notFound, "There is no such page here.")
    }
    let outline = type.outline
    guard link.form == .html || link.form == .json || outline.forms.contains(link.form) else {
      throw Problem(
        .noSuchForm,
        "This page cannot be had as \(link.form.label).",
        suggestions: ([.html, .json] + outline.forms).map {
          Problem.Suggestion(text: $0.label, link: link.inForm($0))
        }
      )
    }
    let parameters = try Parameters(link, known: type.parameters(of: link, in: base))
    let lens = try Lens(parameters, takesLens: outline.takesLens, in: base)
    let visit = Visit(
      link: link,
      parameters: parameters,
      lens: lens,
      base: base,
      options: options,
      formToken: isTrusted ? options.writeToken.map(Secret.form) : nil
    )
    return try lens.read(base) { try render(type.init(visit), visit, outline, style) }
  }

  private func render(
    _ page: any Page,
    _ visit: Visit,
    _ outline: PageOutline,
    _ style: LinkStyle
  ) throws -> WebResponse {
    let headers = Website.headers(link.form.mediaType)
    switch link.form {
    case .html:
      if let other = page.elsewhere, style.isLive {
        return WebResponse(303, Website.headers(nil) + [("Location", other.text)])
      }
      // What only programs ask for is JSON under either name.
      if outline.schema == SuggestPage.schema {
        return WebResponse(200, Website.headers("application/json"), try page.document().json())
      }
      let frame = Frame(
        title: page.title,
        base: try base.meta("title"),
        link: link,
        forms: page.forms,
        lens: visit.lens,
        mayWrite: options.mayWrite
      )
      return WebResponse(
        200,
        headers,
        HTMLWriter.document(frame.document(try page.content()), style)
      )
    case .json: return WebResponse(200, headers, try page.document().json())
    case .csv: return WebResponse(200, headers, try page.document().csv())
    case .svg:
      guard let picture = try page.picture(style) else { throw nothingToDraw }
      return WebResponse(200, headers, Array(picture.utf8))
    case .bibtex:
      return WebResponse(200, headers, Array(BibTeXWriter().text(try page.citations()).utf8))
    case .csl:
      return WebResponse(200, headers, Array(CSLJSONWriter().text(try page.citations()).utf8))
    case .export:
      guard let scope = try page.scope(), let format = link.form.format else { throw nothingToDraw }
      var bytes: [UInt8] = []
      try base.export(format, scope: scope) { bytes += $0 }
      return WebResponse(200, headers, bytes)
    }
  }

  private var nothingToDraw: Problem {
    Problem(
      .noSuchForm,
      "There is nothing to be had as \(link.form.label) yet.",
      hint: "Say first what the page is to show."
    )
  }
}
