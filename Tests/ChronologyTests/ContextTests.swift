import Chronology
import Testing

/// Wordings that lean on the text around them.
@Suite struct ContextTests {
  @Test(arguments: [
    ("July 12", "1920-07-12", "1920-07-12"),
    ("on the 12th", "1920-04-12", "1920-04-12"),
    ("in April", "1920-04-01", "1920-04-30"),
    ("late July", "1920-07-21", "1920-07-31"),
    ("spring", "1920-03-01", "1920-05-31"),
    ("the next day", "1920-04-16", "1920-04-16"),
    ("the following week", "1920-04-19", "1920-04-25"),
    ("the previous month", "1920-03-01", "1920-03-31"),
    ("the same year", "1920-01-01", "1920-12-31"),
    ("three days later", "1920-04-18", "1920-04-18"),
    ("two weeks later", "1920-04-26", "1920-05-02"),
    ("a month earlier", "1920-02-29", "1920-03-30"),
    ("the year before", "1919-01-01", "1919-12-31"),
    ("about two weeks after", "1920-04-22", "1920-05-06"),
  ])
  func readsWithAReference(_ text: String, _ earliest: String, _ latest: String) throws {
    let context = DateContext(reference: try HistoricalDate(edtf: "1920-04-15"))
    let date = try HistoricalDate(english: text, context: context)
    #expect([date.earliest.iso, date.latest.iso] == [earliest, latest])
  }

  @Test func aYearOfItsOwnIsStrongerThanTheReference() throws {
    let context = DateContext(year: 1919, reference: try HistoricalDate(edtf: "1920-04-15"))
    #expect(try HistoricalDate(english: "July 12", context: context).edtf == "1919-07-12")
    #expect(throws: DateError.self) { try HistoricalDate(english: "on the 12th", context: context) }
    #expect(try HistoricalDate(english: "July 12, 1921", context: context).edtf == "1921-07-12")
  }

  @Test func aReferenceOfTwoYearsGivesNone() throws {
    let context = DateContext(reference: try HistoricalDate(english: "winter 1919–20"))
    #expect(throws: DateError.self) { try HistoricalDate(english: "July 12", context: context) }
  }

  @Test func theOrderOfNumbersComesFromTheContext() throws {
    let british = DateContext(order: .dayMonthYear)
    let american = DateContext(order: .monthDayYear)
    #expect(try HistoricalDate(english: "7/8/1920", context: british).edtf == "1920-08-07")
    #expect(try HistoricalDate(english: "7/8/1920", context: american).edtf == "1920-07-08")
    #expect(try HistoricalDate(english: "13/8/1920", context: american).edtf == "1920-08-13")
  }

  @Test func datesBeforeTheReformAreJulianWhereTheContextSaysSo() throws {
    let rome = DateContext(calendar: .rome)
    let hastings = try HistoricalDate(english: "14 October 1066", context: rome)
    #expect(hastings.calendar == .julian)
    #expect(hastings.edtf == "1066-10-20")
    #expect(hastings.printed == "14 October 1066 (Julian)")
    #expect(try HistoricalDate(english: "15 October 1582", context: rome).calendar == .gregorian)
    let gap = #expect(throws: DateError.self) {
      try HistoricalDate(english: "10 October 1582", context: rome)
    }
    #expect(gap?.message == "10 October 1582 was skipped when the calendar was reformed")
    let year = try HistoricalDate(english: "1582", context: rome)
    #expect([year.earliest.iso, year.latest.iso] == ["1582-01-11", "1582-12-31"])
  }

  @Test(arguments: [
    (CalendarChoice.rome, "4 October 1582", "15 October 1582"),
    (.britain, "2 September 1752", "14 September 1752"),
    (.russia, "31 January 1918", "14 February 1918"),
  ])
  func reformsSkipDaysAndLeaveNone(
    _ choice: CalendarChoice,
    _ last: String,
    _ first: String
  ) throws {
    let context = DateContext(calendar: choice)
    let before = try HistoricalDate(english: last, context: context)
    let after = try HistoricalDate(english: first, context: context)
    #expect(before.calendar == .julian)
    #expect(after.calendar == .gregorian)
    #expect(before.latest.days(until: after.earliest) == 1)
    #expect(before.latest.weekday != after.earliest.weekday)
  }

  @Test func thePolicyOfCircaCanBeChanged() throws {
    var policy = Approximation()
    policy.years = 2
    let context = DateContext(approximation: policy)
    let date = try HistoricalDate(english: "c. 1238", context: context)
    #expect(date.rule.rawValue == "circa-2y")
    #expect(date.earliest.iso == "1236-01-01")
    // Not printed as what the standard policy would read otherwise.
    #expect(date.printed == "between 1236 and 1240")
    #expect(try HistoricalDate(edtf: "1238~", approximation: policy).bounds == date.bounds)
  }
}
