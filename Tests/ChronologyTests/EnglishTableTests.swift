import Chronology
import Testing

/// What English wordings are read as: bounds by ISO 8601, the rule, and the printed form.
@Suite struct EnglishTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var earliest: String
    var latest: String
    var rule: String
    var printed: String
    var testDescription: String { text }

    init(_ text: String, _ bounds: String, _ rule: String, _ printed: String) {
      let ends = bounds.split(separator: " ").map(String.init)
      self.text = text
      earliest = ends[0]
      latest = ends.count > 1 ? ends[1] : ends[0]
      self.rule = rule
      self.printed = printed
    }
  }

  static let cases: [Case] = [
    // Days in every order
    Case("12 July 1920", "1920-07-12", "day", "12 July 1920"),
    Case("July 12, 1920", "1920-07-12", "day", "12 July 1920"),
    Case("July the 12th, 1920", "1920-07-12", "day", "12 July 1920"),
    Case("Anno Domini 64", "0064-01-01 0064-12-31", "year", "64 CE"),
    Case(
      "2nd half 13th c.",
      "1251-01-01 1300-12-31",
      "second-half",
      "second half of the 13th century"
    ),
    Case("July 12 1920", "1920-07-12", "day", "12 July 1920"),
    Case("12 Jul. 1920", "1920-07-12", "day", "12 July 1920"),
    Case("12th of July, 1920", "1920-07-12", "day", "12 July 1920"),
    Case("the 12th July 1920", "1920-07-12", "day", "12 July 1920"),
    Case("on July 12th, 1920", "1920-07-12", "day", "12 July 1920"),
    Case("12 VII 1920", "1920-07-12", "day", "12 July 1920"),
    Case("12.07.1920", "1920-07-12", "day", "12 July 1920"),
    Case("12. 7. 1920", "1920-07-12", "day", "12 July 1920"),
    Case("13/7/1920", "1920-07-13", "day", "13 July 1920"),
    Case("7/13/1920", "1920-07-13", "day", "13 July 1920"),
    Case("7/7/1920", "1920-07-07", "day", "7 July 1920"),
    Case("1920-07-12", "1920-07-12", "day", "12 July 1920"),
    Case("Monday, 12 July 1920", "1920-07-12", "day", "12 July 1920"),
    Case("Mon. 12 July 1920", "1920-07-12", "day", "12 July 1920"),
    Case("15 March 44 BC", "-0043-03-15", "day", "15 March 44 BCE"),
    Case("1 January 1 CE", "0001-01-01", "day", "1 January 1 CE"),
    Case("31 December 1 B.C.E.", "0000-12-31", "day", "31 December 1 BCE"),
    // Months and years
    Case("July 1920", "1920-07-01 1920-07-31", "month", "July 1920"),
    Case("July of 1920", "1920-07-01 1920-07-31", "month", "July 1920"),
    Case("7/2008", "2008-07-01 2008-07-31", "month", "July 2008"),
    Case("Feb 1900", "1900-02-01 1900-02-28", "month", "February 1900"),
    Case("1920", "1920-01-01 1920-12-31", "year", "1920"),
    Case("the year 1920", "1920-01-01 1920-12-31", "year", "1920"),
    Case("in 1920", "1920-01-01 1920-12-31", "year", "1920"),
    Case("800", "0800-01-01 0800-12-31", "year", "800"),
    Case("64 CE", "0064-01-01 0064-12-31", "year", "64 CE"),
    Case("AD 64", "0064-01-01 0064-12-31", "year", "64 CE"),
    Case("44 BC", "-0043-01-01 -0043-12-31", "year", "44 BCE"),
    Case("1 BCE", "0000-01-01 0000-12-31", "year", "1 BCE"),
    Case("12000 BCE", "-11999-01-01 -11999-12-31", "year", "12000 BCE"),
    // Longer times
    Case("the 1850s", "1850-01-01 1859-12-31", "decade", "the 1850s"),
    Case("1850's", "1850-01-01 1859-12-31", "decade", "the 1850s"),
    Case("the 1800s", "1800-01-01 1899-12-31", "hundred", "the 1800s"),
    Case("the 40s BCE", "-0048-01-01 -0039-12-31", "decade", "the 40s BCE"),
    Case("19th century", "1801-01-01 1900-12-31", "century", "the 19th century"),
    Case("the twenty-first century", "2001-01-01 2100-12-31", "century", "the 21st century"),
    Case("1st century", "0001-01-01 0100-12-31", "century", "the 1st century CE"),
    Case("2nd c. BCE", "-0199-01-01 -0100-12-31", "century", "the 2nd century BCE"),
    Case("2nd millennium BCE", "-1999-01-01 -1000-12-31", "millennium", "the 2nd millennium BCE"),
    // Parts
    Case("early July 1920", "1920-07-01 1920-07-10", "early-third", "early July 1920"),
    Case("mid-July 1920", "1920-07-11 1920-07-20", "mid-third", "mid July 1920"),
    Case("late July 1920", "1920-07-21 1920-07-31", "late-third", "late July 1920"),
    Case("late 1919", "1919-09-01 1919-12-31", "late-third", "late 1919"),
    Case("the beginning of 1920", "1920-01-01 1920-04-30", "early-third", "early 1920"),
    Case("end of February 1920", "1920-02-21 1920-02-29", "late-third", "late February 1920"),
    Case("first half of 1920", "1920-01-01 1920-06-30", "first-half", "first half of 1920"),
    Case(
      "second half of July 1920",
      "1920-07-16 1920-07-31",
      "second-half",
      "second half of July 1920"
    ),
    Case("the early 1850s", "1850-01-01 1853-12-31", "early-third", "the early 1850s"),
    Case("late 17th century", "1667-01-01 1700-12-31", "late-third", "the late 17th century"),
    Case(
      "last quarter of the 19th century",
      "1876-01-01 1900-12-31",
      "last-quarter",
      "last quarter of the 19th century"
    ),
    Case("early to mid 1920", "1920-01-01 1920-08-31", "span", "between January and August 1920"),
    // Seasons and quarters
    Case("spring 1920", "1920-03-01 1920-05-31", "season", "spring 1920"),
    Case("the autumn of 1920", "1920-09-01 1920-11-30", "season", "autumn 1920"),
    Case("Fall 1872", "1872-09-01 1872-11-30", "season", "autumn 1872"),
    Case("winter 1919–20", "1919-12-01 1920-02-29", "season", "winter 1919–1920"),
    Case("winter 1920", "1920-01-01 1921-02-28", "winter", "winter 1920"),
    Case("late autumn 1919", "1919-11-01 1919-11-30", "late-third", "late autumn 1919"),
    Case("Q2 1920", "1920-04-01 1920-06-30", "quarter", "second quarter of 1920"),
    Case("1920-Q4", "1920-10-01 1920-12-31", "quarter", "last quarter of 1920"),
    // Rounded and doubted
    Case("c. 1238", "1233-01-01 1243-12-31", "circa-5y", "c. 1238"),
    Case("ca 1238", "1233-01-01 1243-12-31", "circa-5y", "c. 1238"),
    Case("around July 1920", "1920-05-01 1920-09-30", "circa-2m", "c. July 1920"),
    Case("about 12 July 1920", "1920-07-07 1920-07-17", "circa-5d", "c. 12 July 1920"),
    Case("approximately the 1850s", "1845-01-01 1864-12-31", "circa-5y", "c. 1850s"),
    Case("c. 19th century", "1776-01-01 1925-12-31", "circa-25y", "c. 19th century"),
    Case("1860?", "1855-01-01 1865-12-31", "uncertain-5y", "1860?"),
    Case("probably 1860", "1855-01-01 1865-12-31", "uncertain-5y", "1860?"),
    Case("c. 1860?", "1850-01-01 1870-12-31", "circa-uncertain-10y", "c. 1860?"),
    Case("c. 1 CE", "-0004-01-01 0006-12-31", "circa-5y", "c. 1 CE"),
    // One side only
    Case("before 1240", "-infinity 1239-12-31", "before", "before 1240"),
    Case("before 12 July 1920", "-infinity 1920-07-11", "before", "before 12 July 1920"),
    Case("after 1240", "1241-01-01 infinity", "after", "after 1240"),
    Case("by July 1920", "-infinity 1920-07-31", "by", "by July 1920"),
    Case("no later than 1240", "-infinity 1240-12-31", "by", "by 1240"),
    Case("until 1240", "-infinity 1240-12-31", "by", "by 1240"),
    Case("since 1240", "1240-01-01 infinity", "since", "not before 1240"),
    Case("1240 or later", "1240-01-01 infinity", "since", "not before 1240"),
    Case("before c. 1240", "-infinity 1244-12-31", "before-circa-5y", "before c. 1240"),
    Case("after c. 1240", "1236-01-01 infinity", "after-circa-5y", "after c. 1240"),
    Case("before 1 CE", "-infinity 0000-12-31", "before", "before 1 CE"),
    Case("undated", "-infinity infinity", "unknown", "an unknown date"),
    Case("before the end of 1920", "-infinity 1920-12-31", "by", "by 1920"),
    Case("before late 1920", "-infinity 1920-08-31", "before", "before September 1920"),
    Case("after the beginning of 1920", "1920-01-01 infinity", "since", "not before 1920"),
    Case("after the end of 1920", "1921-01-01 infinity", "after", "after 1920"),
    Case("in or before 1240", "-infinity 1240-12-31", "by", "by 1240"),
    Case("post 1240", "1241-01-01 infinity", "after", "after 1240"),
    Case("on or about 12 July 1920", "1920-07-07 1920-07-17", "circa-5d", "c. 12 July 1920"),
    // Two ends
    Case("1230 x 1240", "1230-01-01 1240-12-31", "between", "between 1230 and 1240"),
    Case("1230 × 1240", "1230-01-01 1240-12-31", "between", "between 1230 and 1240"),
    Case("1939/40", "1939-01-01 1940-12-31", "dual-year", "between 1939 and 1940"),
    Case("1914/18", "1914-01-01 1918-12-31", "set", "between 1914 and 1918"),
    Case("between 1238 and 1240", "1238-01-01 1240-12-31", "between", "between 1238 and 1240"),
    Case(
      "between 12 and 14 July 1920",
      "1920-07-12 1920-07-14",
      "between",
      "between 12 and 14 July 1920"
    ),
    Case("12–14 July 1920", "1920-07-12 1920-07-14", "span", "between 12 and 14 July 1920"),
    Case("July 12-14, 1920", "1920-07-12 1920-07-14", "span", "between 12 and 14 July 1920"),
    Case("July–August 1920", "1920-07-01 1920-08-31", "span", "between July and August 1920"),
    Case("1914–18", "1914-01-01 1918-12-31", "span", "between 1914 and 1918"),
    Case("1914-18", "1914-01-01 1918-12-31", "span", "between 1914 and 1918"),
    Case(
      "from 14 July to 11 September 1920",
      "1920-07-14 1920-09-11",
      "span",
      "between 14 July and 11 September 1920"
    ),
    Case("June or July 1920", "1920-06-01 1920-07-31", "set", "between June and July 1920"),
    Case("1858/1860", "1858-01-01 1860-12-31", "set", "between 1858 and 1860"),
    Case("300–200 BCE", "-0299-01-01 -0199-12-31", "span", "between 300 BCE and 200 BCE"),
    Case("10–20 CE", "0010-01-01 0020-12-31", "span", "between 10 CE and 20 CE"),
    Case("17th–19th centuries", "1601-01-01 1900-12-31", "span", "between 1601 and 1900"),
    // Two calendars
    Case("25 October [7 November] 1917", "1917-11-07", "day", "25 October [7 November] 1917"),
    Case("25 October (7 November) 1917", "1917-11-07", "day", "25 October [7 November] 1917"),
    Case("October 25 [November 7], 1917", "1917-11-07", "day", "25 October [7 November] 1917"),
    Case("25 October 1917 [7 November 1917]", "1917-11-07", "day", "25 October [7 November] 1917"),
    Case("25 October/7 November 1917", "1917-11-07", "day", "25 October [7 November] 1917"),
    Case("10/23 March 1920", "1920-03-23", "day", "10 [23] March 1920"),
    Case("10/22 March 1820", "1820-03-22", "day", "10 [22] March 1820"),
    Case("7 November [O.S. 25 October] 1917", "1917-11-07", "day", "7 November 1917"),
    Case("25 October 1917 (O.S.)", "1917-11-07", "day", "25 October [7 November] 1917"),
    Case("25 October 1917 O.S.", "1917-11-07", "day", "25 October [7 November] 1917"),
    Case("25 October 1917 (Julian)", "1917-11-07", "day", "25 October [7 November] 1917"),
    Case("7 November 1917 (N.S.)", "1917-11-07", "day", "7 November 1917"),
    Case(
      "25 December 1917 [7 January 1918]",
      "1918-01-07",
      "day",
      "25 December 1917 [7 January 1918]"
    ),
    Case("25 December [7 January] 1918", "1918-01-07", "day", "25 December 1917 [7 January 1918]"),
    Case("October 1917 (Julian)", "1917-10-14 1917-11-13", "month", "October 1917 (Julian)"),
    Case("14 October 1066 (Julian)", "1066-10-20", "day", "14 October 1066 (Julian)"),
    Case("30 January 1648/9", "1649-02-09", "day", "30 January [9 February] 1649"),
    Case("1648/9", "1648-01-01 1649-12-31", "dual-year", "between 1648 and 1649"),
    Case("18 Brumaire VIII", "1799-11-09", "day", "18 Brumaire VIII"),
    Case("9 Thermidor an II", "1794-07-27", "day", "9 Thermidor II"),
    Case("Year IV", "1795-09-23 1796-09-21", "year", "Year IV (French Republican)"),
    Case("8 Adar II 5681", "1921-03-18", "day", "8 Adar II 5681"),
    Case("8 Rajab 1339 AH", "1921-03-18", "day", "8 Rajab 1339 AH"),
    Case("1338 AH", "1919-09-26 1920-09-14", "year", "1338 AH"),
    Case("5680 AM", "1919-09-25 1920-09-12", "year", "5680 AM"),
    // From another date
    Case("the day after 12 July 1920", "1920-07-13", "day", "13 July 1920"),
    Case("three days before 12 July 1920", "1920-07-09", "day", "9 July 1920"),
    Case("the month after July 1920", "1920-08-01 1920-08-31", "month", "August 1920"),
    Case(
      "about two weeks after 25 August 1920",
      "1920-09-01 1920-09-15",
      "offset",
      "between 1 and 15 September 1920"
    ),
  ]

  @Test(arguments: cases)
  func isReadAs(_ item: Case) throws {
    let date = try HistoricalDate(english: item.text)
    #expect(date.earliest.iso == item.earliest)
    #expect(date.latest.iso == item.latest)
    #expect(date.rule.rawValue == item.rule)
    #expect(date.printed == item.printed)
    #expect(date.wording == item.text)
    let again = try HistoricalDate(english: date.printed)
    #expect(again.bounds == date.bounds, "printed as \(date.printed)")
    if let edtf = date.edtf {
      #expect(try HistoricalDate(edtf: edtf).bounds == date.bounds, "\(edtf)")
    }
  }
}
