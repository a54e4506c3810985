/// The names by which bases of ours say what they hold in RDF: docs/formats/rdf-vocabulary.md has each.
enum RegestaTerms {
  static let namespace = "urn:regesta:vocabulary:"
  static let relations = "urn:regesta:relation:"

  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let rdfs = "http://www.w3.org/2000/01/rdf-schema#"
  static let dcterms = "http://purl.org/dc/terms/"
  static let prov = "http://www.w3.org/ns/prov#"

  /// One of our own terms.
  static func own(_ name: String) -> String { namespace + name }

  /// The relation that a property of ours is.
  static func relationKey(_ property: String) -> String? {
    guard property.hasPrefix(relations) else { return nil }
    return String(property.dropFirst(relations.count))
  }
}
