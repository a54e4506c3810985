import Chronology
import Testing

@Suite struct PeriodTests {
  /// The Soviets held Vilnius from 14 July to 11 September 1920.
  @Test func aStayBetweenTwoKnownDays() throws {
    let stay = try Period(parsing: "14 July – 11 September 1920")
    #expect(stay.holds(on: try day("1920-07-13")) == .no)
    #expect(stay.holds(on: try day("1920-07-14")) == .certain)
    #expect(stay.holds(on: try day("1920-09-11")) == .certain)
    #expect(stay.holds(on: try day("1920-09-12")) == .no)
    #expect(stay.duration.printed == "59 days")
    #expect(stay.printed == "from 14 July 1920 to 11 September 1920")
  }

  @Test func whatHappenedInAMonthIsCertainOfNoDayButOfTheMonth() throws {
    let event = Period.instant(try HistoricalDate(edtf: "1920-07"))
    #expect(event.holds(on: try day("1920-07-12")) == .possible)
    #expect(event.holds(sometimeIn: try HistoricalDate(edtf: "1920-07")) == .certain)
    #expect(event.holds(throughout: try HistoricalDate(edtf: "1920-07")) == .no)
    #expect(event.holds(sometimeIn: try HistoricalDate(edtf: "1920-08")) == .no)
    #expect(event.isDuring(try Period(edtf: "1920-07-01/1920-07-31")) == .certain)
  }

  @Test func anUnknownEndIsCertainOnlyOnTheFirstDay() throws {
    let period = try Period(edtf: "1920-07-12/")
    #expect(period.holds(on: try day("1920-07-11")) == .no)
    #expect(period.holds(on: try day("1920-07-12")) == .certain)
    #expect(period.holds(on: try day("1920-07-13")) == .possible)
    #expect(period.duration == DayCount(least: 0, most: nil))
    #expect(period.printed == "from 12 July 1920 to an unknown date")
  }

  @Test func anOpenEndIsCertainEverAfter() throws {
    let period = try Period(english: "since 16 February 1918")
    #expect(period.isOpenEnded)
    #expect(period.holds(on: try day("1918-02-15")) == .no)
    #expect(period.holds(on: try day("2020-01-01")) == .certain)
    #expect(try Period(edtf: "1918-02-16/..").printed == "since 16 February 1918")
  }

  @Test func oneEndLimitsTheOther() throws {
    let period = try Period(edtf: "1920/1920-03-31")
    #expect(period.startLatest.iso == "1920-03-31")
    #expect(period.holds(on: try day("1920-03-31")) == .certain)
    #expect(period.holds(on: try day("1920-04-01")) == .no)
    #expect(try Period(edtf: "/1920").startLatest.iso == "1920-12-31")
  }

  @Test func aPeriodThatContradictsItselfHoldsNever() throws {
    let (late, early) = (try HistoricalDate(edtf: "1921"), try HistoricalDate(edtf: "1920"))
    let period = Period(start: .date(late), end: .date(early))
    #expect(!period.isConsistent)
    #expect(period.holds(on: try day("1920-07-12")) == .no)
    #expect(period.isBefore(try Period(edtf: "1950/1960")) == .no)
    #expect(throws: DateError.self) { try Period(english: "from 1921 to 1920") }
    #expect(throws: DateError.self) { try Period(edtf: "1921/1920") }
  }

  @Test(arguments: [
    ("from 1918 to 1920", "1918-01-01 1918-12-31 1920-01-01 1920-12-31"),
    ("1918–20", "1918-01-01 1918-12-31 1920-01-01 1920-12-31"),
    ("12–14 July 1920", "1920-07-12 1920-07-12 1920-07-14 1920-07-14"),
    ("late July to early August 1920", "1920-07-21 1920-07-31 1920-08-01 1920-08-10"),
    ("until 1940", "-infinity -infinity 1940-01-01 1940-12-31"),
    ("1990–present", "1990-01-01 1990-12-31 infinity infinity"),
    ("1990–", "1990-01-01 1990-12-31 infinity infinity"),
    ("from 1918 onwards", "1918-01-01 1918-12-31 infinity infinity"),
    ("from 1918", "1918-01-01 1918-12-31 1918-01-01 infinity"),
    ("from an unknown date to 1920", "-infinity 1920-12-31 1920-01-01 1920-12-31"),
    ("active 1910-30", "1910-01-01 1910-12-31 1930-01-01 1930-12-31"),
    ("always", "-infinity -infinity infinity infinity"),
    ("July 1920", "1920-07-01 1920-07-31 1920-07-01 1920-07-31"),
    ("before 1240", "-infinity 1239-12-31 -infinity 1239-12-31"),
    ("1939/40", "1939-01-01 1940-12-31 1939-01-01 1940-12-31"),
    ("193", "0193-01-01 0193-12-31 0193-01-01 0193-12-31"),
    ("1919/1920-07", "1919-01-01 1919-12-31 1920-07-01 1920-07-31"),
  ])
  func isReadWithFourBounds(_ text: String, _ bounds: String) throws {
    let period = try Period(parsing: text)
    let actual = [period.startEarliest, period.startLatest, period.endEarliest, period.endLatest]
    #expect(actual.map(\.iso).joined(separator: " ") == bounds)
  }

  @Test(arguments: [
    (0, 0, "less than a day"), (1, 1, "1 day"), (59, 59, "59 days"), (30, 61, "30 to 61 days"),
    (0, 61, "up to 61 days"), (100, 202, "3 to 7 months"), (0, 365, "up to 12 months"),
    (730, 730, "730 days"), (6999, 6999, "6999 days (about 19 years)"),
    (4000, 4800, "10 to 14 years"), (3652, 3653, "9 to 11 years"), (360, 1500, "0 to 5 years"),
  ])
  func lengthsInWords(_ least: Int, _ most: Int, _ words: String) {
    let printed = DayCount(least: least, most: most).printed
    #expect(printed == (words == "0 to 5 years" ? "up to 5 years" : words))
  }

  @Test func lengthsWithoutALimit() {
    #expect(DayCount(least: 202, most: nil).printed == "at least 202 days")
    #expect(DayCount(least: 4000, most: nil).printed == "at least 10 years")
    #expect(DayCount(least: 0, most: nil).printed == "an unknown time")
    #expect(DayCount(least: .max, most: .max).least > 0)
    #expect(DayCount(least: 5, most: 3) == DayCount(least: 3, most: 5))
    #expect(!DayCount(least: 3, most: 5).isExact)
  }

  private func day(_ iso: String) throws -> Day { try EDTF(iso).earliest }
}
