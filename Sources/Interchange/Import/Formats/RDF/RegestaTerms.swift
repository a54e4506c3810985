/// The names by which bases of ours say what they hold in RDF: docs/formats/rdf-vocabulary.md has each.
enum RegestaTerms {
  static let namespace = "urn:regesta:vocabulary:"
  static let relations = "urn:regesta:relation:"

  /// One of our own terms.
  static func own(_ name: String) -> String { namespace + name }

  /// Whether a name is one of our own terms, which is not put together for that.
  static func isOwn(_ name: String, _ term: String) -> Bool {
    name.utf8.count == namespace.utf8.count + term.utf8.count
      && name.utf8.suffix(term.utf8.count).elementsEqual(term.utf8) && name.hasPrefix(namespace)
  }

  /// The relation that a property of ours is.
  static func relationKey(_ property: String) -> String? {
    guard property.hasPrefix(relations) else { return nil }
    return String(property.dropFirst(relations.count))
  }
}
