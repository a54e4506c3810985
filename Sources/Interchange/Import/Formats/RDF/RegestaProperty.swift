internal import Formats

/// The properties by which a base of ours says in RDF what it holds: docs/formats/rdf-vocabulary.md has each.
///
/// A claim has some thirty statements, which are asked for by their properties again and again: a property is found out
/// once for all statements that have it.
enum RegestaProperty: String, CaseIterable {
  // Of our own.
  case key, number, polarity, certainty, readingOf, start, end, value, qualifier, citation
  case earliest, latest, edtf, wording, calendar, dateRule, inferred
  case amount, upper, unit, language
  case source, via, stance, locator, quote
  case csl, cslType, volume, work
  case plural, inverseLabel, valueType, timeNature, use, urlPattern, pattern, subjectKind
  case objectKind, functional, inverseFunctional, symmetric, transitive, annotation

  // Of others.
  case type, subject, predicate, object
  case label, comment, subClassOf, subPropertyOf
  case title, creator, issued
  case languageOfSource
  case wasDerivedFrom, wasAssociatedWith, used

  /// The property with this IRI; nil when it is none of them.
  init?(iri: String) {
    guard let property = Self.all[iri] else { return nil }
    self = property
  }

  private static let all = Dictionary(uniqueKeysWithValues: allCases.map { ($0.iri, $0) })

  private var iri: String {
    switch self {
    case .type: RDFVocabulary.type
    case .subject, .predicate, .object: "http://www.w3.org/1999/02/22-rdf-syntax-ns#" + rawValue
    case .label, .comment, .subClassOf, .subPropertyOf:
      "http://www.w3.org/2000/01/rdf-schema#" + rawValue
    case .title, .creator, .issued: "http://purl.org/dc/terms/" + rawValue
    case .languageOfSource: "http://purl.org/dc/terms/language"
    case .wasDerivedFrom, .wasAssociatedWith, .used: "http://www.w3.org/ns/prov#" + rawValue
    default: RegestaTerms.own(rawValue)
    }
  }
}
