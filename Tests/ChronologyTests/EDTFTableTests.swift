import Chronology
import Testing

/// What EDTF texts mean: level, strict bounds, and the bounds and rule of the date made of them.
@Suite struct EDTFTableTests {
  @Test(arguments: [
    ("1920", 0), ("1920-07", 0), ("1920-07-12", 0), ("1919/1920", 0), ("1920-07-12T10:30Z", 0),
    ("-0043", 1), ("Y17000", 1), ("1920~", 1), ("1920-07-12?", 1), ("1920-21", 1), ("192X", 1),
    ("19XX", 1), ("XXXX", 1), ("1920-XX", 1), ("1920-07-XX", 1), ("1920-XX-XX", 1),
    ("1919/..", 1), ("/1920", 1), ("1919~/1920", 1),
    ("?1920", 2), ("1920?-07", 2), ("1920-~07", 2), ("1920-33", 2), ("1X2X", 2), ("1920-1X", 2),
    ("1920-XX-12", 2), ("192X-07", 2), ("1950S2", 2), ("Y17E3", 2), ("[1919,1920]", 2),
    ("{1919..1920}", 2), ("192", 2), ("1919-07~-11/1920", 2),
  ])
  func levels(_ text: String, _ level: Int) throws {
    #expect(try EDTF(text).level == level)
  }

  @Test(arguments: [
    // The coarsest part that is qualified decides, unless the whole date is.
    ("2004-06-11~", "2004-06-11 2004-06-11", "circa-5d"),
    ("2004-06-~11", "2004-06-11 2004-06-11", "circa-5d"),
    ("2004-06~-11", "2004-06-11 2004-06-11", "circa-5y"),
    ("2004-~06-11", "2004-06-11 2004-06-11", "circa-2m"),
    ("2004?-06-~11", "2004-06-11 2004-06-11", "circa-uncertain-10y"),
    ("2004-06~", "2004-06-01 2004-06-30", "circa-2m"),
    ("2004~-06", "2004-06-01 2004-06-30", "circa-5y"),
    ("1920-24~", "1920-12-01 1921-02-28", "circa-2m"),
    ("19XX?", "1900-01-01 1999-12-31", "uncertain-25y"),
    ("-00XX", "-0099-01-01 -0001-12-31", "unspecified"),
    ("-05", "-0500-01-01 -0401-12-31", "unspecified"),
    ("2004-06-11T23:30-05", "2004-06-11 2004-06-11", "day"),
    ("XXX4-02-29", "0004-02-29 9984-02-29", "unspecified"),
    ("2001-30", "2001-12-01 2002-02-28", "winter"),
    ("2001-41", "2001-07-01 2001-12-31", "between"),
    ("1919/..", "1919-01-01 infinity", "since"),
  ])
  func boundsAndRule(_ text: String, _ bounds: String, _ rule: String) throws {
    let edtf = try EDTF(text)
    #expect("\(edtf.earliest.iso) \(edtf.latest.iso)" == bounds)
    let date = try HistoricalDate(edtf: text)
    #expect(date.rule.rawValue == rule)
    #expect(date.edtf == text)
  }
}
