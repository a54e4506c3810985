/// Puts the statements of a closure together to a piece of a page.
@resultBuilder
package enum HTMLBuilder {
  package static func buildExpression(_ text: String) -> HTML { .text(text) }

  package static func buildExpression(_ text: String?) -> HTML { text.map(HTML.text) ?? .empty }

  package static func buildExpression(_ html: HTML) -> HTML { html }

  package static func buildExpression(_ html: HTML?) -> HTML { html ?? .empty }

  package static func buildExpression(_ parts: [HTML]) -> HTML { .group(parts) }

  package static func buildBlock(_ parts: HTML...) -> HTML {
    parts.count == 1 ? parts[0] : .group(parts)
  }

  package static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }

  package static func buildEither(first: HTML) -> HTML { first }

  package static func buildEither(second: HTML) -> HTML { second }

  package static func buildArray(_ parts: [HTML]) -> HTML { .group(parts) }
}

extension HTML {
  /// Pieces one after the other.
  package static func all(@HTMLBuilder _ content: () throws -> HTML) rethrows -> HTML {
    try content()
  }
}
