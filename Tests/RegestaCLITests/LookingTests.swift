import Foundation
import Testing

@testable import RegestaCLI

/// The commands that look, on a small base: what they find, in which form, with which status.
struct LookingTests {
  private func run(_ arguments: String...) -> World.Outcome { NystadBase.run(arguments) }

  private func rows(_ arguments: String...) throws -> [[String: Any]] {
    let outcome = NystadBase.run(arguments + ["--json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let envelope = try #require(object as? [String: Any])
    #expect(envelope["ok"] as? Bool == true)
    return try #require(envelope["data"] as? [[String: Any]])
  }

  // MARK: show

  @Test func aThingIsFoundByNameKeyAndNumber() throws {
    let byName = run("show", "rīga").output
    #expect(!byName.isEmpty)
    #expect(run("show", "riga").output == byName)
    let number = try #require(NystadBase.number(of: "riga"))
    #expect(run("show", "entity:\(number)").output == byName)
    #expect(run("show", "лифляндия").output == run("show", "livonia").output)
  }

  @Test func statementsAreReadFromTheThingsSide() throws {
    let rows = try rows("show", "Riga")
    let links = rows.map { "\($0["relation"] ?? "")|\($0["value"] ?? "")" }
    #expect(links.contains("is controlled by|Sweden"))
    #expect(links.contains("was captured by|Tsardom of Russia"))
    let directions = rows.compactMap { $0["direction"] as? String }
    #expect(directions == directions.sorted(by: >))  // subject, then object
    #expect(rows.contains { $0["denied"] as? Bool == true })
    #expect(rows.filter { $0["disputed"] as? Bool == true }.count == 2)
  }

  @Test func whatOnlyMentionsAThingIsShownToo() throws {
    let rows = try rows("show", "treaty-of-nystad")
    #expect(rows.contains { $0["direction"] as? String == "mention" })
  }

  @Test func aDayLeavesOutWhatDidNotHold() throws {
    func verdicts(_ date: String) throws -> [String: String] {
      var verdicts: [String: String] = [:]
      for row in try rows("show", "Riga", "--on", date)
      where row["relation"] as? String == "is controlled by" {
        verdicts[row["value"] as? String ?? ""] = row["verdict"] as? String
      }
      return verdicts
    }
    #expect(try verdicts("1700-01-01") == ["Sweden": "certain"])
    #expect(
      try verdicts("1710-07-10") == ["Sweden": "certain", "Tsardom of Russia": "possible"]
    )
    #expect(try verdicts("1715-01-01") == ["Tsardom of Russia": "certain"])
    #expect(try verdicts("1800-01-01").isEmpty)
    let timeless = try rows("show", "Nystad", "--on", "1800-01-01")
    #expect(timeless.contains { $0["verdict"] as? String == "timeless" })
  }

  @Test func aThingThatIsNotThereIsNamedWithItsNeighbours() {
    let outcome = run("show", "Livnia")
    #expect(outcome.status == .notFound && outcome.output.isEmpty)
    #expect(outcome.errors.contains("error: no entity is named \"Livnia\""))
    #expect(outcome.errors.contains("livonia (Livonia (historical-region))"))
    for thing in ["claim:9999", "entity:9999", "batch:99", "source:no", "dispute:no", "kind:no"] {
      #expect(run("show", thing).status == .notFound, "\(thing)")
    }
    let json = run("show", "Livnia", "--json")
    #expect(json.errors.isEmpty && json.output.contains(#""code":"not_found","status":3"#))
  }

  @Test func wrongReferencesAndDatesAreUsage() {
    #expect(run("show", "claim:x").status == .usage)
    #expect(run("show", "claim:1", "--on", "1710").status == .usage)
    let date = run("show", "Riga", "--on", "1710-02-30")
    #expect(date.status == .usage)
    #expect(date.errors.contains("--on: '1710-02-30' is not read as a date"))
    #expect(date.errors.contains("^") && date.errors.contains("regesta help dates"))
    #expect(run("timeline", "--from", "1720", "--to", "1710").status == .usage)
  }

  @Test func aColonInANameIsPartOfIt() throws {
    #expect(try ThingReference("Riga: a city") == .name("Riga: a city"))
    #expect(try ThingReference("source:x:y") == .source("x:y"))
    #expect(throws: CommandFailure.self) { try ThingReference("batch:-1") }
  }

  @Test func everyFormatHasTheSameStatements() throws {
    let count = try rows("show", "Riga").count
    func lines(_ format: String) -> Int {
      run("show", "Riga", "-f", format).output.split(whereSeparator: \.isNewline).count
    }
    #expect(lines("jsonl") == count)
    #expect(lines("csv") == count + 1)
    #expect(lines("tsv") == count + 1)
    #expect(lines("plain") == count + 1)
    #expect(lines("markdown") == count + 3)
    let html = run("show", "Riga", "-f", "html").output
    #expect(html.components(separatedBy: "<tr>").count == count + 2)
    // On a page each claim is named once, and once more in its dispute.
    let page = run("show", "Riga", "-f", "table").output
    #expect(page.components(separatedBy: "•").count == count + 1)
  }

  @Test func aSourceIsShownPlaceByPlace() throws {
    let rows = try rows("show", "source:nystad-text")
    let places = rows.compactMap { $0["place"] as? String }
    #expect(Set(places) == ["preamble", "art. 4"])
    #expect(rows.contains { $0["quote"] as? String == "the whole of Livonia" })
    let page = run("show", "source:first-notebook", "-f", "table").output
    #expect(page.contains("Draws on") && page.contains("f. 2"))
  }

  @Test func aBatchSaysWhatItDid() throws {
    let page = run("show", "batch:2", "-f", "table").output
    #expect(page.contains("tester") && page.contains("a treaty") && page.contains("nystad.yaml"))
    #expect(page.contains("--limit all"))
    #expect(try rows("show", "batch:2").count > 20)
  }

  @Test func aThingIsNamedInTheLanguageAskedFor() {
    let page = run("show", "Riga", "-f", "table", "--lang", "lv").output
    #expect(page.hasPrefix("Rīga  Riga · city"))
    #expect(run("show", "Riga", "-f", "table", "--lang", "sw").output.hasPrefix("Riga  city"))
  }

  // MARK: The others

  @Test func aSearchTellsHowItFound() throws {
    let hits = try rows("search", "Лифляндия")
    #expect(hits.first?["key"] as? String == "livonia")
    #expect(hits.first?["match"] as? String == "exact")
    #expect(try rows("search", "riga", "--kind", "state").isEmpty)
    #expect(run("search", "riga", "--kind", "sttae").status == .notFound)
    #expect(try rows("search", "qqqq").isEmpty)
    #expect(run("search", "qqqq").status == .success)
    #expect(run("search", "qqqq", "-e").status == .negative)
  }

  @Test func anEmptySearchSaysWhatToTryOnATerminal() {
    let outcome = NystadBase.run(["search", "qqqq"], isTerminal: true)
    #expect(outcome.status == .success && outcome.output.isEmpty)
    #expect(outcome.errors.contains("nothing goes by a name like 'qqqq'"))
  }

  @Test func aTimelineKeepsToItsTime() throws {
    let all = try rows("timeline", "Riga")
    let starts = all.compactMap { $0["earliest"] as? String }
    #expect(starts == starts.sorted() && starts.count > 4)
    let some = try rows("timeline", "Riga", "--from", "1710-07-14", "--to", "1710-07-15")
    #expect(some.count < all.count && !some.isEmpty)
    #expect(try rows("timeline").count > all.count)
    #expect(try rows("timeline", "Riga", "--from", "1900").isEmpty)
  }

  @Test func aLimitIsToldAndKept() throws {
    #expect(try rows("timeline", "--limit", "2").count == 2)
    #expect(run("timeline", "--limit", "2", "--json").output.contains(#""truncated":true"#))
    #expect(run("timeline", "--limit", "all", "--json").output.contains(#""truncated":false"#))
  }

  @Test func aPathIsMadeOfClaims() throws {
    let steps = try rows("path", "Nystad", "Sweden")
    #expect(steps.first?["from_key"] as? String == "nystad")
    #expect(steps.last?["to_key"] as? String == "sweden")
    for (one, next) in zip(steps, steps.dropFirst()) {
      #expect(one["to_key"] as? String == next["from_key"] as? String)
    }
    #expect(steps.allSatisfy { $0["claim"] is Int })
    let only = run("path", "Nystad", "Riga", "--only", "signed-on", "-e")
    #expect(only.status == .negative)
    #expect(run("path", "Riga", "Rīga").status == .usage)
    #expect(run("path", "Riga", "Sweden", "--max", "0").status == .usage)
    #expect(run("path", "Riga", "Sweden", "--avoid", "contrls").errors.contains("controls"))
  }

  @Test func aNetworkGrowsWithItsDepth() throws {
    let near = try rows("network", "Nystad")
    let far = try rows("network", "Nystad", "--depth", "3")
    #expect(near.count < far.count && !near.isEmpty)
    #expect(
      try rows("network", "Riga", "--on", "1700-01-01", "--only", "controls").map {
        $0["from_key"] as? String
      } == ["sweden"]
    )
    #expect(run("network", "Riga", "--depth", "0").status == .usage)
  }

  @Test func theVocabularyIsListedAndExplained() throws {
    #expect(try rows("vocab", "relations").count > 100)
    let used = try rows("vocab", "relations", "--used")
    #expect(used.allSatisfy { ($0["claims"] as? Int ?? 0) > 0 })
    let page = run("vocab", "relations", "is controlled by", "-f", "table").output
    #expect(page.contains("B is controlled by A") && page.contains("holds from a day to a day"))
    #expect(run("vocab", "relations", "contrls").status == .notFound)
    let kinds = try rows("vocab", "kinds")
    #expect(kinds.first?["kind"] as? String == "thing")
    #expect(try rows("vocab", "kinds", "treaties").first?["key"] as? String == "treaty-of-nystad")
  }

  @Test func theSourcesAreListed() throws {
    let rows = try rows("sources")
    #expect(
      rows.compactMap { $0["key"] as? String }
        == ["first-notebook", "nystad-text", "second-notebook"]
    )
    #expect(rows.allSatisfy { ($0["claims"] as? Int ?? 0) > 0 })
  }

  @Test func infoCountsTheBase() throws {
    let facts = Dictionary(
      uniqueKeysWithValues: try rows("info").compactMap { row in
        (row["fact"] as? String).map { ($0, row["value"] as Any) }
      }
    )
    #expect(facts["entities"] as? Int == 7)
    #expect(facts["sources"] as? Int == 3)
    #expect(facts["open_disputes"] as? Int == 1)
    #expect(facts["batches"] as? Int == 2)
    #expect(facts["title"] as? String == "Nystad")
    #expect(facts["found_by"] as? String == "the only .regesta file here")
    let page = run("info", "-f", "table").output
    #expect(page.contains("1621 to 1721"))
  }
}
