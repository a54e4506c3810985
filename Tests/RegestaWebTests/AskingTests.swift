import BaseSupport
import Foundation
import RegestaKit
import RegestaWeb
import Testing

/// The parts of a question, put otherwise by links and forms.
@Suite struct AskingTests {
  private static func target(_ items: [String: String]) -> String {
    "/ask?"
      + items.sorted { $0.key < $1.key }.map { name, value in
        "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
      }.joined(separator: "&")
  }

  private static func changes(_ page: StrictHTML.Node) -> [StrictHTML.Node] {
    page.elements("li").filter { $0.attributes["class"] == "changeable" }
  }

  /// A form of a part, filled in, leads to the question with other words in its place.
  @Test func aPartIsPutOtherwise() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let page = try visitor.page(Self.target(["q": "who held Vilnius on 1 August 1920"]))
    let parts = Self.changes(page)
    #expect(parts.count == 2)
    var asked: [String: String] = [:]
    for part in parts {
      let form = try #require(part.elements("form").first)
      #expect(form.attributes["action"] == "/ask" && form.attributes["method"] == "get")
      var items: [String: String] = [:]
      for field in form.elements("input") {
        items[field.attributes["name"] ?? ""] = field.attributes["value"]
      }
      let isTime = items["part"]?.contains("1920") == true
      items["with"] = isTime ? "in January 1919" : "hrodna"
      let answer = visitor.get(Self.target(items))
      #expect(answer.status == 303)
      asked[isTime ? "time" : "thing"] = answer.header("Location")?.removingPercentEncoding
    }
    #expect(asked["time"] == "/ask?q=who held Vilnius in January 1919")
    // A key stands for the name of its thing.
    let hrodna = try visitor.base.entity(named: "hrodna").label
    #expect(asked["thing"] == "/ask?q=who held \(hrodna) on 1 August 1920")
  }

  /// Every link that is offered leads to an answer.
  @Test(arguments: [
    "who held Vilnius on 1 August 1920", "when was the treaty signed", "who signed the treaty",
    "when was Vilnius captured", "where is Vilnius", "who held Vilnius",
  ])
  func whatIsOfferedWorks(_ question: String) throws {
    let visitor = Visitor(base: try DemoBase.open())
    let page = try visitor.page(Self.target(["q": question]))
    let reading = page.elements("section").first { $0.attributes["class"] == "reading" }
    let links = (reading ?? page).elements("a").compactMap { $0.attributes["href"] }
      .filter { $0.hasPrefix("/ask") }
    for link in links {
      let answer = try visitor.page(link)
      #expect(
        answer.elements("section").contains {
          $0.attributes["class"]?.hasPrefix("answer") == true
        },
        "\(link)"
      )
    }
  }

  /// Where a question has several readings, each has an address, and says of the others.
  @Test func aReadingIsChosen() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let question = "who held Vilnius on 1 August 1920"
    let first = try JSONReading.object(
      visitor.get(Self.target(["q": question]).replacing("/ask?", with: "/ask.json?")).body
    )
    let others = try #require(first["readings"] as? [String])
    try #require(!others.isEmpty)
    let second = try JSONReading.object(
      visitor.get(
        Self.target(["q": question, "reading": "2"]).replacing("/ask?", with: "/ask.json?")
      ).body
    )
    #expect(second["reading"] as? String == others[0])
    #expect((second["readings"] as? [String])?.first == first["reading"] as? String)
    #expect(visitor.get(Self.target(["q": question, "reading": "9"])).status == 400)
    #expect(visitor.get(Self.target(["q": question, "reading": "0"])).status == 400)
  }

  /// Two things of one name: neither is plainly meant, and each is asked of by a link.
  @Test func oneOfTwoIsChosen() throws {
    let base = try DemoBase.with(
      """
      regesta: 1
      entities:
        zenda: {kind: city, names: [Zenda]}
        zenda-2: {kind: city, names: [Zenda]}
        freedonia: {kind: state, names: [Freedonia]}
        sylvania: {kind: state, names: [Sylvania]}
      statements:
        - claims:
            - {claim: [freedonia, controls, zenda], from: 1911, to: 1912}
            - {claim: [sylvania, controls, zenda-2], from: 1913, to: 1914}
      """
    )
    let visitor = Visitor(base: base)
    let page = try visitor.page(Self.target(["q": "who held Zenda"]))
    let links = page.elements("main")[0].elements("a").compactMap { $0.attributes["href"] }
      .filter { $0.contains("reading=") }
    #expect(links.count == 2)
    let answers = try links.map { try visitor.page($0).elements("main")[0].allText }
    #expect(answers.contains { $0.contains("Freedonia.") })
    #expect(answers.contains { $0.contains("Sylvania.") })
  }

  @Test func wordsThatAreNotThereAreNotReplaced() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let answer = visitor.get(
      Self.target(["q": "who held Vilnius", "part": "Viln", "with": "Kaunas"])
    )
    #expect(answer.status == 400)
  }
}
