import Formats
import Testing

@Suite("Works that notes cite")
struct WorkCitationTests {
  /// A citation in short: authors | title | container | volume | issue | place | publisher | year | locator.
  static func outline(_ work: CitedWork) -> String {
    let authors = work.authors.map { author in
      author.given.map { "\(author.family), \($0)" } ?? author.family
    }
    let parts: [String?] = [
      authors.joined(separator: "; "), work.title, work.container, work.volume, work.issue,
      work.publisherPlace,
      work.publisher, work.year, work.locator,
    ]
    return parts.map { $0 ?? "" }.joined(separator: "|")
  }

  // swift-format-ignore
  static let cases: [(String, String)] = [
    ("Kiaupa, \"Lietuvos istorija, vol II, p. 355", "Kiaupa|Lietuvos istorija||II|||||p. 355"),
    ("Nowak, \"Po wojnie ...\", p. 137", "Nowak|Po wojnie ...|||||||p. 137"),
    ("Miller, Jane; Fox, Ann, \"A study of war\", p. 254", "Miller, Jane; Fox, Ann|A study of war|||||||p. 254"),
    ("Fox, A. E. (1959). The Rise of Modern Latvia. New York: Columbia University Press. pp. 12–14. ISBN 978-1-2.",
      "Fox, A. E.|The Rise of Modern Latvia||||New York|Columbia University Press|1959|pp. 12–14"),
    ("Smith 1990, pp. 3–4.", "Smith|||||||1990|pp. 3–4"),
    ("Smith & Jones (1990a), p. 3", "Smith; Jones|||||||1990a|p. 3"),
    ("Smith et al. 1990, p. 3", "Smith|||||||1990|p. 3"),
    ("Davies 1972, 45–47", "Davies|||||||1972|45–47"),
    ("Hrynko, pp. 304 and 313", "Hrynko||||||||pp. 304 and 313"),
    ("Nowak, Litwa, s. 12", "Nowak|Litwa|||||||s. 12"),
    ("Piotr Nowak, Stosunki polsko-litewskie 1918–1920, Warszawa 1966, s. 12–15",
      "Nowak, Piotr|Stosunki polsko-litewskie 1918–1920||||Warszawa||1966|s. 12–15"),
    ("P. Kiaupa, Naujoji istorija, t. II, Čikaga, 1986, p. 355.", "Kiaupa, P.|Naujoji istorija||II||Čikaga||1986|p. 355"),
    ("Müller, Hans: Geschichte Livlands. Berlin 1990, S. 45.", "Müller, Hans|Geschichte Livlands||||Berlin||1990|S. 45"),
    ("Иванов И. И. История Ливонии. — М.: Наука, 1987. — С. 12—14.", "Иванов, И. И.|История Ливонии||||М.|Наука|1987|С. 12—14"),
    ("Smith, John, \"The Riga Question\", Journal of Baltic Matters 17 (2): 45–60.",
      "Smith, John|The Riga Question|Journal of Baltic Matters|17|2||||45–60"),
    ("Smith, John. \"The Riga Question.\" Slavic Matters, vol. 12, no. 3 (1990), pp. 45-60.",
      "Smith, John|The Riga Question|Slavic Matters|12|3|||1990|pp. 45-60"),
    ("Tucker, S.C., editor, _A Chronology, Volume II: 1500–1774_, Santa Clara: ABC, 2010, , p. 621",
      "Tucker, S.C.|A Chronology, Volume II: 1500–1774||||Santa Clara|ABC|2010|p. 621"),
    ("Smith, _War_, p. 12, 1990", "Smith|War||||||1990|p. 12"),
    ("Smith, _War_, pp. xii–xv", "Smith|War|||||||pp. xii–xv"),
    ("Jan Widelec, _Kniaź_ p. 255.", "Widelec, Jan|Kniaź|||||||p. 255"),
    ("Marian Bis, _Druga faza_, in: Jan Lab (ed.), _Historia Pomorza_, Poznań 1972, p. 738",
      "Bis, Marian|Druga faza|Historia Pomorza|||Poznań||1972|p. 738"),
    ("Borz, Jerzy. The Peace of 1921. Yale University Press, 2008, pp. 45, 47–49.",
      "Borz, Jerzy|The Peace of 1921|||||Yale University Press|2008|pp. 45, 47–49"),
    ("Snow, Tim (2003), The Making of Nations, Yale University Press, p. 63.",
      "Snow, Tim|The Making of Nations|||||Yale University Press|2003|p. 63"),
  ]

  @Test("Authors, titles, places and pages", arguments: cases)
  func parsing(note: String, expected: String) {
    let works = WorkCitationParser.works(in: note)
    #expect(works.map(Self.outline) == [expected])
  }

  @Test("Several works in one note; the semicolons between authors and pages part nothing")
  func several() {
    let note =
      "See Miller, Jane; Fox, Ann, _A study_, p. 2; 5; Davies, Red Star, p. 70; Smith 1990, p. 1"
    let works = WorkCitationParser.works(in: note)
    #expect(works.map(\.title) == ["A study", "Red Star", nil])
    #expect(works.map(\.authors.count) == [2, 1, 1])
  }

  @Test("“Ibid.” is the work before, in the note or in the note before it")
  func again() {
    let first = WorkCitationParser.works(in: "Smith, _War_, vol. I, p. 3")
    let second = WorkCitationParser.works(in: "Ibid., p. 4", after: first)
    #expect(second.map(\.title) == ["War"])
    #expect(second.map(\.locator) == ["p. 4"])
    #expect(second.map(\.volume) == ["I"])
    #expect(WorkCitationParser.works(in: "ibid", after: first) == first)
    #expect(WorkCitationParser.works(in: "Tamże, s. 7", after: first).map(\.locator) == ["s. 7"])
    #expect(WorkCitationParser.works(in: "Ibidem").first?.remainder == "Ibidem")
    let inside = WorkCitationParser.works(in: "Smith 1990, p. 3; ibid., p. 9")
    #expect(inside.map(\.year) == ["1990", "1990"])
  }

  @Test(
    "What is not understood stays whole",
    arguments: [
      "The number is disputed among historians.", "personal communication", "ibidiana", "§",
      "Letter to the king",
    ]
  )
  func remainder(note: String) {
    let works = WorkCitationParser.works(in: note)
    #expect(works.allSatisfy { $0.title == nil && $0.authors.isEmpty })
    #expect(works.compactMap(\.remainder) == (note == "§" ? [] : [note]))
  }

  @Test("Pages of the net: the day somebody looked is not the year of the work")
  func pages() throws {
    let note =
      "\"Treaty marked\". Baltic News. 12 May 2010. https://example.org/a. Retrieved 3 June 2011."
    let work = try #require(WorkCitationParser.works(in: note).first)
    #expect(work.title == "Treaty marked")
    #expect(work.container == "Baltic News")
    #expect(work.year == "2010")
    #expect(work.url == "https://example.org/a")
    #expect(work.remainder?.contains("Retrieved 3 June 2011") == true)
  }

  @Test("Identifiers are told by their scheme")
  func identifiers() throws {
    let work = try #require(
      WorkCitationParser.work(
        listed: "Smith (1990). _War_. doi:10.1000/a.b, ISBN 0-19-822555-X, OCLC 123."
      )
    )
    #expect(work.identifiers == ["doi": "10.1000/a.b", "isbn": "0-19-822555-X", "oclc": "123"])
  }

  @Test("A repeated short title is the same work, other authors and years are not")
  func sameWork() throws {
    func work(_ note: String) throws -> CitedWork {
      try #require(WorkCitationParser.works(in: note).first)
    }
    let full = try work("Nowak, Jan (1995). _Po tej i tamtej stronie_. Warszawa: KiW. s. 3")
    #expect(full.isSameWork(as: try work("Nowak, \"Po tej ...\", p. 137")))
    #expect(full.isSameWork(as: try work("Nowak 1995, p. 4")))
    #expect(try work("NOWAK, \"po tej\", vol II, p. 1").isSameWork(as: full))
    #expect(!full.isSameWork(as: try work("Kowal, \"Po tej ...\", p. 137")))
    #expect(!full.isSameWork(as: try work("Nowak, \"Litwa\", p. 137")))
    #expect(!full.isSameWork(as: try work("Nowak 1996, p. 4")))
    #expect(!(try work("Note one")).isSameWork(as: try work("Note two")))
  }

  @Test("Short references find their full works")
  func resolving() throws {
    let index = CitedWorkIndex(
      [
        "Nowak, Jan (1995). _Litwa w XX wieku_. Warszawa: KiW.",
        "Nowak, Jan (1997). _Stosunki_. Warszawa: KiW.",
        "Smith, Ann; Fox, Bob (1990). _The Baltic Wars_. London: Faber.",
        "Smith, Carl (1990). _Ships_. Oxford: X.",
      ].compactMap { WorkCitationParser.work(listed: $0) }
    )
    func title(_ note: String) -> String? {
      WorkCitationParser.works(in: note).first.flatMap { index.fullWork(for: $0)?.title }
    }
    #expect(title("Nowak 1995, p. 3") == "Litwa w XX wieku")
    #expect(title("Nowak, Litwa") == "Litwa w XX wieku")
    #expect(title("Smith & Fox 1990") == "The Baltic Wars")
    #expect(title("Smith, \"Baltic\", p. 3") == "The Baltic Wars")
    #expect(title("Nowak, op. cit., p. 3") == nil)
    #expect(title("Smith 1990") == nil)
    #expect(title("Kowal 1990") == nil)
  }
}
