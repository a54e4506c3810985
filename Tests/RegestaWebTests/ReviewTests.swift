import BaseSupport
import Interchange
import RegestaKit
import RegestaWeb
import Testing

/// Deciding on candidates in the browser.
@Suite struct ReviewTests {
  /// A base with a text that proposes something, on disk.
  static func path() throws -> String {
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

  /// The fields of the first form on the page that accepts.
  private static func form(_ writer: Writer) throws -> (token: String, claim: String) {
    let page = try writer.page("/review")
    let form = try #require(page.elements("form").first { $0.attributes["method"] == "post" })
    func value(_ name: String) throws -> String {
      try #require(
        form.elements("input").first { $0.attributes["name"] == name }?.attributes["value"]
      )
    }
    return (try value("form"), try value("claim"))
  }

  private static func post(
    _ writer: Writer,
    _ body: String,
    _ headers: [String: String] = [:]
  ) -> WebResponse {
    writer.post("/review", Array(body.utf8), headers)
  }

  @Test func aCandidateIsAcceptedAndTakenBack() throws {
    let path = try Self.path()
    let writer = try Writer(path)
    let before = try writer.base.count(CandidateQuery())
    let form = try Self.form(writer)
    let answer = Self.post(writer, "form=\(form.token)&claim=\(form.claim)&do=accept")
    #expect(answer.status == 303)
    let place = try #require(answer.header("Location"))
    #expect(place.hasPrefix("/review?done="))
    #expect(try writer.base.count(CandidateQuery()) == before - 1)
    let batch = try #require(try writer.base.batches().last)
    #expect(batch.kind == .review && batch.who == "anna")
    let page = try writer.page(place)
    #expect(page.allText.contains("Written as batch \(batch.id)"))
    let undo = Self.post(writer, "form=\(form.token)&batch=\(batch.id)&do=undo")
    #expect(undo.status == 303)
    #expect(try writer.base.count(CandidateQuery()) == before)
    // What is no review is not taken back here.
    #expect(Self.post(writer, "form=\(form.token)&batch=1&do=undo").status == 400)
  }

  @Test func nothingIsWrittenWithoutAllThatItTakes() throws {
    let path = try Self.path()
    let writer = try Writer(path)
    let form = try Self.form(writer)
    let body = "form=\(form.token)&claim=\(form.claim)&do=reject"
    let head = try writer.base.head()
    #expect(Self.post(writer, body, ["cookie": ""]).status == 403)
    #expect(Self.post(writer, body, ["cookie": "regesta-write=wrong"]).status == 403)
    #expect(Self.post(writer, body, ["origin": "http://evil.example"]).status == 403)
    #expect(Self.post(writer, body, ["origin": "null"]).status == 403)
    #expect(Self.post(writer, body, ["host": "evil.example"]).status == 403)
    #expect(Self.post(writer, body, ["content-type": "text/plain"]).status == 400)
    #expect(Self.post(writer, "form=guess&claim=\(form.claim)&do=reject").status == 403)
    #expect(
      Self.post(writer, "form=\(form.token)&claim=\(form.claim)&do=destroy").status == 400
    )
    #expect(Self.post(writer, "form=\(form.token)&claim=999999&do=reject").status == 400)
    // GET never writes, whatever it says.
    _ = writer.visitor.get("/review?\(body)", headers: Writer.trusted)
    #expect(try writer.base.head() == head)
    // A server that was not told to may not write at all.
    let reader = Visitor(base: writer.base)
    #expect(reader.get("/review", "POST", headers: Writer.trusted).status == 405)
    let page = try StrictHTML.parse(reader.get("/review", headers: Writer.trusted).text)
    #expect(page.elements("form").allSatisfy { $0.attributes["method"] == "get" })
    #expect(try writer.base.head() == head)
  }

  @Test func theTokenBecomesACookie() throws {
    let visitor = try Writer(try Self.path()).visitor
    let answer = visitor.get("/review?token=\(Writer.token)", headers: Writer.host)
    #expect(answer.status == 303)
    #expect(answer.header("Location") == "/review")
    let cookie = answer.header("Set-Cookie") ?? ""
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let wrong = visitor.get("/review?token=wrong", headers: Writer.host)
    #expect(wrong.header("Set-Cookie") == nil)
    // Who has no cookie sees what waits, and nothing to write with.
    let page = try StrictHTML.parse(visitor.get("/review", headers: Writer.host).text)
    #expect(!page.elements("article").isEmpty)
    #expect(page.elements("form").allSatisfy { $0.attributes["method"] == "get" })
  }

  // MARK: Editing

  /// The card of the first candidate, and its form with a button.
  private static func card(
    _ writer: Writer,
    button: String
  ) throws -> (card: StrictHTML.Node, form: StrictHTML.Node) {
    let card = try #require(try writer.page("/review").elements("article").first)
    let form = card.elements("form").last { form in
      form.elements("button").contains { $0.attributes["value"] == button }
    }
    return (card, try #require(form))
  }

  @Test func aCandidateIsPutOtherwiseAndAccepted() throws {
    let writer = try Writer(try Self.path())
    let (_, form) = try Self.card(writer, button: "edit")
    let answer = try writer.submit(
      form,
      ["object": "sylvania", "on": "4 May 1911", "reason": "a slip"],
      do: "edit"
    )
    #expect(answer.status == 303)
    let batch = try #require(try writer.base.batches().last)
    let claims = try writer.base.claims(
      ClaimQuery(object: try writer.base.entity(named: "Sylvania").id)
    )
    let claim = try #require(claims.first { $0.subject.key == "freedonia" })
    #expect(claim.when?.contains("4 May 1911") == true)
    #expect(claim.citations.count == 1)
    // It is taken back, and waits again as it was read.
    let page = try writer.page(try #require(answer.header("Location")))
    let back = try #require(
      page.elements("form").first { form in
        form.elements("button").contains { $0.attributes["value"] == "undo" }
      }
    )
    #expect(try writer.submit(back, do: "undo").status == 303)
    #expect(try writer.base.effectiveUndo(of: batch.id) != nil)
    #expect(try writer.base.claim(claim.id)?.status == .retracted)
  }

  @Test func aNewThingIsNamed() throws {
    let writer = try Writer(try Self.path())
    let (_, form) = try Self.card(writer, button: "edit")
    let answer = try writer.submit(form, ["object": "+Streslau (city)"], do: "edit")
    #expect(answer.status == 303)
    #expect(try writer.base.entity(named: "Streslau").kind == "city")
  }

  @Test func whatDoesNotReadIsToldOfAndNothingIsDone() throws {
    let writer = try Writer(try Self.path())
    let head = try writer.base.head()
    let (_, form) = try Self.card(writer, button: "edit")
    for filled in [
      ["object": "nobody-knows-it"], ["relation": "frobnicates"], ["on": "the 45th of May"],
      ["subject": ""], ["object": "+Streslau"], ["from": "1911", "to": "1912"],
      ["with": "nonsense"],
    ] {
      let answer = try writer.submit(form, filled, do: "edit")
      #expect(answer.status == 400, "\(filled)")
      #expect(try StrictHTML.parse(answer.text).elements("h1").count == 1)
    }
    #expect(try writer.base.head() == head)
  }

  @Test func aRejectionHasItsReason() throws {
    let writer = try Writer(try Self.path())
    let (card, form) = try Self.card(writer, button: "reject")
    let before = try writer.base.count(CandidateQuery())
    #expect(try writer.submit(form, ["reason": "another war"], do: "reject").status == 303)
    #expect(try writer.base.count(CandidateQuery()) == before - 1)
    let rejected = try writer.base.candidates(CandidateQuery(outcomes: [.rejected]))
    #expect(rejected.first?.reason == "another war")
    #expect(card.attributes["id"] == "k\(rejected[0].id)")
  }

  /// Who skips one and decides on the next goes on behind it, and the page tells there what was written.
  @Test func whoDecidesGoesOnWithTheNext() throws {
    let writer = try Writer(try Self.path())
    let page = try writer.page("/review")
    let cards = page.elements("article")
    try #require(cards.count >= 2)
    let skip = cards[0].elements("a").first { $0.attributes["data-key"] == "s" }
    #expect(skip?.attributes["href"] == "#\(cards[1].attributes["id"] ?? "")")
    let form = try #require(cards[0].elements("form").first)
    let answer = try writer.submit(form, do: "reject")
    let place = try #require(answer.header("Location"))
    #expect(place.hasSuffix("#done"))
    let main = try #require(try writer.page(place).elements("main").first)
    let order = main.all.compactMap { $0.attributes["id"] }.filter {
      $0 == "done" || $0.hasPrefix("k")
    }
    #expect(order.first == "done")
    #expect(order.dropFirst().first == cards[1].attributes["id"])
  }
}
