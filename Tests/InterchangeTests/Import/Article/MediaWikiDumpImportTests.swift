import Formats
import Interchange
import RegestaKit
import Testing

/// Pages of a MediaWiki export, read by the reader that comes with the program.
@Suite struct MediaWikiDumpImportTests {
  private static func page(
    _ title: String,
    _ text: String,
    namespace: Int = 0,
    redirect: Bool = false
  )
    -> String
  {
    let mark = redirect ? "<redirect title=\"X\" />" : ""
    return """
      <page><title>\(title)</title><ns>\(namespace)</ns>\(mark)<revision>
      <text xml:space="preserve">\(text)</text></revision></page>
      """
  }

  private static let dump = """
    <mediawiki xml:lang="en"><siteinfo><sitename>Chronicle</sitename></siteinfo>
    \(page("Treaty of Alden", "The '''Treaty of Alden''' was signed by [[Estonia]] on 2 March 1921."))
    \(page("Alden treaty", "#REDIRECT [[Treaty of Alden]]", redirect: true))
    \(page("Talk:Treaty of Alden", "Is this so?", namespace: 1))
    \(page("Treaty of Korvin", "[[Latvia]] ratified the Treaty of Korvin on 4 May 1922."))
    \(page("Nothing", ""))
    </mediawiki>
    """

  @Test func eachArticleIsASource_andTheOthersAreCounted() throws {
    let bench = try ImportBench()
    let told = try bench.take(Array(Self.dump.utf8), named: "wiki.xml")
    #expect(told.rejected.isEmpty)
    #expect(told.count(.new, "passage") == 2)
    #expect(told.count(.leftOut, "page") == 3, "\(told.sentences(.leftOut))")
    let sentences = try bench.base.candidates(CandidateQuery()).map { $0.claim.sentence }
    #expect(sentences.contains { $0.hasPrefix("Estonia signed Treaty of Alden") }, "\(sentences)")
    #expect(sentences.contains { $0.hasPrefix("Latvia ratified Treaty of Korvin") })
    for key in ["treaty-of-alden", "treaty-of-korvin"] {
      #expect(try bench.base.source(named: key).key == key)
    }
  }

  @Test func theSameDumpAgainChangesNothing() throws {
    let bench = try ImportBench()
    try bench.take(Array(Self.dump.utf8), named: "wiki.xml")
    let before = try CatalogueBase.content(of: bench.base)
    let told = try bench.take(Array(Self.dump.utf8), named: "wiki.xml")
    #expect(told.count(.new) == 0)
    #expect(try CatalogueBase.content(of: bench.base) == before)
  }

  @Test func aPictureIsNoArticle() throws {
    let bench = try ImportBench()
    let bytes = [UInt8]([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    #expect(throws: RegestaError.self) { try bench.take(bytes, named: "x.png", format: "article") }
    let text = Array(
      "Latvia\n\nLatvia signed the Treaty of Alden in Riga. It was in force in 1921.".utf16
    )
    .flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let told = try bench.take(text, named: "x.txt", format: "article")
    #expect(told.count(.new, "passage") == 1)
  }

  @Test func aCutDumpTakesNothingIn() throws {
    let bench = try ImportBench()
    let before = try CatalogueBase.content(of: bench.base)
    let cut = Array(Self.dump.utf8.prefix(Self.dump.utf8.count * 2 / 3))
    #expect(throws: (any Error).self) { try bench.take(cut, named: "wiki.xml") }
    #expect(try CatalogueBase.content(of: bench.base) == before)
  }
}
