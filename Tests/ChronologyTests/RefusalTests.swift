import Chronology
import Testing

/// What is refused, with the reason and the place.
@Suite struct RefusalTests {
  static let english: [(String, String)] = [
    ("", "there is no date in an empty text"),
    ("   ", "there is no date in an empty text"),
    ("29 February 1923", "February 1923 has 28 days"),
    ("31 April 1920", "April 1920 has 30 days"),
    ("February 30, 44 BCE", "February 44 BCE has 28 days"),
    ("0 July 1920", "there is no day 0 of a month"),
    ("13.13.1920", "there is no month 13"),
    ("0 CE", "there is no year 0: 1 BCE is followed by 1 CE"),
    ("12", "is 12 a day or a year? Write its month, or its era as in “12 CE”"),
    ("12345", "a year of more than four digits says its era: CE or BCE"),
    ("July", "in which year? Write it, or give a context"),
    ("July 12", "in which year? Write it, or give a context"),
    ("spring", "of which year? Write it, or give a context"),
    (
      "7/8/1920",
      "this can be 7 August or 8 July 1920; write the month as a word, or say which comes first"
    ),
    ("7.8.20", "write the year with all its digits"),
    ("Tuesday, 12 July 1920", "that day was a Monday, not a Tuesday"),
    (
      "25 October [8 November] 1917",
      "25 October in the Julian calendar was 7 November in the Gregorian, not 8 November"
    ),
    (
      "12 July 1648/9",
      "a double year is written for days from 1 January to 24 March, before the old new year"
    ),
    ("late winter 1920", "which winter? write both years, as in “winter 1919–20”"),
    ("early 12 July 1920", "“early” cannot be said of such a time"),
    ("the 20s", "write the decade with its century, as in “the 1850s”"),
    ("the next day", "from which date is it counted? Give a context"),
    ("between 1240 and 1238", "the time ends before it begins"),
    ("1914–12 July 1910", "the time ends before it begins"),
    ("before after 1920", "two limits of one date"),
    ("between 1240", "“between” needs two dates with “and”"),
    ("12 July 1920 AH", "the parts of the date belong to different calendars"),
    (
      "23rd Dynasty",
      "years of a ruler or a dynasty are no date by themselves; write the years they stand for"
    ),
    (
      "3rd year of the reign of Henry VIII",
      "years of a ruler or a dynasty are no date by themselves; write the years they stand for"
    ),
    ("this isn't a date", "“this” does not belong to a date here"),
    ("1920 or so", "“so” does not belong to a date here"),
    ("999999999999 CE", "the number is too long for a year"),
  ]

  @Test(arguments: english)
  func englishIsRefused(_ text: String, _ message: String) {
    let error = #expect(throws: DateError.self) { try HistoricalDate(english: text) }
    #expect(error?.message == message)
    #expect(error?.input == text)
  }

  static let edtf: [(String, String, Int)] = [
    ("", "the text is empty", 0),
    ("1923-02-29", "February 1923 has 28 days", 0),
    ("1923-13", "there is no month 13: months are 01 to 12, seasons 21 to 41", 5),
    ("1923-21-01", "a season has no day; months are 01 to 12", 5),
    ("1923-2X", "no month from 01 to 12 fits these digits", 5),
    ("15XX-02-3X", "no day of the calendar fits these digits", 0),
    ("-0000", "the year -0000 is not written; 0000 is 1 BCE", 0),
    ("12345", "a year of more than four digits is written with Y before it", 0),
    ("Y1920", "a year of four digits is written without Y", 0),
    ("Y1E99", "the year is too far away to be computed", 0),
    ("1950S5", "S is followed by how many of the 4 digits are significant", 4),
    ("1920/1919", "the interval ends before it begins", 0),
    ("?1920?", "a part of a date is qualified before it or after it, not both", 5),
    ("1920-07-12T24:01", "24:00 is the end of the day", 11),
    ("1920-07-12T10:60", "a minute is at most 59", 14),
    ("1920-07T10:00", "a time of day needs a whole date without qualifiers before it", 0),
    ("[1920", "the text ends in a set that “]” should close", 5),
    ("1920 ", "a sign that is not of EDTF is out of place after the end of the date", 4),
    ("..", "the text ends after “..”; an interval goes on with “/”", 2),
  ]

  @Test(arguments: edtf)
  func edtfIsRefused(_ text: String, _ message: String, _ offset: Int) {
    let error = #expect(throws: DateError.self) { try EDTF(text) }
    #expect(error?.message == message)
    #expect(error?.offset == offset)
  }

  @Test func placesAreBytesOfTheText() {
    let error = #expect(throws: DateError.self) {
      try HistoricalDate(english: "18 Floréal an III xyz")
    }
    #expect(error?.offset == 19)
  }

  @Test func aLikelyEDTFIsExplainedAsSuch() {
    let error = #expect(throws: DateError.self) { try HistoricalDate(parsing: "1923-02-29") }
    #expect(error?.message == "February 1923 has 28 days")
    #expect(throws: DateError.self) {
      try HistoricalDate(parsing: String(repeating: "9", count: 2000))
    }
  }
}
