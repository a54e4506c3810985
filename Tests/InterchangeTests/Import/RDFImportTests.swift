import Foundation
import Formats
import Interchange
import RegestaKit
import SQLite
import Testing

struct RDFImportTests {
  private let bench: ImportBench

  init() throws { bench = try ImportBench(founding: true) }

  private static let prefixes = """
    @prefix ex: <http://example.org/> .
    @prefix schema: <http://schema.org/> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .

    """

  @Test func thingsNamesAndValuesComeThroughTheMapping() throws {
    let text =
      Self.prefixes + """
        ex:first a schema:Person ; schema:name "Person First"@en ; skos:altLabel "P. F."@en ;
          schema:birthDate "1881-04"^^xsd:gYearMonth ; schema:birthPlace ex:somewhere ;
          schema:knows ex:second ; ex:shoeSize 38 .
        ex:somewhere a schema:Place ; skos:prefLabel "Somewhere"@en ; geo:lat 54.5 ; geo:long 25.25 ;
          owl:sameAs <http://www.wikidata.org/entity/Q900001> .
        ex:second schema:name "Person Second" .
        """
    let told = try bench.take(text, named: "people.ttl")
    #expect(told.report.files.map(\.format) == ["turtle"])
    #expect(told.count(.rejected) == 0, "\(told.sentences(.rejected))")
    let about = try bench.texts(
      """
      SELECT sentence FROM claims WHERE subject_key = 'person-first'
         AND relation_key NOT IN ('preferred-name', 'alias') ORDER BY relation_key
      """
    )
    #expect(about.contains { $0.contains("Somewhere") })
    #expect(about.contains { $0.contains("April 1881") })
    #expect(about.contains { $0.contains("knew Person Second") })
    #expect(
      try bench.texts("SELECT latitude || ' ' || longitude FROM places WHERE key = 'somewhere'")
        == ["54.5 25.25"]
    )
    #expect(
      try bench.texts("SELECT scheme FROM identifiers WHERE entity_key = 'somewhere' ORDER BY 1")
        == ["iri", "wikidata"]
    )
    #expect(told.sentences(.leftOut).contains { $0.contains("shoeSize: no mapping") })
    let again = try bench.take(text, named: "people.ttl")
    #expect(!again.report.changesBase, "\(again.sentences(.new)) \(again.sentences(.enriched))")
    #expect(again.count(.missing) == 0, "\(again.sentences(.missing))")
  }

  /// What is said of one thing may stand anywhere in a file.
  @Test func scatteredStatementsAreOneThing() throws {
    var lines: [String] = []
    for index in 0..<300 {
      lines.append(
        #"<http://example.org/\#(index)> <http://schema.org/name> "Person \#(index) of Many" ."#
      )
    }
    for index in 0..<300 {
      lines.append(
        "<http://example.org/\(index)> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person> ."
      )
    }
    let told = try bench.take(lines.joined(separator: "\n"), named: "many.nt")
    #expect(told.report.files.map(\.format) == ["ntriples"])
    #expect(told.count(.new, "entity") == 300)
    #expect(
      try bench.number("SELECT count(*) FROM people WHERE name GLOB 'Person * of Many'") == 300
    )
  }

  @Test func wikidataNumbersInIRIsFindWhatIsThere() throws {
    let text =
      Self.prefixes
      + #"<http://www.wikidata.org/entity/Q37> schema:description "A Baltic state."@en ."#
    let told = try bench.take(text, named: "x.ttl")
    #expect(told.count(.new, "entity") == 0)
    #expect(
      try bench.number(
        "SELECT count(*) FROM claims WHERE subject_key = 'lithuania' AND relation_key = 'described-as' AND value = 'A Baltic state.'"
      ) == 1
    )
  }

  @Test func aBadLineIsRejectedAndTheOthersAreReadOn() throws {
    let text = """
      <http://example.org/a> <http://schema.org/name> "Some A"@en .
      <http://example.org/b> <http://schema.org/name> "Some B .
      <http://example.org/c> <http://schema.org/birthDate> "1920-13-45"^^<http://www.w3.org/2001/XMLSchema#date> .
      <http://example.org/d> <http://schema.org/name> "Some D"@en .
      """
    let told = try bench.take(text, named: "x.nt")
    #expect(told.count(.rejected) == 2)
    #expect(told.rejected.map { $0.place.position?.line } == [2, 3])
    #expect(told.rejected.first?.place.position?.column == 49)
    let mended = told.rejected.compactMap(\.text).joined(separator: "\n")
      .replacing("Some B .", with: "Some B\"@en .").replacing("1920-13-45", with: "1920-12-25")
    let again = try bench.take(mended, named: "x.rejects.nt")
    #expect(again.count(.rejected) == 0, "\(mended)")
    #expect(try bench.number("SELECT count(*) FROM entities WHERE name = 'Some B'") == 1)
    #expect(try bench.number("SELECT count(*) FROM datings WHERE date = '25 December 1920'") == 1)
  }

  @Test func aFaultInTurtleEndsTheFile() throws {
    let text = Self.prefixes + "ex:a schema:name \"Some A\" .\nex:b nope:name \"Some B\" ."
    #expect {
      try bench.take(text, named: "x.ttl")
    } throws: { "\($0)".contains("x.ttl:8:6") }
    #expect(try bench.number("SELECT count(*) FROM entities WHERE name = 'Some A'") == 0)
  }

  @Test func graphsAreSources() throws {
    let text = """
      <http://example.org/a> <http://schema.org/deathDate> "1920-12-25"^^<http://www.w3.org/2001/XMLSchema#date> <http://example.org/book> .
      <http://example.org/a> <http://schema.org/name> "Some A"@en .
      <http://example.org/book> <http://purl.org/dc/terms/title> "A Book on A" .
      """
    let told = try bench.take(text, named: "x.nq")
    #expect(told.report.files.map(\.format) == ["nquads"])
    #expect(
      try bench.texts(
        """
        SELECT s.short || ' via ' || v.short FROM citation AS t JOIN source AS s ON s.id = t.source
          JOIN source AS v ON v.id = t.via JOIN claim AS c ON c.id = t.claim
          JOIN relation AS r ON r.id = c.relation WHERE r.key = 'died-on' AND v.short = 'x'
        """
      ) == ["A Book on A via x"]
    )
    #expect(try bench.take(text, named: "x.nq").report.changesBase == false)
  }

  @Test func blankNodesAreKnownByTheirContent() throws {
    func text(_ one: String, _ two: String) -> String {
      Self.prefixes + """
        ex:first schema:name "Person First"@en ; schema:birthPlace _:\(one) .
        _:\(one) schema:description "A farm."@en ; schema:containedInPlace _:\(two) .
        _:\(two) schema:name "Some Parish"@en .
        """
    }
    let first = try bench.take(text("b1", "b2"), named: "x.ttl")
    #expect(first.count(.new, "entity") == 3)
    let second = try bench.take(text("q9", "a0"), named: "x.ttl")
    #expect(!second.report.changesBase, "\(second.sentences(.new))")
  }

  @Test func listsAreTheirMembers() throws {
    let text =
      Self.prefixes + #"ex:first schema:name "Person First"@en ; schema:knows (ex:b ex:c ex:d) ."#
    try bench.take(text, named: "x.ttl")
    #expect(
      try bench.number(
        "SELECT count(*) FROM claims WHERE subject_key = 'person-first' AND relation_key = 'knows'"
      ) == 3
    )
  }

  @Test func unknownPropertiesBecomeRelationsWhenAsked() throws {
    let text =
      Self.prefixes + #"ex:first schema:name "Person First"@en ; ex:wasTutorOf ex:second ."#
    try bench.take(
      text,
      named: "x.ttl",
      mapping: "regesta: 1\nextends: rdf\nunknown: define\n"
    )
    let claims = try bench.sentences("relation_key = 'was-tutor-of'")
    #expect(claims.count == 1)
  }

  // MARK: Wikidata's statements

  @Test func statementsOfWikidataComeWithTheirParts() throws {
    let text = """
      @prefix wd: <http://www.wikidata.org/entity/> .
      @prefix s: <http://www.wikidata.org/entity/statement/> .
      @prefix p: <http://www.wikidata.org/prop/> .
      @prefix ps: <http://www.wikidata.org/prop/statement/> .
      @prefix psv: <http://www.wikidata.org/prop/statement/value/> .
      @prefix pq: <http://www.wikidata.org/prop/qualifier/> .
      @prefix pr: <http://www.wikidata.org/prop/reference/> .
      @prefix wdt: <http://www.wikidata.org/prop/direct/> .
      @prefix v: <http://www.wikidata.org/value/> .
      @prefix r: <http://www.wikidata.org/reference/> .
      @prefix wikibase: <http://wikiba.se/ontology#> .
      @prefix prov: <http://www.w3.org/ns/prov#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      wd:Q900001 a wikibase:Item ; rdfs:label "Person One"@en ; p:P31 s:c ; p:P569 s:b ; p:P39 s:o ;
        wdt:P569 "1881-04-16T00:00:00Z"^^xsd:dateTime .
      s:c a wikibase:Statement ; ps:P31 wd:Q5 ; wikibase:rank wikibase:NormalRank .
      s:b a wikibase:Statement ; wikibase:rank wikibase:PreferredRank ;
        ps:P569 "1881-04-28T00:00:00Z"^^xsd:dateTime ; psv:P569 v:t ; prov:wasDerivedFrom r:g .
      v:t a wikibase:TimeValue ; wikibase:timeValue "1881-04-28T00:00:00Z"^^xsd:dateTime ;
        wikibase:timePrecision 11 ; wikibase:timeTimezone 0 ;
        wikibase:timeCalendarModel wd:Q1985786 .
      r:g a wikibase:Reference ; pr:P248 wd:Q36578 ; pr:P304 "12" .
      s:o a wikibase:Statement ; wikibase:rank wikibase:NormalRank ; ps:P39 wd:Q900030 ;
        pq:P580 "1918-11-11T00:00:00Z"^^xsd:dateTime .
      """
    let told = try bench.take(text, named: "Q900001.ttl")
    #expect(told.count(.rejected) == 0, "\(told.sentences(.rejected))")
    #expect(
      try bench.texts(
        "SELECT calendar || ' ' || earliest FROM datings WHERE relation_key = 'born-on' AND thing = 'Person One'"
      ) == ["julian 1881-04-28"]
    )
    #expect(
      try bench.texts(
        """
        SELECT s.short || '|' || ifnull(t.locator, '') FROM citation AS t
          JOIN source AS s ON s.id = t.source JOIN claim AS c ON c.id = t.claim
          JOIN relation AS r ON r.id = c.relation
         WHERE r.key = 'born-on' AND s.key LIKE 'wikidata%' ORDER BY t.id
        """
      ) == ["Wikidata|Q900001, P569, preferred rank", "Integrated Authority File|p. 12"]
    )
    #expect(
      try bench.number(
        "SELECT count(*) FROM claims WHERE relation_key = 'holds-office' AND time LIKE '%11 November 1918%'"
      ) == 1
    )
    #expect(!(try bench.take(text, named: "Q900001.ttl").report.changesBase))
  }
}

@Suite(
  "The W3C's files taken in",
  .enabled(
    if: SharedFolder.has("conformance/rdf/rdf-turtle/manifest.ttl"),
    "the shared folder with the W3C's tests of RDF is not here"
  )
)
struct W3CImportTests {
  /// The import checks by itself that all statements are accounted for, and refuses the file when not.
  @Test(arguments: [
    ("rdf-n-triples", "ntriples"), ("rdf-n-quads", "nquads"), ("rdf-turtle", "turtle"),
  ])
  func everyFileComesInOrIsRefusedWithItsPlace(suite: String, format: String) throws {
    let folder = "conformance/rdf/\(suite)"
    let bench = try ImportBench()
    let endings = ["nt", "nq", "ttl"]
    let mapping = "regesta: 1\nextends: rdf\nunknown: define\n"
    var count = 0
    for name in SharedFolder.names(in: folder)
    where endings.contains(where: { name.hasSuffix("." + $0) }) && name != "manifest.ttl" {
      let bytes = try SharedFolder.bytes("\(folder)/\(name)")
      count += 1
      for mapping in [nil, mapping] {
        do {
          _ = try bench.take(bytes, named: name, format: format, mapping: mapping, isDryRun: true)
        } catch let error as RegestaError {
          #expect(error.kind == .badInput, "\(name): \(error)")
        }
      }
    }
    #expect(count > 30)
  }
}
