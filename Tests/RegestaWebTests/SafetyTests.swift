import BaseSupport
import Interchange
import RegestaKit
import RegestaWeb
import Testing

/// What keeps strangers out and others' pages apart.
@Suite struct SafetyTests {
  @Test func everyAnswerForbidsWhatIsNotNeeded() throws {
    let visitor = Visitor(base: try DemoBase.open())
    for target in [
      "/", "/e/vilnius.json", "/network.svg?e=vilnius", "/nothing", "/openapi.json", "/health",
    ] {
      let response = visitor.get(target)
      let policy = response.header("Content-Security-Policy") ?? ""
      #expect(policy.hasPrefix("default-src 'none'"), "\(target)")
      #expect(!policy.contains("unsafe"))
      #expect(policy.contains("frame-ancestors 'none'"))
      #expect(response.header("X-Content-Type-Options") == "nosniff")
      #expect(response.header("Access-Control-Allow-Origin") == nil)
      #expect(response.header("Referrer-Policy") == "same-origin")
    }
  }

  @Test func whoIsCalledByAStrangersNameDoesNotAnswer() throws {
    var options = WebsiteOptions()
    options.hosts = ["127.0.0.1:8080", "localhost:8080"]
    let visitor = Visitor(base: try DemoBase.open(), website: Website(options))
    #expect(visitor.get("/", headers: ["host": "127.0.0.1:8080"]).status == 200)
    #expect(visitor.get("/", headers: ["host": "LOCALHOST:8080"]).status == 200)
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:8081", "evil.example:8080", ""] {
      let response = visitor.get("/e/vilnius.json", headers: ["host": host])
      #expect(response.status == 403, "\(host)")
      #expect(!response.text.contains("Wilno"))
    }
    #expect(visitor.get("/").status == 403)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
  func nothingIsDoneByOtherMethods(_ method: String) throws {
    let base = try DemoBase.open()
    let head = try base.head()
    let response = Visitor(base: base).get("/e/vilnius", method)
    #expect(response.status == 405)
    #expect(response.header("Allow") == "GET, HEAD")
    #expect(try base.head() == head)
  }

  @Test func headIsTheHeadOfAGet() throws {
    let visitor = Visitor(base: try DemoBase.open())
    for target in ["/", "/e/vilnius", "/e/vilnius.json", "/nothing", "/timeline.svg?e=vilnius"] {
      let (whole, head) = (visitor.get(target), visitor.get(target, "HEAD"))
      #expect(head.status == whole.status)
      #expect(head.body.isEmpty)
      #expect(head.contentLength == whole.body.count)
      #expect(head.headers.map(\.name) == whole.headers.map(\.name))
    }
  }

  @Test func whatIsUnchangedIsNotSentAgain() throws {
    let base = try DemoBase.with("regesta: 1\nentities:\n  anna: {kind: person, names: [Anna]}\n")
    let visitor = Visitor(base: base)
    let first = visitor.get("/e/anna")
    let tag = try #require(first.header("ETag"))
    #expect(first.header("Cache-Control") == "no-cache")
    let again = visitor.get("/e/anna", headers: ["if-none-match": tag])
    #expect(again.status == 304)
    #expect(again.body.isEmpty)
    #expect(again.header("ETag") == tag)
    #expect(visitor.get("/e/anna", headers: ["if-none-match": "\"other\", W/\(tag)"]).status == 304)
    // Each page and each state of it has its own.
    #expect(visitor.get("/e/anna?on=1920").header("ETag") != tag)
    #expect(visitor.get("/e/anna.json").header("ETag") != tag)
    // Once something is written, it is another page.
    let loader = try DemoBase.loader(
      "regesta: 1\nentities:\n  bert: {kind: person, names: [Bert]}\n"
    )
    try base.write(Batch.Draft(.edit, who: "test")) { try loader.load(into: $0, of: base) }
    let later = visitor.get("/e/anna", headers: ["if-none-match": tag])
    #expect(later.status == 200)
    #expect(later.header("ETag") != tag)
    // What SQL says may change without the base's knowledge.
    #expect(visitor.get("/sql?sql=SELECT%201").header("ETag") == nil)
  }

  @Test func filesOfTheProgramAreKeptForEver() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let page = try visitor.page("/")
    let links = page.all.compactMap { $0.attributes["href"] ?? $0.attributes["src"] }
      .filter { $0.hasPrefix("/static/") }
    #expect(Set(links).count == 3)
    for link in links {
      let response = visitor.get(link)
      #expect(response.status == 200)
      #expect(response.header("Cache-Control") == "public, max-age=31536000, immutable")
      #expect(!response.body.isEmpty)
    }
    #expect(visitor.get("/static/page-000000000000.css").status == 404)
    #expect(visitor.get("/static/..%2f..%2fschema.sql").status == 404)
  }

  /// Everything a URL can carry, in every parameter of every page: an answer or a clear error, and nothing else.
  @Test func injectionIsOnlyText() throws {
    let base = try DemoBase.open()
    let head = try base.head()
    let visitor = Visitor(base: base)
    let openAPI = try JSONReading.object(visitor.get("/openapi.json").body)
    let paths = try #require(openAPI["paths"] as? [String: [String: Any]])
    let texts = [
      "' OR '1'='1", "\" OR 1=1 --", "1; DROP TABLE claim", "vilnius'; DELETE FROM claim; --",
      "x' UNION SELECT sql FROM sqlite_schema --", "%' --", "\u{0}", "vilnius\" MATCH \"",
      "NEAR(a b", "*", "(",
      "1 OR load_extension('x')", "../../etc/passwd", "-1", "99999999999999999999",
    ]
    for (path, item) in paths {
      let operation = try #require(item["get"] as? [String: Any])
      let parameters = try #require(operation["parameters"] as? [[String: Any]])
      for parameter in parameters {
        guard let name = parameter["name"] as? String else { continue }
        for text in texts {
          let value = Visitor.encoded(text)
          var target = path
          if parameter["in"] as? String == "path" {
            target = target.replacing("{\(name)}", with: value)
          } else {
            target = Self.filled(path) + "?\(name)=\(value)"
          }
          let status = visitor.get(target).status
          #expect([200, 400, 404, 422].contains(status), "\(target): \(status)")
        }
      }
    }
    #expect(try base.head() == head)
    #expect(try base.census().claims > 0)
  }

  static func filled(_ path: String) -> String {
    var path = path
    for (variable, value) in [
      ("/e/{key}", "/e/vilnius"), ("/s/{key}", "/s/cepenas-2"), ("/k/{key}", "/k/state"),
      ("/r/{key}", "/r/controls"), ("/c/{number}", "/c/100"), ("/b/{number}", "/b/1"),
      ("/q/{name}", "/q/who-held"), ("/d/{key}", "/d/none"),
    ] {
      path = path.replacing(variable, with: value)
    }
    return path
  }

  @Test(arguments: [
    "DELETE FROM claim", "DROP TABLE claim", "ATTACH 'x.db' AS x", "PRAGMA journal_mode = delete",
    "SELECT load_extension('x')", "SELECT readfile('/etc/passwd')", "VACUUM INTO '/tmp/stolen.db'",
    "SELECT 1; SELECT 2",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT sum(i) FROM n",
    "SELECT zeroblob(2000000000)", "INSERT INTO meta VALUES ('a', 'b')",
  ])
  func sqlOnlyReads(_ statement: String) throws {
    var options = WebsiteOptions()
    options.queryTime = .milliseconds(300)
    let base = try DemoBase.open()
    let visitor = Visitor(base: base, website: Website(options))
    let response = visitor.get("/sql.json?sql=" + Visitor.encoded(statement))
    #expect(response.status == 400)
    #expect(response.text.contains("\"ok\":false"))
    // The page keeps the statement, so that it can be mended.
    let page = try visitor.page("/sql?sql=" + Visitor.encoded(statement))
    #expect(page.elements("textarea").first?.allText.contains(statement) == true)
  }

  @Test func whatIsTooLongIsRefused() throws {
    let visitor = Visitor(base: try DemoBase.open())
    #expect(visitor.get("/search?q=" + String(repeating: "a", count: 40_000)).status == 414)
    #expect(visitor.get("/search?q=%E0%80").status == 400)
    #expect(visitor.get("/search?q=%").status == 400)
    #expect(visitor.get("/e/vilnius?nonsense=1").status == 400)
    #expect(visitor.get("/day?on=1920&on=1921").status == 400)
  }
}
