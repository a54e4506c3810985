/// The elements that our pages are made of.
///
/// ```swift
/// Tag.p(.class("lead")) { "Text, escaped"; Tag.a(.href(link)) { name } }
/// ```
package enum Tag: String, Sendable, CaseIterable {
  case a, abbr, article, aside, bdi, blockquote, body, button, caption, cite, code, datalist, dd,
    details,
    div, dl,
    dt, em, figcaption, figure, footer, form, h1, h2, h3, head, header, html, img, input, label, li,
    link, main, mark, meta, nav, ol, option, output, p, pre, q, script, search, section, select,
    small, span, strong, summary, sup, table, tbody, td, textarea, th, thead, time, title, tr, ul
  case lineBreak = "br"

  /// Whether it has no content and no end tag.
  var isVoid: Bool {
    switch self {
    case .img, .input, .link, .meta, .lineBreak: true
    default: false
    }
  }

  /// An element with the content that a closure makes.
  package func callAsFunction(
    _ attributes: Attribute?...,
    @HTMLBuilder content: () throws -> HTML
  ) rethrows -> HTML {
    .element(self, attributes.compactMap(\.self), [try content()])
  }

  /// An element with nothing in it.
  package func callAsFunction(_ attributes: Attribute?...) -> HTML {
    .element(self, attributes.compactMap(\.self), [])
  }
}
