import Chronology
import Formats
import RegestaKit
import Testing

@testable import Interchange

/// How a base names its things in RDF, and what of it goes out.
@Suite struct RDFScopeTests {
  @Test func theBaseChoosesItsIRIs() throws {
    let (base, claims) = try RDFSamples.base()
    let here = try RDFReading(base)
    for prefix in ["https://example.org/war/", "https://example.org/war#"] {
      try base.write(Batch.Draft(.edit, who: "x")) { try $0.setMeta("rdf-base", prefix) }
      let text = try ExportSamples.text(of: base, as: "ntriples")
      #expect(text.contains("<\(prefix)entity/town> <\(RDFTerms.namespace)key> \"town\""))
      #expect(text.contains("<\(prefix)claim/\(claims.controls).start>"))
      #expect(!text.contains("<urn:regesta:entity"))
      for format in ["turtle", "nquads", "jsonld"] {
        #expect(try ExportSamples.text(of: base, as: format).contains(prefix))
      }
      // Nothing but the names is another; what is added is the batch that set the base.
      let there = try RDFReading(base, prefix: prefix)
      #expect(there.triples.isDisjoint(with: here.triples) == false)
      for (ours, theirs) in [
        ("entity:town", "entity/town"), ("relation:controls", "relation/controls"),
      ] {
        let before = here.triples.filter { $0.subject == .iri(here.iri(ours)) }
        let after = there.triples.filter { $0.subject == .iri(prefix + theirs) }
        #expect(before.count == after.count && before.count > 5)
      }
    }
    for wrong in ["", "no scheme/", "https://example.org", "https://a b/", "https://<x>/"] {
      try base.write(Batch.Draft(.edit, who: "x")) { try $0.setMeta("rdf-base", wrong) }
      #expect {
        try ExportSamples.text(of: base, as: "turtle")
      } throws: { error in
        (error as? RegestaError)?.kind == .badInput
      }
    }
  }

  @Test func aPartHasItsSourcesAndJudgementsOnly() throws {
    let base = try ExportSamples.seed()
    let vilnius = try base.entity(named: "vilnius")
    let scope = ExportScope(
      around: [vilnius],
      filter: EdgeFilter(
        on: try HistoricalDate(parsing: "1920-08-01"),
        relations: ["controls"],
        includesDenied: true
      )
    )
    let part = try RDFReading(base, scope: scope)
    let all = try RDFReading(base)
    #expect(part.triples.subtracting(all.triples).count == 1, "only the words for the scope differ")
    func count(_ type: String, _ graph: RDFReading) -> Int {
      graph.triples.count { $0.object == .iri(type) && $0.predicate == RDFVocabulary.type }
    }
    #expect(count(RDFTerms.entity, part) == 2)
    #expect(count(RDFTerms.claim, part) < 60 && count(RDFTerms.claim, part) > 10)
    let named = part.triples.filter {
      $0.predicate == RDFTerms.own("source") || $0.predicate == RDFTerms.own("via")
    }
    #expect(count(RDFTerms.source, part) == Set(named.map(\.object)).count)
    #expect(count(RDFTerms.source, part) < count(RDFTerms.source, all))
    #expect(count(RDFTerms.dispute, all) > 0)
    #expect(part.texts("entity:soviet-russia", "relation:controls") == ["entity:vilnius"])
    #expect(try ExportSamples.bytes(of: base, as: "turtle", scope: scope).losses.isEmpty)
  }

  @Test func anEmptyBaseIsWhole() throws {
    let base = try KnowledgeBase.inMemory()
    for format in ["turtle", "ntriples", "nquads", "jsonld"] {
      #expect(
        try ExportSamples.text(of: base, as: format).hasSuffix(format == "jsonld" ? "]}\n" : ".\n")
      )
    }
  }
}
