/// What a request asks for: the page, its form and its state.
struct Target: Hashable, Sendable {
  let link: Link

  /// Why a target means nothing.
  enum Fault: Error {
    /// It is longer than any page needs.
    case tooLong
    /// An escape is broken, or the bytes are not UTF-8.
    case unreadable
    /// No page stands there.
    case unknown
  }

  /// In bytes; a statement of SQL has room in it.
  static let longest = 32_768

  /// Reads a request target in origin form.
  ///
  /// A dot in the last part of a path parts the form from the rest, where a form is named so.
  init(path: String, query: String) throws(Fault) {
    guard path.utf8.count + query.utf8.count <= Self.longest else { throw .tooLong }
    guard path.utf8.first == UInt8(ascii: "/") else { throw .unknown }
    var segments: [String] = []
    for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let segment = PercentCoding.decoded(part) else { throw .unreadable }
      segments.append(segment)
    }
    if segments.last == "" { segments.removeLast() }
    let items = try Self.items(query)
    guard let last = segments.last, segments.first != "static",
      let (name, form) = PageForm.split(last)
    else {
      guard let address = Address(segments: segments) else { throw .unknown }
      link = Link(address, items)
      return
    }
    segments[segments.count - 1] = name
    guard let address = Address(segments: segments) else { throw .unknown }
    link = Link(address, items, form: form)
  }

  /// The names and values of a query, or of a form that was sent.
  static func items(_ query: String) throws(Fault) -> [QueryItem] {
    var items: [QueryItem] = []
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentCoding.decoded(parts[0], plusIsSpace: true),
        let value = PercentCoding.decoded(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
      else { throw .unreadable }
      items.append(QueryItem(name, value))
    }
    return items
  }
}
