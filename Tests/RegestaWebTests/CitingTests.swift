import BaseSupport
import Formats
import RegestaKit
import RegestaWeb
import Testing

/// Pages as entries of a bibliography, read again by those who read such.
@Suite struct CitingTests {
  @Test func aSourceIsItself() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let response = visitor.get("/s/cepenas-2.bib")
    #expect(response.header("Content-Type")?.hasPrefix("application/x-bibtex") == true)
    let read = try BibTeXReader(MemorySource(response.body)).records
    #expect(read.count == 1)
    #expect(read.first?.id == "cepenas-2" && read.first?.type == "book")
    #expect(read.first?.people(as: "author").first?.family == "Čepėnas")
    var reader = CSLJSONReader(MemorySource(visitor.get("/s/cepenas-2.csl.json").body))
    let item = try #require(try reader.next())
    #expect(item.id == "cepenas-2" && item["title"] == read.first?["title"])
  }

  /// A thing and a claim are entries of the base, in the state that the page shows.
  @Test func aPageIsAnEntryOfTheBase() throws {
    let visitor = Visitor(base: try DemoBase.open())
    let head = try #require(try visitor.base.head())
    let thing = try #require(
      try BibTeXReader(MemorySource(visitor.get("/e/vilnius.bib").body)).records.first
    )
    #expect(thing["title"] == "Vilnius")
    #expect(thing["version"] == "state \(head.prefix(12))")
    #expect(thing["note"]?.contains("/e/vilnius") == true)
    // With a claim come the sources that it is cited to.
    let claims = try visitor.base.claims(ClaimQuery(limit: 400))
    let cited = try #require(claims.first { $0.citations.contains { $0.via != nil } })
    let records = try BibTeXReader(MemorySource(visitor.get("/c/\(cited.id).bib").body)).records
    #expect(records.first?.id == "claim-\(cited.id)")
    let keys = Set(cited.citations.flatMap { [$0.source.key, $0.via?.key].compactMap(\.self) })
    #expect(Set(records.dropFirst().map(\.id)) == keys)
    let page = try visitor.page("/c/\(cited.id)")
    for ending in ["bib", "csl.json"] {
      #expect(page.elements("a").contains { $0.attributes["href"] == "/c/\(cited.id).\(ending)" })
    }
  }

  @Test func onlyWhatIsCitedHasTheForms() throws {
    let visitor = Visitor(base: try DemoBase.open())
    #expect(visitor.get("/log.bib").status == 404)
    #expect(visitor.get("/log.csl.json").status == 404)
    #expect(visitor.get("/s/nobody.csl.json").status == 404)
    #expect(visitor.get("/.csl.json").status == 404)
  }
}
