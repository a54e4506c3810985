import Chronology
import Testing

/// The forms that dates have in sentences.
@Suite struct ProseFormTests {
  @Test(arguments: [
    ("He signed on July 12, 1920.", ["July 12, 1920: 1920-07-12"]),
    ("He signed on 12 July 1920.", ["12 July 1920: 1920-07-12"]),
    ("On the 12th of July, 1920 he signed.", ["12th of July, 1920: 1920-07-12"]),
    ("SEPTEMBER 1, 1939", ["SEPTEMBER 1, 1939: 1939-09-01"]),
    (
      "on 5 Sept. 1939 and on Jan. 3, 1940",
      ["5 Sept. 1939: 1939-09-05", "Jan. 3, 1940: 1940-01-03"]
    ),
    ("It was 1939 September 1 then.", ["1939 September 1: 1939-09-01"]),
    ("in July 1920,", ["July 1920: 1920-07-01 1920-07-31"]),
    ("In 1920 he came.", ["1920: 1920-01-01 1920-12-31"]),
    ("dated 1920-07-12 or 13.07.1920.", ["1920-07-12: 1920-07-12", "13.07.1920: 1920-07-13"]),
    ("on 12/7/1920", ["12/7/1920: 1920-07-12 1920-12-07"]),
    ("on 13/7/1920", ["13/7/1920: 1920-07-13"]),
    ("inscribed 28-30 VI 1651", ["28: 1651-06-28 from", "30 VI 1651: 1651-06-30 to"]),
    ("on Friday, 30 June 1651,", ["Friday, 30 June 1651: 1651-06-30"]),
    ("on 1 September 1939 (Friday)", ["1 September 1939 (Friday): 1939-09-01"]),
    ("before 1240.", ["before 1240: -infinity 1239-12-31"]),
    ("after 1905 it grew", ["after 1905: 1906-01-01 infinity"]),
    ("by 1921,", ["by 1921: -infinity 1921-12-31"]),
    ("not before 1919", ["not before 1919: 1919-01-01 infinity"]),
    ("no later than May 1920", ["no later than May 1920: -infinity 1920-05-31"]),
    ("prior to May 1920", ["prior to May 1920: -infinity 1920-04-30"]),
    ("the pre-1939 border", ["pre-1939: -infinity 1938-12-31"]),
    ("c. 1238", ["c. 1238: 1233-01-01 1243-12-31"]),
    ("around 1400 there was", ["around 1400: 1395-01-01 1405-12-31"]),
    ("in AD 64 and in 44 BC", ["AD 64: 0064-01-01 0064-12-31", "44 BC: -0043-01-01 -0043-12-31"]),
    ("On the 23d day of January, 1856,", ["23d day of January, 1856: 1856-01-23"]),
    ("on the 6th of January, A.D. 1865", ["6th of January, A.D. 1865: 1865-01-06"]),
    ("killed in 122 bce.", ["122 bce: -0121-01-01 -0121-12-31"]),
    ("By Christmas 1812 the army was gone.", ["1812: 1812-01-01 1812-12-31"]),
    ("in 987, he", ["987: 0987-01-01 0987-12-31"]),
  ])
  func daysAndYears(_ text: String, _ expected: [String]) {
    #expect(finding(text) == expected)
  }

  @Test(arguments: [
    ("in the 1850s", ["the 1850s: 1850-01-01 1859-12-31"]),
    ("during the 1930’s,", ["the 1930’s: 1930-01-01 1939-12-31"]),
    ("in the late 1920s", ["the late 1920s: 1926-01-01 1929-12-31"]),
    ("in the mid-1960s", ["the mid-1960s: 1963-01-01 1966-12-31"]),
    ("in late 1919", ["late 1919: 1919-09-01 1919-12-31"]),
    ("early in 1920", ["early in 1920: 1920-01-01 1920-04-30"]),
    ("by mid-1940", ["by mid-1940: -infinity 1940-08-31"]),
    ("in early May 1920", ["early May 1920: 1920-05-01 1920-05-10"]),
    ("at the end of September 1994", ["the end of September 1994: 1994-09-21 1994-09-30"]),
    ("in the first half of 1920", ["the first half of 1920: 1920-01-01 1920-06-30"]),
    ("in the spring of 1920", ["spring of 1920: 1920-03-01 1920-05-31"]),
    ("in the winter of 1942–43", ["winter of 1942–43: 1942-12-01 1943-02-28"]),
    ("the winter between 1941 and 1942", ["winter between 1941 and 1942: 1941-12-01 1942-02-28"]),
    ("in the 17th century", ["the 17th century: 1601-01-01 1700-12-31"]),
    ("in the twenty-first century", ["the twenty-first century: 2001-01-01 2100-12-31"]),
    ("the end of the 19th century", ["the end of the 19th century: 1867-01-01 1900-12-31"]),
    (
      "10th-17th centuries",
      ["10th: 0901-01-01 1000-12-31 from", "17th centuries: 1601-01-01 1700-12-31 to"]
    ),
    ("vol. 7 for 1934/1935", ["1934/1935: 1934-01-01 1935-12-31"]),
  ])
  func partsAndLongerTimes(_ text: String, _ expected: [String]) {
    #expect(finding(text) == expected)
  }

  @Test(arguments: [
    "25 October [O.S.] / 7 November 1917", "25 October [7 November] 1917",
    "25 October 1917 (7 November N.S.)", "7 November [O.S. 25 October] 1917",
    "25 October 1917 (O.S.)", "Oct. 25 (Nov. 7), 1917",
  ])
  func bothCalendars(_ wording: String) {
    #expect(finding("It fell on \(wording), at night.") == ["\(wording): 1917-11-07"])
  }

  @Test func twoDaysThatAreNotOneAreNoDate() {
    #expect(finding("It fell on 25 (7) November 1917.").isEmpty)
    #expect(finding("It fell on 25 (12) November 1917.").map { $0.suffix(10) } == ["1917-11-25"])
  }
}
