internal import Formats

/// The names in the form in which Wikidata gives its statements out as RDF.
enum WikidataTerms {
  static let entity = "http://www.wikidata.org/entity/"
  static let prop = "http://www.wikidata.org/prop/"
  static let ontology = "http://wikiba.se/ontology#"
  static let wasDerivedFrom = "http://www.w3.org/ns/prov#wasDerivedFrom"

  /// The item that an IRI names: `Q36`.
  static func item(_ iri: String) -> String? {
    guard iri.hasPrefix(entity) else { return nil }
    let id = String(iri.dropFirst(entity.count))
    return WikidataValue.isItem(id) ? id : nil
  }

  /// What stands behind a beginning, when nothing is parted from it by a slash: `P36`.
  static func property(_ iri: String, behind start: String) -> String? {
    guard iri.hasPrefix(prop + start) else { return nil }
    let name = iri.dropFirst(prop.utf8.count + start.utf8.count)
    return name.isEmpty || name.contains("/") ? nil : String(name)
  }
}
