import Formats
import Testing

@Suite("Dumps of MediaWiki")
struct MediaWikiDumpTests {
  static let dump = """
    <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en">
      <siteinfo><sitename>Wiki</sitename><!-- a > b --></siteinfo>
      <page><title>Peace &amp; War</title><ns>0</ns><id>1</id>
        <revision><id>9</id><text bytes="3" xml:space="preserve">'''Peace''' &lt;!-- x --&gt;came.

    == See also ==
    * [[Truce]]</text></revision></page>
      <page><title>Old</title><ns>0</ns><redirect title="New" /><revision><text>#REDIRECT [[New]]</text></revision></page>
      <page><title>Talk:Peace</title><ns>1</ns><revision><text>No.</text></revision></page>
      <page><title>Empty</title><ns>0</ns><revision><text bytes="0" /></revision></page>
    </mediawiki>
    """

  static func pages(_ source: any ByteSource) throws -> ([MediaWikiDump.Page], MediaWikiDump) {
    var dump = try MediaWikiDump(source)
    var pages: [MediaWikiDump.Page] = []
    while let page = try dump.next() { pages.append(page) }
    return (pages, dump)
  }

  @Test("Articles come one after the other, in chunks of any size", arguments: [1, 7, .max])
  func reading(chunk: Int) throws {
    let (pages, dump) = try Self.pages(MemorySource(Self.dump, chunkSize: chunk))
    #expect(pages.map(\.title) == ["Peace & War", "Empty"])
    #expect(dump.redirects == 1)
    #expect(dump.otherPages == 1)
    #expect(pages[0].position.line == 3)
    let article = pages[0].article()
    #expect(article.title == "Peace & War")
    #expect(article.language == "en")
    #expect(article.publication == "Wiki")
    #expect(article.passages.map(\.text) == ["Peace came."])
    #expect(article.related == ["Truce"])
    #expect(MediaWikiDump.isDump(Array(Self.dump.utf8)))
  }

  @Test("A cut dump, another file and another packing are errors that say so")
  func errors() throws {
    let cut = String(Self.dump.prefix(420))
    let error = formatError { () throws(FormatError) in
      var dump = try MediaWikiDump(MemorySource(cut))
      while try dump.next() != nil {}
    }
    #expect(error?.message.contains("cut") == true)
    #expect(error?.position != nil)
    let other = formatError { () throws(FormatError) in
      var dump = try MediaWikiDump(MemorySource("<p>Hello</p>"))
      _ = try dump.next()
    }
    #expect(other?.message.contains("<mediawiki>") == true)
    let packed = formatError { () throws(FormatError) in
      _ = try MediaWikiDump(MemorySource("BZh91AY"))
    }
    #expect(packed?.message.contains("bunzip2") == true)
  }
}
