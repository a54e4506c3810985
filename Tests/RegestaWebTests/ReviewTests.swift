import Interchange
import RegestaKit
import RegestaWeb
import Testing

/// Deciding on candidates in the browser.
@Suite struct ReviewTests {
  private static let token = "0123456789abcdef0123456789abcdef"

  /// A base with a text that proposes something, on disk.
  private static func path() throws -> String {
    let base = try DemoBase.with(
      """
      regesta: 1
      entities:
        freedonia: {kind: state, names: [Freedonia]}
        sylvania: {kind: state, names: [Sylvania]}
        zenda: {kind: city, names: [Zenda]}
      """
    )
    let text =
      "# A war\n\nFreedonia captured Zenda on 3 May 1911. Sylvania captured Zenda in June 1912.\n"
    try DemoBase.read(article: text, into: base)
    #expect(try base.count(CandidateQuery()) >= 2)
    return base.path
  }

  private static func visitor(_ path: String, mayWrite: Bool = true) throws -> Visitor {
    var options = WebsiteOptions()
    options.hosts = ["127.0.0.1:80"]
    options.writeToken = mayWrite ? token : nil
    options.who = "anna"
    return Visitor(base: try KnowledgeBase(path: path), website: Website(options))
  }

  private static let host = ["host": "127.0.0.1:80"]
  private static let trusted = host.merging(["cookie": "a=b; regesta-write=\(token)"]) { $1 }

  private static func post(
    _ visitor: Visitor,
    _ path: String,
    _ body: String,
    _ headers: [String: String] = [:]
  ) -> WebResponse {
    let all = trusted.merging([
      "origin": "http://127.0.0.1:80", "content-type": "application/x-www-form-urlencoded",
    ]) { $1 }.merging(headers) { $1 }
    return visitor.website.respond(
      to: WebRequest("/review", method: "POST", headers: all, body: Array(body.utf8)),
      from: visitor.base
    ) { try KnowledgeBase(path: path, access: .readWrite) }
  }

  /// The fields of the first form on the page that accepts.
  private static func form(_ visitor: Visitor) throws -> (token: String, claim: String) {
    let page = try StrictHTML.parse(visitor.get("/review", headers: trusted).text)
    let form = try #require(page.elements("form").first { $0.attributes["method"] == "post" })
    func value(_ name: String) throws -> String {
      try #require(
        form.elements("input").first { $0.attributes["name"] == name }?.attributes["value"]
      )
    }
    return (try value("form"), try value("claim"))
  }

  @Test func aCandidateIsAcceptedAndTakenBack() throws {
    let path = try Self.path()
    let visitor = try Self.visitor(path)
    let before = try visitor.base.count(CandidateQuery())
    let form = try Self.form(visitor)
    let answer = Self.post(visitor, path, "form=\(form.token)&claim=\(form.claim)&do=accept")
    #expect(answer.status == 303)
    let place = try #require(answer.header("Location"))
    #expect(place.hasPrefix("/review?done="))
    #expect(try visitor.base.count(CandidateQuery()) == before - 1)
    let batch = try #require(try visitor.base.batches().last)
    #expect(batch.kind == .review && batch.who == "anna")
    let page = try StrictHTML.parse(visitor.get(place, headers: Self.trusted).text)
    #expect(page.allText.contains("Written as batch \(batch.id)"))
    let undo = Self.post(visitor, path, "form=\(form.token)&batch=\(batch.id)&do=undo")
    #expect(undo.status == 303)
    #expect(try visitor.base.count(CandidateQuery()) == before)
    // What is no review is not taken back here.
    #expect(Self.post(visitor, path, "form=\(form.token)&batch=1&do=undo").status == 400)
  }

  @Test func nothingIsWrittenWithoutAllThatItTakes() throws {
    let path = try Self.path()
    let visitor = try Self.visitor(path)
    let form = try Self.form(visitor)
    let body = "form=\(form.token)&claim=\(form.claim)&do=reject"
    let head = try visitor.base.head()
    #expect(Self.post(visitor, path, body, ["cookie": ""]).status == 403)
    #expect(Self.post(visitor, path, body, ["cookie": "regesta-write=wrong"]).status == 403)
    #expect(Self.post(visitor, path, body, ["origin": "http://evil.example"]).status == 403)
    #expect(Self.post(visitor, path, body, ["origin": "null"]).status == 403)
    #expect(Self.post(visitor, path, body, ["host": "evil.example"]).status == 403)
    #expect(Self.post(visitor, path, body, ["content-type": "text/plain"]).status == 400)
    #expect(Self.post(visitor, path, "form=guess&claim=\(form.claim)&do=reject").status == 403)
    #expect(
      Self.post(visitor, path, "form=\(form.token)&claim=\(form.claim)&do=destroy").status == 400
    )
    #expect(Self.post(visitor, path, "form=\(form.token)&claim=999999&do=reject").status == 400)
    // GET never writes, whatever it says.
    _ = visitor.get("/review?\(body)", headers: Self.trusted)
    #expect(try visitor.base.head() == head)
    // A server that was not told to may not write at all.
    let reader = try Self.visitor(path, mayWrite: false)
    #expect(Self.post(reader, path, body).status == 405)
    let page = try StrictHTML.parse(reader.get("/review", headers: Self.trusted).text)
    #expect(page.elements("form").allSatisfy { $0.attributes["method"] == "get" })
    #expect(try reader.base.head() == head)
  }

  @Test func theTokenBecomesACookie() throws {
    let visitor = try Self.visitor(try Self.path())
    let answer = visitor.get("/review?token=\(Self.token)", headers: Self.host)
    #expect(answer.status == 303)
    #expect(answer.header("Location") == "/review")
    let cookie = answer.header("Set-Cookie") ?? ""
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let wrong = visitor.get("/review?token=wrong", headers: Self.host)
    #expect(wrong.header("Set-Cookie") == nil)
    // Who has no cookie sees what waits, and nothing to write with.
    let page = try StrictHTML.parse(visitor.get("/review", headers: Self.host).text)
    #expect(!page.elements("article").isEmpty)
    #expect(page.elements("form").allSatisfy { $0.attributes["method"] == "get" })
  }
}
