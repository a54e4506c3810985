/// A case of a conformance file that we hold to be wrong.
struct HeldWrong: Hashable {
  /// The text of the case.
  var input: String
  /// What the file says of it.
  var claim: String
  /// Why not.
  var reason: String

  init(_ input: String, _ claim: String, _ reason: String) {
    self.input = input
    self.claim = claim
    self.reason = reason
  }
}

/// Cases of the EDTF file that contradict the standard, the calendar or one another.
let edtfHeldWrong: [HeldWrong] = [
  HeldWrong(
    "/2006",
    "valid 1996-12-31..2006-12-31",
    "an unknown start is not known to lie ten years before the end; the standard gives it "
      + "no bound"
  ),
  HeldWrong(
    "2004-06-01/",
    "valid 2004-06-01..2014-06-01",
    "an unknown end is not known to lie ten years after the start"
  ),
  HeldWrong(
    "1950S2",
    "valid 1950-01-01..1950-12-31",
    "the standard reads it as some year from 1900 to 1999, estimated to be 1950"
  ),
  HeldWrong(
    "Y3388E2S3",
    "valid 338800-01-01..338800-12-31",
    "the standard reads it as some year from 338000 to 338999"
  ),
  HeldWrong(
    "0000-01-03/0000-01",
    "invalid",
    "from 3 January to some day of January can be true; an end is refused only where none "
      + "of its days is late enough"
  ),
  HeldWrong("2004-06-11%/2004-%06", "invalid", "from 11 June to some day of June can be true"),
  HeldWrong("2004-06-11%/2004-06~", "invalid", "from 11 June to some day of June can be true"),
  HeldWrong(
    "Y-61000/-2000",
    "invalid",
    "it runs forward, and the standard lets any date be the end of an interval"
  ),
  HeldWrong(
    "2012-21/2012-22",
    "invalid",
    "seasons are dates; other rows of the file have such intervals as valid"
  ),
  HeldWrong(
    "{-1667,1668, 1670..1672}",
    "invalid",
    "other rows have a space after the comma as valid, and nothing else is amiss"
  ),
  HeldWrong(
    "1900-02-29",
    "valid 1970-01-01..1970-01-01",
    "1900 was no leap year; the bounds are those of a failed reading"
  ),
  HeldWrong(
    "2019-02-29",
    "valid 1970-01-01..1970-01-01",
    "2019 was no leap year; the bounds are those of a failed reading"
  ),
  HeldWrong(
    "Y100000",
    "valid 2062-12-09..2063-12-09",
    "the bounds are those of a number that ran over"
  ),
  HeldWrong("Y1000000", "valid 1970-01-01..1970-01-01", "the bounds are those of a failed reading"),
  HeldWrong(
    "1985-04-12T23:20:30-04:00",
    "valid 1985-04-13..1985-04-13",
    "the source dates by its own clock; the day is not moved to that of Greenwich"
  ),
  HeldWrong(
    "2020-05-01T00:00:00+14:00",
    "valid 2020-04-30..2020-04-30",
    "the source dates by its own clock; the day is not moved to that of Greenwich"
  ),
  HeldWrong(
    "2020-05-01T10:30:45+14:00",
    "valid 2020-04-30..2020-04-30",
    "the source dates by its own clock; the day is not moved to that of Greenwich"
  ),
  HeldWrong(
    "1999-24",
    "valid 1999-10-01..1999-12-31",
    "the standard does not bound seasons; October is no winter, and winter does not end "
      + "with December"
  ),
  HeldWrong(
    "2010-24",
    "valid 2010-12-01..2010-12-31",
    "winter does not end with December; the file contradicts itself here"
  ),
  HeldWrong("2020-23", "valid 2020-07-01..2020-09-30", "July is no autumn north of the equator"),
  HeldWrong(
    "2020-30",
    "valid 2020-07-01..2020-09-30",
    "30 is summer in the southern hemisphere, from December to February"
  ),
]

/// Why a wording means something else than the English file has it.
private enum Reason {
  static let century =
    "a century begins with a year 1, for there was no year 0: the 19th is 1801 to 1900"
  static let before =
    "it is a date before the named time, not an interval that ends in it"
  static let after =
    "it is a date after the named time, not an interval that begins in it"
  static let moreThanADate =
    "it says more than a date; the rest is not dropped in silence"
  static let yearless =
    "without a year it is a date only in a context; with one, it is read"
  static let unknownWord =
    "a word that is not understood is not skipped, for it may change the meaning"
  static let partDropped =
    "the file drops “late” or “early”"
}

/// Cases of the English file that lose or change what the wording says.
let englishHeldWrong: [HeldWrong] = [
  HeldWrong("15c.", "14XX", Reason.century),
  HeldWrong("19c", "18XX", Reason.century),
  HeldWrong("19c?", "18XX?", Reason.century),
  HeldWrong("19th century?", "18XX?", Reason.century),
  HeldWrong("2nd century ce", "01XX", Reason.century),
  HeldWrong("about 19c", "18XX~", Reason.century),
  HeldWrong("active 17-19th Centuries", "16XX/18XX", Reason.century),
  HeldWrong("active late 17th-19th centuries", "16XX/18XX", Reason.century),
  HeldWrong("c.19c?", "18XX%", Reason.century),
  HeldWrong("~19c", "18XX~", Reason.century),
  HeldWrong("before 19th century", "/18XX", Reason.before),
  HeldWrong("before 18 January 1928", "/1928-01-18", Reason.before),
  HeldWrong("before approx January 1928", "/1928-01~", Reason.before),
  HeldWrong("earlier than 1928", "/1928", Reason.before),
  HeldWrong("later than 1928", "1928/", Reason.after),
  HeldWrong("after about the 1920s", "192X~/", Reason.after),
  HeldWrong("after approx January 1928", "1928-01~/", Reason.after),
  HeldWrong("after approx Summer 1928", "1928-22~/", Reason.after),
  HeldWrong("1863, printed ca. 1866", "1863", Reason.moreThanADate),
  HeldWrong("1870s, printed ca. 1880s", "187X", Reason.moreThanADate),
  HeldWrong("1932, printed 1976 by Gunther Sander", "1932", Reason.moreThanADate),
  HeldWrong("1938, printed 1940s-1950s", "1938", Reason.moreThanADate),
  HeldWrong("1900; 1973", "1900", Reason.moreThanADate),
  HeldWrong("January", "XXXX-01", Reason.yearless),
  HeldWrong("January 12", "XXXX-01-12", Reason.yearless),
  HeldWrong("attic. 1802", "1802", Reason.unknownWord),
  HeldWrong("attica 1802", "1802", Reason.unknownWord),
  HeldWrong("notcirca 1860", "1860", Reason.unknownWord),
  HeldWrong("1915 late - autumn 1916", "1915/1916-23", Reason.partDropped),
  HeldWrong("1920s -early 1930s", "192X/193X", Reason.partDropped),
  HeldWrong("c64 BCE", "-0064~", "years of EDTF are counted through 0, so that 64 BCE is -0063"),
]
