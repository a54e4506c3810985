import Chronology
import Formats
import Foundation
import RegestaKit
import SQLite
import Testing

@testable import Interchange

/// What a base is in RDF, statement by statement.
@Suite struct RDFExportTests {
  @Test func aClaimIsANodeWithAllItsParts() throws {
    let (base, claims) = try RDFSamples.base()
    let graph = try RDFReading(base)
    let claim = "claim:\(claims.controls)"
    for (property, value) in [
      ("rdf:type", "rg:Claim"), ("rg:number", "\(claims.controls)"),
      ("rdf:subject", "entity:state"), ("rdf:predicate", "relation:controls"),
      ("rdf:object", "entity:town"), ("rg:polarity", "asserted"), ("rg:certainty", "likely"),
      ("rg:disputed", "true"), ("rdfs:comment", "a remark"), ("rg:startEarliest", "1919-04-01"),
      ("rg:startLatest", "1919-04-30"), ("rg:start", claim + ".start"), ("rg:end", "rg:open"),
      ("prov:hadPrimarySource", "source:first"), ("prov:wasDerivedFrom", "source:second"),
      ("prov:wasGeneratedBy", "batch:2"),
      ("rdfs:label", "State controls Vilnius (since April 1919), likely"),
    ] {
      #expect(graph.texts(claim, property) == [value], "\(property)")
    }
    // Still so: there is no day by which it ended.
    #expect(graph.texts(claim, "rg:endEarliest") + graph.texts(claim, "rg:endLatest") == [])
    let start = claim + ".start"
    #expect(graph.texts(start, "rg:wording") == ["April 1919"])
    #expect(graph.texts(start, "rg:calendar") == ["gregorian"])
    #expect(graph.texts(start, "rg:dateRule") == ["month"])
    #expect(graph.texts(start, "rg:inferred") == ["true"])
    #expect(
      graph.objects(start, "rg:edtf")
        == [.literal(RDFLiteral("1919-04", datatype: "http://id.loc.gov/datatypes/edtf/EDTF"))]
    )
  }

  @Test func qualifiersAndCitationsAreNodes() throws {
    let (base, claims) = try RDFSamples.base()
    let graph = try RDFReading(base)
    let claim = "claim:\(claims.controls)"
    let qualifiers = graph.texts(claim, "rg:qualifier")
    #expect(qualifiers.count == 4)
    let byRelation = Dictionary(
      uniqueKeysWithValues: qualifiers.map { (graph.texts($0, "rdf:predicate")[0], $0) }
    )
    let amount = try #require(byRelation["relation:amount"])
    #expect(graph.texts(amount, "rdf:object") == ["two or three"])
    #expect(graph.texts(amount + ".value", "rg:amount") == ["2"])
    #expect(graph.texts(amount + ".value", "rg:upper") == ["3.5"])
    #expect(graph.texts(amount + ".value", "rg:unit") == ["entity:town"])
    let deadline = try #require(byRelation["relation:deadline"])
    #expect(graph.texts(deadline, "rdf:object") == ["1920-05"])
    #expect(graph.texts(deadline + ".value", "rg:latest") == ["1920-05-31"])

    let citations = graph.texts(claim, "rg:citation")
    #expect(citations.count == 3)
    let first = try #require(citations.first { graph.texts($0, "rg:source") == ["source:first"] })
    for (property, value) in [
      ("rg:via", "source:second"), ("rg:stance", "supports"), ("rg:locator", "pp. 12–14"),
      ("rg:page", "12"), ("rg:pageTo", "14"), ("rg:quote", "the very \"words\"\nof it"),
    ] {
      #expect(graph.texts(first, property) == [value], "\(property)")
    }
    let third = try #require(citations.first { graph.texts($0, "rg:source") == ["source:third"] })
    #expect(graph.texts(third, "rg:stance") == ["disputes"])
    #expect(graph.texts(third, "rg:folio") == ["12v"])
    #expect(graph.texts("source:third", "rg:retracted") == ["true"])
  }

  @Test func valuesHaveTheirTypes() throws {
    let (base, claims) = try RDFSamples.base()
    let graph = try RDFReading(base)
    func object(_ claim: Claim.ID) -> RDFTerm? {
      graph.objects("claim:\(claim)", "rdf:object").first
    }
    let xsd = RDFVocabulary.xsd
    #expect(
      object(claims.population) == .literal(RDFLiteral("193000", datatype: xsd + "integer"))
    )
    #expect(graph.texts("claim:\(claims.population).value", "rg:wording") == ["about 193,000"])
    #expect(object(claims.losses) == .literal(RDFLiteral("1000–1500 Man")))
    #expect(object(claims.born) == .literal(RDFLiteral("1880-07", datatype: xsd + "gYearMonth")))
    // Year 0 of XML Schema 1.1 is 1 BCE; the day is of the Julian calendar, as it was then.
    #expect(object(claims.ancient) == .literal(RDFLiteral("-0043-03-13", datatype: xsd + "date")))
    #expect(graph.texts("claim:\(claims.ancient).value", "rg:calendar") == ["julian"])
    #expect(object(claims.unknown) == nil)
    #expect(graph.texts("claim:\(claims.unknown)", "rg:value") == ["rg:unknown"])
    #expect(graph.texts("entity:town", "relation:coordinates") == ["POINT(-25.0 54.5)"])
    // The direct statement says the same as the claim.
    let direct = graph.objects("entity:town", "relation:population")
    #expect(direct == [object(claims.population)])
  }

  @Test func whatIsDeniedOrNoKnowledgeIsNeverSaidDirectly() throws {
    let (base, sample) = try RDFSamples.base()
    let graph = try RDFReading(base)
    #expect(graph.texts("claim:\(sample.denied)", "rg:polarity") == ["denied"])
    #expect(graph.objects("entity:state", "relation:occupies").isEmpty)
    #expect(graph.texts("entity:state", "relation:controls") == ["entity:town"])
    for claim in [sample.candidate, sample.superseded, sample.retracted] {
      #expect(graph.objects("claim:\(claim)", "rdf:type").isEmpty)
    }
    #expect(graph.objects("entity:man", "relation:spouse").isEmpty)
    #expect(graph.texts("entity:man", "relation:born-in") == ["entity:town"])
    #expect(graph.texts("claim:\(sample.correction)", "prov:wasRevisionOf").count == 1)

    // In the founding article too, where several claims are denied.
    let seed = try ExportSamples.seed()
    let all = try RDFReading(seed)
    var denied = 0
    let claims = try seed.claims(ClaimQuery(includesNames: true))
    for claim in claims {
      let predicate = "relation:\(claim.relation.key)"
      let said = all.objects("entity:\(claim.subject.key)", predicate)
      // One source may deny what another asserts.
      let isAsserted = claims.contains {
        !$0.isDenied && $0.subject == claim.subject && $0.relation == claim.relation
          && $0.object == claim.object
      }
      if claim.isDenied { denied += 1 }
      if let object = all.objects("claim:\(claim.id)", "rdf:object").first {
        #expect(said.contains(object) == isAsserted, "\(claim.sentence)")
      }
    }
    #expect(denied > 3)
  }

  @Test(arguments: ["turtle", "ntriples", "nquads", "jsonld"])
  func everyClaimIsThereOrReported(format: String) throws {
    let (base, claims) = try RDFSamples.base()
    let (bytes, losses) = try ExportSamples.bytes(of: base, as: format)
    let text = String(decoding: bytes, as: UTF8.self)
    let lost = Set(losses.filter { $0.item == "claim" }.compactMap(\.id))
    let gone = [claims.candidate, claims.superseded, claims.retracted]
    #expect(lost == Set(gone.map(\.rawValue)))
    #expect(losses.filter { $0.item == "claim" }.allSatisfy { $0.reason == .notKnowledge })
    for claim in try base.claims(ClaimQuery(includesNames: true)) {
      let forms = [
        "\nclaim:\(claim.id) a ", "\"claim:\(claim.id)\"", "<urn:regesta:claim:\(claim.id)> ",
      ]
      #expect(forms.contains { text.contains($0) }, "\(claim.sentence)")
    }
    let tables = Dictionary(
      losses.filter { $0.reason == .notInAGraph }.map { ($0.item, $0.count) },
      uniquingKeysWith: +
    )
    #expect(tables.keys.sorted() == ["change", "phrase"])
  }

  @Test func whatWasTakenBackIsReported() throws {
    let (base, claims) = try RDFSamples.base()
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let man = try base.entity(named: "man").id
      try writer.addPosition(of: man, on: claims.controls, stance: .holds)
      try base.connection.run("UPDATE dispute SET status = 'withdrawn', reason = 'none'")
      try base.connection.run(
        "UPDATE citation SET status = 3 WHERE claim = \(claims.denied.rawValue)"
      )
    }
    let losses = try ExportSamples.bytes(of: base, as: "turtle").losses
    let items = losses.filter { $0.reason == .notKnowledge }.map(\.item)
    #expect(Set(items) == ["claim", "citation", "dispute", "position"])
    let graph = try RDFReading(base)
    #expect(!graph.triples.contains { $0.object == .iri(RDFTerms.dispute) })
    #expect(graph.triples.filter { $0.object == .iri(RDFTerms.position) }.count == 1)
  }

  // MARK: Things, sources, judgements

  @Test func thingsHaveKindsNamesAndLinks() throws {
    let graph = try RDFReading(RDFSamples.base().base)
    #expect(graph.texts("entity:town", "rdf:type") == ["kind:city", "rg:Entity"])
    #expect(graph.texts("kind:city", "rdfs:subClassOf") == ["kind:settlement"])
    // SKOS allows one preferred name for each language.
    #expect(
      graph.objects("entity:town", "skos:prefLabel")
        == [.literal(RDFLiteral("Vilnius", language: "lt"))]
    )
    #expect(
      Set(graph.objects("entity:town", "skos:altLabel")) == [
        .literal(RDFLiteral("Naujas Vilnius", language: "lt")),
        .literal(RDFLiteral("Вильна", language: "ru")),
        .literal(RDFLiteral("Vilna", language: "und")), .literal(RDFLiteral("Wilno")),
      ]
    )
    #expect(
      graph.texts("entity:town", "owl:sameAs") == ["http://www.wikidata.org/entity/Q216"]
    )
    #expect(
      graph.texts("entity:town", "skos:exactMatch") == ["https://www.geonames.org/593116"]
    )
    #expect(
      graph.texts("entity:man", "skos:closeMatch") == ["https://viaf.org/viaf/1%202%3C3%3E"]
    )
    #expect(graph.texts("entity:old-town", "rdf:type") == ["kind:city", "rg:MergedEntity"])
    #expect(graph.texts("entity:old-town", "rg:mergedInto") == ["entity:town"])
  }

  @Test func relationsAreProperties() throws {
    let graph = try RDFReading(RDFSamples.base().base)
    #expect(graph.texts("relation:controls", "rdf:type") == ["rdf:Property", "rg:Relation"])
    #expect(graph.texts("relation:controls", "rdfs:subPropertyOf") == ["relation:holds"])
    #expect(graph.texts("relation:controls", "rg:inverseLabel").count == 1)
    #expect(graph.texts("relation:spouse", "rg:symmetric") == ["true"])
    #expect(graph.texts("relation:spouse", "rdfs:domain") == ["kind:person"])
    #expect(
      graph.texts("relation:wikidata", "rg:urlPattern") == ["https://www.wikidata.org/wiki/$1"]
    )
    // Of several kinds any will do, which RDFS cannot say by several domains.
    let several = graph.triples.filter { $0.predicate == graph.iri("rg:subjectKind") }
    for (relation, kinds) in Dictionary(grouping: several, by: \.subject) where kinds.count > 1 {
      let hasDomain = graph.triples.contains {
        $0.subject == relation && $0.predicate == graph.iri("rdfs:domain")
      }
      #expect(!hasDomain)
    }
  }

  @Test func provenanceSaysWhoWhenAndFromWhat() throws {
    let (base, claims) = try RDFSamples.base()
    let graph = try RDFReading(base)
    let batch = try #require(try base.batch(of: claims.controls))
    #expect(graph.texts("batch:2", "rdf:type") == ["prov:Activity", "rg:Batch"])
    #expect(
      graph.objects("batch:2", "prov:endedAtTime")
        == [.literal(RDFLiteral(batch.at, datatype: RDFVocabulary.xsd + "dateTime"))]
    )
    let file = "file:" + String(repeating: "ab", count: 32)
    #expect(graph.texts("batch:2", "prov:used") == [file])
    #expect(graph.texts(file, "rg:sha256") == [String(repeating: "ab", count: 32)])
    #expect(graph.texts(file, "rdfs:label") == ["towns.csv"])
    let agent = "agent:Jonas%20%C5%BDukas%20%26%20Co"
    #expect(graph.texts("batch:2", "prov:wasAssociatedWith") == [agent])
    #expect(graph.texts(agent, "rdfs:label") == ["Jonas Žukas & Co"])
    #expect(graph.texts("batch:2", "rg:hash") == [batch.hash])
    #expect(graph.texts("source:second", "prov:wasDerivedFrom") == ["source:first"])
    #expect(graph.texts("source:first", "dcterms:issued") == ["1986"])
  }

  @Test func disputesAndPositionsAreNodes() throws {
    let (base, claims) = try RDFSamples.base()
    let graph = try RDFReading(base)
    let dispute = "dispute:who-held-it"
    #expect(graph.texts(dispute, "rg:state") == ["settled"])
    #expect(graph.texts(dispute, "rg:rule") == ["two-in-control"])
    #expect(graph.texts(dispute, "rg:side") == [dispute + ".side.1", dispute + ".side.2"])
    // The superseded claim of the second side is not in the file.
    #expect(graph.texts(dispute + ".side.2", "rg:claim") == ["claim:\(claims.denied)"])
    let position = try #require(graph.triples.first { $0.object == .iri(RDFTerms.position) })
    guard case .iri(let iri) = position.subject else { return }
    #expect(graph.texts(graph.short(iri), "rg:holder") == ["entity:man"])
    #expect(graph.texts(graph.short(iri), "rg:stance") == ["rejects"])
    #expect(graph.texts(graph.short(iri), "rg:source") == ["source:third"])
  }
}
