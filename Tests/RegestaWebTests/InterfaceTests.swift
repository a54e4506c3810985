import BaseSupport
import Foundation
import RegestaKit
import RegestaWeb
import Testing

/// What pages say to programs.
@Suite struct InterfaceTests {
  /// An example of every path that the description has.
  private static let examples: [String: String] = [
    "/index.json": "/index.json", "/search.json": "/search.json?q=wilno",
    "/suggest.json": "/suggest.json?q=vil", "/ask.json": "/ask.json?q=who%20held%20Vilnius",
    "/e/{key}.json": "/e/vilnius.json", "/c/{number}.json": "/c/100.json", "/s.json": "/s.json",
    "/s/{key}.json": "/s/cepenas-2.json", "/k.json": "/k.json", "/k/{key}.json": "/k/state.json",
    "/r.json": "/r.json", "/r/{key}.json": "/r/controls.json", "/timeline.json": "/timeline.json",
    "/network.json": "/network.json?e=vilnius", "/path.json": "/path.json?a=vilnius&b=poland",
    "/compare.json": "/compare.json?e=poland&e=lithuania", "/day.json": "/day.json?on=1920-07-12",
    "/disputes.json": "/disputes.json", "/check.json": "/check.json", "/q.json": "/q.json",
    "/q/{name}.json": "/q/who-held.json?place=Vilnius",
    "/sql.json": "/sql.json?sql=SELECT%201%20AS%20one",
    "/log.json": "/log.json", "/review.json": "/review.json", "/import.json": "/import.json",
    "/b/{number}.json": "/b/1.json",
  ]

  /// What the description says is so: each answer has the members that are promised, of the types that are.
  @Test func theDescriptionIsTrue() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let description = try JSONReading.object(visitor.get("/openapi.json").body)
    #expect(description["openapi"] as? String == "3.1.0")
    let paths = try #require(description["paths"] as? [String: [String: Any]])
    let components = try #require(description["components"] as? [String: Any])
    let schemas = try #require(components["schemas"] as? [String: [String: Any]])
    for (path, item) in paths {
      let operation = try #require(item["get"] as? [String: Any])
      let name = try #require(operation["operationId"] as? String)
      let schema = try #require(schemas[name], "\(name)")
      let key = try Self.dispute(visitor)
      guard let target = path == "/d/{key}.json" ? "/d/\(key).json" : Self.examples[path] else {
        Issue.record("\(path) has no example here")
        continue
      }
      let response = visitor.get(target)
      #expect(response.status == 200, "\(target)")
      #expect(response.header("Content-Type") == "application/json")
      let answer = try JSONReading.object(response.body)
      for member in try #require(schema["required"] as? [String]) {
        #expect(answer[member] != nil, "\(target) lacks \(member)")
      }
      let properties = try #require(schema["properties"] as? [String: [String: Any]])
      for member in answer.keys { #expect(properties[member] != nil, "\(target) has \(member)") }
      if let expected = properties["schema"]?["const"] as? String {
        #expect(answer["schema"] as? String == expected)
      }
      #expect(answer["ok"] as? Bool == true)
      #expect(answer["data"] is [[String: Any]], "\(target)")
      for form in try #require(operation["x-forms"] as? [String]) {
        let other = target.replacing(".json", with: "." + form)
        let response = visitor.get(other)
        #expect(response.status == 200 && !response.body.isEmpty, "\(other)")
      }
    }
  }

  /// A dispute of the demo, recorded or found.
  private static func dispute(_ visitor: Visitor) throws -> String {
    let answer = try JSONReading.object(visitor.get("/disputes.json").body)
    let rows = try #require(answer["data"] as? [[String: Any]])
    return try #require(rows.first?["dispute"] as? String)
  }

  @Test func errorsAreTextWithAHintAndSuggestions() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let response = visitor.get("/e/vilnus.json")
    #expect(response.status == 404)
    let error = try #require(try JSONReading.object(response.body)["error"] as? [String: Any])
    #expect(error["code"] as? String == "not_found")
    #expect(error["status"] as? Int == 404)
    let suggestions = try #require(error["suggestions"] as? [[String: Any]])
    #expect(suggestions.first?["text"] as? String == "vilnius")
    #expect(suggestions.first?["url"] as? String == "/e/vilnius")
    let date = visitor.get("/e/vilnius.json?on=1920-13-45")
    #expect(date.status == 400)
    let wrong = try #require(try JSONReading.object(date.body)["error"] as? [String: Any])
    #expect(wrong["code"] as? String == "bad_parameter")
    let unread = visitor.get("/ask.json?q=frobnicate%20the%20gizmo")
    #expect(unread.status == 422)
    #expect(visitor.get("/e/vilnius.docx").status == 404)
    #expect(visitor.get("/log.svg").status == 404)
  }

  /// All pages of a list together are the list, each row once.
  @Test(arguments: [
    "/k/place", "/timeline", "/r/took-part-in", "/b/1", "/e/lithuania",
    "/s/soviet-lithuanian-treaty",
  ])
  func pagesOfAListAreTheList(_ path: String) throws {
    let visitor = Visitor(base: try DemoBase.open())
    let base = path.hasPrefix("/s/") ? try Self.source(visitor) : path
    func rows(_ target: String) throws -> (rows: [NSDictionary], next: String?) {
      let answer = try JSONReading.object(visitor.get(target).body)
      let data = try #require(answer["data"] as? [[String: Any]])
      return (data.map { $0 as NSDictionary }, answer["next"] as? String)
    }
    let whole = try rows(base + ".json?size=1000")
    try #require(whole.rows.count > 14)
    var parts: [NSDictionary] = []
    var next: String?
    for _ in 0..<400 {
      let part = try rows(base + ".json?size=7" + (next.map { "&next=\($0)" } ?? ""))
      parts += part.rows
      next = part.next
      guard next != nil, parts.count < whole.rows.count else { break }
    }
    #expect(parts.prefix(whole.rows.count).elementsEqual(whole.rows))
  }

  private static func source(_ visitor: Visitor) throws -> String {
    let answer = try JSONReading.object(visitor.get("/s.json").body)
    let rows = try #require(answer["data"] as? [[String: Any]])
    let most = rows.max { ($0["claims"] as? Int ?? 0) < ($1["claims"] as? Int ?? 0) }
    return "/s/" + (most?["key"] as? String ?? "")
  }

  @Test func theLensIsOnEveryPage() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let page = try visitor.page("/e/vilnius?on=1920-08-01")
    let bar = try #require(page.all.first { $0.attributes["class"] == "lens" })
    #expect(bar.allText.contains("1 August 1920"))
    // Links keep to the day.
    let links = page.all.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("/e/") }
    #expect(!links.isEmpty)
    #expect(
      links.filter { !$0.hasPrefix("/e/vilnius") && !$0.contains(".") }
        .allSatisfy { $0.contains("on=1920-08-01") }
    )
    let all = try JSONReading.object(visitor.get("/e/vilnius.json").body)
    let then = try JSONReading.object(visitor.get("/e/vilnius.json?on=1920-08-01").body)
    let (count, fewer) = (
      (all["data"] as? [Any])?.count ?? 0, (then["data"] as? [Any])?.count ?? 0
    )
    #expect(fewer > 0 && fewer < count)
    let verdicts = Set(
      (then["data"] as? [[String: Any]] ?? []).compactMap { $0["verdict"] as? String }
    )
    #expect(verdicts.isSubset(of: ["certain", "possible", "timeless"]))
  }

  /// The answer on the page is that of the library.
  @Test func whoHeldVilnius() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let page = try visitor.page("/e/vilnius?on=1920-08-01")
    #expect(page.allText.contains("Soviet Russia"))
    let csv = visitor.get("/q/who-held.csv?place=Vilnius&on=1920-08-01").text
    #expect(csv.contains("Soviet Russia"))
    #expect(csv.contains("\r\n"))
    let picture = visitor.get("/timeline.svg?e=vilnius").text
    #expect(picture.hasPrefix("<svg"))
    #expect(picture.contains("href=\"/c/"))
    #expect(visitor.get("/e/vilnius.ttl").text.contains("@prefix"))
    #expect(visitor.get("/search?q=Wilno").header("Location") == "/e/vilnius")
  }
}
