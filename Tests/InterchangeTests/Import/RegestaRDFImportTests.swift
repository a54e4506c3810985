import Interchange
import RegestaKit
import SQLite
import Testing

/// What another base of ours gave out as RDF.
struct RegestaRDFImportTests {
  private static let text = """
    @prefix rg: <urn:regesta:vocabulary:> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix prov: <http://www.w3.org/ns/prov#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
    @prefix w: <https://example.org/war/> .
    <https://example.org/war/base> a rg:Base ; rg:version 1 ; dcterms:title "War" .
    <https://example.org/war/batch/1> a rg:Batch, prov:Activity ; rg:number 1 ;
      prov:wasAssociatedWith <https://example.org/war/agent/somebody> .
    <https://example.org/war/agent/somebody> a prov:Agent ; rdfs:label "somebody" .
    <https://example.org/war/kind/place> a rg:Kind ; rg:key "place" ; rdfs:label "place" .
    <https://example.org/war/kind/bridge> a rg:Kind, rdfs:Class ; rg:key "bridge" ;
      rdfs:subClassOf <https://example.org/war/kind/place> ; rdfs:label "bridge" ; rg:plural "bridges" .
    <https://example.org/war/relation/guarded> a rg:Relation ; rg:key "guarded" ; rdfs:label "guarded" ;
      rg:inverseLabel "was guarded by" ; rg:valueType "entity" ; rg:timeNature "interval" ; rg:use "claim" .
    <https://example.org/war/source/diary> a rg:Source ; rg:key "diary" ; rg:cslType "book" ;
      rdfs:label "A Diary" ; dcterms:title "A Diary" ; dcterms:issued "1921"^^edtf:EDTF ; rg:csl "{}" ;
      prov:wasDerivedFrom <https://example.org/war/source/letters> .
    <https://example.org/war/source/letters> a rg:Source ; rg:key "letters" ; rg:cslType "book" ;
      rdfs:label "Letters" ; rg:csl "{}" .
    <https://example.org/war/entity/guards> a rg:Entity, <https://example.org/war/kind/group> ;
      rg:key "guards" ; rdfs:label "Guards" ;
      <https://example.org/war/relation/guarded> <https://example.org/war/entity/old-bridge> .
    <https://example.org/war/entity/old-bridge> a rg:Entity, <https://example.org/war/kind/bridge> ;
      rg:key "old-bridge" ; rdfs:label "Old Bridge" .
    <https://example.org/war/claim/1> a rg:Claim ; rg:number 1 ;
      rdf:subject <https://example.org/war/entity/guards> ;
      rdf:predicate <https://example.org/war/relation/preferred-name> ; rdf:object "Guards"@en ;
      rg:polarity "asserted" ; rg:certainty "certain" ; rg:start rg:unknown ; rg:end rg:unknown .
    <https://example.org/war/claim/2> a rg:Claim ; rg:number 2 ;
      rdf:subject <https://example.org/war/entity/guards> ;
      rdf:predicate <https://example.org/war/relation/guarded> ;
      rdf:object <https://example.org/war/entity/old-bridge> ;
      rg:polarity "denied" ; rg:certainty "likely" ; rdfs:comment "so he says" ;
      rg:start <https://example.org/war/claim/2.start> ; rg:end rg:open ;
      rg:qualifier <https://example.org/war/claim/2.qualifier.1> ;
      rg:citation <https://example.org/war/citation/1> .
    <https://example.org/war/claim/2.start> a rg:Date ; rdfs:label "25 October 1917 (Julian)" ;
      rg:earliest "1917-11-07"^^xsd:date ; rg:latest "1917-11-07"^^xsd:date ; rg:wording "25 Oct." ;
      rg:calendar "julian" ; rg:dateRule "day" ; rg:edtf "1917-11-07"^^edtf:EDTF .
    <https://example.org/war/claim/2.qualifier.1> a rg:Qualifier ;
      rdf:predicate <https://example.org/war/relation/extent> ; rdf:object "by night" .
    <https://example.org/war/citation/1> a rg:Citation ; rg:number 1 ; rg:source <https://example.org/war/source/letters> ;
      rg:via <https://example.org/war/source/diary> ; rg:stance "supports" ; rg:locator "p. 12" ; rg:quote "by night" .
    """

  @Test func claimsComeBackWithAllThatBelongsToThem() throws {
    let bench = try ImportBench()
    let told = try bench.take(Self.text, named: "war.ttl")
    #expect(told.count(.rejected) == 0, "\(told.sentences(.rejected))")
    #expect(told.count(.new, "entity") == 2, "\(told.sentences(.new))")
    let claim = try #require(
      try bench.base.connection.first(
        """
        SELECT c.denied || '|' || c.certainty || '|' || c.comment || '|' || d.wording || '|'
                 || d.calendar || '|' || date(d.earliest) || '|' || (c.end_min = 70368744177664)
          FROM claim AS c JOIN relation AS r ON r.id = c.relation JOIN date AS d ON d.id = c.start_date
         WHERE r.key = 'guarded'
        """
      ) { try $0.text(0) }
    )
    #expect(claim == "1|1|so he says|25 Oct.|julian|1917-11-07|1")
    #expect(
      try bench.texts("SELECT value FROM qualifiers WHERE relation_key = 'extent'") == ["by night"]
    )
    #expect(
      try bench.texts(
        """
        SELECT s.key || ' ' || v.key || ' ' || t.page || ' ' || t.quote FROM citation AS t
          JOIN source AS s ON s.id = t.source JOIN source AS v ON v.id = t.via
        """
      ) == ["letters diary 12 by night"]
    )
    #expect(try bench.number("SELECT count(*) FROM source_dependence") == 1)
    #expect(try bench.texts("SELECT kind_key FROM entities WHERE key = 'old-bridge'") == ["bridge"])
    #expect(try bench.texts("SELECT name FROM entities WHERE key = 'guards'") == ["Guards"])
    let again = try bench.take(Self.text, named: "war.ttl")
    #expect(!again.report.changesBase, "\(again.sentences(.new)) \(again.sentences(.enriched))")
  }
}
