import Chronology
import Foundation
import Interchange
import RegestaKit
import Testing

@Suite struct TimelineJSTests {
  private struct Timeline: Decodable {
    struct Event: Decodable {
      struct Words: Decodable {
        var headline: String
        var text: String
      }
      var start_date: [String: Int]
      var end_date: [String: Int]?
      var display_date: String?
      var text: Words
      var unique_id: String
    }
    var events: [Event]
  }

  private static func timeline(
    _ base: KnowledgeBase
  ) throws -> (events: [Timeline.Event], losses: [LossReport.Loss]) {
    let (bytes, losses) = try ExportSamples.bytes(of: base, as: "timelinejs")
    return (try JSONDecoder().decode(Timeline.self, from: Data(bytes)).events, losses)
  }

  @Test func datesAreAsExactAsTheSourceIs() throws {
    let events = try Self.timeline(ExportSamples.seed()).events
    func event(_ headline: String, _ words: String) throws -> Timeline.Event {
      try #require(events.first { $0.text.headline == headline && $0.display_date == words })
    }
    let held = try event("Poland controls Vilnius", "April 1919 to 14 July 1920")
    #expect(held.start_date == ["year": 1919, "month": 4])
    #expect(held.end_date == ["year": 1920, "month": 7, "day": 14])
    let born = try event("Augustinas Voldemaras was born 1883", "1883")
    #expect(born.start_date == ["year": 1883] && born.end_date == nil)
    let capital = try event("Moscow is the capital of Soviet Russia", "from March 1918")
    #expect(capital.end_date == nil)
    #expect(
      events.contains { $0.text.headline.hasPrefix("▲ ") && $0.text.text.contains("disputed: ") }
    )
    #expect(Set(events.map(\.unique_id)).count == events.count)
  }

  /// There is no year 0: the day on which Caesar died is in the year -44.
  @Test func yearsBeforeOurEraAreNegative() throws {
    let events = try Self.timeline(ExportSamples.ancient()).events
    let died = try #require(events.first { $0.text.headline.contains("died") })
    #expect(died.start_date == ["year": -44, "month": 3, "day": 15])
    #expect(died.display_date?.contains("44 B") == true)
    #expect(events.allSatisfy { $0.start_date["year"] != 0 && $0.end_date?["year"] != 0 })
    #expect(events.contains { $0.start_date["year"] == -1 })
  }

  @Test func everyClaimIsAnEventOrUndated() throws {
    let base = try ExportSamples.seed()
    let (events, losses) = try Self.timeline(base)
    let shown = Set(events.compactMap { Int($0.unique_id.dropFirst(6)) })
    let lost = losses.filter { $0.reason == .undated }.compactMap(\.id)
    let all = try base.claims(ClaimQuery(includesNames: true))
    #expect(shown.union(lost) == Set(all.map(\.id.rawValue)) && shown.isDisjoint(with: lost))
    var dated = ClaimQuery(includesNames: true)
    dated.isDated = true
    #expect(shown == Set(try base.claims(dated).map(\.id.rawValue)))
  }

  /// The texts are HTML.
  @Test func marksOfHTMLAreEscaped() throws {
    let base = try ExportSamples.hostile()
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let person = try writer.addEntity(key: "bold", kind: "person")
      try writer.addName("<b>&amp;", language: "und", role: "preferred-name", of: person)
      try writer.addClaim(ClaimDraft(person, "born-on", .date(try .init(parsing: "1883"))))
    }
    let events = try Self.timeline(base).events
    #expect(events.map(\.text.headline) == ["&lt;b&gt;&amp;amp; was born 1883"])
  }
}
