import Chronology
import Testing

/// Dates that take from what was told before what they leave out.
@Suite struct ProseContextTests {
  @Test(arguments: [
    (
      "In 1919 the army moved east; the town was taken in April.",
      ["1919: 1919-01-01 1919-12-31", "April: 1919-04-01 1919-04-30 inferred"]
    ),
    (
      "On 3 May 1920 he came and on July 12 he left.",
      ["3 May 1920: 1920-05-03", "July 12: 1920-07-12 inferred"]
    ),
    (
      "The note of July 25, 1922 gave the decision, for the 28th.",
      ["July 25, 1922: 1922-07-25", "the 28th: 1922-07-28 inferred"]
    ),
    (
      "On 28 July 1922 he came; he left on the 2nd.",
      ["28 July 1922: 1922-07-28", "the 2nd: 1922-08-02 inferred"]
    ),
    (
      "In November 1939 the war began. In March there was peace.",
      ["November 1939: 1939-11-01 1939-11-30", "March: 1940-03-01 1940-03-31 inferred"]
    ),
    (
      "In August 1920 they signed what they had asked for in May.",
      ["August 1920: 1920-08-01 1920-08-31", "May: 1920-05-01 1920-05-31 inferred"]
    ),
    (
      "In 1943 they lost in July and in the autumn.",
      [
        "1943: 1943-01-01 1943-12-31", "July: 1943-07-01 1943-07-31 inferred",
        "autumn: 1943-09-01 1943-11-30 inferred",
      ]
    ),
    (
      "It lasted from May 1920 to February.",
      ["May 1920: 1920-05-01 1920-05-31 from", "February: 1921-02-01 1921-02-28 to inferred"]
    ),
  ])
  func yearsAndMonths(_ text: String, _ expected: [String]) {
    #expect(finding(text) == expected)
  }

  @Test(arguments: [
    ("The next day he left.", "1920-07-13"), ("He left the following day.", "1920-07-13"),
    ("The same day he left.", "1920-07-12"), ("That year he left.", "1920-01-01 1920-12-31"),
    ("The following month he left.", "1920-08-01 1920-08-31"),
    ("Two weeks later he left.", "1920-07-23 1920-07-29"),
    ("He had left three years earlier.", "1917-01-11 1918-01-10"),
    ("A few days later he left.", "1920-07-14 1920-07-18"),
    ("The following spring he left.", "1921-03-01 1921-05-31"),
    ("That summer he left.", "1920-06-01 1920-08-31"),
    ("Next year he left.", "1921-01-01 1921-12-31"),
    ("Early the next year he left.", "1921-01-01 1921-04-30"),
    ("That night he left.", "1920-07-12"), ("The following morning he left.", "1920-07-13"),
    ("Later that month he left.", "1920-07-01 1920-07-31"),
  ])
  func countedFromTheDateBefore(_ text: String, _ bounds: String) {
    let found = finding("On 12 July 1920 he came. " + text)
    #expect(found.count == 2)
    #expect(found.last?.hasSuffix(": \(bounds) inferred") == true, "\(found)")
  }

  @Test func aYearOfWhichSomethingIsToldIsContext() {
    #expect(
      finding("On 2 May 1322 he came. The early weeks of 1323 were cold. In August he left.").last
        == "August: 1323-08-01 1323-08-31 inferred"
    )
  }

  @Test func theSameDaySaidTwiceIsOneDay() {
    let found = finding("On 19 June 1651 they met; they fought the next day, Friday, 30 June.")
    #expect(found.suffix(2).map { $0.contains("1651-06-30") } == [true, true])
  }

  @Test func headingsBeginTheContext() {
    let passages = [
      ProsePassage("He won on 11 May.", headings: ["A horse", "1994: four-year-old season"]),
      ProsePassage("He won on 21 May.", headings: ["A horse", "1995: five-year-old season"]),
      ProsePassage(
        "The bank opened on June 5.",
        headings: ["Relations", "Opening of the Bank, 1922."]
      ),
      ProsePassage(
        "He served until July 11, 1947.",
        headings: ["Relations", "Relations Resumed, 1945."]
      ),
      ProsePassage("He arrived on May 11.", headings: ["Relations", "Relations Resumed, 1945."]),
    ]
    let found = DateFinder().dates(in: passages)
    #expect(
      found.map(\.date.earliest.iso)
        == ["1994-05-11", "1995-05-21", "1922-06-05", "1947-07-11", "1945-05-11"]
    )
    #expect(found.map(\.passage) == [0, 1, 2, 3, 4])
  }

  @Test func whatOnlyNamesOrLooksBackIsNoContext() {
    for aside in [
      "The census of 1857 was read.", "They crossed the 1939 border.",
      "(The poet lived 1798–1855.)",
      "Smith wrote in 2002 that it was so.", "He, who had been named in 1840, spoke.",
      "He recalled the war of 1870.", "He kept a banner won in 1646.",
    ] {
      let found = DateFinder().dates(in: [
        ProsePassage("On May 7, 1920 the talks began. \(aside) On May 22 they ended.")
      ])
      #expect(found.last?.date.earliest.iso == "1920-05-22", "\(aside)")
    }
  }

  @Test func withoutAnyYearNothingIsGuessed() {
    #expect(finding("In April he left.") == ["April: unknown"])
    #expect(finding("The next day he left.") == ["The next day: unknown"])
    #expect(
      finding("In April he left.", context: DateContext(year: 1919))
        == ["April: 1919-04-01 1919-04-30 inferred"]
    )
  }

  @Test func confidenceFallsWithDistance() {
    let filler = ProsePassage("Nothing is told here.")
    let near = DateFinder().dates(in: [ProsePassage("In 1920 he came, in May.")])
    let far = DateFinder().dates(
      in: [ProsePassage("In 1920 he came.")] + Array(repeating: filler, count: 5)
        + [ProsePassage("In May he left.")]
    )
    #expect(near[1].date.bounds == far[1].date.bounds)
    #expect(near[0].confidence > near[1].confidence)
    #expect(near[1].confidence > far[1].confidence)
    #expect(far[1].confidence > 0)
  }

  @Test func aReaderCarriesTheContextFromPassageToPassage() {
    let passages = [
      ProsePassage("In 1919 it began.", headings: ["A"]),
      ProsePassage("In April it grew.", headings: ["A"]),
      ProsePassage("The next month it ended.", headings: ["A", "B"]),
    ]
    var reader = DateFinder().reader()
    let found = passages.flatMap { reader.read(text: $0.text, headings: $0.headings) }
    #expect(found == DateFinder().dates(in: passages))
    #expect(found.map(\.date.earliest.iso) == ["1919-01-01", "1919-04-01", "1919-05-01"])
    #expect(reader.passageCount == 3)
  }

  @Test func theCalendarAndTheOrderComeFromTheContext() {
    let julian = DateContext(order: .dayMonthYear, calendar: .always(.julian))
    #expect(finding("on 25 October 1917", context: julian) == ["25 October 1917: 1917-11-07"])
    #expect(
      finding("on 12/7/1920", context: DateContext(order: .monthDayYear))
        == ["12/7/1920: 1920-12-07"]
    )
  }

  @Test func aWrongDayOfTheWeekLowersTheConfidence() {
    let right = DateFinder().dates(in: [ProsePassage("Monday, 12 July 1920")])
    let wrong = DateFinder().dates(in: [ProsePassage("Tuesday, 12 July 1920")])
    #expect(right[0].date.bounds == wrong[0].date.bounds)
    #expect(right[0].confidence > wrong[0].confidence)
  }
}
