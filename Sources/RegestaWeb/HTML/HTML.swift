/// A piece of a page, as a value: texts and elements, and nothing that is not escaped.
///
/// A text becomes text whatever it holds; tags and attributes are those that are listed; a link is a
/// ``Link`` or a checked address. Markup as it stands can only come from a constant of this program.
package indirect enum HTML: Sendable {
  /// A text, escaped when it is written.
  case text(String)
  /// An element with what is in it.
  case element(Tag, [Attribute], [HTML])
  /// Pieces one after the other.
  case group([HTML])
  /// Markup that stands in the source of this program.
  case constant(StaticString)
  /// A picture of our own, which writes its own escaped markup; its links depend on where it stands.
  case picture(@Sendable (LinkStyle) -> String)
  /// What only makes sense where a server answers, such as a form.
  case live(HTML)
  /// What only stands in a folder of files.
  case still(HTML)

  /// Nothing.
  package static let empty = HTML.group([])

  /// Whether there is nothing in it.
  package var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .group(let parts): parts.allSatisfy(\.isEmpty)
    case .live(let part), .still(let part): part.isEmpty
    case .element, .constant, .picture: false
    }
  }
}
