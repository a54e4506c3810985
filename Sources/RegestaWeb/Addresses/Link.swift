/// A page with its state: what a URL says, as a value.
package struct Link: Hashable, Sendable {
  /// Where the page stands.
  package var address: Address
  /// Its state, in the order in which it is written.
  package var query: [QueryItem]
  /// In which form it is wanted.
  package var form: PageForm
  /// The place in it.
  package var fragment: String?

  /// A link to a page.
  package init(
    _ address: Address,
    _ query: [QueryItem] = [],
    form: PageForm = .html,
    fragment: String? = nil
  ) {
    self.address = address
    self.query = query
    self.form = form
    self.fragment = fragment
  }

  /// A value of the state; an empty one is as none.
  package subscript(name: String) -> String? {
    get { query.first { $0.name == name }?.value }
    set {
      query.removeAll { $0.name == name }
      if let newValue, !newValue.isEmpty { query.append(QueryItem(name, newValue)) }
    }
  }

  /// The same page with another value of its state; nil takes it out.
  package func with(_ name: String, _ value: String?) -> Link {
    var link = self
    link[name] = value
    return link
  }

  /// The same page in another form.
  package func inForm(_ form: PageForm) -> Link {
    var link = self
    link.form = form
    link.fragment = nil
    return link
  }

  /// The same page at a place in it.
  package func at(_ fragment: String) -> Link {
    var link = self
    link.fragment = fragment
    return link
  }

  /// The path, from the root of the server on.
  package var path: String {
    var segments = address.segments
    if form != .html || address == .openapi || address == .suggest {
      if segments.isEmpty { segments = ["index"] }
      if case .asset = address {
      } else {
        segments[segments.count - 1] += "." + (form == .html ? "json" : form.ending)
      }
    }
    return "/" + segments.map(PercentCoding.encoded).joined(separator: "/")
  }

  /// The URL, from the root of the server on.
  package var text: String {
    var text = path
    if !query.isEmpty {
      text += "?"
      text += query.map {
        PercentCoding.encoded($0.name) + "=" + PercentCoding.encoded($0.value)
      }.joined(separator: "&")
    }
    if let fragment { text += "#" + PercentCoding.encoded(fragment) }
    return text
  }
}
