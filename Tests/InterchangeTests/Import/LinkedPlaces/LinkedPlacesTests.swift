import Formats
import Interchange
import RegestaKit
import TestSupport
import Testing

/// Places of gazetteers.
@Suite("Linked Places") struct LinkedPlacesTests {
  private let file = """
    {"type": "FeatureCollection", "@context": "https://example.org/lp.jsonld",
     "indexing": {"title": "A gazetteer", "license": "CC0 1.0", "creator": "Its makers"},
     "features": [
      {"@id": "http://gaz.example/1", "type": "Feature",
       "properties": {"title": "Emesa", "ccodes": ["SY"], "extra": 1},
       "when": {"timespans": [{"start": {"in": "1200"}, "end": {"in": "1300"}}]},
       "names": [
        {"toponym": "Emesa", "lang": "la", "citations": [{"label": "An old book", "year": "1650", "@id": "http://lib.example/9"}]},
        {"toponym": "حمص", "lang": "ar", "when": {"timespans": [{"start": {"earliest": "0630", "latest": "0640"}}]}}],
       "types": [{"identifier": "aat:300008347", "label": "settlement"}, {"identifier": "x:1", "label": "see"}],
       "geometry": {"type": "GeometryCollection", "geometries": [
        {"type": "Point", "coordinates": [36.7, 34.7], "certainty": "uncertain", "when": {"timespans": []}},
        {"type": "Polygon", "coordinates": [[[1, 2], [2, 3], [1, 3], [1, 2]]]}]},
       "links": [{"type": "exactMatch", "identifier": "wd:Q131301"}, {"type": "closeMatch", "identifier": "gn:169577"},
        {"type": "seeAlso", "identifier": "http://x.example"}, {"type": "exactMatch", "identifier": "pl:668261"}],
       "relations": [{"relationType": "gvp:broaderPartitive", "relationTo": "http://gaz.example/2", "label": "Syria",
        "when": {"timespans": [{"start": {"in": "0640"}}]}}],
       "descriptions": [{"value": "A town on the Orontes.", "lang": "en"}],
       "depictions": [{"@id": "http://pic.example/1"}]},
      {"@id": "http://gaz.example/3", "type": "Feature", "properties": {"title": "Nowhere"},
       "geometry": {"type": "Point", "coordinates": [936.7, 34.7]}}]}
    """

  @Test("names, types, points, links, relations; what has no place is told")
  func whole() throws {
    let bench = try TableBench()
    let taken = try bench.take(file, name: "gaz.geojson")
    #expect(taken.report.files.first?.format == "linked-places")
    let said = try bench.sentences()
    #expect(said.contains("Emesa lies at the coordinates 34.7, 36.7, doubtful"))
    #expect(said.contains("Emesa is classified as settlement"))
    #expect(said.contains("Emesa is of the Getty AAT type 300008347"))
    #expect(said.contains("Emesa has the Wikidata item Q131301"))
    #expect(said.contains("Emesa has the GeoNames number 169577, likely"))
    #expect(said.contains { $0.hasPrefix("Emesa lies in Syria") && $0.contains("640") }, "\(said)")
    #expect(said.contains("Emesa is best named Emesa (1200 to 1300)"), "\(said)")
    #expect(
      said.contains { $0.hasPrefix("Emesa is also named حمص") && $0.contains("630") },
      "\(said)"
    )
    #expect(try bench.count("SELECT count(*) FROM entities WHERE kind_key = 'settlement'") == 1)
    #expect(
      try bench.count(
        "SELECT count(*) FROM all_claims WHERE relation_key = 'coordinates' AND certainty = 'doubtful'"
      ) == 1
    )
    let cited = """
      SELECT count(*) FROM citation AS c JOIN source AS s ON s.id = c.source JOIN source AS v ON v.id = c.via
       WHERE s.title = 'An old book' AND v.title = 'A gazetteer' AND locator = 'http://gaz.example/1'
      """
    #expect(try bench.count(cited) == 1)
    let left = taken.reasons(.leftOut)
    for part in [
      "Polygon", "depiction", "seeAlso", "pl:668261", "type \"x:1\"", "\"when\" of a point",
      "property \"extra\"",
    ] {
      #expect(left.contains { $0.contains(part) }, "\(part): \(left)")
    }
    #expect(bench.rejects.map(\.place.position) == [TextPosition(line: 20, column: 3)])
    #expect(bench.rejects.first?.reason == "[936.7, 34.7] is no point of longitude and latitude.")
    #expect(try !bench.take(file, name: "gaz.geojson").report.changesBase)
    let mended = bench.rejectFile.replacing("936.7", with: "36.7")
    try bench.take(mended, name: "gaz.rejects.geojson")
    #expect(bench.rejects.isEmpty)
    #expect(try bench.sentences().contains("Nowhere lies at the coordinates 34.7, 36.7"))
  }

  @Test("plain GeoJSON: properties by their names, points, and no areas")
  func plain() throws {
    let bench = try TableBench()
    let taken = try bench.take(
      """
      {"type": "FeatureCollection", "name": "Forts", "features": [
       {"type": "Feature", "id": 7, "properties": {"name": "Old Fort", "type": "fortress", "founded": "1404", "tags": ["a", "b"], "deep": {"x": 1}},
        "geometry": {"type": "Point", "coordinates": [24.9, 54.6, 110]}},
       {"type": "Feature", "id": 8, "properties": {"name": "Long Wall", "type": "line"},
        "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}]}
      """,
      name: "forts.geojson"
    )
    let said = try bench.sentences()
    #expect(said.contains("Old Fort was founded 1404"), "\(said)")
    #expect(said.contains("Old Fort lies at the coordinates 54.6, 24.9"))
    #expect(
      try bench.count("SELECT count(*) FROM entities WHERE kind_key IN ('fortress', 'line')") == 2
    )
    let left = taken.reasons(.leftOut)
    for part in ["geometry LineString", "property \"deep\"", "column \"tags\""] {
      #expect(left.contains { $0.contains(part) }, "\(part): \(left)")
    }
  }

  @Test(
    "files that are broken: errors with places, and nothing taken in",
    arguments: [
      "{\"type\":\"FeatureCollection\",\"features\":[{",
      "{\"type\":\"FeatureCollection\",\"features\":[3]}",
      "{\"type\":\"FeatureCollection\",\"features\":7}",
      "{\"type\":\"Feature\",\"properties\":{\"name\":1}",
    ]
  )
  func broken(text: String) throws {
    let bench = try TableBench()
    let error = #expect(throws: RegestaError.self) { try bench.take(text, name: "x.geojson") }
    #expect(error?.message.hasPrefix("x.geojson:1:") == true, "\(String(describing: error))")
    #expect(try bench.count("SELECT count(*) FROM all_claims") == 0)
  }

  @Test("another system of coordinates is refused")
  func system() throws {
    let bench = try TableBench()
    let error = #expect(throws: RegestaError.self) {
      try bench.take(
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}},\"features\":[]}",
        name: "x.geojson"
      )
    }
    #expect(error?.message.contains("EPSG:3857") == true)
  }

  @Test(
    "LP-TSV: every row and column of a hundred places",
    .enabled(if: SharedFiles.has("sources/linked-places/lp7_100.tsv"))
  )
  func table() throws {
    let bench = try TableBench()
    let bytes = try SharedFiles.bytes("sources/linked-places/lp7_100.tsv")
    let taken = try bench.take(bytes, name: "lp7_100.tsv")
    #expect(taken.report.files.first?.format == "linked-places")
    #expect(bench.rejects.isEmpty, "\(bench.rejects.map { "\($0.place) \($0.reason)" })")
    #expect(
      try bench.count("SELECT count(*) FROM all_claims WHERE relation_key = 'identifier'") == 100
    )
    #expect(
      try bench.count("SELECT count(*) FROM all_claims WHERE relation_key = 'coordinates'") == 69
    )
    #expect(try bench.count("SELECT count(*) FROM all_claims WHERE relation_key = 'geonames'") > 15)
    #expect(taken.events.filter { $0.sentence.hasPrefix("column ") }.count == 14)
    #expect(try bench.count("SELECT count(*) FROM citation WHERE via IS NOT NULL") > 300)
    #expect(try bench.count("SELECT count(*) FROM all_claims WHERE language = 'ar'") >= 3)
    #expect(try !bench.take(bytes, name: "lp7_100.tsv").report.changesBase)
  }

  @Test(
    "the sample of the format",
    .enabled(if: SharedFiles.has("sources/linked-places/linkedplaces-sample-v1.2.2.geojson"))
  )
  func sample() throws {
    let bench = try TableBench()
    let bytes = try SharedFiles.bytes("sources/linked-places/linkedplaces-sample-v1.2.2.geojson")
    try bench.take(bytes, name: "sample.geojson")
    #expect(bench.rejects.isEmpty)
    let points = try bench.sentences("relation_key = 'coordinates'")
    #expect(
      points == [
        "Abingdon (UK) lies at the coordinates 51.64, -1.31, doubtful",
        "Abingdon (UK) lies at the coordinates 51.6708, -1.2879",
      ]
    )
  }
}
