import Formats
import TestSupport
import Testing

@Suite("Reading BibTeX and BibLaTeX")
struct BibTeXReaderTests {
  static func read(_ text: String) throws -> BibTeXReader { try BibTeXReader(MemorySource(text)) }

  static func record(_ fields: String, type: String = "book") throws -> BibliographyRecord {
    let reader = try read("@\(type){key,\n\(fields)\n}")
    #expect(reader.problems.isEmpty, "\(reader.problems)")
    return try #require(reader.records.first)
  }

  @Test("Entries, macros, concatenation, quotes, braces, parentheses, comments")
  func syntax() throws {
    let text = """
      Anything here is comment, also a@b.example.
      @string(cup = "Cambridge " # {University Press})
      @preamble{"\\newcommand{\\x}{y}"}
      @comment{ @book{not, title = {read}} }
      @BOOK ( one ,
        Title = "The {"}quoted{"} " # 12 # { parts},
        publisher = CUP # { and } # cup, month = jul, year = 1920,
      )
      @article{two, journaltitle = {J}, title={A {B {C}} D}}
      """
    let file = try BibTeXFile(MemorySource(text))
    #expect(file.problems.isEmpty, "\(file.problems)")
    #expect(file.entries.map(\.key) == ["one", "two"])
    #expect(file.entries.map(\.type) == ["book", "article"])
    #expect(file.entries[0]["title"] == "The {\"}quoted{\"} 12 parts")
    #expect(
      file.entries[0]["publisher"] == "Cambridge University Press and Cambridge University Press"
    )
    #expect(file.entries[0].position == TextPosition(line: 5, column: 1))
    #expect(file.entries[0].fields[1].position == TextPosition(line: 7, column: 3))
    #expect(file.preambles == ["\\newcommand{\\x}{y}"])
    #expect(file.comments.count == 1)
    let records = BibTeXReader(file).records
    #expect(records[0].date("issued")?.text == "1920-07")
    #expect(records[0]["title"] == "The \"quoted\" 12 parts")
    #expect(records[1]["title"] == "A B C D")
  }

  @Test("A fault takes one entry along, and says where it stands")
  func faults() throws {
    let text = """
      @book{good, title = {x}}
      @book{open, title = {never closed,
      @book{bare, title}
      @book{, title = {no key}}
      @book{good, title = {again}}
      @book{macro, publisher = nowhere}
      @book{ends, title = {x} year = 1920}
      @book{last, title = {y}}
      """
    let reader = try Self.read(text)
    #expect(reader.records.map(\.id) == ["good", "macro", "last"])
    let problems = reader.problems.map(\.description)
    #expect(
      problems == [
        "2:21: What begins here is never closed.",
        "3:18: Expected = after “title” in “bare”.",
        "4:1: The entry @book has no key.",
        "5:1: The key “good” stands for an entry before this one.",
        "6:26: No @string defines “nowhere”; its name is taken.",
        "7:25: The entry “ends” needs a comma or an end here.",
      ]
    )
  }

  @Test(
    "LaTeX becomes Unicode",
    arguments: [
      (#"{\L}ossowski, Piotr: \'{S}wi\k{e}ty {\.Z}yd"#, "Łossowski, Piotr: Święty Żyd"),
      (#"\v{S}iauliai, Vidz\={e}me, \=u, {\c{C}}etinkaya"#, "Šiauliai, Vidzēme, ū, Çetinkaya"),
      (#"Erd{\H o}s, na\"{\i}ve, \"Ozge, \'\i, \r{a}, \o re"#, "Erdős, naïve, Özge, í, å, øre"),
      (#"Stra\ss{}e, stra{\ss}e, \ss ig, {\AE}on \oe uvre"#, "Straße, straße, ßig, Æon œuvre"),
      (#"pages 1--2 --- ``so'' it's"#, "pages 1–2 — “so” it's"),
      (##"A~B\,C \& D \% \$ \# \_ \{x\}"##, "A B C & D % $ # _ {x}"),
      (#"\emph{De natura} and \texttt{x} \mkbibquote{q} \enquote*{r}"#, "De natura and x “q” ‘r’"),
      (#"The {\TeX book}, \LaTeX\ 2, \textsc{doi}"#, "The TeXbook, LaTeX 2, doi"),
      (#"$\alpha$-ray, x\textsuperscript{2}, 5\textdegree"#, "α-ray, x2, 5°"),
      (#"\href{http://x}{shown}, \noopsort{a}b"#, "shown, b"),
      (#"\~{}x, \^{}, q\'{}"#, "~x, ^, q´"),
      (#"\d{x}\'q"#, "x\u{323}q\u{301}"),
      ("Vilnius Łódź Вильна é", "Vilnius Łódź Вильна é"),
      ("  many \n\t blanks  ", "many blanks"),
    ]
  )
  func latex(source: String, expected: String) throws {
    let title = try Self.record("title = {\(source)}")["title"] ?? ""
    #expect(Array(title.unicodeScalars) == Array(expected.unicodeScalars), "\(title)")
  }

  @Test("An unknown command is said, and what it holds is kept")
  func unknownCommand() throws {
    let reader = try Self.read("@book{k,\n title = {A \\fancy{word}},\n}")
    #expect(reader.records[0]["title"] == "A word")
    #expect(reader.problems.first?.position == TextPosition(line: 2, column: 2))
    #expect(reader.problems.first?.message.contains("\\fancy") == true)
  }

  @Test(
    "Names by BibTeX's rules",
    arguments: [
      ("Piotr Łossowski", "Łossowski|Piotr||"),
      ("Łossowski, Piotr", "Łossowski|Piotr||"),
      ("Ludwig van Beethoven", "Beethoven|Ludwig|van|"),
      ("van Beethoven, Ludwig", "Beethoven|Ludwig|van|"),
      ("Jean de La Fontaine", "La Fontaine|Jean|de|"),
      (#"de la Vall{\'e}e Poussin, Charles"#, "Vallée Poussin|Charles|de la|"),
      (#"von der Goltz, Graf, R{\"u}diger"#, "Goltz|Rüdiger|von der|Graf"),
      ("King, Jr., Martin Luther", "King|Martin Luther||Jr."),
      ("Ford, III, Henry", "Ford|Henry||III"),
      ("Aristotle", "Aristotle|||"),
      ("{League of Nations}", "League of Nations"),
      ("{Barnes and Noble}", "Barnes and Noble"),
      ("Senn, {Alfred Erich}", "Senn|Alfred Erich||"),
      ("jean de la fontaine", "fontaine||jean de la|"),
      (#"{\'E}mile du Ch{\^a}telet"#, "Châtelet|Émile|du|"),
      (#"{\o}stergaard Hansen"#, "Hansen||østergaard|"),
      ("Charles Louis Xavier Joseph de la Poussin", "Poussin|Charles Louis Xavier Joseph|de la|"),
      ("family=Harman, given=Hans, prefix=von", "Harman|Hans|von|"),
      ("Smith~Jones, A.~B.", "Smith Jones|A. B.||"),
      (#"\c{C}etin, \"Ozge"#, "Çetin|Özge||"),
    ]
  )
  func names(source: String, expected: String) throws {
    let people = try Self.record("author = {\(source)}").people(as: "author")
    #expect(people.count == 1)
    let person = try #require(people.first)
    let parts = [person.family, person.given, person.particle, person.suffix].map { $0 ?? "" }
    #expect((person.literal ?? parts.joined(separator: "|")) == expected)
  }

  @Test("Lists of names, others, and one comma too many")
  func nameLists() throws {
    let record = try Self.record(
      "author = {A. Senn and {Senn and Sons} AND\n B. Brown and others}, editor = {Ed Itor}"
    )
    let names = record.people(as: "author").map(\.description)
    #expect(names == ["Senn, A.", "Senn and Sons", "Brown, B."])
    #expect(record.extras.contains(.init("author+others", "et al.")))
    #expect(record.people(as: "editor").count == 1)
    let reader = try Self.read("@book{k,\n author = {A, B, C, D}}")
    #expect(reader.problems.first?.description.hasPrefix("2:2: The name “A, B, C, D”") == true)
    #expect(reader.records[0].people(as: "author").first?.literal == "A, B, C, D")
  }

  @Test(
    "Dates: biblatex's EDTF, BibTeX's year, month and day, and words",
    arguments: [
      ("date = {1920-07-12}", "1920-07-12", true), ("date = 1920", "1920", true),
      ("date = {1984/1986}", "1984/1986", true), ("date = {1918/..}", "1918/..", true),
      ("date = {1920-07~}", "1920-07~", true), ("date = {192X}", "192X", true),
      ("date = {-0043-03-15}", "-0043-03-15", true),
      ("year = 1920, month = jul, day = 12", "1920-07-12", true),
      ("year = {1920}, month = {July}", "1920-07", true),
      ("year = 1920, month = 7", "1920-07", true),
      ("year = {1920/21}", "1920/21", false), ("year = {forthcoming}", "forthcoming", false),
      ("year = {[c. 1920]}", "[c. 1920]", false),
    ]
  )
  func dates(source: String, expected: String, isEDTF: Bool) throws {
    let date = try #require(try Self.record(source).date("issued"))
    #expect(date.text == expected)
    #expect(date.isEDTF == isEDTF)
  }

  @Test("A chapter takes over what its book has, under the right names")
  func inheritance() throws {
    let text = """
      @incollection{part, title = {Part}, author = {A, B}, crossref = {whole}, pages = {1--9}}
      @inbook{chapter, title = {Chapter}, crossref = {Volume}}
      @collection{whole, title = {Whole}, subtitle = {Sub}, editor = {E, F}, date = {1999},
        shorttitle = {W}, publisher = {P}, note = {n}}
      @book{volume, title = {Volume}, author = {C, D}, crossref = {set}, year = 1921}
      @mvbook{set, title = {Set}, author = {C, D}, date = {1920/1925}, location = {Kaunas}}
      @article{x, title = {X}, xdata = {common}, date = {1930}}
      @xdata{common, journaltitle = {J}, date = {1900}, issn = {1}}
      @book{loop, title = {L}, crossref = {loop}}
      @book{lost, title = {L}, crossref = {nowhere}}
      """
    let reader = try Self.read(text)
    let records = Dictionary(uniqueKeysWithValues: reader.records.map { ($0.id, $0) })
    let part = try #require(records["part"])
    #expect(part["container-title"] == "Whole: Sub")
    #expect(part["title"] == "Part")
    #expect(part["title-short"] == nil)
    #expect(part["publisher"] == "P")
    #expect(part["page"] == "1-9")
    #expect(part.people(as: "editor").first?.family == "E")
    #expect(part.date("issued")?.text == "1999")
    let chapter = try #require(records["chapter"])
    #expect(chapter["container-title"] == "Volume")
    #expect(chapter.extras.contains(.init("maintitle", "Set")))
    #expect(chapter.people(as: "author").first?.family == "C")
    #expect(chapter.people(as: "container-author").first?.family == "C")
    #expect(chapter["publisher-place"] == "Kaunas")
    #expect(chapter.date("issued")?.text == "1921")
    #expect(records["x"]?["container-title"] == "J")
    #expect(records["x"]?.date("issued")?.text == "1930")
    #expect(records["common"] == nil)
    let problems = reader.problems.map(\.description)
    #expect(
      problems == [
        "9:26: “loop” refers to itself by “loop”.",
        "10:26: “lost” refers to “nowhere”, which is not here.",
      ]
    )
  }

  @Test(
    "All of biblatex's own examples are read and nothing in them is unknown",
    .enabled(if: SharedFiles.has("sources/bibliography/biblatex-examples.bib"))
  )
  func examples() throws {
    let bytes = try SharedFiles.bytes("sources/bibliography/biblatex-examples.bib")
    let file = try BibTeXFile(MemorySource(bytes, chunkSize: 1000))
    let entries = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .count { $0.hasPrefix("@") && !$0.hasPrefix("@string") }
    #expect(file.entries.count == entries)
    let reader = BibTeXReader(file)
    #expect(reader.problems.isEmpty, "\(reader.problems)")
    for record in reader.records where record.type != "collection" {
      #expect(record["title"] != nil, "\(record.id)")
      #expect(record.date("issued")?.isEDTF == true, "\(record.id)")
    }
    let records = Dictionary(uniqueKeysWithValues: reader.records.map { ($0.id, $0) })
    let aksin = try #require(records["aksin"])
    #expect(aksin.people(as: "author").map(\.description).first == "Aksın, Özge")
    #expect(aksin["container-title"] == "J. Organomet. Chem.")
    #expect(records["westfahl:space"]?["container-title"]?.hasPrefix("Space and Beyond") == true)
    #expect(records["sigfridsson"]?["DOI"]?.hasSuffix("3.0.CO;2-P") == true)
  }

  /// Found by a fuzzer: the second date became a second member "issued" of one object of CSL-JSON.
  @Test("Of two dates of one name the first counts, and the other is kept beside it")
  func datesTwice() throws {
    let record = try Self.record("date = {1920}, date = {1921}, date = {1920}")
    #expect(record.dates.map(\.date.text) == ["1920"])
    #expect(record.extras == [.init("date", "1921")])
    let object = CSLJSONWriter().object(record)
    #expect(object.duplicateNames.isEmpty)
    #expect(object["custom"]?["date"] == .string("1921"))
  }

  @Test("An empty date does not hide the year")
  func emptyDate() throws {
    #expect(try Self.record("date = {}, year = 1920").date("issued")?.text == "1920")
  }
}
