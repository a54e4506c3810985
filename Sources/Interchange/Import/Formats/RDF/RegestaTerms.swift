/// The names by which bases of ours say what they hold in RDF: docs/formats/rdf-vocabulary.md has each.
enum RegestaTerms {
  static let namespace = "urn:regesta:vocabulary:"
  static let relations = "urn:regesta:relation:"

  /// The relation that a property of ours is.
  static func relationKey(_ property: String) -> String? {
    guard property.hasPrefix(relations) else { return nil }
    return String(property.dropFirst(relations.count))
  }
}
