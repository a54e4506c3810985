import Foundation
import RegestaKit
import RegestaWeb
import Testing

/// Every page of the demo answers, is well-formed, and leads to pages.
@Suite struct CrawlTests {
  static let starts = [
    "/", "/ask", "/ask?q=who%20signed%20the%20treaty%20on%2012%20July%201920",
    "/ask?q=who%20held%20Vilnius%20on%201%20August%201920", "/ask?q=gibberish%20frobnicates",
    "/search", "/search?q=wilno&all=yes", "/k", "/review", "/import", "/k/state",
    "/k/person?disputed=yes",
    "/s", "/r",
    "/r/controls", "/r/controls?on=1920-08-01", "/timeline", "/timeline?e=vilnius",
    "/timeline?e=vilnius&from=1920&to=1921&lanes=entity", "/network", "/network?e=vilnius",
    "/network?e=vilnius&depth=2&on=1920-08-01", "/path", "/path?a=vilnius&b=poland",
    "/path?a=vilnius&b=poland&on=1700", "/compare", "/compare?e=poland&e=lithuania",
    "/compare?e=vilnius&on=1920-06-01&to=1920-08-01", "/day", "/day?on=1920-07-12", "/disputes",
    "/check", "/q", "/q/who-held", "/q/who-held?place=Vilnius&on=1920-08-01", "/sql",
    "/sql?sql=SELECT%20*%20FROM%20treaties", "/sql?sql=SELECT%20nonsense", "/log", "/b/1",
    "/e/vilnius", "/e/vilnius?on=1920-08-01", "/e/vilnius?as=everyone",
    "/e/vilnius?known-at=batch:1",
    "/nothing", "/e/vilnus", "/c/99999999",
  ]

  @Test(arguments: starts) func pageIsWellFormed(_ target: String) throws {
    let visitor = Visitor(base: try DemoBase.open())
    let response = visitor.get(target)
    #expect(response.header("Content-Type") == "text/html; charset=utf-8")
    let page = try StrictHTML.parse(response.text)
    #expect(page.elements("h1").count == 1)
    #expect(page.elements("main").count == 1)
    #expect(page.elements("title").first?.allText.isEmpty == false)
    #expect(page.elements("html").first?.attributes["lang"] == "en")
    for image in page.elements("img") { #expect(image.attributes["alt"]?.isEmpty == false) }
    for field in page.elements("input") + page.elements("select") + page.elements("textarea")
    where field.attributes["type"] != "hidden" {
      let id = field.attributes["id"] ?? ""
      #expect(page.elements("label").contains { $0.attributes["for"] == id }, "\(id) has no label")
    }
  }

  /// Of the links of one sort (the sort of page, its form, the names in its query) some are followed; a folder
  /// of files follows all that it has.
  @Test func linksLeadToPages() throws {
    let visitor = Visitor(base: try DemoBase.open())
    var bySort: [String: Set<String>] = [:]
    for target in Self.starts {
      let page = try StrictHTML.parse(visitor.get(target).text)
      #expect(page.all.allSatisfy { $0.attributes["src"]?.hasPrefix("http") != true })
      for link in page.all.compactMap({ $0.attributes["href"] ?? $0.attributes["src"] })
      where link.hasPrefix("/") {
        let plain = String(link.prefix { $0 != "#" })
        bySort[Self.sort(of: plain), default: []].insert(plain)
      }
    }
    #expect(bySort.count > 60)
    for links in bySort.values {
      for link in links.sorted().prefix(4) {
        let status = visitor.get(link, "HEAD").status
        #expect([200, 303].contains(status), "\(link): \(status)")
      }
    }
  }

  private static func sort(of link: String) -> String {
    let parts = link.split(separator: "?", maxSplits: 1)
    let path = parts[0].split(separator: "/")
    let form = path.last?.split(separator: ".").dropFirst().last ?? ""
    let names =
      parts.count < 2 ? [] : parts[1].split(separator: "&").map { $0.prefix { $0 != "=" } }
    return "\(path.first ?? "") \(path.count) \(form) \(names.sorted())"
  }

  /// Another reader of HTML finds nothing to mend either.
  @Test(.enabled(if: HTML5Reader.exists, "python3 -m pip install html5lib"))
  func anIndependentReaderFindsNoFault() throws {
    let visitor = Visitor(base: try DemoBase.open())
    for target in Self.starts {
      let faults = try HTML5Reader.faults(in: visitor.get(target).text)
      #expect(faults.isEmpty, "\(target): \(faults)")
    }
  }
}
