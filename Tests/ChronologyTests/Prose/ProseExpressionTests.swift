import Chronology
import Testing

/// Several dates in one expression, and what they are to the sentence.
@Suite struct ProseExpressionTests {
  @Test(arguments: [
    ("from 1941 to 1944", "range", ["1941-01-01", "1944-01-01"]),
    ("1941–1944", "range", ["1941-01-01", "1944-01-01"]),
    ("1941-44", "range", ["1941-01-01", "1944-01-01"]),
    ("between 1993 and 1999", "between", ["1993-01-01", "1999-01-01"]),
    ("between 5 and 11 September 1920", "between", ["1920-09-05", "1920-09-11"]),
    ("between 26 July and 13 August 1944", "between", ["1944-07-26", "1944-08-13"]),
    ("Between 1956 and the mid-1960s", "between", ["1956-01-01", "1963-01-01"]),
    ("from 28 to 30 June 1651", "range", ["1651-06-28", "1651-06-30"]),
    ("July 1–3, 1863", "range", ["1863-07-01", "1863-07-03"]),
    ("June 28, 1941–September 5, 1944", "range", ["1941-06-28", "1944-09-05"]),
    ("From September to October in 1941", "range", ["1941-09-01", "1941-10-01"]),
    ("a state (April–August 1849)", "range", ["1849-04-01", "1849-08-01"]),
    ("from November to February 1942", "range", ["1941-11-01", "1942-02-01"]),
    ("from late 1919 to early 1920", "range", ["1919-09-01", "1920-01-01"]),
    ("on 15 and 16 June 1940", "list", ["1940-06-15", "1940-06-16"]),
    ("5, 6 and 7 June 1940", "list", ["1940-06-05", "1940-06-06", "1940-06-07"]),
    ("in September and October 1941", "list", ["1941-09-01", "1941-10-01"]),
    ("in June or July 1920", "alternatives", ["1920-06-01", "1920-07-01"]),
    ("the 1920s and 1930s", "list", ["1920-01-01", "1930-01-01"]),
  ])
  func belongTogether(_ text: String, _ kind: String, _ first: [String]) {
    let found = DateFinder().dates(in: [ProsePassage("It lasted \(text), they say.")])
    #expect(found.map(\.date.earliest.iso) == first)
    #expect(Set(found.map(\.expression)).count == 1)
    #expect(found.first?.expression.kind.rawValue == kind)
    #expect(found.allSatisfy { !$0.isInferred })
    let isStretch = kind == "range" || kind == "between"
    #expect(found.map(\.role) == (isStretch ? [.from, .to] : found.map { _ in .point }))
  }

  @Test func rolesComeFromTheWordBefore() {
    #expect(finding("Since 1989 it is.") == ["1989: 1989-01-01 1989-12-31 from"])
    #expect(finding("He did not answer until March 31, 1920.") == ["March 31, 1920: 1920-03-31 to"])
    #expect(finding("throughout 1920") == ["1920: 1920-01-01 1920-12-31 throughout"])
    #expect(finding("(1950–present)") == ["1950: 1950-01-01 1950-12-31 from"])
    #expect(
      finding("throughout February and March 1917").allSatisfy { $0.hasSuffix("throughout") }
    )
  }

  @Test func livesStandInParentheses() {
    let text = "Jonas (1869–1939), Petras (b. 1900), Ona (born 1901, d. 1950)"
    let found = DateFinder().dates(in: [ProsePassage(text)])
    #expect(found.map(\.role) == [.from, .to, .birth, .birth, .death])
    #expect(
      found[0].isInParentheses && found[1].isInParentheses && found[2].isInParentheses == false
    )
    #expect(words(found[0].expression.range, of: text) == "1869–1939")
    #expect(finding("(10 August 1874 – 9 January 1944)").count == 2)
  }

  @Test func theNamedDateIsKeptBesideItsLimit() {
    let text = "It was built by late 1921."
    let found = DateFinder().dates(in: [ProsePassage(text)])
    #expect(found.map(\.wording) == ["by late 1921"])
    #expect(found.map(\.named.wording) == ["late 1921"])
    #expect(found.map(\.named.earliest.iso) == ["1921-09-01"])
    #expect(found.map { words($0.namedRange, of: text) } == ["late 1921"])
  }

  @Test func anAnchorInWordsIsReported() throws {
    let text = "The war began 15 months after the end of the last truce."
    let found = try #require(DateFinder().dates(in: [ProsePassage(text)]).first)
    let anchor = try #require(found.anchor)
    #expect(!found.isResolved && found.isInferred == false)
    #expect(words(anchor.range, of: text) == "the end of the last truce")
    #expect(anchor.offset == 15...15 && anchor.unit == .month && !anchor.isApproximate)
    let end = try HistoricalDate(english: "13 March 1940")
    let began = anchor.date(after: end)
    #expect([began.earliest.iso, began.latest.iso] == ["1941-05-29", "1941-06-28"])
    let about = try #require(
      DateFinder().dates(in: [ProsePassage("About two weeks before his death he left.")]).first
    )
    #expect(about.anchor?.offset == -2...(-2) && about.anchor?.isApproximate == true)
  }

  @Test func anAnchorThatIsADateIsCountedFrom() {
    #expect(
      finding("Two weeks after 25 August 1920 he died.")
        == [
          "Two weeks after 25 August 1920: 1920-09-05 1920-09-11 inferred",
          "25 August 1920: 1920-08-25",
        ]
    )
    #expect(
      finding("The day after July 14, 1920 it fell.").first?.hasSuffix("1920-07-15 inferred")
        == true
    )
    let defeat = finding("In 1920 it left, about two weeks after its August defeat.")
    #expect(defeat.dropFirst().map { $0.hasSuffix("inferred") } == [true, true])
    #expect(defeat[1].contains("1920-08-08 1920-09-21"))
    #expect(defeat[2] == "August: 1920-08-01 1920-08-31 inferred")
  }

  @Test func anAnchorThatWasToldWithItsDayIsCountedFrom() {
    let passages = [
      ProsePassage("The envoys signed the pact on 3 May 1650."),
      ProsePassage(
        "The day after signing the pact, the army marched. Two days after the storm it fell."
      ),
    ]
    let found = DateFinder().dates(in: passages)
    #expect(found.map(\.isResolved) == [true, true, false])
    #expect(found[1].date.earliest.iso == "1650-05-04" && found[1].anchor != nil)
    // Told on two days, it is on neither.
    let twice = ProsePassage("Others say the pact was signed on 5 May 1650.")
    #expect(DateFinder().dates(in: [passages[0], twice, passages[1]])[2].isResolved == false)
  }
}
