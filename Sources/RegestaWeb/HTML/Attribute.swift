/// An attribute of an element.
package struct Attribute: Sendable {
  /// What it says.
  enum Value: Sendable {
    case text(String)
    /// Where it leads depends on where the page stands.
    case link(Link)
    case flag
  }

  let name: StaticString
  let value: Value

  private init(_ name: StaticString, _ value: Value) {
    self.name = name
    self.value = value
  }

  private init(_ name: StaticString, _ text: String) { self.init(name, .text(text)) }

  // MARK: Links

  /// Leads to a page of ours. Where that page does not stand, the attribute is left out.
  package static func href(_ link: Link) -> Attribute { Attribute("href", .link(link)) }

  /// Leads to a place in this page.
  package static func href(here fragment: String) -> Attribute { Attribute("href", "#" + fragment) }

  /// Leads elsewhere, over the web; nil for an address that is none of the web.
  package static func href(elsewhere address: String) -> Attribute? {
    let isWeb = ["https://", "http://"].contains { address.lowercased().hasPrefix($0) }
    return isWeb ? Attribute("href", address) : nil
  }

  package static func src(_ link: Link) -> Attribute { Attribute("src", .link(link)) }
  package static func action(_ link: Link) -> Attribute { Attribute("action", .link(link)) }

  // MARK: Texts

  package static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  package static func id(_ text: String) -> Attribute { Attribute("id", text) }
  package static func lang(_ tag: String) -> Attribute { Attribute("lang", tag) }
  package static func title(_ text: String) -> Attribute { Attribute("title", text) }
  package static func name(_ text: String) -> Attribute { Attribute("name", text) }
  package static func value(_ text: String) -> Attribute { Attribute("value", text) }
  package static func type(_ text: String) -> Attribute { Attribute("type", text) }
  package static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", text) }
  package static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
  package static func alt(_ text: String) -> Attribute { Attribute("alt", text) }
  package static func rel(_ text: String) -> Attribute { Attribute("rel", text) }
  package static func role(_ text: String) -> Attribute { Attribute("role", text) }
  package static func scope(_ text: String) -> Attribute { Attribute("scope", text) }
  package static func method(_ text: String) -> Attribute { Attribute("method", text) }
  package static func encoding(_ type: String) -> Attribute { Attribute("enctype", type) }
  package static func accept(_ endings: String) -> Attribute { Attribute("accept", endings) }
  package static func content(_ text: String) -> Attribute { Attribute("content", text) }
  package static func charset(_ text: String) -> Attribute { Attribute("charset", text) }
  package static func loading(_ text: String) -> Attribute { Attribute("loading", text) }
  package static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }
  package static func min(_ least: Int) -> Attribute { Attribute("min", String(least)) }
  package static func max(_ most: Int) -> Attribute { Attribute("max", String(most)) }
  package static func tabindex(_ index: Int) -> Attribute { Attribute("tabindex", String(index)) }
  package static func datetime(_ text: String) -> Attribute { Attribute("datetime", text) }
  package static func autocomplete(_ text: String) -> Attribute { Attribute("autocomplete", text) }
  package static func spellcheck(_ isOn: Bool) -> Attribute {
    Attribute("spellcheck", isOn ? "true" : "false")
  }
  package static func list(_ id: String) -> Attribute { Attribute("list", id) }
  package static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
  package static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
  package static func describedBy(_ id: String) -> Attribute { Attribute("aria-describedby", id) }
  package static func current(_ what: String) -> Attribute { Attribute("aria-current", what) }
  package static func data(key text: String) -> Attribute { Attribute("data-key", text) }
  package static func data(suggest link: Link) -> Attribute {
    Attribute("data-suggest", .link(link))
  }
  /// In bytes; how large a file may be.
  package static func data(most bytes: Int) -> Attribute { Attribute("data-most", String(bytes)) }
  package static func media(_ query: String) -> Attribute { Attribute("media", query) }

  // MARK: Flags

  package static let required = Attribute("required", .flag)
  package static let readOnly = Attribute("readonly", .flag)
  package static let selected = Attribute("selected", .flag)
  package static let checked = Attribute("checked", .flag)
  package static let open = Attribute("open", .flag)
  package static let `defer` = Attribute("defer", .flag)
  package static let hidden = Attribute("aria-hidden", "true")
}
