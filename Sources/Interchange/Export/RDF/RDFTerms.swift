internal import Formats

/// The classes and properties by which a base is said in RDF. docs/formats/rdf-vocabulary.md has each
/// with its meaning; importers are written against that page.
enum RDFTerms {
  /// The namespace of our own terms. It is the same for every base, whatever the base calls its things.
  static let namespace = "urn:regesta:vocabulary:"
  /// The number of this vocabulary; it changes when a reader of the old one would be misled.
  static let version = 1

  // Our own classes.
  static let base = own("Base")
  static let kind = own("Kind")
  static let relation = own("Relation")
  static let entity = own("Entity")
  static let mergedEntity = own("MergedEntity")
  static let claim = own("Claim")
  static let qualifier = own("Qualifier")
  static let date = own("Date")
  static let quantity = own("Quantity")
  static let source = own("Source")
  static let citation = own("Citation")
  static let dispute = own("Dispute")
  static let side = own("Side")
  static let position = own("Position")
  static let batch = own("Batch")

  static let rdf = RDFVocabulary.rdf
  static let rdfs = "http://www.w3.org/2000/01/rdf-schema#"
  static let owl = "http://www.w3.org/2002/07/owl#"
  static let skos = "http://www.w3.org/2004/02/skos/core#"
  static let prov = "http://www.w3.org/ns/prov#"
  static let dcterms = "http://purl.org/dc/terms/"
  static let xsd = RDFVocabulary.xsd

  static let subject = rdf + "subject"
  static let predicate = rdf + "predicate"
  static let object = rdf + "object"
  static let label = rdfs + "label"
  static let comment = rdfs + "comment"
  static let wasGeneratedBy = prov + "wasGeneratedBy"
  static let wasDerivedFrom = prov + "wasDerivedFrom"
  static let hadPrimarySource = prov + "hadPrimarySource"
  static let wasRevisionOf = prov + "wasRevisionOf"

  /// The datatype of days.
  static let xsdDate = xsd + "date"
  /// The datatype of dates in the Extended Date/Time Format.
  static let edtf = "http://id.loc.gov/datatypes/edtf/EDTF"
  /// The datatype of points, longitude first.
  static let wkt = "http://www.opengis.net/ont/geosparql#wktLiteral"

  /// One of our own terms.
  static func own(_ name: String) -> String { namespace + name }

  /// The prefixes of every document, but for those of the base's own things.
  static let prefixes: [String: String] = [
    "rg": namespace, "rdf": rdf, "rdfs": rdfs, "owl": owl, "skos": skos, "prov": prov,
    "dcterms": dcterms, "xsd": xsd, "edtf": "http://id.loc.gov/datatypes/edtf/",
    "geo": "http://www.opengis.net/ont/geosparql#",
  ]

  /// What our classes are a case of in the vocabularies of others.
  static let superclasses: [(own: String, other: String)] = [
    (entity, owl + "Thing"), (kind, rdfs + "Class"), (relation, rdf + "Property"),
    (claim, rdf + "Statement"), (claim, prov + "Entity"), (source, prov + "Entity"),
    (source, dcterms + "BibliographicResource"), (batch, prov + "Activity"),
  ]
}
