import BaseSupport
import Foundation
import RegestaKit
import RegestaWeb
import TestSupport
import Testing

/// Every page of the demo answers, is well-formed, and leads to pages.
@Suite struct CrawlTests {
  static let starts = DemoPages.all

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
