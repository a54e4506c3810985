import Foundation
import Interchange
import RegestaKit
import Testing

@Suite struct GeoJSONTests {
  private struct Collection: Decodable {
    struct Feature: Decodable {
      struct Geometry: Decodable {
        var type: String
        var coordinates: [Double]?
        var geometries: [Geometry]?
        var claim: Int?
      }
      struct Properties: Decodable {
        struct Claim: Decodable {
          var claim: Int
          var subject: String
          var object: String?
          var edtf: String?
          var citations: String?
        }
        var title: String
        var key: String
        var claims: [Claim]
      }
      struct Name: Decodable {
        var toponym: String
        var lang: String
        var claim: Int
      }
      struct Link: Decodable {
        var identifier: String
        var claim: Int
      }
      struct Relation: Decodable {
        var relationType: String
        var relationTo: String
        var when: When?
      }
      struct When: Decodable {
        struct Span: Decodable {
          var start: [String: String]?
          var end: [String: String]?
        }
        var timespans: [Span]
      }
      var geometry: Geometry
      var properties: Properties
      var names: [Name]?
      var links: [Link]?
      var relations: [Relation]?
      var when: When?
    }
    var type: String
    var features: [Feature]
  }

  private static func collection(
    _ base: KnowledgeBase,
    scope: ExportScope = .all
  ) throws -> (file: Collection, losses: [LossReport.Loss]) {
    let (bytes, losses) = try ExportSamples.bytes(of: base, as: "geojson", scope: scope)
    return (try JSONDecoder().decode(Collection.self, from: Data(bytes)), losses)
  }

  @Test func longitudeComesFirst() throws {
    let file = try Self.collection(ExportSamples.seed()).file
    let vilnius = try #require(file.features.first { $0.properties.key == "vilnius" })
    #expect(file.type == "FeatureCollection" && vilnius.geometry.type == "Point")
    #expect(vilnius.geometry.coordinates == [25.28, 54.687])
    #expect(vilnius.names?.contains { $0.toponym == "Вильна" && $0.lang == "ru" } == true)
    #expect(vilnius.links?.map(\.identifier) == ["https://www.wikidata.org/wiki/Q216"])
  }

  /// Each recorded claim is at a feature or in the loss report, and in one of both only.
  @Test func noClaimGoesMissing() throws {
    let base = try ExportSamples.seed()
    let (file, losses) = try Self.collection(base)
    var held: Set<Int> = []
    for feature in file.features {
      held.formUnion(feature.properties.claims.map(\.claim))
      held.formUnion((feature.names ?? []).map(\.claim))
      held.formUnion((feature.links ?? []).map(\.claim))
      held.formUnion(([feature.geometry] + (feature.geometry.geometries ?? [])).compactMap(\.claim))
    }
    let lost = losses.filter { $0.reason == .unplaced }.compactMap(\.id)
    #expect(Set(lost).count == lost.count && held.isDisjoint(with: lost))
    let all = try base.claims(ClaimQuery(includesNames: true)).map(\.id.rawValue)
    #expect(held.union(lost) == Set(all))
  }

  @Test func timesAreThoseOfLinkedPlaces() throws {
    let file = try Self.collection(ExportSamples.seed()).file
    let kaunas = try #require(file.features.first { $0.properties.key == "kaunas" })
    let part = try #require(kaunas.relations?.first { $0.relationTo.hasSuffix(":kaunas-gubernya") })
    #expect(part.relationType == "gvp:broaderPartitive")
    #expect(part.when?.timespans.first?.end == ["earliest": "1917-01-01", "latest": "1917-12-31"])
    let vilnius = try #require(file.features.first { $0.properties.key == "vilnius" })
    let held = try #require(vilnius.properties.claims.first { $0.edtf == "1920-07-14/1920-09-11" })
    #expect(held.subject == "soviet-russia" && held.citations?.contains("Wikipedia") == true)
  }

  @Test func rivalPointsAreAllThere() throws {
    let base = try ExportSamples.ancient()
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let troy = try writer.addEntity(key: "troy", kind: "city")
      for (latitude, longitude) in [(39.957, 26.239), (-40.0, -179.5)] {
        try writer.addClaim(
          ClaimDraft(troy, "coordinates", .point(latitude: latitude, longitude: longitude))
        )
      }
    }
    let file = try Self.collection(base).file
    #expect(file.features.map(\.properties.key) == ["troy"])
    let geometry = file.features[0].geometry
    #expect(geometry.type == "GeometryCollection")
    #expect(geometry.geometries?.map(\.coordinates) == [[26.239, 39.957], [-179.5, -40.0]])
  }
}
