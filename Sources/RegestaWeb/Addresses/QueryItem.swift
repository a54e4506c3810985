/// A name and a value in the query of a URL.
package struct QueryItem: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// Its value, decoded.
  package var value: String

  /// A name and a value.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
