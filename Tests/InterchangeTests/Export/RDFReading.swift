import Foundation
import Formats
import RegestaKit
import Testing

@testable import Interchange

/// An export to RDF as read by our own reader, and questions that tests ask of it.
struct RDFReading {
  let triples: Set<RDFTriple>
  let prefix: String
  private let bySubject: [RDFResource: [RDFTriple]]

  init(_ base: KnowledgeBase, scope: ExportScope = .all, prefix: String = "urn:regesta:") throws {
    var reader = NTriplesReader()
    var triples: Set<RDFTriple> = []
    let bytes = try ExportSamples.bytes(of: base, as: "ntriples", scope: scope).bytes
    try reader.read(bytes) { triple, _ in triples.insert(triple) }
    try reader.finish { triple, _ in triples.insert(triple) }
    self.triples = triples
    bySubject = Dictionary(grouping: triples, by: \.subject)
    self.prefix = prefix
  }

  /// The objects of `subject predicate`, both short: "entity:town", "rg:key", "skos:prefLabel".
  func objects(_ subject: String, _ predicate: String) -> [RDFTerm] {
    let (subject, predicate) = (RDFResource.iri(iri(subject)), iri(predicate))
    return (bySubject[subject] ?? []).filter { $0.predicate == predicate }.map(\.object)
  }

  /// The same, as texts: IRIs short, literals without quotation marks, sorted.
  func texts(_ subject: String, _ predicate: String) -> [String] {
    objects(subject, predicate).map { term in
      switch term {
      case .iri(let iri): short(iri)
      case .blankNode(let label): "_:" + label
      case .literal(let literal): literal.lexicalForm
      }
    }.sorted()
  }

  func iri(_ short: String) -> String {
    let colon = short.firstIndex(of: ":") ?? short.startIndex
    if let namespace = RDFTerms.prefixes[String(short[..<colon])] {
      return namespace + short[short.index(after: colon)...]
    }
    return prefix + short
  }

  func short(_ iri: String) -> String {
    for (name, namespace) in RDFTerms.prefixes where iri.hasPrefix(namespace) {
      return name + ":" + iri.dropFirst(namespace.count)
    }
    return iri.hasPrefix(prefix) ? String(iri.dropFirst(prefix.count)) : iri
  }
}
